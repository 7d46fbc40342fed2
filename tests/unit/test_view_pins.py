"""Leaving a person's own view: a PIN that is good for nothing else, and the passphrase after five wrong ones."""

import pytest

from recovery_desk.domain.view_pins import MOST_WRONG, PinFlaw, ViewPin, flaw_of
from recovery_desk.domain.workers import Worker, WorkerId
from recovery_desk.usecases.view_pins import Leaving, PinNotGood, ViewPins, leaving_in_words
from tests.fakes import FakeClock, FakeStore

PIN, PASSPHRASE = "4711", "four ordinary words here"


class Passphrases:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, typed: str) -> bool:
        self.asked.append(typed)
        return typed == PASSPHRASE


def pins(store: FakeStore, check: Passphrases | None = None) -> ViewPins:
    return ViewPins(
        store,
        FakeClock(),
        lambda pin: f"sealed {pin}",
        lambda pin, kept: kept == f"sealed {pin}",
        check or Passphrases(),
    )


@pytest.mark.parametrize(
    ("pin", "flaw"),
    [
        ("4711", None), ("130576", None), ("1357", None), ("2468", None), ("471", PinFlaw.LENGTH), ("", PinFlaw.LENGTH),
        ("4" * 13, PinFlaw.LENGTH), ("47a1", PinFlaw.LENGTH), ("４７１１", PinFlaw.LENGTH), ("-471", PinFlaw.LENGTH),
        ("0000", PinFlaw.EASY), ("1234", PinFlaw.EASY), ("7890", PinFlaw.EASY), ("9876", PinFlaw.EASY),
    ],
)  # fmt: skip
def test_which_numbers_are_a_pin(pin: str, flaw: PinFlaw | None) -> None:
    assert flaw_of(pin) is flaw
    store = FakeStore()
    if flaw is None:
        pins(store).choose(pin)
        assert pins(store).is_set()
    else:
        with pytest.raises(PinNotGood) as refused:
            pins(store).choose(pin)
        assert pin == "" or pin not in str(refused.value)
        assert not pins(store).is_set()


def test_the_pin_leaves_the_view_and_is_not_kept_as_it_is() -> None:
    store, check = FakeStore(), Passphrases()
    mine = pins(store, check)
    assert not mine.may_be_used()
    mine.choose(PIN)
    assert mine.may_be_used()
    assert mine.leave(PIN).leaving is Leaving.FREE
    assert check.asked == []
    assert [each.id for each in store.records(ViewPin).where()] == [store.signed_in.id]


def test_the_passphrase_leaves_it_with_a_pin_and_without() -> None:
    for with_pin in (False, True):
        mine = pins(FakeStore())
        if with_pin:
            mine.choose(PIN)
        assert mine.leave("not it").leaving is Leaving.WRONG_PASSPHRASE
        assert mine.leave(PASSPHRASE).leaving is Leaving.FREE


def test_without_a_pin_a_number_is_only_a_wrong_passphrase() -> None:
    mine = pins(FakeStore())
    answer = mine.leave(PIN)
    assert answer.leaving is Leaving.WRONG_PASSPHRASE
    assert leaving_in_words(answer) == "That is not the passphrase of whoever is signed in."


def test_after_five_wrong_ones_the_right_one_does_not_do_until_the_passphrase_was_typed() -> None:
    mine = pins(FakeStore())
    mine.choose(PIN)
    for number in range(1, MOST_WRONG - 1):
        answer = mine.leave("0815")
        assert (answer.leaving, answer.left) == (Leaving.WRONG_PIN, MOST_WRONG - number)
    answer = mine.leave("0815")
    assert leaving_in_words(answer) == "That is not your PIN. 1 try is left, then only the passphrase is taken."
    answer = mine.leave("0815")
    assert answer.leaving is Leaving.PIN_SPENT
    assert leaving_in_words(answer) == "The PIN was wrong 5 times. Type your passphrase."
    assert not mine.may_be_used()
    assert mine.leave(PIN).leaving is Leaving.PIN_SPENT
    assert mine.leave(PASSPHRASE).leaving is Leaving.FREE
    assert mine.leave(PIN).leaving is Leaving.FREE


def test_a_right_one_in_between_begins_the_count_anew() -> None:
    mine = pins(FakeStore())
    mine.choose(PIN)
    for _ in range(3):
        for _ in range(MOST_WRONG - 1):
            mine.leave("0815")
        assert mine.leave(PIN).leaving is Leaving.FREE


def test_each_worker_has_their_own_and_can_do_without() -> None:
    store = FakeStore()
    mine = pins(store)
    mine.choose(PIN)
    mine.choose("130576")
    assert mine.leave(PIN).leaving is Leaving.WRONG_PIN
    store.signed_in = Worker(WorkerId("other"), "J. Boyle")
    theirs = pins(store)
    assert not theirs.is_set()
    theirs.choose(PIN)
    theirs.forget()
    assert not theirs.is_set()
    assert theirs.leave(PIN).leaving is Leaving.WRONG_PASSPHRASE
    assert [each.sealed for each in store.records(ViewPin).where()] == ["sealed 130576"]

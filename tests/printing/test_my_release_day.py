"""The person's own sheet in four sizes: the same day, in words anybody can read."""

from dataclasses import replace

import pytest

from recovery_desk.printing.catalogue import catalogue, hard_words_in
from recovery_desk.printing.forms import FORMS
from recovery_desk.printing.forms.my_release_day import MY_RELEASE_DAY, POCKET_CARDS, SIZES, card_sheets
from recovery_desk.usecases.paper.release_day_content import Moment, Size
from tests.printing.golden_pages import assert_golden
from tests.printing.made_days import DAY, EMPTY
from tests.printing.reading import pages_of, words_of

HEALTH_AND_PRISON = ("medicine", "pharmacy", "recovery", "prison", "gate", "drug", "naloxone", "doctor", "hmp")


@pytest.mark.parametrize("size", [Size.STANDARD, Size.LARGE, Size.EASY_READ])
@pytest.mark.parametrize(("name", "content"), [("full", DAY), ("empty", EMPTY)])
def test_the_words_of_each_size(size: Size, name: str, content: object) -> None:
    rendered = MY_RELEASE_DAY[size].render((content,))  # type: ignore[arg-type]
    assert_golden(f"my-release-day-{size}-{name}", rendered.pdf)
    assert rendered.warnings == ()


def test_the_cards_of_two_people_share_a_sheet() -> None:
    rendered = POCKET_CARDS.render(card_sheets((DAY, EMPTY)))
    assert rendered.pages == 1
    assert_golden("my-release-day-card", rendered.pdf)


def test_eleven_cards_take_two_sheets_and_one_person_gets_a_spare() -> None:
    assert [len(sheet.cards) for sheet in card_sheets([DAY] * 11)] == [10, 1]
    assert [len(sheet.cards) for sheet in card_sheets([DAY])] == [2]


def test_a_card_that_is_found_shames_nobody() -> None:
    said = words_of(POCKET_CARDS.render(card_sheets((DAY,))).pdf).casefold()
    assert "mac" in said
    for word in HEALTH_AND_PRISON:
        assert word not in said


def test_whoever_prefers_it_reads_the_24_hour_clock() -> None:
    said = words_of(MY_RELEASE_DAY[Size.STANDARD].render((replace(DAY, uses_24_hours=True),)).pdf)
    assert "13:10" in said
    assert "pm" not in said


def test_a_place_that_will_be_shut_says_ring_first() -> None:
    shut = replace(DAY, moments=(Moment("housing", 950, "Housing options", fits=False),))
    assert "shut that day" in words_of(MY_RELEASE_DAY[Size.STANDARD].render((shut,)).pdf)


def test_a_kind_nobody_wrote_words_for_is_still_a_place_to_go() -> None:
    odd = replace(DAY, moments=(Moment("observatory", 950, "Calton Hill"),))
    assert "Go here. Calton Hill." in words_of(MY_RELEASE_DAY[Size.STANDARD].render((odd,)).pdf)


def test_a_phone_number_is_never_broken() -> None:
    for form in MY_RELEASE_DAY.values():
        lines = [line for page in pages_of(form.render((DAY,)).pdf) for line in page.splitlines()]
        assert any("0141 496 0104." in line for line in lines)


def test_every_size_is_a_form_of_the_house() -> None:
    assert set(SIZES) <= set(FORMS)


def test_sheets_for_the_person_are_in_words_of_everyday_speech() -> None:
    words = catalogue()
    for name, said in words.all.items():
        assert hard_words_in(said) == (), name
        for sentence in said.replace("?", ".").split("."):
            assert len(sentence.split()) <= 12, f"{name}: {sentence}"


def test_hard_words_are_found() -> None:
    assert hard_words_in("Titration and supported accommodation, OST") == (
        "titration",
        "ost",
        "supported accommodation",
    )

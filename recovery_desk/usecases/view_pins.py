"""Leaving a person's own view with a PIN or the passphrase; choosing the PIN, changing it, doing without."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.view_pins import MOST_WRONG, PinFlaw, ViewPin, flaw_of, looks_like_pin
from recovery_desk.usecases.ports import Clock, Store


class PinNotGood(UserFacingError):
    """A new PIN that is too short, no number, or the first that anybody would try."""

    def __init__(self, flaw: PinFlaw) -> None:
        """`flaw` says which; the PIN itself is not kept."""
        super().__init__(flaw.value)
        self.flaw = flaw


class Leaving(StrEnum):
    """What came of what was typed."""

    FREE = "free"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - what came of it
    WRONG_PIN = "wrong-pin"
    PIN_SPENT = "pin-spent"


@dataclass(frozen=True, slots=True)
class LeavingAnswer:
    """What came of it, and how many tries with the PIN are left."""

    leaving: Leaving
    left: int = 0


@dataclass(slots=True)
class WrongPins:
    """Wrong ones since the desk was opened. Locking forgets them: opening it again needs the passphrase anyway."""

    count: int = 0


@dataclass(frozen=True, slots=True)
class ViewPins:
    """The PIN of whoever is signed in; `seal` and `fits` know how it is kept without being readable."""

    store: Store
    clock: Clock
    seal: Callable[[str], str]
    fits: Callable[[str, str], bool]
    check_passphrase: Callable[[str], bool]
    wrong: WrongPins = field(default_factory=WrongPins)

    def is_set(self) -> bool:
        """Whether there is one."""
        return self._kept() is not None

    def may_be_used(self) -> bool:
        """Whether there is one that was not wrong too often."""
        return self.is_set() and self.wrong.count < MOST_WRONG

    def choose(self, pin: str) -> None:
        """A new one in place of any before. Raises `PinNotGood`, `NotEnoughMemory`."""
        flaw = flaw_of(pin)
        if flaw is not None:
            raise PinNotGood(flaw)
        sealed = self.seal(pin)
        pin_of_theirs = ViewPin(self.store.signed_in.id, sealed, self.clock.now().replace(microsecond=0))
        with self.store.saving():
            self.store.records(ViewPin).put(pin_of_theirs)
        self.wrong.count = 0

    def forget(self) -> None:
        """From now on only the passphrase is taken."""
        with self.store.saving():
            self.store.records(ViewPin).remove(self.store.signed_in.id)

    def leave(self, typed: str) -> LeavingAnswer:
        """Whether what was typed leaves the view: a number is held against the PIN, anything else is the passphrase.

        Raises `WaitBeforeNextTry`, `NotEnoughMemory`.
        """
        kept = self._kept()
        if kept is not None and self.wrong.count < MOST_WRONG and looks_like_pin(typed):
            return self._with_pin(typed, kept)
        if self.check_passphrase(typed):
            self.wrong.count = 0
            return LeavingAnswer(Leaving.FREE)
        is_spent = kept is not None and looks_like_pin(typed)
        return LeavingAnswer(Leaving.PIN_SPENT if is_spent else Leaving.WRONG_PASSPHRASE)

    def _with_pin(self, typed: str, kept: ViewPin) -> LeavingAnswer:
        if self.fits(typed, kept.sealed):
            self.wrong.count = 0
            return LeavingAnswer(Leaving.FREE)
        self.wrong.count += 1
        left = MOST_WRONG - self.wrong.count
        return LeavingAnswer(Leaving.WRONG_PIN if left else Leaving.PIN_SPENT, left)

    def _kept(self) -> ViewPin | None:
        return self.store.records(ViewPin).get(self.store.signed_in.id)


_FLAWS = {
    PinFlaw.LENGTH: "Enter 4 to 12 digits, and nothing else.",
    PinFlaw.EASY: "That is one of the first anybody would try. Choose digits that do not simply repeat or count.",
}
VIEW_PIN_WORDS: dict[type[UserFacingError], Callable[..., str]] = {PinNotGood: lambda problem: _FLAWS[problem.flaw]}


def leaving_in_words(answer: LeavingAnswer) -> str:
    """What the view says after a wrong one."""
    if answer.leaving is Leaving.PIN_SPENT:
        return f"The PIN was wrong {MOST_WRONG} times. Type your passphrase."
    if answer.leaving is Leaving.WRONG_PIN:
        left = "1 try is left" if answer.left == 1 else f"{answer.left} tries are left"
        return f"That is not your PIN. {left}, then only the passphrase is taken."
    return "That is not the passphrase of whoever is signed in."

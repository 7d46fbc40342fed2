"""What can be wrong with a day in the prison, and with a clinic."""

from datetime import date

from recovery_desk.domain.errors import UserFacingError


class NoSuchPrison(UserFacingError):
    """A prison this desk does not know, or a name that could mean several."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class CodeMistyped(UserFacingError):
    """What was typed is no code at all: a character is wrong, missing, or two are changed about."""

    def __init__(self, typed: str) -> None:
        super().__init__(typed)
        self.typed = typed


class CodeOfAnotherList(UserFacingError):
    """A code nobody has on this list."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(code, day)
        self.code, self.day = code, day


class LetterUnknown(UserFacingError):
    """A letter that says nothing."""

    def __init__(self, letter: str) -> None:
        super().__init__(letter)
        self.letter = letter


class DayStillToCome(UserFacingError):
    """Who was seen, of a day to come."""


class ListFull(UserFacingError):
    """More people on one list than there are codes."""


class TimesUnclear(UserFacingError):
    """Times of a hall that cannot be read."""

    def __init__(self, hall: str, typed: str) -> None:
        super().__init__(hall, typed)
        self.hall, self.typed = hall, typed


class HallTwice(UserFacingError):
    """A hall that is named twice in one prison, or not at all."""


class RulesOutOfRange(UserFacingError):
    """Times or numbers of a prison's rules that cannot be."""


class ClinicOutOfRange(UserFacingError):
    """A clinic with no slot, or with more than a day holds."""


class ClinicStillClashes(UserFacingError):
    """Some of the clinic cannot be booked; `slots` says how many."""

    def __init__(self, slots: int) -> None:
        super().__init__(slots)
        self.slots = slots


class ClinicNeedsPeople(UserFacingError):
    """Nobody in it, or nobody left once those who clash are left out."""

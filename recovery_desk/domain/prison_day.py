"""A day in one prison: when its halls can be reached, who is to be seen, why, and what came of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.dates import MIDNIGHT, minutes_in_words
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.folding import fold
from recovery_desk.domain.meetings import WhyNotHeld
from recovery_desk.domain.notes import NotSeenReason
from recovery_desk.domain.people import PersonId

Window = tuple[int, int]
"""From, until: minutes after midnight."""

ROLLS_FOR_DAYS = 14
"""Somebody who was not seen rolls from list to list for so long; then "not seen for so many days" finds them."""

_TIME = re.compile(r"(\d{1,2})[:.]?(\d{2})?")
_HOUR = 60


class WhyToSee(StrEnum):
    """Why somebody stands on the list."""

    MEETING = "meeting"
    FIRST_NIGHT = "first-night"
    NEW_REFERRAL = "new-referral"
    ROLLED = "rolled"
    CHECK_DUE = "check-due"
    NOT_SEEN = "not-seen"
    ASKED = "asked"


WHY_TO_SEE_NAMES = {
    WhyToSee.MEETING: "Meeting",
    WhyToSee.FIRST_NIGHT: "First night",
    WhyToSee.NEW_REFERRAL: "New referral",
    WhyToSee.ROLLED: "Not seen before",
    WhyToSee.CHECK_DUE: "Check due",
    WhyToSee.NOT_SEEN: "Not seen lately",
    WhyToSee.ASKED: "Asked for",
}
"""How each is called on screen and paper."""


class DayOutcome(StrEnum):
    """What came of it."""

    SEEN = "seen"
    NOT_SEEN = "not-seen"


@dataclass(frozen=True, slots=True)
class HallRegime:
    """One hall: where it comes in the round, and when it is unlocked, each time as `09:15-11:30`; empty is all day."""

    id: str
    establishment_id: EstablishmentId
    hall: str
    position: int = 0
    times: tuple[str, ...] = ()

    @property
    def windows(self) -> tuple[Window, ...]:
        """The times as minutes after midnight."""
        return windows_from(", ".join(self.times)) or ()


@dataclass(frozen=True, slots=True)
class PrisonRules:
    """What holds on every day in one prison; its id is the prison's.

    `without_names` keeps names off the list that is carried round, `not_seen_days` is how long somebody near release
    may go unseen, `minutes_each` what is reckoned for a talk, `starts` and `ends` when our people may be inside.
    """

    id: str
    allowed_items: str = ""
    without_names: bool = False
    not_seen_days: int = 21
    minutes_each: int = 15
    starts: int = 9 * _HOUR
    ends: int = 16 * _HOUR + 30


@dataclass(frozen=True, slots=True)
class DayLine:
    """What is kept of somebody on one day's list: the code on paper, what was chosen by hand, what came of it.

    `rolled_from` is the day they first stood on a list without being seen since.
    """

    id: str
    person_id: PersonId
    establishment_id: EstablishmentId
    day: date
    code: str
    is_asked: bool = False
    is_left_out: bool = False
    why: str = ""
    rolled_from: date | None = None
    outcome: DayOutcome | None = None
    reason: NotSeenReason | None = None
    note_id: str = ""
    meeting_id: str = ""

    @property
    def is_seen(self) -> bool:
        """Whether they were seen."""
        return self.outcome is DayOutcome.SEEN


@dataclass(frozen=True, slots=True)
class Mark:
    """What one key says of somebody; without an outcome it takes back what was said before."""

    outcome: DayOutcome | None
    reason: NotSeenReason | None = None


MARK_KEYS = {
    "S": Mark(DayOutcome.SEEN),
    "L": Mark(DayOutcome.NOT_SEEN, NotSeenReason.LOCKDOWN),
    "C": Mark(DayOutcome.NOT_SEEN, NotSeenReason.COURT),
    "R": Mark(DayOutcome.NOT_SEEN, NotSeenReason.REFUSED),
    "T": Mark(DayOutcome.NOT_SEEN, NotSeenReason.TRANSFERRED),
    "U": Mark(DayOutcome.NOT_SEEN, NotSeenReason.UNIT_SHUT),
    "E": Mark(DayOutcome.NOT_SEEN, NotSeenReason.NO_ESCORT),
    "I": Mark(DayOutcome.NOT_SEEN, NotSeenReason.UNWELL),
    "W": Mark(DayOutcome.NOT_SEEN, NotSeenReason.WORK_OR_VISIT),
    "O": Mark(DayOutcome.NOT_SEEN, NotSeenReason.OTHER),
    "X": Mark(None),
}
"""The letters on paper and on the keyboard."""

WHY_NOT_HELD = {
    NotSeenReason.LOCKDOWN: WhyNotHeld.LOCKDOWN,
    NotSeenReason.COURT: WhyNotHeld.COURT,
    NotSeenReason.REFUSED: WhyNotHeld.REFUSED,
    NotSeenReason.TRANSFERRED: WhyNotHeld.MOVED,
    NotSeenReason.UNIT_SHUT: WhyNotHeld.LOCKDOWN,
    NotSeenReason.NO_ESCORT: WhyNotHeld.STAFF,
    NotSeenReason.UNWELL: WhyNotHeld.ILL,
    NotSeenReason.WORK_OR_VISIT: WhyNotHeld.OTHER,
    NotSeenReason.OTHER: WhyNotHeld.OTHER,
}
"""Why the meeting of that day was not held, where somebody could not be seen."""


def windows_from(typed: str) -> tuple[Window, ...] | None:
    """`9:15-11:30, 14-16` as times in order, those that touch made one; None where it says no such thing."""
    found: list[Window] = []
    for part in re.split(r"[,;]|\band\b", typed.replace("\u2013", "-")):
        if not part.strip():
            continue
        first, dash, last = part.partition("-")
        start, end = _minutes(first), _minutes(last)
        if not dash or start is None or end is None or start >= end:
            return None
        found.append((start, end))
    return joined(found)


def joined(windows: Iterable[Window]) -> tuple[Window, ...]:
    """In order, those that touch or overlap made one."""
    made: list[Window] = []
    for start, end in sorted(windows):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return tuple(made)


def _minutes(typed: str) -> int | None:
    found = _TIME.fullmatch(typed.strip())
    if found is None:
        return None
    minutes = int(found[1]) * _HOUR + int(found[2] or 0)
    return minutes if int(found[2] or 0) < _HOUR and minutes <= MIDNIGHT else None


def window_in_words(window: Window, dash: str = "\u2013") -> str:
    """`09:15–11:30`."""
    return f"{minutes_in_words(window[0])}{dash}{minutes_in_words(window[1])}"


def cell_key(cell: str) -> tuple[tuple[int, str], ...]:
    """Cells in the order one walks past them: `1/9` before `1/22`."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|[^\W\d]+", fold(cell)))


class DaySheetKind(StrEnum):
    """A sheet of paper of the day."""

    LIST = "prison-day"
    CLEARANCE = "clearance-list"
    SLIPS = "movement-slips"
    CLINIC = "clinic-list"


DAY_SHEET_NAMES = {
    DaySheetKind.LIST: "Prison day list",
    DaySheetKind.CLEARANCE: "Clearance list",
    DaySheetKind.SLIPS: "Movement slips",
    DaySheetKind.CLINIC: "Clinic list",
}
"""How each is called."""

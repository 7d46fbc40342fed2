"""Pre-release meetings: who meets whom, where and when, how far it has come, and what happened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import combinations

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_moment

USUAL_MINUTES = 45
_NOWHERE = EstablishmentId("")


class MeetingPlace(StrEnum):
    """Where they meet."""

    HALL = "hall"
    LINK_CENTRE = "link-centre"
    HEALTH_CENTRE = "health-centre"
    VISITS = "visits"
    VIDEO = "video"
    PHONE = "phone"

    @property
    def is_inside(self) -> bool:
        """Whether whoever comes must be let into the prison."""
        return self not in (MeetingPlace.VIDEO, MeetingPlace.PHONE)


MEETING_PLACE_NAMES = {
    MeetingPlace.HALL: "On the hall",
    MeetingPlace.LINK_CENTRE: "Link centre",
    MeetingPlace.HEALTH_CENTRE: "Health centre",
    MeetingPlace.VISITS: "Visits room",
    MeetingPlace.VIDEO: "Video",
    MeetingPlace.PHONE: "Phone",
}
"""How each is called on screen and paper."""


class MeetingState(StrEnum):
    """How far a meeting has come."""

    ASKED = "asked"
    BOOKED = "booked"
    CONFIRMED = "confirmed"
    HELD = "held"
    HELD_LATE = "held-late"
    NOT_HELD = "not-held"
    CANCELLED = "cancelled"


MEETING_STATE_NAMES = {
    MeetingState.ASKED: "Asked for",
    MeetingState.BOOKED: "Booked",
    MeetingState.CONFIRMED: "Confirmed",
    MeetingState.HELD: "Held",
    MeetingState.HELD_LATE: "Held, late",
    MeetingState.NOT_HELD: "Not held",
    MeetingState.CANCELLED: "Called off",
}
"""How each is called on screen and paper."""

NEXT_MEETING_STATE = {MeetingState.ASKED: MeetingState.BOOKED, MeetingState.BOOKED: MeetingState.CONFIRMED}
"""What one key brings a meeting to before it is held."""

HELD = frozenset({MeetingState.HELD, MeetingState.HELD_LATE})
HAPPENED = frozenset({*HELD, MeetingState.NOT_HELD})
MEETING_OVER = frozenset({*HAPPENED, MeetingState.CANCELLED})


class WhyNotHeld(StrEnum):
    """Why a meeting did not take place."""

    LOCKDOWN = "lockdown"
    REFUSED = "refused"
    COURT = "court"
    STAFF = "staff"
    ILL = "ill"
    MOVED = "moved"
    VISITOR = "visitor"
    OTHER = "other"


WHY_NOT_HELD_NAMES = {
    WhyNotHeld.LOCKDOWN: "Lockdown or the regime",
    WhyNotHeld.REFUSED: "They did not want to",
    WhyNotHeld.COURT: "They were at court",
    WhyNotHeld.STAFF: "No staff to bring them",
    WhyNotHeld.ILL: "They were ill",
    WhyNotHeld.MOVED: "They were moved or released",
    WhyNotHeld.VISITOR: "The worker could not come",
    WhyNotHeld.OTHER: "Another reason",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting in one prison, with agency staff (`staff_id`), a worker of the desk (by name), or both.

    `start` is in minutes after midnight by UK clocks; `sequence` counts what anybody's calendar must be told of.
    """

    id: str
    person_id: PersonId
    day: date
    start: int
    minutes: int = USUAL_MINUTES
    establishment_id: EstablishmentId = _NOWHERE
    place: MeetingPlace = MeetingPlace.LINK_CENTRE
    room: str = ""
    staff_id: str = ""
    worker: str = ""
    purpose: str = ""
    state: MeetingState = MeetingState.BOOKED
    asked_by: str = ""
    why_not: WhyNotHeld | None = None
    late_minutes: int | None = None
    agreed: str = ""
    next_step: str = ""
    note: str = ""
    sequence: int = 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to happen."""
        return self.state in MEETING_OVER

    @property
    def starts_at(self) -> datetime:
        """The moment it begins, in UTC."""
        return uk_moment(self.day, self.start)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends, in UTC."""
        return uk_moment(self.day, self.start + self.minutes)


@dataclass(frozen=True, slots=True)
class MeetingMove:
    """A meeting was put on another day or time: who asked for it, and why."""

    id: str
    person_id: PersonId
    meeting_id: str
    at: datetime
    from_day: date
    from_start: int
    to_day: date
    to_start: int
    asked_by: str
    why: str
    by_whom: str = ""


class Taken(StrEnum):
    """What two meetings want at the same time."""

    PERSON = "person"
    STAFF = "staff"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class MeetingClash:
    """Two meetings that cannot both take place as planned."""

    first_id: str
    second_id: str
    taken: Taken


def meeting_clashes(meetings: Iterable[Meeting]) -> tuple[MeetingClash, ...]:
    """Every pair that cannot both take place; meetings that are over, or called off, hold nobody any more.

    Of two meetings of one person nothing else is said.
    """
    return tuple(_clashes([each for each in meetings if not each.is_over]))


def _clashes(meetings: list[Meeting]) -> Iterator[MeetingClash]:
    for first, second in combinations(meetings, 2):
        if first.day != second.day or not _overlap(first, second):
            continue
        if first.person_id == second.person_id:
            yield MeetingClash(first.id, second.id, Taken.PERSON)
            continue
        if (first.staff_id and first.staff_id == second.staff_id) or same_worker(first.worker, second.worker):
            yield MeetingClash(first.id, second.id, Taken.STAFF)
        if _room_of(first) and _room_of(first) == _room_of(second):
            yield MeetingClash(first.id, second.id, Taken.ROOM)


def _overlap(first: Meeting, second: Meeting) -> bool:
    return first.start < second.start + second.minutes and second.start < first.start + first.minutes


def same_worker(one: str, other: str) -> bool:
    """Whether two names as written are one worker's."""
    return bool(one.strip()) and fold_words(one) == fold_words(other)


def _room_of(meeting: Meeting) -> tuple[object, ...]:
    """A room is one only within its prison; a meeting without a room named holds none."""
    words = fold_words(meeting.room)
    return (meeting.establishment_id, *words) if words else ()

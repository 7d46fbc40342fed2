"""The recovery inclusion meeting: agencies round one table, who go through the people about to be released.

A series says when it meets and who sits in it. One of its meetings is kept only once there is something to keep:
that it was moved, called off, held. Until then it follows from the series, and so does its id, which stays.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.recurrence import Recurrence, Repeats
from recovery_desk.domain.uk_time import uk_moment


@dataclass(frozen=True, slots=True)
class InclusionSeries:
    """When it meets and where. `start` is in minutes after midnight by UK clocks, in summer and in winter.

    `organisation_ids` are agencies of the directory that get its papers beside those of the members. It is about
    people held in `establishment_ids`; about everybody where none is named. `sequence` counts what anybody's calendar
    must be told of.
    """

    id: str
    name: str
    first_on: date
    start: int
    minutes: int = 90
    repeats: Repeats = Repeats.WEEKS
    every: int = 2
    weekday: int = 1
    nth: int = 1
    place: str = ""
    organisation_ids: tuple[str, ...] = ()
    establishment_ids: tuple[EstablishmentId, ...] = ()
    note: str = ""
    ended_on: date | None = None
    sequence: int = 0

    @property
    def recurrence(self) -> Recurrence:
        """Its rule."""
        return Recurrence(self.first_on, self.repeats, self.every, self.weekday, self.nth)


@dataclass(frozen=True, slots=True)
class InclusionMember:
    """Who sits in a series: somebody of an agency (`staff_id`), or of this desk's own service (`worker`, a name)."""

    id: str
    series_id: str
    staff_id: str = ""
    worker: str = ""
    is_chair: bool = False


class InclusionState(StrEnum):
    """How far one meeting has come."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    OPEN = "open"
    CLOSED = "closed"


INCLUSION_STATE_NAMES = {
    InclusionState.PLANNED: "Planned",
    InclusionState.CANCELLED: "Called off",
    InclusionState.OPEN: "Going on",
    InclusionState.CLOSED: "Closed",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class InclusionMeeting:
    """One meeting of a series. `planned_on` is the day the series gives it, `day` the one it is on."""

    id: str
    series_id: str
    planned_on: date
    day: date
    start: int
    minutes: int
    place: str = ""
    state: InclusionState = InclusionState.PLANNED
    why: str = ""
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    left_out: int = 0
    sequence: int = 0

    @property
    def starts_at(self) -> datetime:
        """The moment it begins, in UTC."""
        return uk_moment(self.day, self.start)

    @property
    def ends_at(self) -> datetime:
        """The moment it ends, in UTC."""
        return uk_moment(self.day, self.start + self.minutes)

    @property
    def is_to_come(self) -> bool:
        """Whether it can still be opened."""
        return self.state is InclusionState.PLANNED


class Attendance(StrEnum):
    """Whether somebody was there."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


ATTENDANCE_NAMES = {
    Attendance.PRESENT: "Present",
    Attendance.APOLOGIES: "Apologies",
    Attendance.ABSENT: "Absent, no word",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class InclusionAttendance:
    """Who was at a meeting. Name and agency are as they were on the day."""

    id: str
    meeting_id: str
    name: str
    agency: str
    organisation_id: str
    attendance: Attendance
    position: int = 0
    is_chair: bool = False


@dataclass(frozen=True, slots=True)
class InclusionItem:
    """Somebody on the agenda of a meeting, as it stood when the meeting was opened.

    `starts_after` and `minutes` count from the beginning of the meeting. `added` where somebody put them on it.
    """

    id: str
    person_id: PersonId
    meeting_id: str
    position: int
    starts_after: int
    minutes: int
    due_out: date | None
    points: int
    why: str
    missing: tuple[str, ...] = ()
    discussed_at: datetime | None = None

    @property
    def is_discussed(self) -> bool:
        """Whether the meeting has been through it."""
        return self.discussed_at is not None


class OutcomeKind(StrEnum):
    """What was said about somebody."""

    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class InclusionOutcome:
    """A decision, or an action: then it is a task (`task_id`) with an owner, their agency and a day."""

    id: str
    person_id: PersonId
    meeting_id: str
    kind: OutcomeKind
    text: str
    said_at: datetime
    owner: str = ""
    organisation_id: str = ""
    due: date | None = None
    task_id: str = ""


def meeting_id(series_id: str, planned_on: date) -> str:
    """The id of the meeting a series gives on a day: the same on every laptop and in every calendar."""
    return f"{series_id}-{planned_on:%Y%m%d}"


def planned(series: InclusionSeries, planned_on: date) -> InclusionMeeting:
    """A meeting as the series gives it."""
    return InclusionMeeting(
        meeting_id(series.id, planned_on), series.id, planned_on, planned_on, series.start, series.minutes,
        series.place, sequence=series.sequence,
    )  # fmt: skip

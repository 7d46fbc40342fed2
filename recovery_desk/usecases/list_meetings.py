"""Meetings by day: who meets whom, and what is wrong with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingMove, MeetingState
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.domain.workers import Worker
from recovery_desk.usecases.keep_agency_staff import let_in
from recovery_desk.usecases.keep_meeting import clashes_in_words, moves_of, with_whom
from recovery_desk.usecases.meetings_problems import HasLeftAgency, VettingDoesNotReach
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting with what the list says of it.

    `refused` is why whoever comes cannot be let in any more: vetting may be changed after a booking.
    """

    meeting: Meeting
    person: Person
    prison: str
    whom: str
    staff: AgencyStaff | None
    clashing: tuple[str, ...]
    refused: UserFacingError | None
    moves: tuple[MeetingMove, ...]
    is_to_record: bool


@dataclass(frozen=True, slots=True)
class MeetingBoard:
    """The meetings of a stretch of days."""

    first: date
    last: date
    today: date
    rows: tuple[MeetingRow, ...]

    @property
    def to_come(self) -> int:
        """How many are still to be held."""
        return sum(not row.meeting.is_over and row.meeting.day >= self.today for row in self.rows)

    @property
    def unconfirmed(self) -> int:
        """How many nobody has confirmed."""
        waiting = (MeetingState.ASKED, MeetingState.BOOKED)
        return sum(row.meeting.state in waiting and row.meeting.day >= self.today for row in self.rows)

    @property
    def in_the_way(self) -> int:
        """How many cannot take place as planned."""
        return sum(bool(row.clashing) or row.refused is not None for row in self.rows)

    @property
    def to_record(self) -> int:
        """How many are past, and nobody has said what happened."""
        return sum(row.is_to_record for row in self.rows)


@dataclass(frozen=True, slots=True)
class MeetingChoices:
    """What a form offers: those of agencies who have not left, the prisons, the workers of this desk."""

    staff: tuple[AgencyStaff, ...]
    prisons: tuple[Establishment, ...]
    workers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListMeetings:
    """Reads the list."""

    store: Store
    clock: Clock

    def __call__(self, first: date, last: date) -> MeetingBoard:
        """Every meeting from `first` to `last`, by day and time."""
        meetings = self.store.meetings.between(first, last)
        return MeetingBoard(first, last, self.clock.today(), self._rows(meetings, meetings))

    def of_person(self, person_id: PersonId) -> tuple[MeetingRow, ...]:
        """Somebody's meetings, the latest first."""
        found = self.store.records(Meeting).of(person_id)
        own = sorted(found, key=lambda each: (each.day, each.start, each.id), reverse=True)
        days = sorted({each.day for each in own if not each.is_over})
        around = [each for day in days for each in self.store.meetings.between(day, day)]
        return self._rows(own, around)

    def of(self, meeting: Meeting) -> MeetingRow:
        """One meeting, with the clashes of its day."""
        return self._rows([meeting], self.store.meetings.between(meeting.day, meeting.day))[0]

    def choices(self) -> MeetingChoices:
        """What a form offers."""
        return MeetingChoices(
            tuple(self.store.records(AgencyStaff).where(left_on=None)),
            tuple(self.store.establishments.all()),
            tuple(each.name for each in self.store.records(Worker).where() if each.is_here),
        )

    def prison_of(self, person_id: PersonId) -> EstablishmentId:
        """Where somebody is; empty where nobody knows."""
        stay = self.store.episodes.current(person_id)
        return EstablishmentId("") if stay is None or stay.establishment_id is None else stay.establishment_id

    def _rows(self, meetings: Sequence[Meeting], around: Sequence[Meeting]) -> tuple[MeetingRow, ...]:
        clashing = clashes_in_words(self.store, around)
        return tuple(self._row(each, tuple(clashing.get(each.id, ()))) for each in meetings)

    def _row(self, meeting: Meeting, clashing: tuple[str, ...]) -> MeetingRow:
        prison = self.store.establishments.get(meeting.establishment_id)
        staff = self.store.records(AgencyStaff).get(meeting.staff_id) if meeting.staff_id else None
        today = self.clock.today()
        return MeetingRow(
            meeting,
            self.store.people.get(meeting.person_id),
            "" if prison is None else prison.short_name,
            with_whom(self.store, meeting),
            staff,
            clashing,
            self._refused(meeting, today),
            tuple(moves_of(self.store, meeting.id)),
            is_to_record=not meeting.is_over and meeting.day < today,
        )

    def _refused(self, meeting: Meeting, today: date) -> UserFacingError | None:
        prison = self.store.establishments.get(meeting.establishment_id)
        if meeting.is_over or meeting.day < today or not meeting.staff_id or prison is None:
            return None
        if not meeting.place.is_inside:
            return None
        try:
            let_in(self.store, meeting.staff_id, prison, meeting.day)
        except (VettingDoesNotReach, HasLeftAgency) as problem:
            return problem
        return None

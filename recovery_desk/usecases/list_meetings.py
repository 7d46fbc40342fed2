"""Meetings by day: who meets whom, and what is wrong with each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.consent import Consent, Permission, Purpose, permission
from recovery_desk.domain.custody import CustodyEvent, Ground
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingMove, MeetingState
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.vetting import AgencyStaff, Vetting
from recovery_desk.domain.workers import Worker
from recovery_desk.usecases.ground_moved import ListConsequences
from recovery_desk.usecases.keep_agency_staff import let_them_in
from recovery_desk.usecases.keep_meeting import clashes_in_words, whom_in_words
from recovery_desk.usecases.may_share import most_telling, unrestricted
from recovery_desk.usecases.meetings_problems import HasLeftAgency, VettingDoesNotReach
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.standing_plans import standing_meetings


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
    moved: CustodyEvent | None = None
    """What happened in custody since this was arranged, where it moves the ground under it."""
    not_agreed: Permission | None = None
    """Why nothing of them may be told to the agency that comes, on that day; None where they agreed to it."""


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
    """What a form offers: those of agencies who have not left, the prisons, the workers of this desk, the directory."""

    staff: tuple[AgencyStaff, ...]
    prisons: tuple[Establishment, ...]
    workers: tuple[str, ...]
    organisations: tuple[Organisation, ...] = ()


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
            tuple(self.store.records(Organisation).where()),
        )

    def prison_of(self, person_id: PersonId) -> EstablishmentId:
        """Where somebody is; empty where nobody knows."""
        stay = self.store.episodes.current(person_id)
        return EstablishmentId("") if stay is None or stay.establishment_id is None else stay.establishment_id

    def not_agreed(self, person_id: PersonId, staff_id: str, day: date) -> Permission | None:
        """Why nothing may be told to whoever comes from an agency; None where the person agreed, or nobody comes.

        A meeting is booked all the same: it is where people are asked. It is said, not refused.
        """
        visitor = self.store.records(AgencyStaff).get(staff_id) if staff_id else None
        return None if visitor is None else _Agreements(self.store, {person_id}).missing(person_id, visitor, day)

    def _rows(self, meetings: Sequence[Meeting], around: Sequence[Meeting]) -> tuple[MeetingRow, ...]:
        """What is said of each; every kind of record is asked for once, however many meetings there are."""
        clashing = clashes_in_words(self.store, around)
        people_ids = {each.person_id for each in meetings}
        people = {each.id: each for each in self.store.people.several(people_ids)}
        prisons = {each.id: each for each in self.store.establishments.all()}
        staff = {each.id: each for each in self.store.records(AgencyStaff).where()}
        vettings: dict[str, list[Vetting]] = {}
        for vetting in self.store.records(Vetting).where():
            vettings.setdefault(vetting.staff_id, []).append(vetting)
        moves: dict[str, list[MeetingMove]] = {}
        for move in sorted(self.store.records(MeetingMove).of_many(people_ids), key=lambda each: (each.at, each.id)):
            moves.setdefault(move.meeting_id, []).append(move)
        moved = self._moved({each.person_id for each in meetings if not each.is_over})
        agreements = _Agreements(self.store, people_ids)
        today = self.clock.today()
        rows = []
        for meeting in meetings:
            prison, visitor = prisons.get(meeting.establishment_id), staff.get(meeting.staff_id)
            rows.append(
                MeetingRow(
                    meeting,
                    people[meeting.person_id],
                    "" if prison is None else prison.short_name,
                    whom_in_words(meeting, visitor),
                    visitor,
                    tuple(clashing.get(meeting.id, ())),
                    self._refused(meeting, today, prison, visitor, vettings.get(meeting.staff_id, [])),
                    tuple(moves.get(meeting.id, ())),
                    is_to_record=not meeting.is_over and meeting.day < today,
                    moved=moved.get(meeting.id),
                    not_agreed=agreements.missing(meeting.person_id, visitor, meeting.day)
                    if visitor is not None and not meeting.is_over and meeting.day >= today
                    else None,
                )
            )
        return tuple(rows)

    def _moved(self, people: Iterable[PersonId]) -> dict[str, CustodyEvent]:
        """By meeting: the event that moved its ground since somebody last worked on it."""
        events = self.store.records(CustodyEvent).of_many(people)
        concerned = dict.fromkeys(event.person_id for event in events if event.moves(Ground))
        consequences = ListConsequences(self.store, (standing_meetings,))
        return {found.plan.record_id: found.event for person_id in concerned for found in consequences(person_id)}

    def _refused(
        self,
        meeting: Meeting,
        today: date,
        prison: Establishment | None,
        visitor: AgencyStaff | None,
        vettings: Sequence[Vetting],
    ) -> UserFacingError | None:
        if meeting.is_over or meeting.day < today or visitor is None or prison is None:
            return None
        if not meeting.place.is_inside:
            return None
        try:
            let_them_in(self.store, visitor, vettings, prison, meeting.day)
        except (VettingDoesNotReach, HasLeftAgency) as problem:
            return problem
        return None


class _Agreements:
    """What some people agreed to; each kind of record is asked for once, however many they are."""

    def __init__(self, store: Store, people: Iterable[PersonId]) -> None:
        wanted = frozenset(people)
        self._usable = unrestricted(store, wanted)
        self._names: dict[str, str] = {each.id: each.name for each in store.records(Organisation).where()}
        self._consents: dict[PersonId, list[Consent]] = {}
        for consent in store.records(Consent).of_many(wanted):
            self._consents.setdefault(consent.person_id, []).append(consent)

    def missing(self, person_id: PersonId, visitor: AgencyStaff, day: date) -> Permission | None:
        """Why nothing may be told to the agency of whoever comes; None where it may."""
        known = self._names.get(visitor.organisation_id, "")
        agencies = dict.fromkeys(each for each in (visitor.organisation_id, visitor.agency, known) if each.strip())
        consents, is_restricted = self._consents.get(person_id, []), person_id not in self._usable
        found = [permission(consents, each, Purpose.MEETING, day, is_restricted=is_restricted) for each in agencies]
        return None if not found or any(each.allowed for each in found) else most_telling(found)

"""A recovery inclusion meeting going on: begun, people gone through, what is said kept at once, closed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.folding import fold
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionAttendance,
    InclusionItem,
    InclusionMeeting,
    InclusionOutcome,
    InclusionSeries,
    InclusionState,
    OutcomeKind,
)
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.usecases.inclusion.agenda import BuildAgenda
from recovery_desk.usecases.inclusion.series import (
    Agency,
    Seat,
    agencies_of,
    inclusion_meeting_of,
    meeting_after,
    seats_of,
    series_of,
)
from recovery_desk.usecases.inclusion_problems import (
    InclusionIsOver,
    InclusionNotOpen,
    InclusionNotYet,
    NoSuchOutcome,
    OnTheAgenda,
    OutcomeEmpty,
)
from recovery_desk.usecases.people_problems import RecordRestricted
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow, Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class PersonAtMeeting:
    """Somebody on the agenda with what was said; `undone` are the actions of earlier meetings that nobody has done.

    `row` is None where they are on no caseload any more.
    """

    item: InclusionItem
    row: CaseloadRow | None
    outcomes: tuple[InclusionOutcome, ...]
    undone: tuple[Task, ...]

    @property
    def name(self) -> str:
        """As lists have it."""
        return self.row.filed_as if self.row is not None else "Somebody no longer on this desk"


@dataclass(frozen=True, slots=True)
class MeetingNow:
    """A meeting as it stands. `owners` are whom an action can be given to: agencies, members, workers."""

    series: InclusionSeries
    meeting: InclusionMeeting
    people: tuple[PersonAtMeeting, ...]
    attendance: tuple[InclusionAttendance, ...]
    agencies: tuple[Agency, ...]
    following: InclusionMeeting | None

    @property
    def discussed(self) -> int:
        """How many people the meeting has been through."""
        return sum(each.item.is_discussed for each in self.people)

    @property
    def owners(self) -> tuple[str, ...]:
        """Agencies first, then who is round the table."""
        names = (*(each.name for each in self.agencies), *(each.name for each in self.attendance))
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class ReadMeeting:
    """Reads it, in sets."""

    store: Store

    def __call__(self, meeting_id: str) -> MeetingNow:
        """A meeting that was begun, or one to come without anybody on it; raises `NoSuchInclusionMeeting`."""
        meeting = inclusion_meeting_of(self.store, meeting_id)
        series = series_of(self.store, meeting.series_id)
        seats = seats_of(self.store, series.id)
        items = self.store.records(InclusionItem).where(meeting_id=meeting.id)
        attendance = self.store.records(InclusionAttendance).where(meeting_id=meeting.id)
        return MeetingNow(
            series,
            meeting,
            tuple(self._people(meeting, items)),
            tuple(sorted(attendance, key=lambda each: each.position)) or tuple(expected(meeting.id, seats)),
            agencies_of(self.store, series, seats),
            meeting_after(self.store, meeting),
        )

    def _people(self, meeting: InclusionMeeting, items: Sequence[InclusionItem]) -> list[PersonAtMeeting]:
        wanted = CaseloadFilter(among=tuple(item.person_id for item in items))
        rows = self.store.caseload.page(wanted, CaseloadOrder.NAME, descending=False, offset=0, limit=len(items))
        by_id = {row.person_id: row for row in rows}
        said: dict[str, list[InclusionOutcome]] = {}
        for outcome in self.store.records(InclusionOutcome).where(meeting_id=meeting.id):
            said.setdefault(outcome.person_id, []).append(outcome)
        undone: dict[str, list[Task]] = {}
        later = self._not_before(meeting)
        for task in self.store.meetings.undone(meeting.series_id):
            if task.person_id and task.source_id not in later:
                undone.setdefault(task.person_id, []).append(task)
        return [
            PersonAtMeeting(
                item,
                by_id.get(item.person_id),
                tuple(said.get(item.person_id, ())),
                tuple(undone.get(item.person_id, ())),
            )
            for item in sorted(items, key=lambda each: each.position)
        ]

    def _not_before(self, meeting: InclusionMeeting) -> frozenset[str]:
        """It and those after it: what they agreed on was not carried to it."""
        kept = self.store.records(InclusionMeeting).where(series_id=meeting.series_id)
        when = (meeting.day, meeting.start)
        return frozenset({meeting.id} | {each.id for each in kept if (each.day, each.start) > when})


@dataclass(frozen=True, slots=True)
class RunMeeting:
    """The deeds of a meeting while it goes on."""

    store: Store
    clock: Clock
    ids: Ids
    agenda: BuildAgenda

    def begin(self, meeting_id: str) -> InclusionMeeting:
        """It goes on, with the agenda as it stands now; one that goes on already stays as it is.

        Raises `NoSuchInclusionMeeting`, `InclusionIsOver`, `InclusionNotYet`.
        """
        meeting = inclusion_meeting_of(self.store, meeting_id)
        if meeting.state is InclusionState.OPEN:
            return meeting
        if meeting.state is not InclusionState.PLANNED:
            raise InclusionIsOver
        if meeting.day > self.clock.today():
            raise InclusionNotYet(meeting.day)
        agenda = self.agenda(meeting.id)
        begun = replace(
            meeting,
            state=InclusionState.OPEN,
            opened_at=self.clock.now(),
            left_out=agenda.restricted,
            sequence=meeting.sequence + 1,
        )
        with self.store.saving():
            self.store.records(InclusionMeeting).put(begun)
            self._expect(begun)
            for entry in agenda.entries:
                item, person = entry.item, entry.item.person
                self.store.records(InclusionItem).add(
                    InclusionItem(
                        self.ids.new(), person.person_id, begun.id, item.position, item.starts_after, item.minutes,
                        person.due_out, person.points, person.why, tuple(each.in_words for each in person.missing),
                    )
                )  # fmt: skip
        return begun

    def attend(self, meeting_id: str, attendance_id: str, attendance: Attendance) -> None:
        """Whether somebody is there, or has sent apologies, also before the day. Raises `NoSuchInclusionMeeting`."""
        meeting = inclusion_meeting_of(self.store, meeting_id)
        if meeting.state in (InclusionState.CLOSED, InclusionState.CANCELLED):
            raise InclusionNotOpen
        records = self.store.records(InclusionAttendance)
        with self.store.saving():
            if self.store.records(InclusionMeeting).get(meeting.id) is None:
                self.store.records(InclusionMeeting).add(meeting)
            self._expect(meeting)
            known = records.get(attendance_id)
            if known is not None:
                records.save(replace(known, attendance=attendance))

    def guest(self, meeting_id: str, name: str, agency: str = "") -> None:
        """Somebody is there who has no seat in the series. Raises `InclusionNotOpen`, `OutcomeEmpty`."""
        meeting, said = self._open(meeting_id), " ".join(name.split())
        if not said:
            raise OutcomeEmpty
        records = self.store.records(InclusionAttendance)
        position = 1 + max((each.position for each in records.where(meeting_id=meeting.id)), default=0)
        with self.store.saving():
            records.add(
                InclusionAttendance(
                    self.ids.new(), meeting.id, said, " ".join(agency.split()), "", Attendance.PRESENT, position
                )
            )

    def add_person(self, meeting_id: str, person_id: PersonId) -> InclusionItem:
        """Somebody is talked about who was not on the agenda: last, in the time that is left.

        Raises `InclusionNotOpen`, `OnTheAgenda`, `RecordRestricted`, `NoSuchPerson`.
        """
        meeting = self._open(meeting_id)
        self.store.people.get(person_id)
        items = self.store.records(InclusionItem).where(meeting_id=meeting.id)
        if any(item.person_id == person_id for item in items):
            raise OnTheAgenda
        person = self.agenda.person(meeting, person_id)
        if person is None:
            raise RecordRestricted
        last = max(items, key=lambda each: each.position, default=None)
        item = InclusionItem(
            self.ids.new(), person_id, meeting.id, 1 + (last.position if last else 0),
            last.starts_after + last.minutes if last else 0, 0, person.due_out, person.points, person.why,
            tuple(each.in_words for each in person.missing),
        )  # fmt: skip
        with self.store.saving():
            self.store.records(InclusionItem).add(item)
        return item

    def discussed(self, item_id: str) -> None:
        """The meeting has been through somebody; said twice it stays as it was."""
        item = self.store.records(InclusionItem).get(item_id)
        if item is not None and not item.is_discussed:
            self._open(item.meeting_id)
            with self.store.saving():
                self.store.records(InclusionItem).save(replace(item, discussed_at=self.clock.now()))

    def decide(self, item_id: str, text: str) -> InclusionOutcome:
        """A decision about somebody. Raises `OutcomeEmpty`, `InclusionNotOpen`."""
        item, said = self._item(item_id), " ".join(text.split())
        if not said:
            raise OutcomeEmpty
        outcome = InclusionOutcome(
            self.ids.new(), item.person_id, item.meeting_id, OutcomeKind.DECISION, said, self.clock.now()
        )
        with self.store.saving():
            self.store.records(InclusionOutcome).add(outcome)
            self._mark(item)
        return outcome

    def agree(self, item_id: str, text: str, owner: str = "", due: date | None = None) -> InclusionOutcome:
        """An action: a task of `owner` (an agency, a member, a worker; whoever is signed in where nobody is named).

        Raises `OutcomeEmpty`, `InclusionNotOpen`.
        """
        item, said = self._item(item_id), " ".join(text.split())
        if not said:
            raise OutcomeEmpty
        name, organisation_id = self._owner(item.meeting_id, owner)
        task = Task(
            TaskId(self.ids.new()), said, name, self.clock.today(), item.person_id, due, TaskSource.MEETING,
            item.meeting_id,
        )  # fmt: skip
        outcome = InclusionOutcome(
            self.ids.new(), item.person_id, item.meeting_id, OutcomeKind.ACTION, said, self.clock.now(), name,
            organisation_id, due, task.id,
        )  # fmt: skip
        with self.store.saving():
            self.store.records(Task).add(task)
            self.store.records(InclusionOutcome).add(outcome)
            self._mark(item)
        return outcome

    def take_out(self, outcome_id: str) -> None:
        """It was not said so; the task goes with it. The history keeps both. Raises `NoSuchOutcome`."""
        outcome = self.store.records(InclusionOutcome).get(outcome_id)
        if outcome is None:
            raise NoSuchOutcome
        self._open(outcome.meeting_id)
        with self.store.saving():
            self.store.records(InclusionOutcome).remove(outcome.id)
            if outcome.task_id and self.store.records(Task).get(outcome.task_id) is not None:
                self.store.records(Task).remove(outcome.task_id)

    def done(self, task_id: str) -> None:
        """An action of an earlier meeting is done. Raises `NoSuchOutcome`."""
        task = self.store.records(Task).get(task_id)
        if task is None:
            raise NoSuchOutcome
        finished = replace(task, done_on=self.clock.today(), done_by=self.store.signed_in.name)
        with self.store.saving():
            self.store.records(Task).save(finished)

    def close(self, meeting_id: str) -> InclusionMeeting:
        """The chair closes it: its minutes stand, and what is not done goes to the next. Raises `InclusionNotOpen`."""
        meeting = self._open(meeting_id)
        closed = replace(
            meeting,
            state=InclusionState.CLOSED,
            closed_at=self.clock.now(),
            closed_by=self.store.signed_in.name,
            sequence=meeting.sequence + 1,
        )
        with self.store.saving():
            self.store.records(InclusionMeeting).save(closed)
        return closed

    def _open(self, meeting_id: str) -> InclusionMeeting:
        meeting = inclusion_meeting_of(self.store, meeting_id)
        if meeting.state is not InclusionState.OPEN:
            raise InclusionNotOpen
        return meeting

    def _item(self, item_id: str) -> InclusionItem:
        item = self.store.records(InclusionItem).get(item_id)
        if item is None:
            raise InclusionNotOpen
        self._open(item.meeting_id)
        return item

    def _mark(self, item: InclusionItem) -> None:
        if not item.is_discussed:
            self.store.records(InclusionItem).save(replace(item, discussed_at=self.clock.now()))

    def _expect(self, meeting: InclusionMeeting) -> None:
        """Everybody with a seat who is not written down yet."""
        records = self.store.records(InclusionAttendance)
        for each in expected(meeting.id, seats_of(self.store, meeting.series_id)):
            if records.get(each.id) is None:
                records.add(each)

    def _owner(self, meeting_id: str, typed: str) -> tuple[str, str]:
        """The owner as agencies and members are written, and their agency's id where it is one of the table's."""
        said = " ".join(typed.split())
        series = series_of(self.store, inclusion_meeting_of(self.store, meeting_id).series_id)
        agencies = agencies_of(self.store, series, seats_of(self.store, series.id))
        there = self.store.records(InclusionAttendance).where(meeting_id=meeting_id)
        known = [(each.name, each.id) for each in agencies] + [(each.name, each.organisation_id) for each in there]
        return next((each for each in known if fold(each[0]) == fold(said)), (said or self.store.signed_in.name, ""))


def expected(meeting_id: str, seats: Sequence[Seat]) -> list[InclusionAttendance]:
    """Everybody with a seat is there until somebody says otherwise."""
    return [
        InclusionAttendance(
            f"{meeting_id}-{seat.member.id}", meeting_id, seat.name, seat.agency, seat.organisation_id,
            Attendance.PRESENT, position, seat.member.is_chair,
        )
        for position, seat in enumerate(seats, start=1)
    ]  # fmt: skip

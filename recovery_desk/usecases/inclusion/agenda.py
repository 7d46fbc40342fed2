"""The agenda of a meeting, which builds itself from what the desk knows; asked in sets, however many are on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.agenda import AgendaItem, AgendaPerson, Missing, Timetable, Undone, hardest_first, timetable
from recovery_desk.domain.complex_cases import ComplexCase
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionSeries
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_lines import PersonChecks
from recovery_desk.domain.release_day.questions import ReleaseAnswer
from recovery_desk.domain.tasks import Task
from recovery_desk.usecases.inclusion.series import inclusion_meeting_of, meeting_after, series_of
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.ports import CaseloadRow, Clock, Store
from recovery_desk.usecases.release_checks.look import LookAtChecks

_WITHOUT_A_NEXT = timedelta(days=28)
"""How far the last meeting of a series looks."""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """Somebody on the agenda: their place on it, and who they are."""

    item: AgendaItem
    row: CaseloadRow


@dataclass(frozen=True, slots=True)
class Agenda:
    """Everything the agenda says. `until` is the last release day it takes in.

    `restricted` counts those left out because their record may be kept and not otherwise used.
    """

    series: InclusionSeries
    meeting: InclusionMeeting
    until: date
    times: Timetable
    entries: tuple[AgendaEntry, ...]
    restricted: int


@dataclass(frozen=True, slots=True)
class BuildAgenda:
    """Builds it anew each time; nothing is kept."""

    store: Store
    clock: Clock
    list_releases: ListReleases
    look: LookAtChecks

    def __call__(self, meeting_id: str) -> Agenda:
        """The agenda of a meeting; raises `NoSuchInclusionMeeting`."""
        meeting = inclusion_meeting_of(self.store, meeting_id)
        series = series_of(self.store, meeting.series_id)
        following = meeting_after(self.store, meeting)
        until = following.day if following is not None else meeting.day + _WITHOUT_A_NEXT
        undone = self._undone(meeting)
        rows = self._rows(series, meeting.day, until, undone)
        kept = self._unrestricted([row.person_id for row, _ in rows])
        wanted = [each for each in rows if each[0].person_id in kept]
        people = self.people(wanted, undone, meeting.day)
        times = timetable(hardest_first(people), meeting.minutes)
        by_id = {row.person_id: row for row, _ in wanted}
        entries = tuple(AgendaEntry(item, by_id[item.person.person_id]) for item in times.items)
        return Agenda(series, meeting, until, times, entries, len(rows) - len(wanted))

    def person(self, meeting: InclusionMeeting, person_id: PersonId) -> AgendaPerson | None:
        """Somebody as the agenda would have them; None where they are on no caseload, or restricted."""
        rows = self.list_releases.among([person_id]) if self._unrestricted([person_id]) else ()
        return next(iter(self.people(rows, self._undone(meeting), meeting.day)), None)

    def people(
        self,
        rows: Sequence[tuple[CaseloadRow, ReleaseAnswer | None]],
        undone: Iterable[Task],
        day: date,
    ) -> list[AgendaPerson]:
        """What there is to say of each, in as many questions to the vault as for one."""
        checks = self.look.rows(rows)
        tasks: dict[PersonId, list[Undone]] = {}
        for task in undone:
            if task.person_id is not None:
                tasks.setdefault(task.person_id, []).append(Undone(task.id, task.text, task.owner, task.due))
        return [
            _person(row, answer, checks[row.person_id], tuple(tasks.get(row.person_id, ())), day)
            for row, answer in rows
        ]

    def _undone(self, meeting: InclusionMeeting) -> list[Task]:
        """The actions of the meetings before; what this one agrees on is not undone yet."""
        return [each for each in self.store.meetings.undone(meeting.series_id) if each.source_id != meeting.id]

    def _rows(
        self, series: InclusionSeries, first: date, until: date, undone: Iterable[Task]
    ) -> list[tuple[CaseloadRow, ReleaseAnswer | None]]:
        """Those due out from the meeting to the next, those whose complex case is to be looked at by then.

        And, in whichever prison they are, those something was agreed for that is not done.
        """
        found = [self.store.establishments.get(each) for each in series.establishment_ids]
        prisons = {prison.short_name for prison in found if prison is not None}
        releases = [each for each in self.list_releases(first, until).releases if first <= each.release_day <= until]
        cases = self.list_releases.among([case.person_id for case in self._cases(until)])
        wanted: list[tuple[CaseloadRow, ReleaseAnswer | None]] = [(each.row, each.answer) for each in releases]
        wanted += [each for each in cases if each[0].ended_on is None]
        there = {each[0].person_id: each for each in wanted if not prisons or each[0].establishment in prisons}
        others = dict.fromkeys(task.person_id for task in undone if task.person_id and task.person_id not in there)
        return [*there.values(), *self.list_releases.among([each for each in others if each])]

    def _cases(self, until: date) -> list[ComplexCase]:
        """Those to be looked at again by then, and those nobody has planned yet."""
        return [
            case
            for case in self.store.records(ComplexCase).where(closed_on=None)
            if case.is_due_on(until) or not case.stage.is_planned
        ]

    def _unrestricted(self, people: Sequence[PersonId]) -> frozenset[PersonId]:
        details = self.store.records(PersonDetails).of_many(people)
        return frozenset(people) - {each.person_id for each in details if each.is_restricted}


def _person(
    row: CaseloadRow, answer: ReleaseAnswer | None, checks: PersonChecks, undone: tuple[Undone, ...], day: date
) -> AgendaPerson:
    due_out = None if answer is None else answer.release_day
    is_in = row.ended_on is None
    missing = [Missing(line.title, line.state, line.check.is_vital) for line in checks.open_first if line.is_open]
    return AgendaPerson(
        row.person_id,
        row.filed_as,
        due_out if is_in else row.ended_on,
        tuple(missing) if is_in else (),
        undone,
        is_complex=checks.facts.complex_case is not None,
        is_hard_day=is_in and answer is not None and answer.is_hard_day,
        days_left=None if due_out is None or not is_in else (due_out - day).days,
    )

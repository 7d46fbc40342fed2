"""The papers of a recovery inclusion meeting: its agenda and its minutes, a copy for each agency.

A copy for an agency names only people who agreed that it talks about them at this meeting, whose agreement is in date
on the day it is printed and on the day of the meeting, and whose record is not restricted. Who is left out is counted
for whoever prints it, and never on the paper, which has its own numbers. The desk's own copy names everybody the desk
may use the record of. No copy shows a phone number or an address.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from recovery_desk.domain.agenda import ORDER_IN_WORDS
from recovery_desk.domain.consent import Consent, Purpose, permission
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import long_date, minutes_in_words, short_date
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionAttendance,
    InclusionMeeting,
    InclusionSeries,
    InclusionState,
    OutcomeKind,
)
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintWay
from recovery_desk.domain.release_day.check_records import STATE_WORDS, CheckState
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.inclusion.agenda import Agenda, AgendaEntry, BuildAgenda
from recovery_desk.usecases.inclusion.meeting import MeetingNow, PersonAtMeeting, ReadMeeting
from recovery_desk.usecases.inclusion.series import (
    Agency,
    agencies_of,
    inclusion_meeting_of,
    meeting_after,
    seats_of,
    series_of,
)
from recovery_desk.usecases.inclusion_problems import InclusionNotOpen, NotOnThisTable
from recovery_desk.usecases.leaving import without_unsafe
from recovery_desk.usecases.paper.pack_content import DrawnPack, PersonSheets, SheetOptions
from recovery_desk.usecases.paper.print_sheets import NotePrints
from recovery_desk.usecases.paper.sheet_names import OF_A_MEETING
from recovery_desk.usecases.ports import CaseloadRow, Clock, Ids, Rendered, Store

AGENDA, MINUTES = "agenda", "minutes"
_WORST_FIRST = (CheckState.FAILED, CheckState.NOT_DONE, CheckState.NOT_KNOWN)

OWN = Agency("", "the desk")
"""The desk's own copy."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What both papers begin with and end on. `reader` is empty on the desk's own copy."""

    series: str
    when: str
    place: str
    reader: str
    marking: str
    service_name: str
    prepared_by: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """Somebody on the agenda. `at` is the time on the clock, empty where there is no time for them.

    `missing` are the checks that are owed, by how they stand.
    """

    number: int
    at: str
    minutes: int
    name: str
    where: str
    due_out: str
    why: str
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    undone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """The content of an agenda. `opening` and `closing` are lines with their time."""

    head: PaperHead
    seats: tuple[str, ...]
    order: str
    opening: str
    closing: str
    rows: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """What was said about somebody. `actions` are (what, who, by when); `undone` those carried forward."""

    number: int
    name: str
    where: str
    due_out: str
    missing: tuple[tuple[str, tuple[str, ...]], ...]
    decisions: tuple[str, ...]
    actions: tuple[tuple[str, str, str], ...]
    undone: tuple[str, ...]
    is_discussed: bool = True


_Row = TypeVar("_Row", AgendaRow, MinutesRow)


@dataclass(frozen=True, slots=True)
class MinutesSheet:
    """The content of minutes; `is_draft` until the chair has closed the meeting."""

    head: PaperHead
    present: tuple[str, ...]
    apologies: tuple[str, ...]
    absent: tuple[str, ...]
    rows: tuple[MinutesRow, ...]
    closed: str
    following: str
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class PaperCopy:
    """One copy: for whom, what it says, whom it names, how many it leaves out."""

    reader: Agency
    content: AgendaSheet | MinutesSheet
    people: tuple[PersonSheets, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class InclusionPaper:
    """Copies ready to be drawn, on any thread; `restricted` counts people no copy names."""

    kind: str
    copies: tuple[PaperCopy, ...]
    restricted: int

    @property
    def options(self) -> SheetOptions:
        """As the print log knows for whom it was."""
        return SheetOptions(self.copies[0].reader.name if len(self.copies) == 1 else "each agency")

    @property
    def people(self) -> tuple[PersonSheets, ...]:
        """Whoever any copy is about, once, as the print log writes it down."""
        named = {each.person_id: each for copy in self.copies for each in copy.people}
        audience = f"{self.options.audience}, {self.copies[0].content.head.when}"
        return tuple(replace(each, audiences=(audience,)) for each in named.values())


@dataclass(frozen=True, slots=True)
class InclusionPapers:
    """Prepares, draws and writes down papers."""

    store: Store
    clock: Clock
    ids: Ids
    build: BuildAgenda
    read: ReadMeeting
    render: Callable[[str, Sequence[object]], Rendered]

    def readers(self, meeting_id: str) -> tuple[Agency, ...]:
        """For whom there is a copy: the desk itself, then each agency."""
        series = series_of(self.store, inclusion_meeting_of(self.store, meeting_id).series_id)
        return (OWN, *agencies_of(self.store, series, seats_of(self.store, series.id)))

    def __call__(self, kind: str, meeting_id: str, reader_id: str | None = "") -> InclusionPaper:
        """The copy of one agency of the directory, the desk's own for "", every copy for None.

        Raises `NoSuchInclusionMeeting`, `NotOnThisTable`, and `InclusionNotOpen` for minutes of a meeting to come.
        """
        readers = [each for each in self.readers(meeting_id) if reader_id is None or each.id == reader_id]
        if not readers:
            raise NotOnThisTable
        meeting = inclusion_meeting_of(self.store, meeting_id)
        if kind == AGENDA and meeting.state in (InclusionState.PLANNED, InclusionState.CANCELLED):
            return self._agenda(self.build(meeting_id), readers)
        if kind == MINUTES and meeting.opened_at is None:
            raise InclusionNotOpen
        return self._of_kept(kind, self.read(meeting_id), readers)

    def draw(self, paper: InclusionPaper) -> DrawnPack:
        """The copies in one file, each beginning on a fresh page; needs no desk."""
        sheet = self.render(paper.kind, [copy.content for copy in paper.copies])
        return DrawnPack(sheet, paper.people, ())

    def note(self, paper: InclusionPaper, way: PrintWay, leaving: Callable[[], None] = lambda: None) -> None:
        """Writes down that copies left, person by person; `leaving` puts the file where it goes."""
        NotePrints(self.store, self.clock, self.ids)(paper.people, way, leaving)

    def _agenda(self, agenda: Agenda, readers: Sequence[Agency]) -> InclusionPaper:
        rows = {entry.row.person_id: (entry.row, _agenda_row(entry, agenda.meeting)) for entry in agenda.entries}
        times = agenda.times
        copies = self._agenda_copies(agenda.meeting, rows, times.closing, times.opening, readers)
        return InclusionPaper(AGENDA, tuple(copies), agenda.restricted)

    def _of_kept(self, kind: str, now: MeetingNow, readers: Sequence[Agency]) -> InclusionPaper:
        """Of a meeting that was begun: its agenda as it was then, or its minutes."""
        restricted = self._restricted([each.item.person_id for each in now.people])
        people = [each for each in now.people if each.item.person_id not in restricted]
        left_out = len(restricted) + now.meeting.left_out
        if kind == AGENDA:
            known = {each.item.person_id: (each.row, _row_as_it_was(each, now.meeting)) for each in people}
            ends = max((each.item.starts_after + each.item.minutes for each in now.people), default=0)
            closing = max(0, now.meeting.minutes - ends)
            opening = min((each.item.starts_after for each in now.people), default=0)
            copies = self._agenda_copies(now.meeting, known, closing, opening, readers)
            return InclusionPaper(AGENDA, tuple(copies), left_out)
        rows = {each.item.person_id: (each.row, _minutes_row(each)) for each in people}
        return InclusionPaper(MINUTES, tuple(self._minutes_copies(now, rows, readers)), left_out)

    def _agenda_copies(
        self,
        meeting: InclusionMeeting,
        rows: Mapping[PersonId, tuple[CaseloadRow | None, AgendaRow]],
        closing: int,
        opening: int,
        readers: Sequence[Agency],
    ) -> Iterable[PaperCopy]:
        series = series_of(self.store, meeting.series_id)
        seats = tuple(_named(s.name, s.agency, is_chair=s.member.is_chair) for s in seats_of(self.store, series.id))
        first = f"{minutes_in_words(meeting.start)} Who is here, apologies ({so_many(opening, 'minute')})"
        for reader, allowed in self._allowed(meeting, rows, readers):
            shown = _numbered([rows[each][1] for each in allowed], reader)
            last = _closing(meeting, closing, sum(not row.minutes for row in shown))
            sheet = AgendaSheet(
                self._head(series, meeting, reader), seats, ORDER_IN_WORDS, first if opening else "", last, shown
            )
            sheet = without_unsafe(self.store, sheet, allowed)
            yield PaperCopy(reader, sheet, _logged(AGENDA, rows, allowed), len(rows) - len(allowed))

    def _minutes_copies(
        self,
        now: MeetingNow,
        rows: Mapping[PersonId, tuple[CaseloadRow | None, MinutesRow]],
        readers: Sequence[Agency],
    ) -> Iterable[PaperCopy]:
        meeting, following = now.meeting, meeting_after(self.store, now.meeting)
        closed = "" if meeting.closed_at is None else f"{uk_time(meeting.closed_at):%H:%M}, {meeting.closed_by}"
        for reader, allowed in self._allowed(meeting, rows, readers):
            sheet = MinutesSheet(
                self._head(now.series, meeting, reader),
                _those(now.attendance, Attendance.PRESENT),
                _those(now.attendance, Attendance.APOLOGIES),
                _those(now.attendance, Attendance.ABSENT),
                _numbered([rows[each][1] for each in allowed], reader),
                closed,
                "" if following is None else when_in_words(following),
                is_draft=meeting.state is not InclusionState.CLOSED,
            )
            sheet = without_unsafe(self.store, sheet, allowed)
            yield PaperCopy(reader, sheet, _logged(MINUTES, rows, allowed), len(rows) - len(allowed))

    def _allowed(
        self, meeting: InclusionMeeting, people: Iterable[PersonId], readers: Sequence[Agency]
    ) -> list[tuple[Agency, tuple[PersonId, ...]]]:
        """Whom each copy names, in order; the agreements of everybody are read once."""
        wanted = tuple(people)
        consents: dict[PersonId, list[Consent]] = {}
        for consent in self.store.records(Consent).of_many(wanted):
            consents.setdefault(consent.person_id, []).append(consent)
        today = self.clock.today()
        days = {today, max(today, meeting.day)}
        return [
            (reader, tuple(each for each in wanted if reader == OWN or agreed(consents.get(each, ()), reader, days)))
            for reader in readers
        ]

    def _restricted(self, people: Sequence[PersonId]) -> frozenset[PersonId]:
        details = self.store.records(PersonDetails).of_many(people)
        return frozenset(each.person_id for each in details if each.is_restricted)

    def _head(self, series: InclusionSeries, meeting: InclusionMeeting, reader: Agency) -> PaperHead:
        settings = read_settings(self.store.settings)
        return PaperHead(
            series.name,
            when_in_words(meeting),
            meeting.place,
            "" if reader == OWN else reader.name,
            settings.marking,
            settings.service_name,
            self.store.signed_in.name,
            uk_time(self.clock.now()),
        )


def agreed(consents: Sequence[Consent], reader: Agency, days: Iterable[date]) -> bool:
    """Whether somebody agreed on each of these days that this agency talks about them at the meeting."""
    return all(
        any(
            permission(consents, name, Purpose.MEETING, day, is_restricted=False).allowed
            for name in (reader.id, reader.name)
        )
        for day in days
    )


def when_in_words(meeting: InclusionMeeting) -> str:
    """`Tuesday 1 December 2026, 10:00–11:30`."""
    ends = minutes_in_words(meeting.start + meeting.minutes)
    return f"{long_date(meeting.day)}, {minutes_in_words(meeting.start)}–{ends}"


def due_in_words(day: date | None) -> str:
    """`Fri 4 Dec`."""
    return "no release day known" if day is None else short_date(day)


def where_in_words(row: CaseloadRow | None) -> str:
    """The prison and the hall."""
    return "" if row is None else ", ".join(part for part in (row.establishment, row.place) if part)


def _agenda_row(entry: AgendaEntry, meeting: InclusionMeeting) -> AgendaRow:
    item, person = entry.item, entry.item.person
    return AgendaRow(
        item.position,
        minutes_in_words(meeting.start + item.starts_after) if item.minutes else "",
        item.minutes,
        entry.row.filed_as,
        where_in_words(entry.row),
        due_in_words(person.due_out),
        person.why,
        by_state(each.in_words for each in person.missing),
        tuple(_undone(each.text, each.owner, each.due) for each in person.undone),
    )


def _row_as_it_was(each: PersonAtMeeting, meeting: InclusionMeeting) -> AgendaRow:
    item = each.item
    return AgendaRow(
        item.position,
        minutes_in_words(meeting.start + item.starts_after) if item.minutes else "",
        item.minutes,
        each.name,
        where_in_words(each.row),
        due_in_words(item.due_out),
        item.why,
        by_state(item.missing),
        tuple(_undone(task.text, task.owner, task.due) for task in each.undone),
    )


def _minutes_row(each: PersonAtMeeting) -> MinutesRow:
    actions = [outcome for outcome in each.outcomes if outcome.kind is OutcomeKind.ACTION]
    return MinutesRow(
        each.item.position,
        each.name,
        where_in_words(each.row),
        due_in_words(each.item.due_out),
        by_state(each.item.missing),
        tuple(outcome.text for outcome in each.outcomes if outcome.kind is OutcomeKind.DECISION),
        tuple((one.text, one.owner, "" if one.due is None else short_date(one.due)) for one in actions),
        tuple(_undone(task.text, task.owner, task.due) for task in each.undone),
        each.item.is_discussed,
    )


def _numbered(rows: Sequence[_Row], reader: Agency) -> tuple[_Row, ...]:
    """The desk's copy has the numbers of the screen; another counts its own, so that no gap tells who is left out."""
    if reader == OWN:
        return tuple(rows)
    return tuple(replace(row, number=number) for number, row in enumerate(rows, start=1))


def by_state(missing: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """`A home to go to: failed` and its like, gathered under how they stand: `Failed` first, `Not known` last."""
    found: dict[str, list[str]] = {STATE_WORDS[state]: [] for state in _WORST_FIRST}
    for each in missing:
        title, _, state = each.rpartition(": ")
        found.setdefault(state.capitalize(), []).append(title)
    return tuple((state, tuple(titles)) for state, titles in found.items() if titles)


def _undone(text: str, owner: str, due: date | None) -> str:
    by = f" by {short_date(due)}" if due else ""
    return f"{text} ({owner}{by})"


def _closing(meeting: InclusionMeeting, minutes: int, without: int) -> str:
    at = minutes_in_words(meeting.start + meeting.minutes - minutes)
    rest = f" For {without} there is no time: they are read on paper." if without else ""
    return f"{at} Anything else, the next meeting ({so_many(minutes, 'minute')}).{rest}"


def _those(attendance: Iterable[InclusionAttendance], wanted: Attendance) -> tuple[str, ...]:
    return tuple(
        _named(each.name, each.agency, is_chair=each.is_chair) for each in attendance if each.attendance is wanted
    )


def _named(name: str, agency: str, *, is_chair: bool) -> str:
    said = f"{name}, {agency}" if agency else name
    return f"{said} (chair)" if is_chair else said


def _logged(
    kind: str, rows: Mapping[PersonId, tuple[CaseloadRow | None, object]], people: Iterable[PersonId]
) -> tuple[PersonSheets, ...]:
    """As the print log wants them."""
    found = ((person_id, rows[person_id][0]) for person_id in people)
    return tuple(
        PersonSheets(each, "" if row is None else row.filed_as, "", None, (), (OF_A_MEETING[kind],), (kind,))
        for each, row in found
    )

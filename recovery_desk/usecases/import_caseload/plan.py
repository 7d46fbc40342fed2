"""Looking at a list before anything is written: who is new, who is known, and what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from recovery_desk.domain.names_as_typed import name_key
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.usecases import import_words
from recovery_desk.usecases.import_caseload.fields import ColumnMapping, Field
from recovery_desk.usecases.import_caseload.mapping import guess_mapping, is_problem_column
from recovery_desk.usecases.import_caseload.match import Match, Matcher, bare_number, first_given
from recovery_desk.usecases.import_caseload.places import Places
from recovery_desk.usecases.import_caseload.plan_types import (
    Decision,
    Draft,
    ImportPlan,
    PlannedRow,
    RejectedRow,
    RowProblem,
)
from recovery_desk.usecases.import_caseload.row_reader import ReadRow, RowReader
from recovery_desk.usecases.import_caseload.table import Table, TableRow
from recovery_desk.usecases.import_caseload.update import changes, updated
from recovery_desk.usecases.import_problems import CellProblem, MappingNotUnderstood, NoNameColumn, NoRows, Wrong
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.problem_words import words_for

Report = Callable[[int, int], None]
"""Progress: done, of. Raising from it cancels the work."""

_AS_GUESSED: Mapping[Field, str] = {}
_SAMPLE = 50
_REPORT_EVERY = 200


def unheard(_done: int, _of: int) -> None:
    """Progress nobody listens to."""


@dataclass(frozen=True, slots=True)
class PlanImport:
    """Reads a list and says what importing it would do. Writes nothing."""

    store: Store
    clock: Clock

    def __call__(
        self,
        table: Table,
        mapping: ColumnMapping | None = None,
        report: Report = unheard,
        columns: Mapping[Field, str] = _AS_GUESSED,
    ) -> ImportPlan:
        """The plan, under `mapping` or the likeliest one, with `columns` taken otherwise ("" for from nowhere).

        Every row is created, matched or rejected.

        Raises:
            NoNameColumn: no column is the name.
            MappingNotUnderstood: `mapping` names a column that is not there, or one twice.
            NoRows: there is nothing below the headings.
            TableProblem: the file cannot be read to its end.
        """
        places = Places(self.store.establishments.all())
        chosen = mapping or likely_mapping(table, places)
        for field, heading in columns.items():
            chosen = chosen.with_column(field, heading or None)
        chosen = _checked(table, chosen)
        planning = _Planning(self.store, self.clock, places, RowReader(table, chosen, places, self.clock.today()))
        done = 0
        for done, row in enumerate(table.rows(), 1):
            if done % _REPORT_EVERY == 0:
                report(done, max(done, table.rows_at_most))
            planning.take(row)
        if done == 0:
            raise NoRows(table.name)
        report(done, done)
        return planning.plan(table, chosen)


def likely_mapping(table: Table, places: Places) -> ColumnMapping:
    """The mapping its headings suggest, and where they are not clear its first rows."""
    sample = [row.cells for row in islice(table.rows(), _SAMPLE)]
    return guess_mapping(table.headings, table.written_headings, sample, places.knows)


def _checked(table: Table, mapping: ColumnMapping) -> ColumnMapping:
    used: set[str] = set()
    for heading in mapping.columns.values():
        if heading not in table.headings or heading in used:
            raise MappingNotUnderstood(heading)
        used.add(heading)
    if not mapping.has_name():
        raise NoNameColumn(table.name, table.headings)
    return mapping


class _Planning:
    """The plan in the making: rows taken so far, and who they were."""

    def __init__(self, store: Store, clock: Clock, places: Places, reader: RowReader) -> None:
        self._store = store
        self._today = clock.today()
        self._places = places
        self._reader = reader
        self._matcher = Matcher(store)
        self._planned: list[PlannedRow] = []
        self._rejected: list[RejectedRow] = []
        self._seen: dict[tuple[object, ...], PlannedRow] = {}

    def take(self, row: TableRow) -> None:
        """Plans or rejects one row."""
        read = self._reader.read(row)
        if read.problems:
            self._reject(row, read.problems)
            return
        try:
            self._planned.append(self._decide(row, read))
        except CellProblem as problem:
            column = self._reader.label(_COLUMN_OF.get(problem.wrong, Field.FAMILY_NAME))
            column = column or self._reader.label(Field.FULL_NAME)
            self._reject(row, (RowProblem(row.number, column, words_for(problem)),))

    def plan(self, table: Table, mapping: ColumnMapping) -> ImportPlan:
        """The finished plan."""
        written = zip(table.headings, table.written_headings, strict=True)
        unused = [
            label
            for label, heading in written
            if heading and label in mapping.unused(table.headings) and not is_problem_column(heading)
        ]
        notes = list(table.notes)
        notes += [import_words.month_first(rows, column) for column, rows in self._reader.month_first.items()]
        if self._reader.releases_passed:
            notes.append(import_words.releases_passed(self._reader.releases_passed))
        if Field.RELEASE_DATE not in mapping.columns:
            notes.append(import_words.no_release_column())
        if unused:
            notes.append(import_words.columns_not_used(unused))
        return ImportPlan(
            table.name,
            table.headings,
            table.written_headings,
            mapping,
            tuple(self._planned),
            tuple(self._rejected),
            tuple(notes),
        )

    def _reject(self, row: TableRow, problems: tuple[RowProblem, ...]) -> None:
        self._rejected.append(RejectedRow(row.number, row.cells, problems))

    def _decide(self, row: TableRow, read: ReadRow) -> PlannedRow:
        draft = read.draft
        earlier, namesake = self._same_here(draft)
        if earlier is not None:
            return PlannedRow(row.number, Decision.REPEAT, draft, notes=read.notes, repeats=earlier)
        match = self._matcher.find(draft)
        if match is None:
            namesake = namesake or self._matcher.namesake_number(draft)
            notes = (*read.notes, import_words.namesake(namesake)) if namesake else read.notes
            planned = PlannedRow(row.number, Decision.CREATE, draft, notes=notes)
        else:
            planned = self._known(row, read, match)
        for key, _ in _identities(draft):
            self._seen.setdefault(key, planned)
        return planned

    def _known(self, row: TableRow, read: ReadRow, match: Match) -> PlannedRow:
        """The row of somebody the desk has, and what it changes; raises `CellProblem` for a second such row."""
        person = match.person
        claimed = self._seen.get(("person", person.id))
        if claimed is not None:
            raise CellProblem(Wrong.SAME_PERSON_AS_ROW, row=claimed.number)
        episode = self._store.episodes.current(person.id)
        after = updated(person, episode, read.draft, self._today)
        differs = changes(person, episode, after, self._places.short_name)
        decision = Decision.MATCH if match.sure else Decision.OFFER
        planned = PlannedRow(row.number, decision, read.draft, person.id, differs, read.notes)
        self._seen["person", person.id] = planned
        return planned

    def _same_here(self, draft: Draft) -> tuple[int | None, str]:
        """The earlier row `draft` repeats, and the number of an earlier namesake born the same day.

        Raises `CellProblem` where an earlier row is the same person told otherwise.
        """
        namesake = ""
        for key, wrong in _identities(draft):
            earlier = self._seen.get(key)
            if earlier is None:
                continue
            if earlier.draft == draft:
                return earlier.number, ""
            if wrong is Wrong.SAME_PERSON_AS_ROW and draft.prison_number and earlier.draft.prison_number:
                namesake = earlier.draft.prison_number
            else:
                raise CellProblem(wrong, row=earlier.number)
        return None, namesake


_COLUMN_OF = {
    Wrong.NUMBER_OF_ANOTHER: Field.PRISON_NUMBER,
    Wrong.NUMBER_TWICE_HERE: Field.PRISON_NUMBER,
    Wrong.SAME_NUMBER_AS_ROW: Field.PRISON_NUMBER,
}


def _identities(draft: Draft) -> list[tuple[tuple[object, ...], Wrong]]:
    """What makes two rows of one file the same person, and what to say when they disagree."""
    found: list[tuple[tuple[object, ...], Wrong]] = []
    family = name_key(draft.family_name)
    if draft.prison_number:
        found.append((("number", bare_number(draft.prison_number)), Wrong.SAME_NUMBER_AS_ROW))
    if draft.birth_date and draft.birth_date_precision is BirthDatePrecision.EXACT:
        key = ("born", family, first_given(draft.given_names), draft.birth_date)
        found.append((key, Wrong.SAME_PERSON_AS_ROW))
    if not found:
        found.append((("named", family, name_key(draft.given_names)), Wrong.SAME_PERSON_AS_ROW))
    return found

"""From the cells of a row to what it says about a person."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import TypeVar

from recovery_desk.domain.dates_as_typed import (
    MIDDLE_OF_YEAR,
    DateNotUnderstood,
    Meaning,
    date_from,
    looks_month_first,
    says_not_known,
    year_from,
)
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.names_as_typed import NameAsTyped
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.domain.release_day.questions import ReleaseKind, release_kind_from
from recovery_desk.domain.sentence_as_typed import sentence_days_from
from recovery_desk.usecases import import_words
from recovery_desk.usecases.import_caseload.cells import (
    HUGE,
    LONGEST_NEEDS,
    LONGEST_TEXT,
    name_of,
    prison_number_of,
    said,
    short_enough,
    text_of,
)
from recovery_desk.usecases.import_caseload.fields import ColumnMapping, Field
from recovery_desk.usecases.import_caseload.mapping import kind_of_heading, unit_of_heading
from recovery_desk.usecases.import_caseload.places import Places
from recovery_desk.usecases.import_caseload.plan_types import Draft, RowProblem
from recovery_desk.usecases.import_caseload.table import Table, TableRow
from recovery_desk.usecases.import_problems import CellProblem, Wrong
from recovery_desk.usecases.problem_words import words_for

_YOUNGEST, _OLDEST = 10, 110
"""Under 10 nobody is held criminally responsible anywhere in the United Kingdom."""

_WHOLE_ROW = -1
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What was made of a row. The draft counts only where there are no problems."""

    draft: Draft
    problems: tuple[RowProblem, ...]
    notes: tuple[str, ...]


class RowReader:
    """Reads the rows of one table under one mapping, one at a time.

    Each field may fail by itself: everything wrong with a row is gathered, not only the first thing.
    """

    def __init__(self, table: Table, mapping: ColumnMapping, places: Places, today: date) -> None:
        self._headings = table.headings
        self._columns = {f: table.headings.index(heading) for f, heading in mapping.columns.items()}
        written = {f: table.written_headings[column] for f, column in self._columns.items()}
        self._unit = unit_of_heading(written.get(Field.SENTENCE, ""))
        self._kind = kind_of_heading(written.get(Field.RELEASE_DATE, ""))
        self._places = places
        self._today = today
        self._dates: dict[tuple[str, Meaning], date] = {}
        self._serials_later = table.serials_later
        self._row = TableRow(0, ())
        self._problems: list[RowProblem] = []
        self._notes: list[str] = []
        self.month_first: dict[str, int] = {}
        """How many dates of each column make sense only with the month first."""
        self.releases_passed = 0
        """How many rows are of people who, by the list, are out already."""

    def read(self, row: TableRow) -> ReadRow:
        """Everything the row says, everything wrong with it, and what to know about it."""
        self._row, self._problems, self._notes = row, [], []
        self._look_at_whole_row()
        name = self._try(self._name_field(), self._name) or NameAsTyped("")
        birth_date, precision = self._try(Field.BIRTH_DATE, self._birth_date) or (None, BirthDatePrecision.UNKNOWN)
        due = self._try(Field.RELEASE_DATE, self._due)
        sentenced_on = self._try(Field.SENTENCED_ON, lambda: self._sentenced_on(due))
        draft = Draft(
            family_name=name.family_name,
            given_names=name.given_names,
            preferred_name=name.preferred_name,
            birth_date=birth_date,
            birth_date_precision=precision,
            prison_number=self._try(Field.PRISON_NUMBER, self._prison_number) or "",
            communication_needs=self._words(Field.COMMUNICATION_NEEDS, LONGEST_NEEDS),
            worker=self._words(Field.WORKER),
            establishment_id=self._try(Field.ESTABLISHMENT, self._establishment),
            hall=self._words(Field.HALL),
            cell=self._words(Field.CELL),
            due=due,
            kind=self._try(Field.RELEASE_KIND, self._kind_of_release) or self._kind,
            told_by=self._words(Field.TOLD_BY),
            sentence_days=self._try(Field.SENTENCE, lambda: self._sentence_days(sentenced_on)),
            sentenced_on=sentenced_on,
        )
        return ReadRow(draft, tuple(self._problems), tuple(self._notes))

    def label(self, wanted: Field) -> str:
        """The heading `wanted` is taken from; "" where it is taken from none."""
        return self._headings[self._columns[wanted]] if wanted in self._columns else ""

    def _look_at_whole_row(self) -> None:
        """What is wrong whatever the columns mean: cells no sheet holds, a quotation mark left open."""
        cells, width = self._row.cells, len(self._headings)
        for column, cell in enumerate(cells):
            if len(cell) > HUGE:
                heading = self._headings[column] if column < width else ""
                self._wrong(heading, CellProblem(Wrong.HUGE, number=len(cell)))
        if _WHOLE_ROW in self._row.troubles:
            self._wrong("", CellProblem(self._row.troubles[_WHOLE_ROW]))
        elif len(cells) > width and (more := sum(1 for cell in cells[width:] if cell.strip())):
            self._wrong("", CellProblem(Wrong.TOO_MANY_CELLS, number=more))

    def _try(self, wanted: Field, read: Callable[[], _T]) -> _T | None:
        try:
            return read()
        except UserFacingError as problem:
            self._wrong(self.label(wanted), problem)
            return None

    def _wrong(self, column: str, problem: UserFacingError) -> None:
        self._problems.append(RowProblem(self._row.number, column, words_for(problem)))

    def _text(self, wanted: Field) -> str:
        """The text of a field's cell; "" where there is no such column or the cell was found huge before."""
        column = self._columns.get(wanted, len(self._row.cells))
        if self._row.troubles and column in self._row.troubles:
            raise CellProblem(self._row.troubles[column])
        if column >= len(self._row.cells) or len(self._row.cells[column]) > HUGE:
            return ""
        return text_of(self._row.cells[column])

    def _words(self, wanted: Field, longest: int = LONGEST_TEXT) -> str:
        # Halls, workers and sources repeat down the column: one copy serves all rows.
        return intern(self._try(wanted, lambda: short_enough(said(self._text(wanted)), longest)) or "")

    def _name_field(self) -> Field:
        named = (Field.FAMILY_NAME, Field.FULL_NAME, Field.GIVEN_NAMES)
        return next((f for f in named if f in self._columns), Field.FAMILY_NAME)

    def _name(self) -> NameAsTyped:
        if any(p.column in self._name_labels() for p in self._problems):
            # The cell was found huge: saying that there is no name besides would be one complaint too many.
            return NameAsTyped("")
        parts = (Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAMES, Field.PREFERRED_NAME)
        return name_of(*(self._text(part) for part in parts))

    def _name_labels(self) -> set[str]:
        return {self.label(f) for f in (Field.FULL_NAME, Field.FAMILY_NAME, Field.GIVEN_NAMES)} - {""}

    def _prison_number(self) -> str:
        return prison_number_of(said(self._text(Field.PRISON_NUMBER)))

    def _establishment(self) -> EstablishmentId | None:
        text = said(self._text(Field.ESTABLISHMENT))
        return self._places.find(text) if text else None

    def _kind_of_release(self) -> ReleaseKind | None:
        text = said(self._text(Field.RELEASE_KIND))
        kind = release_kind_from(text) if text else None
        if text and kind is None:
            raise CellProblem(Wrong.KIND_UNKNOWN, text)
        return kind

    def _birth_date(self) -> tuple[date | None, BirthDatePrecision]:
        text = said(self._text(Field.BIRTH_DATE))
        if not text or says_not_known(text):
            return None, BirthDatePrecision.UNKNOWN
        year = year_from(text)
        born = date(year, *MIDDLE_OF_YEAR) if year else self._date(text, Meaning.BIRTH, Field.BIRTH_DATE)
        age = self._today.year - born.year - ((self._today.month, self._today.day) < (born.month, born.day))
        if not _YOUNGEST <= age <= _OLDEST:
            raise CellProblem(Wrong.AGE, text, number=age)
        if year:
            self._notes.append(import_words.birth_year_only(year))
        return born, BirthDatePrecision.APPROXIMATE if year else BirthDatePrecision.EXACT

    def _due(self) -> date | None:
        text = self._text(Field.RELEASE_DATE)
        if not text:
            return None
        if says_not_known(text):
            self._notes.append(import_words.no_release_date(text))
            return None
        due = self._date(text, Meaning.RELEASE, Field.RELEASE_DATE)
        if due < self._today:
            self.releases_passed += 1
            self._notes.append(import_words.past_release(due))
        return due

    def _sentenced_on(self, due: date | None) -> date | None:
        text = self._text(Field.SENTENCED_ON)
        if not text or says_not_known(text):
            return None
        day = self._date(text, Meaning.PAST, Field.SENTENCED_ON)
        if due is not None and day > due:
            raise CellProblem(Wrong.SENTENCE_AFTER_RELEASE, text)
        return day

    def _sentence_days(self, sentenced_on: date | None) -> int | None:
        text = self._text(Field.SENTENCE)
        if not text or says_not_known(text):
            return None
        days = sentence_days_from(text, sentenced_on, self._unit)
        if days is None:
            self._notes.append(import_words.sentence_left_out(text, day_known=sentenced_on is not None))
        return days

    def _shifted(self, text: str) -> str:
        """A bare number of days, as spreadsheets usually count them."""
        bare = _SERIAL.fullmatch(text) if self._serials_later else None
        return text if bare is None else str(int(bare[1]) + self._serials_later)

    def _date(self, text: str, meaning: Meaning, wanted: Field) -> date:
        """Each spelling is worked out once: a caseload has few different release days."""
        known = self._dates.get((text, meaning))
        if known is not None:
            return known
        try:
            known = date_from(self._shifted(text), self._today, meaning)
        except DateNotUnderstood:
            if looks_month_first(text):
                label = self.label(wanted)
                self.month_first[label] = self.month_first.get(label, 0) + 1
            raise
        self._dates[text, meaning] = known
        return known

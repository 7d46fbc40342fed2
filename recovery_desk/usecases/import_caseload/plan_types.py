"""What a plan to import holds: what each row says, and what would come of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.usecases.import_caseload.fields import FIELD_WORDS, ColumnMapping, Field


@dataclass(frozen=True, slots=True)
class Draft:
    """What one row says about a person; what it does not say is empty or None."""

    family_name: str
    given_names: str = ""
    preferred_name: str = ""
    birth_date: date | None = None
    birth_date_precision: BirthDatePrecision = BirthDatePrecision.UNKNOWN
    prison_number: str = ""
    communication_needs: str = ""
    worker: str = ""
    establishment_id: EstablishmentId | None = None
    hall: str = ""
    cell: str = ""
    due: date | None = None
    kind: ReleaseKind | None = None
    told_by: str = ""
    sentence_days: int | None = None
    sentenced_on: date | None = None

    @property
    def filed_as(self) -> str:
        """Family name first, as in lists."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)


class Decision(StrEnum):
    """What becomes of a row that can be imported."""

    CREATE = "create"
    MATCH = "match"
    """Surely somebody the desk has: by number, or by name and birth date."""
    OFFER = "offer"
    """Probably somebody the desk has: by name alone, nothing against it. The user may say it is not them."""
    REPEAT = "repeat"
    """Says word for word what an earlier row of the file says."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing a row changes about a person, as the preview shows it."""

    field: Field
    old: str
    new: str

    @property
    def what(self) -> str:
        """What the field is called on screen."""
        return FIELD_WORDS[self.field]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row that can be imported. `number` is its number in the spreadsheet, `repeats` that of an earlier row."""

    number: int
    decision: Decision
    draft: Draft
    person_id: PersonId | None = None
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One thing wrong: in which row, under which heading ("" for the row as a whole), and the sentence."""

    row: int
    column: str
    problem: str


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be imported, with its cells as they stand in the file."""

    number: int
    cells: tuple[str, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The preview: nothing is written until it is applied. `notes` are about the file as a whole."""

    name: str
    headings: tuple[str, ...]
    written_headings: tuple[str, ...]
    mapping: ColumnMapping
    planned: tuple[PlannedRow, ...]
    rejected: tuple[RejectedRow, ...]
    notes: tuple[str, ...] = ()

    @property
    def rows(self) -> int:
        """All rows of the file that are not blank: created, matched and rejected together."""
        return len(self.planned) + len(self.rejected)

    @property
    def created(self) -> int:
        """Rows that are somebody new."""
        return sum(row.decision is Decision.CREATE for row in self.planned)

    @property
    def matched(self) -> int:
        """Rows of people the desk has already, or that repeat another row."""
        return len(self.planned) - self.created

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """Everything wrong, in order of rows: one line each in the preview."""
        return tuple(problem for row in self.rejected for problem in row.problems)

    @property
    def unused_columns(self) -> tuple[str, ...]:
        """The headings nothing is taken from."""
        return self.mapping.unused(self.headings)

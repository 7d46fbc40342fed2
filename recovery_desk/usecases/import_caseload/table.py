"""A table somebody keeps people in, as the importer sees it: every cell is text."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from recovery_desk.usecases.import_problems import Wrong

NO_TROUBLES: Mapping[int, Wrong] = {}


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its number as the spreadsheet shows it, and its cells, dates as `2026-12-04`.

    `troubles` are cells (by position, -1 for the whole row) whose value the reader could not get at.
    """

    number: int
    cells: tuple[str, ...]
    troubles: Mapping[int, Wrong] = field(default_factory=dict)


class Table(Protocol):
    """A file opened for import. Rows are read anew each time, so nothing large is kept."""

    @property
    def name(self) -> str:
        """The file's name, without its folder."""

    @property
    def headings(self) -> tuple[str, ...]:
        """One label a column, unique: a blank or repeated heading tells its column ("Name (column D)")."""

    @property
    def written_headings(self) -> tuple[str, ...]:
        """The headings as they stand in the file."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know about how it was read: which sheet, which rows above the headings were left out."""

    @property
    def rows_at_most(self) -> int:
        """How many rows there may be below the headings, for progress."""

    def rows(self) -> Iterator[TableRow]:
        """Rows below the headings that are not blank, in order. Raises `TableProblem`."""

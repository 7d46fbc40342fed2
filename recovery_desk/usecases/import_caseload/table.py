"""A table somebody keeps people in, as the importer sees it: every cell is text."""

from collections.abc import Iterable, Iterator, Mapping
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


def says_something(cells: Iterable[str]) -> bool:
    """Whether anybody sees anything in a row: blanks, marks of direction and ends of files alone are nothing."""
    return any(letter.isprintable() and not letter.isspace() for cell in cells for letter in cell)


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
    def serials_later(self) -> int:
        """By how many days its day 0 is later than that of spreadsheets: 1,462 in workbooks that count from 1904."""

    @property
    def rows_at_most(self) -> int:
        """How many rows there may be below the headings, for progress."""

    def rows(self) -> Iterator[TableRow]:
        """Rows below the headings that are not blank, in order. Raises `TableProblem`."""

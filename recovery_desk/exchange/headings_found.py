"""Which row of a sheet holds the headings, and what each column is called."""

from collections.abc import Sequence
from dataclasses import dataclass

from recovery_desk.usecases.import_caseload.mapping import heading_score

LOOKED_AT = 30
"""How many rows at the top may stand above the headings."""

_PLAUSIBLE = 2
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class FoundHeadings:
    """The headings: their row, as written and as unique labels; `score` is how much they look the part."""

    row: int
    written: tuple[str, ...]
    labels: tuple[str, ...]
    score: int
    rows_above: int

    @property
    def plausible(self) -> bool:
        """Whether these are surely headings, not the first of the data."""
        return self.score >= _PLAUSIBLE


def find_headings(rows: Sequence[tuple[int, Sequence[str]]]) -> FoundHeadings | None:
    """The row among `rows` (number, cells) that names most fields; the first one filled where none does."""
    filled = [(number, cells) for number, cells in rows if any(map(_says_something, cells))]
    if not filled:
        return None
    scores = [heading_score(cells) for _, cells in filled]
    best = scores.index(max(scores))
    number, cells = filled[best]
    width = max(column for column, cell in enumerate(cells, 1) if cell.strip())
    written = tuple(" ".join(cell.split()) for cell in cells[:width])
    return FoundHeadings(number, written, _labels(written), scores[best], best)


def _says_something(cell: str) -> bool:
    """Commas alone are a blank row read with the wrong delimiter."""
    return any(map(str.isalnum, cell))


def _labels(written: Sequence[str]) -> tuple[str, ...]:
    """Unique labels: a blank heading, or one that is there twice, tells its column."""
    taken: set[str] = set()
    labels = []
    for column, heading in enumerate(written):
        label = heading or f"Column {column_letter(column)}"
        if label in taken:
            label = f"{label} (column {column_letter(column)})"
        taken.add(label)
        labels.append(label)
    return tuple(labels)


def column_letter(column: int) -> str:
    """The letter a spreadsheet shows over a column counted from 0: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters

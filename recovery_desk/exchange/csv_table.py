"""A list in a delimited text file: commas, semicolons, tabs or bars, in whatever letters."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TextIO

from recovery_desk.exchange.csv_records import LineTooLong, Record, records
from recovery_desk.exchange.headings_found import LOOKED_AT, FoundHeadings, find_headings
from recovery_desk.exchange.text_encoding import TextForm
from recovery_desk.usecases.import_caseload.table import TableRow, says_something
from recovery_desk.usecases.import_problems import TableEmpty, TableNotReadable, TableRowTooLong

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 200_000
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


class CsvTable:
    """A delimited text file, read anew for every pass."""

    serials_later = 0

    def __init__(self, path: Path, form: TextForm) -> None:
        """Finds delimiter and headings. Raises `TableEmpty`, `TableNotReadable`, `TableRowTooLong`."""
        self._path = path
        self._encoding = form.encoding
        self._delimiter, self._headings = self._understood()
        self.rows_at_most = max(1, form.lines - self._headings.row)

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self._path.name

    @property
    def headings(self) -> tuple[str, ...]:
        """Unique labels."""
        return self._headings.labels

    @property
    def written_headings(self) -> tuple[str, ...]:
        """As they stand in the file."""
        return self._headings.written

    @property
    def notes(self) -> tuple[str, ...]:
        """Rows above the headings that were left out."""
        return above_note(self._headings)

    def rows(self) -> Iterator[TableRow]:
        """Rows below the headings that are not blank."""
        with self._open() as file:
            try:
                for number, cells, troubles in records(file, self._delimiter):
                    if number > self._headings.row and (troubles or says_something(cells)):
                        yield TableRow(number, tuple(cells), troubles)
            except LineTooLong as problem:
                raise TableRowTooLong(self.name, problem.line) from problem

    def _understood(self) -> tuple[str, FoundHeadings]:
        """The delimiter under which the top of the file looks most like a list."""
        with self._open() as file:
            told = self._told_delimiter
            sample = file.read(_SAMPLE)
        found: list[tuple[int, int, int, str, FoundHeadings]] = []
        for preference, delimiter in enumerate((told,) if told else _DELIMITERS):
            headings = find_headings([(number, cells) for number, cells, _ in _top(sample, delimiter)])
            if headings:
                found.append((headings.score, len(headings.written), -preference, delimiter, headings))
        if not found:
            raise TableEmpty(self.name)
        *_, delimiter, headings = max(found, key=lambda entry: entry[:3])
        return delimiter, headings

    @contextmanager
    def _open(self) -> Iterator[TextIO]:
        """The file as text, after the line that only tells Excel the delimiter."""
        try:
            with self._path.open(encoding=self._encoding, errors="replace", newline="") as file:
                first = file.readline(len("sep=,\r\n"))
                told = _SEPARATOR_LINE.fullmatch(first)
                self._told_delimiter = told.group(1) if told else ""
                if told is None:
                    file.seek(0)
                yield file
        except OSError as error:
            raise TableNotReadable(self.name) from error


def above_note(headings: FoundHeadings) -> tuple[str, ...]:
    """What to say where the headings are not on top."""
    if not headings.rows_above:
        return ()
    return (f"The headings are in row {headings.row}. What stands above them is left out.",)


def _top(sample: str, delimiter: str) -> Iterator[Record]:
    try:
        yield from islice(records(StringIO(sample, newline=""), delimiter), LOOKED_AT)
    except LineTooLong:
        return

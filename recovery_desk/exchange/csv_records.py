"""Records of a delimited file, one after another, where a quotation mark left open costs one row, not the rest."""

import csv
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Protocol

from recovery_desk.usecases.import_problems import Wrong

LONGEST_LINE = 5_000_000
_LONGEST_RECORD = 2_000_000
_MOST_LINES = 2_000
"""A record of more lines than this has a quotation mark that is never closed."""

_WHOLE_ROW = -1
_QUOTE_LEFT_OPEN: Mapping[int, Wrong] = {_WHOLE_ROW: Wrong.QUOTE_NOT_CLOSED}
_NO_TROUBLES: Mapping[int, Wrong] = {}

# The library's own limit (131,072) raises in the middle of a file; ours are on lines and records.
csv.field_size_limit(2**31 - 1)

Record = tuple[int, list[str], Mapping[int, Wrong]]
"""The number of a record as a spreadsheet shows it, its cells, and what is wrong with it."""


class TextSource(Protocol):
    """Where lines come from: an open text file."""

    def readline(self, size: int = -1, /) -> str:
        """The next line with its end, or as much of it as `size` allows; empty at the end."""


class LineTooLong(Exception):
    """A line longer than `LONGEST_LINE`; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _NeverClosed(Exception):
    """A record that goes on and on."""


class _Lines:
    """Lines with a memory of the record being read, so that it can be given back and read again."""

    def __init__(self, source: TextSource) -> None:
        self._source = source
        self._given_back: deque[str] = deque()
        self._read = 0
        self.taken: list[str] = []
        self.ended = False
        self._characters = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if len(self.taken) >= _MOST_LINES or (self._characters > _LONGEST_RECORD and len(self.taken) > 1):
            raise _NeverClosed
        line = self._given_back.popleft() if self._given_back else self._fresh()
        if not line:
            self.ended = True
            raise StopIteration
        self.taken.append(line)
        self._characters += len(line)
        return line

    def begin(self) -> None:
        """A new record starts."""
        self.taken.clear()
        self._characters = 0
        self.ended = False

    def give_back_all_but_first(self) -> str:
        """The first line of the record; the others will be read again."""
        first, *others = self.taken
        self._given_back.extendleft(reversed(others))
        return first

    def _fresh(self) -> str:
        line = self._source.readline(LONGEST_LINE)
        self._read += 1
        if len(line) >= LONGEST_LINE:
            raise LineTooLong(self._read)
        return line


def records(source: TextSource, delimiter: str) -> Iterator[Record]:
    """Every record, blank ones too, numbered from 1. Raises `LineTooLong`.

    Quotation marks are read strictly. Where that fails within one line it is read leniently; where a mark
    opened on one line runs on into others, that line alone is in trouble and the others are read as rows.
    """
    lines = _Lines(source)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = 0
    while True:
        lines.begin()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _NeverClosed):
            number += 1
            yield number, *_badly_quoted(lines, delimiter)
        else:
            number += 1
            yield number, cells, _NO_TROUBLES


def _badly_quoted(lines: _Lines, delimiter: str) -> tuple[list[str], Mapping[int, Wrong]]:
    left_open = lines.ended or len(lines.taken) > 1
    first = lines.give_back_all_but_first()
    if left_open:
        return next(csv.reader([first], delimiter=delimiter, quoting=csv.QUOTE_NONE)), _QUOTE_LEFT_OPEN
    return next(csv.reader([first], delimiter=delimiter)), _NO_TROUBLES

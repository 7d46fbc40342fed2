"""A list in an Excel workbook (.xlsx, .xlsm): the first sheet that has headings like a list of people."""

import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from io import BytesIO
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any

from recovery_desk.exchange.csv_table import above_note
from recovery_desk.exchange.headings_found import LOOKED_AT, FoundHeadings, find_headings
from recovery_desk.exchange.workbook_parts import SheetScan, check_parts, scan_sheet
from recovery_desk.usecases.import_caseload.table import NO_TROUBLES, TableRow, says_something
from recovery_desk.usecases.import_problems import TableBroken, TableEmpty, Wrong

if TYPE_CHECKING:
    from recovery_desk.exchange.workbook_reader import WorkbookReader

_LAST_ROW = 1_048_576
_MAC_YEAR, _FROM_1904 = 1904, 1_462
_MOST_COLUMNS = 256
_BATCH = 500
_ALL_ZEROS = re.compile("0{2,}")
_MIDNIGHT = time(0)
_TEXT_RESULT = "str"
"""What openpyxl leaves as the type of a formula whose result is an empty text."""

_RAISED_BY_BROKEN_WORKBOOKS = (
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    IndexError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What openpyxl, zipfile and the XML parser (its ParseError is a SyntaxError) say about damage."""


class XlsxTable:
    """A workbook held in memory as it lies on disk; rows are parsed anew for every pass."""

    def __init__(self, name: str, content: bytes, report: Callable[[int, int], None]) -> None:
        """Picks the sheet. Raises `NotATable`, `TableBroken`, `TableEmpty`, `TableTooLargeUnpacked`."""
        self._name = name
        self._content = content
        with self._broken_if_it_fails(), zipfile.ZipFile(BytesIO(content)) as archive:
            check_parts(archive, name)
            self._values = self._reader(data_only=True)
            self._sheet, self._headings = self._chosen_sheet()
            self._scan = self._scanned(archive)
        report(0, self.rows_at_most)
        self._formulas = self._reader(data_only=False) if self._scan.formulas else None
        self._fills = {first: [m for m in self._scan.merged if m[0] == first] for first, _, _ in self._scan.merged}

    @property
    def name(self) -> str:
        """The file's name, without its folder."""
        return self._name

    @property
    def headings(self) -> tuple[str, ...]:
        """Unique labels."""
        return self._headings.labels

    @property
    def written_headings(self) -> tuple[str, ...]:
        """As they stand in the sheet."""
        return self._headings.written

    @property
    def notes(self) -> tuple[str, ...]:
        """Which sheet was taken where there are several, and what stood above the headings."""
        others = [sheet.title for sheet in self._values.wb.worksheets if sheet.title != self._sheet]
        read = (f"Read from the sheet “{self._sheet}”; not from {_listed(others)}.",) if others else ()
        return read + above_note(self._headings)

    @property
    def serials_later(self) -> int:
        """A workbook made on an old Mac counts its days from 1904."""
        return _FROM_1904 if self._values.wb.epoch.year == _MAC_YEAR else 0

    @property
    def rows_at_most(self) -> int:
        """Rows of the sheet below the headings, blank ones included."""
        return max(1, self._scan.rows - 1)

    def rows(self) -> Iterator[TableRow]:
        """Rows below the headings that are not blank; merged cells count for each row they reach over."""
        merged: list[tuple[int, int, str]] = []
        with self._broken_if_it_fails():
            for number, cells, troubles in self._all_rows():
                if number <= self._headings.row or not (troubles or says_something(cells)):
                    continue
                merged = [entry for entry in merged if entry[0] >= number]
                merged += [
                    (last, column, cells[column])
                    for first, last, column in self._fills.get(number, ())
                    if last > first and column < len(cells)
                ]
                yield TableRow(number, tuple(_filled(cells, merged)), troubles or NO_TROUBLES)

    def _all_rows(self) -> Iterator[tuple[int, list[str], dict[int, Wrong]]]:
        """Rows with something in them. A sheet may be formatted down to its millionth row."""
        width = len(self._headings.labels)
        values = _rows_of(self._values, self._sheet, width)
        formulas = _rows_of(self._formulas, self._sheet, width) if self._formulas else repeat(())
        for number, (row, as_written) in enumerate(zip(values, formulas, strict=False), 1):
            if number > _LAST_ROW:
                raise TableBroken(self._name)
            if any(cell.value is not None for cell in row) or as_written:
                cells = [_text(cell) for cell in row]
                yield number, cells, _not_calculated(row, as_written)

    def _chosen_sheet(self) -> tuple[str, FoundHeadings]:
        """The first sheet whose headings name fields; hidden ones last; else the first with anything in it."""
        sheets = sorted(self._values.wb.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        fallback: tuple[str, FoundHeadings] | None = None
        for sheet in sheets:
            top = islice(_rows_of(self._values, sheet.title, _MOST_COLUMNS), LOOKED_AT)
            found = find_headings([(number, [_text(cell) for cell in row]) for number, row in enumerate(top, 1)])
            if found and found.plausible:
                return sheet.title, found
            if found and (fallback is None or found.score > fallback[1].score):
                fallback = sheet.title, found
        if fallback is None:
            raise TableEmpty(self._name)
        return fallback

    def _scanned(self, archive: zipfile.ZipFile) -> SheetScan:
        parts = {sheet.name: relation.target for sheet, relation in self._values.parser.find_sheets()}
        return scan_sheet(archive, parts[self._sheet], self._name)

    def _reader(self, *, data_only: bool) -> "WorkbookReader":
        from recovery_desk.exchange.workbook_reader import WorkbookReader

        reader = WorkbookReader(self._content, data_only=data_only)
        with _quietly():
            reader.read()
        return reader

    @contextmanager
    def _broken_if_it_fails(self) -> Iterator[None]:
        try:
            yield
        except _RAISED_BY_BROKEN_WORKBOOKS as error:
            raise TableBroken(self._name) from error


@contextmanager
def _quietly() -> Iterator[None]:
    """Hushes openpyxl, about styles and validations it leaves out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _rows_of(reader: "WorkbookReader", title: str, width: int) -> Iterator[Sequence[Any]]:
    """The rows of a sheet from the first, in batches, so that warnings are hushed only while it is parsed."""
    sheet: Any = reader.wb[title]
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_col=width)
    while True:
        with _quietly():
            batch = list(islice(rows, _BATCH))
        if not batch:
            return
        yield from batch


def _text(cell: Any) -> str:
    """A cell as text: dates as `2026-12-04`, whole numbers without ".0" and with the zeros their format shows."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "seconds")
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.15g}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        whole = str(int(value))
        shown = cell.number_format
        return whole.zfill(len(shown)) if _ALL_ZEROS.fullmatch(shown) else whole
    return str(value)


def _not_calculated(values: Sequence[Any], as_written: Sequence[Any]) -> dict[int, Wrong]:
    """Cells that hold a formula, and no result with it; an empty text is a result."""
    return {
        column: Wrong.NOT_CALCULATED
        for column, (value, written) in enumerate(zip(values, as_written, strict=False))
        if value.value is None and value.data_type != _TEXT_RESULT and written.data_type == "f"
    }


def _filled(cells: list[str], merged: Sequence[tuple[int, int, str]]) -> list[str]:
    for _, column, value in merged:
        if column < len(cells) and not cells[column]:
            cells[column] = value
    return cells


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:5]) + (" and others" if len(names) > len(names[:5]) else "")

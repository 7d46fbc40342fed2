"""Rows of people as a file for a spreadsheet: CSV or XLSX by its name; nothing in it is ever calculated."""

import csv
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from recovery_desk.exchange.bad_rows_file import defused
from recovery_desk.usecases.import_problems import BadRowsNotSaved, FileIsThere, NotASpreadsheetName

Value = str | int | date | None


def save_rows(
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    path: Path,
    *,
    overwrite: bool = False,
    noting: Callable[[int], AbstractContextManager[None]] = lambda _: nullcontext(),
) -> int:
    """Writes the rows under their headings; returns how many.

    The file is there when it is whole; what stood under its name before stays until then. CSV is UTF-8 with mark and
    ISO dates; XLSX has real dates, and text as text, so that no number loses its zeros. `noting` is given how many rows
    there are and writes them down; within it the file is put where it goes, and where it fails nothing is left.

    Raises:
        FileIsThere: there is such a file, and `overwrite` is not set.
        BadRowsNotSaved: the place cannot be written to.
        NotASpreadsheetName: the name ends neither in .csv nor in .xlsx.
    """
    way = {".csv": _as_csv, ".xlsx": _as_xlsx}.get(Path(path).suffix.casefold())
    if way is None:
        raise NotASpreadsheetName(Path(path).name)
    if Path(path).exists() and not overwrite:
        raise FileIsThere(Path(path).name)
    half = Path(path).with_name(f".{Path(path).name}.part")
    try:
        written = way(headings, rows, half)
        _leave(half, Path(path), noting(written))
    except OSError as error:
        raise BadRowsNotSaved(Path(path).name) from error
    finally:
        with suppress(OSError):
            half.unlink(missing_ok=True)
    return written


def _leave(half: Path, path: Path, noting: AbstractContextManager[None]) -> None:
    has_left = False
    try:
        with noting:
            half.replace(path)
            has_left = True
    except BaseException:
        if has_left:
            path.unlink(missing_ok=True)
        raise


def _as_csv(headings: Sequence[str], rows: Iterable[Sequence[Value]], path: Path) -> int:
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([defused(heading) for heading in headings])
        for row in rows:
            writer.writerow([_plain(value) for value in row])
            written += 1
    return written


def _plain(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return defused(value) if isinstance(value, str) else value


def _as_xlsx(headings: Sequence[str], rows: Iterable[Sequence[Value]], path: Path) -> int:
    from recovery_desk.exchange.workbook_writer import WorkbookWriter

    book = WorkbookWriter("Caseload")
    sheet, written = book.sheet, 0
    try:
        sheet.append([_cell(sheet, heading) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
            written += 1
        book.save(path)
    finally:
        book.close()
    return written


def _cell(sheet: Any, value: Value) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", defused(value)))
        cell.data_type, cell.number_format = "s", "@"
        return cell
    cell = WriteOnlyCell(sheet, datetime.combine(value, time()) if isinstance(value, date) else value)
    if isinstance(value, date):
        cell.number_format = "d mmm yyyy"
    return cell

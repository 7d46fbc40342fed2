"""The door for lists of people: looks at what a file is, whatever its name says, and opens it as a table."""

from collections.abc import Callable
from pathlib import Path

from recovery_desk.exchange.csv_table import CsvTable
from recovery_desk.exchange.text_encoding import text_form
from recovery_desk.exchange.xlsx_table import XlsxTable
from recovery_desk.usecases.import_caseload import Table
from recovery_desk.usecases.import_problems import (
    FileKind,
    NotATable,
    TableEmpty,
    TableIsFolder,
    TableLocked,
    TableMissing,
    TableNotReadable,
    TableTooLarge,
)

LARGEST = 200_000_000
"""Bytes on disk. A caseload of 200,000 people is about 30 million."""

_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_KNOWN_STARTS = (
    (b"%PDF", FileKind.PDF),
    (b"{\\rtf", FileKind.WORD),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"<!doctype", FileKind.WEB_PAGE),
    (b"<html", FileKind.WEB_PAGE),
    (b"<?xml", FileKind.WEB_PAGE),
    (b"<table", FileKind.WEB_PAGE),
)
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_OLD_DOCUMENT = "WordDocument".encode("utf-16-le")


def unheard(_done: int, _of: int) -> None:
    """Progress nobody listens to."""


def open_table(path: Path, report: Callable[[int, int], None] = unheard) -> Table:
    """The list in `path`. Raises a `TableProblem` that says what is the matter."""
    try:
        head = _head(path)
        known = _kind_told_by(head)
        if known is not None:
            raise NotATable(path.name, known)
        if head.startswith(_OLE):
            _refuse_old_office(path)
        if head.startswith(_ZIP):
            return XlsxTable(path.name, path.read_bytes(), report)
        form = text_form(path)
    except FileNotFoundError as error:
        raise TableMissing(path.name) from error
    except OSError as error:
        raise TableNotReadable(path.name) from error
    if form is None:
        raise NotATable(path.name, FileKind.UNKNOWN)
    return CsvTable(path, form)


def _head(path: Path) -> bytes:
    """The first bytes of a file that can be looked at."""
    if not path.exists():
        raise TableMissing(path.name)
    if not path.is_file():
        raise TableIsFolder(path.name)
    size = path.stat().st_size
    if size == 0:
        raise TableEmpty(path.name)
    if size > LARGEST:
        raise TableTooLarge(path.name, LARGEST)
    with path.open("rb") as file:
        return file.read(_HEAD)


def _kind_told_by(head: bytes) -> FileKind | None:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower()
    return next((kind for mark, kind in _KNOWN_STARTS if start.startswith(mark.lower())), None)


def _refuse_old_office(path: Path) -> None:
    content = path.read_bytes()
    if _LOCKED_PART in content:
        raise TableLocked(path.name)
    raise NotATable(path.name, FileKind.WORD if _OLD_DOCUMENT in content else FileKind.OLD_WORKBOOK)

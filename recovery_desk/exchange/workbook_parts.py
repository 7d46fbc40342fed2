"""Looking into a workbook before it is opened: is it one, how much does it unpack to, what is merged."""

import re
import zipfile
from dataclasses import dataclass, field
from typing import IO

from recovery_desk.usecases.import_problems import FileKind, NotATable, TableBroken, TableTooLargeUnpacked

MOST_UNPACKED_SHEET = 600_000_000
MOST_UNPACKED_OTHER = 150_000_000
_MOST_PARTS = 5_000
_CHUNK = 1 << 20
_OVERLAP = 200
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ALPHABET = 26


@dataclass(slots=True)
class SheetScan:
    """What the text of a sheet shows without being parsed. `merged` is (first row, last row, column from 0)."""

    rows: int = 0
    formulas: bool = False
    merged: list[tuple[int, int, int]] = field(default_factory=list)


def check_parts(archive: zipfile.ZipFile, name: str) -> None:
    """Refuses what is no workbook, or unpacks to more than is ever needed; pictures are not counted, nor read."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > _MOST_PARTS:
        raise TableTooLargeUnpacked(name, MOST_UNPACKED_OTHER)
    if "xl/workbook.bin" in names:
        raise NotATable(name, FileKind.BINARY_WORKBOOK)
    if "mimetype" in names:
        raise NotATable(name, FileKind.OPEN_DOCUMENT)
    if "word/document.xml" in names:
        raise NotATable(name, FileKind.WORD)
    if not any(part.startswith("xl/") for part in names):
        raise NotATable(name, FileKind.ZIP)
    read = [part for part in parts if not part.filename.startswith(("xl/media/", "xl/embeddings/"))]
    sheets = sum(part.file_size for part in read if part.filename.startswith("xl/worksheets/"))
    if sheets > MOST_UNPACKED_SHEET:
        raise TableTooLargeUnpacked(name, MOST_UNPACKED_SHEET)
    if sum(part.file_size for part in read) - sheets > MOST_UNPACKED_OTHER:
        raise TableTooLargeUnpacked(name, MOST_UNPACKED_OTHER)
    for part in read:
        if part.filename.endswith((".xml", ".rels")) and not part.filename.startswith("xl/worksheets/"):
            with archive.open(part) as file:
                _refuse_entities(file, name)


def scan_sheet(archive: zipfile.ZipFile, part: str, name: str) -> SheetScan:
    """Reads a sheet's text once, a megabyte at a time."""
    scan = SheetScan()
    tail = b""
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):
            text = tail + chunk
            new = len(tail)
            if _ENTITIES.search(text):
                raise TableBroken(name)
            scan.formulas = scan.formulas or _FORMULA.search(text) is not None
            scan.rows += sum(1 for found in _ROW.finditer(text) if found.end() > new)
            scan.merged += [_merged(found) for found in _MERGED.finditer(text) if found.end() > new]
            tail = text[-_OVERLAP:]
    return scan


def _merged(found: re.Match[bytes]) -> tuple[int, int, int]:
    column = 0
    for letter in found.group(1):
        column = column * _ALPHABET + letter - ord("A") + 1
    return int(found.group(2)), int(found.group(4)), column - 1


def _refuse_entities(file: IO[bytes], name: str) -> None:
    """A workbook has no document type; one that has is made to unpack into something else."""
    tail = b""
    while chunk := file.read(_CHUNK):
        if _ENTITIES.search(tail + chunk):
            raise TableBroken(name)
        tail = chunk[-_OVERLAP:]

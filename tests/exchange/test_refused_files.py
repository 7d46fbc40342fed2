import os
import random
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from recovery_desk.exchange import tables, workbook_parts
from recovery_desk.exchange.tables import open_table
from recovery_desk.usecases.import_problems import (
    FileKind,
    NotATable,
    TableBroken,
    TableEmpty,
    TableIsFolder,
    TableLocked,
    TableMissing,
    TableNotReadable,
    TableProblem,
    TableTooLarge,
    TableTooLargeUnpacked,
)
from recovery_desk.usecases.problem_words import words_for

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def kind_of(path: Path) -> FileKind:
    with pytest.raises(NotATable) as refused:
        open_table(path)
    assert path.name in words_for(refused.value)
    return refused.value.kind


def sentence_of(path: Path) -> str:
    """What is said about a file; "" when it can be read to its end."""
    try:
        numbers = [row.number for row in open_table(path).rows()]
    except TableProblem as problem:
        return words_for(problem)
    assert numbers == sorted(set(numbers))
    return ""


def zip_of(path: Path, **parts: bytes | str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return path


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", FileKind.PDF),
        (b"{\\rtf1\\ansi Surname}", FileKind.WORD),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileKind.PICTURE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileKind.PICTURE),
        (b"  <!DOCTYPE html><table>", FileKind.WEB_PAGE),
        (b"\xef\xbb\xbf<html xmlns:x='x'>", FileKind.WEB_PAGE),
        (OLE + b"\x00" * 600 + "Workbook".encode("utf-16-le"), FileKind.OLD_WORKBOOK),
        (OLE + b"\x00" * 600 + "WordDocument".encode("utf-16-le"), FileKind.WORD),
        (bytes(range(256)) * 20, FileKind.UNKNOWN),
        (random.Random(7).randbytes(9_000), FileKind.UNKNOWN),
        (b"\x00" * 5_000, FileKind.UNKNOWN),
    ],
)
def test_a_file_is_judged_by_what_is_in_it_not_by_its_name(tmp_path: Path, content: bytes, kind: FileKind) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert kind_of(path) is kind


def test_a_locked_workbook_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(OLE + b"\x00" * 900 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(TableLocked):
        open_table(path)


def test_other_zips_are_told_apart(tmp_path: Path) -> None:
    sheet = tmp_path / "list.xlsx"
    assert kind_of(zip_of(sheet, mimetype="application/vnd.oasis.opendocument.spreadsheet")) is FileKind.OPEN_DOCUMENT
    assert kind_of(zip_of(sheet, word__document_xml="<w/>")) is FileKind.WORD
    assert kind_of(zip_of(sheet, xl__workbook_bin="x")) is FileKind.BINARY_WORKBOOK
    assert kind_of(zip_of(sheet, list_csv="Surname\nNowak")) is FileKind.ZIP


@pytest.mark.parametrize("content", [b"", b"\n\n \n", b"\xef\xbb\xbf", b",,,\r\n,,,\r\n"])
def test_nothing_is_said_to_be_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(TableEmpty):
        open_table(path)


def test_missing_folders_and_pipes_have_their_own_sentence(tmp_path: Path) -> None:
    with pytest.raises(TableMissing):
        open_table(tmp_path / "gone.csv")
    with pytest.raises(TableIsFolder):
        open_table(tmp_path)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(TableIsFolder):
            open_table(tmp_path / "pipe.csv")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nobody keeps this user from reading")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname\nNowak\n")
    path.chmod(0)
    with pytest.raises(TableNotReadable):
        open_table(path)


def test_a_file_that_vanishes_between_two_readings_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Surname\nNowak\n")
    table = open_table(path)
    path.unlink()
    with pytest.raises(TableNotReadable):
        list(table.rows())


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(tables.LARGEST + 1)
    with pytest.raises(TableTooLarge):
        open_table(path)


def test_a_bomb_is_refused_by_what_it_says_it_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MOST_UNPACKED_SHEET", 1_000_000)
    monkeypatch.setattr(workbook_parts, "MOST_UNPACKED_OTHER", 1_000_000)
    bomb = b"0" * 2_000_000
    for part in ("xl__worksheets__sheet1_xml", "xl__sharedStrings_xml"):
        with pytest.raises(TableTooLargeUnpacked):
            open_table(zip_of(tmp_path / "list.xlsx", **{part: bomb}))


def test_a_workbook_that_defines_entities_is_refused(tmp_path: Path) -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    with pytest.raises(TableBroken):
        open_table(zip_of(tmp_path / "list.xlsx", xl__workbook_xml=laughs))


def good_workbook(path: Path) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Surname", "DOB"])
    for number in range(50):
        sheet.append([f"Madeup{number}", "1/1/80"])
    workbook.save(path)
    return path.read_bytes()


def test_a_damaged_workbook_never_raises_anything_but_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    whole = good_workbook(path)
    chance = random.Random(20261123)
    refused = 0
    for _ in range(120):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(damaged[: chance.randint(100, len(damaged))] if chance.random() < 0.3 else damaged)
        refused += sentence_of(path) != ""
    assert refused > 60


def test_any_bytes_at_all_are_a_table_or_a_sentence(tmp_path: Path) -> None:
    chance = random.Random(42)
    path = tmp_path / "list.csv"
    alphabet = [
        b"Surname",
        b",",
        b";",
        b'"',
        b"\n",
        b"\r",
        b"\x00",
        b"\xe9",
        b"\xc3\xa9",
        b"\xff\xfe",
        b"sep=;",
        b"DOB",
    ]
    said: set[str] = set()
    for _ in range(400):
        path.write_bytes(b"".join(chance.choices(alphabet, k=chance.randint(1, 40))))
        said.add(sentence_of(path))
    assert "" in said
    assert len(said) > 1

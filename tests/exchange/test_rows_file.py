import csv
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet import _writer

from recovery_desk.exchange.rows_file import Value, save_rows
from recovery_desk.usecases.import_problems import BadRowsNotSaved, FileIsThere, NotASpreadsheetName

HEADINGS = ("Person", "Number", "Due out", "Alerts")
ROWS: list[list[Value]] = [["Łukasiewicz, Zoë", "007", date(2026, 12, 4), 2], ['=HYPERLINK("x")', "+44", None, 0]]


def test_csv_keeps_letters_and_zeros_and_calculates_nothing(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    assert save_rows(HEADINGS, ROWS, file) == 2
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as read:
        rows = list(csv.reader(read))
    assert rows[0] == list(HEADINGS)
    assert rows[1] == ["Łukasiewicz, Zoë", "007", "2026-12-04", "2"]
    assert rows[2] == ['\'=HYPERLINK("x")', "'+44", "", "0"]


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "＝", "\t", "\r"])
def test_nothing_a_spreadsheet_would_calculate_leaves_the_desk(tmp_path: Path, begins: str) -> None:
    planted = f"{begins}cmd|' /C calc'!A0"
    save_rows(HEADINGS, [[planted, f"x;{planted}", None, 1]], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as read:
        first, second, *_ = list(csv.reader(read))[1]
    assert first.startswith("'")
    assert second.startswith("x"), "the control: what begins with a letter is left alone"


def test_xlsx_has_text_as_text_and_dates_as_dates(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    assert save_rows(HEADINGS, [*ROWS, ["bell\x07", "", None, None]], file) == 3
    sheet = load_workbook(file).active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:2] == ["Łukasiewicz, Zoë", "007"]
    assert rows[1][2].date() == date(2026, 12, 4)  # type: ignore[union-attr]
    assert rows[2][0] == '\'=HYPERLINK("x")'
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "d", "n"}
    assert rows[3][0] == "bell"


def test_nothing_of_a_workbook_lies_among_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    kept_beside = tempfile.NamedTemporaryFile

    def watched(*args: Any, **named: Any) -> Any:
        made.append("a file")
        return kept_beside(*args, **named)

    monkeypatch.setattr(_writer, "NamedTemporaryFile", watched)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    save_rows(HEADINGS, ROWS * 3_000, tmp_path / "out.xlsx")
    assert made == []
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert (sheet.max_row, sheet.freeze_panes) == (6_001, "A2")
    monkeypatch.undo()
    monkeypatch.setattr(_writer, "NamedTemporaryFile", watched)
    plain = Workbook()
    plain.save(tmp_path / "plain.xlsx")
    assert made, "the control: openpyxl left to itself keeps one"


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx"])
def test_what_breaks_on_the_way_leaves_no_half_list_and_the_one_before(tmp_path: Path, name: str) -> None:
    def rows(many: int) -> Iterator[list[Value]]:
        yield from ROWS * many
        raise OSError(28, "full")

    with pytest.raises(BadRowsNotSaved):
        save_rows(HEADINGS, rows(3), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / name).write_bytes(b"before")
    with pytest.raises(BadRowsNotSaved):
        save_rows(HEADINGS, rows(3), tmp_path / name, overwrite=True)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]


def test_a_file_that_is_there_is_left_alone_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "out.csv"
    file.write_text("mine")
    with pytest.raises(FileIsThere):
        save_rows(HEADINGS, ROWS, file)
    assert file.read_text() == "mine"
    assert save_rows(HEADINGS, ROWS, file, overwrite=True) == 2


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotASpreadsheetName):
        save_rows(HEADINGS, ROWS, tmp_path / "out.pdf")

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from recovery_desk.exchange.tables import open_table
from recovery_desk.usecases.import_caseload import Table
from recovery_desk.usecases.import_problems import TableBroken, TableEmpty, Wrong


def table_of(folder: Path, fill: Callable[[Worksheet], None], name: str = "list.xlsx") -> Table:
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    workbook.save(folder / name)
    return open_table(folder / name)


def rows_of(table: Table) -> list[tuple[int, tuple[str, ...]]]:
    return [(row.number, row.cells) for row in table.rows()]


def test_cells_come_as_the_text_somebody_sees(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "DOB", "SPIN", "Lib date", "Sentence", "Note"])
        sheet.append(["Łoś", date(1979, 2, 14), 117531.0, datetime(2026, 12, 4), 540, True])
        sheet.append(["محمد", "14/2/79", 90000, datetime(2026, 12, 4, 9, 30), 1.5, None])
        sheet["C3"].number_format = "000000"
        sheet["B4"], sheet["A4"] = 46360, "Serial"

    table = table_of(tmp_path, fill)
    assert table.headings == ("Surname", "DOB", "SPIN", "Lib date", "Sentence", "Note")
    assert rows_of(table) == [
        (2, ("Łoś", "1979-02-14", "117531", "2026-12-04", "540", "True")),
        (3, ("محمد", "14/2/79", "090000", "2026-12-04 09:30:00", "1.5", "")),
        (4, ("Serial", "46360", "", "", "", "")),
    ]


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "DOB"])
        sheet.append(["Nowak", "1/1/80"])

    assert rows_of(table_of(tmp_path, fill, "list.xlsx")) == [(2, ("Nowak", "1/1/80"))]
    (tmp_path / "list.xlsx").rename(tmp_path / "list.csv")
    assert rows_of(open_table(tmp_path / "list.csv")) == [(2, ("Nowak", "1/1/80"))]


def test_titles_gaps_and_remarks_at_the_side_are_passed_over(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "North team"
        sheet.merge_cells("A1:D1")
        sheet["A3"], sheet["B3"], sheet["D3"] = "Surname", "DOB", "Hall"
        sheet["A7"], sheet["B7"], sheet["H7"] = "Nowak", "1/1/80", "ask Dana"

    table = table_of(tmp_path, fill)
    assert table.headings == ("Surname", "DOB", "Column C", "Hall")
    assert rows_of(table) == [(7, ("Nowak", "1/1/80", "", ""))]
    assert "row 3" in table.notes[0]


def test_merged_cells_count_for_every_row_they_reach_over(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Prison", "Surname", "Hall"])
        for surname in ("Nowak", "Fictional", "Invented", "Madeup"):
            sheet.append(["", surname, ""])
        sheet["A2"], sheet["A5"] = "Barlinnie", "Low Moss"
        sheet.merge_cells("A2:A4")
        sheet.merge_cells("C2:C900")

    assert [cells[0] for _, cells in rows_of(table_of(tmp_path, fill))] == ["Barlinnie"] * 3 + ["Low Moss"]


def test_formulas_give_their_saved_result_or_are_a_trouble(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "DOB", "Lib date"])
        sheet.append(["Nowak", "1/1/80", "=B2+100"])
        sheet.append(["Fictional", "1/1/80", "4/12/26"])

    table = table_of(tmp_path, fill)
    assert [dict(row.troubles) for row in table.rows()] == [{2: Wrong.NOT_CALCULATED}, {}]
    _rewrite(tmp_path / "list.xlsx", "<f>B2+100</f><v", "<f>B2+100</f><v>46360</v><v", "<v /></c>", "</c>")
    calculated = open_table(tmp_path / "list.xlsx")
    assert [(row.cells[2], dict(row.troubles)) for row in calculated.rows()] == [("46360", {}), ("4/12/26", {})]


def test_a_formula_whose_result_is_nothing_is_nothing(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "Lib date"])
        sheet.append(["Nowak", '=IF(A9="","",A9)'])
        sheet.append(["", "=A2"])

    table = table_of(tmp_path, fill)
    assert [(row.number, dict(row.troubles)) for row in table.rows()] == [
        (2, {1: Wrong.NOT_CALCULATED}),
        (3, {1: Wrong.NOT_CALCULATED}),
    ]
    _rewrite(tmp_path / "list.xlsx", '<c r="B2">', '<c r="B2" t="str">', '<c r="B3">', '<c r="B3" t="str">')
    calculated = open_table(tmp_path / "list.xlsx")
    assert [(row.number, row.cells, dict(row.troubles)) for row in calculated.rows()] == [(2, ("Nowak", ""), {})]


def _rewrite(path: Path, *swaps: str) -> None:
    """Changes the text of the first sheet as another program would have written it."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    for old, new in zip(swaps[::2], swaps[1::2], strict=True):
        assert old in sheet, sheet[:2000]
        sheet = sheet.replace(old, new)
    parts["xl/worksheets/sheet1.xml"] = sheet.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_the_first_sheet_with_headings_is_read_and_the_others_are_named(tmp_path: Path) -> None:
    workbook = Workbook()
    cover = workbook.active
    assert isinstance(cover, Worksheet)
    cover.title = "Read me"
    cover["A1"] = "Please keep this list up to date"
    people = workbook.create_sheet("Caseload")
    people.append(["Surname", "DOB"])
    people.append(["Nowak", "1/1/80"])
    hidden = workbook.create_sheet("Old", 0)
    hidden.append(["Surname", "DOB"])
    hidden.sheet_state = "hidden"
    workbook.create_chartsheet("Chart")
    workbook.save(tmp_path / "list.xlsx")
    table = open_table(tmp_path / "list.xlsx")
    assert rows_of(table) == [(2, ("Nowak", "1/1/80"))]
    assert table.notes == ("Read from the sheet “Caseload”; not from “Old”, “Read me”.",)


def test_an_empty_workbook_says_so(tmp_path: Path) -> None:
    with pytest.raises(TableEmpty):
        table_of(tmp_path, lambda _: None)


def test_a_wrong_extent_hides_nobody(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "DOB"])
        sheet.append(["Nowak", "1/1/80"])

    table_of(tmp_path, fill)
    _rewrite(tmp_path / "list.xlsx", 'dimension ref="A1:B2"', 'dimension ref="A1"')
    assert rows_of(open_table(tmp_path / "list.xlsx")) == [(2, ("Nowak", "1/1/80"))]


def test_a_row_past_the_end_of_the_world_is_damage_not_a_wait(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "DOB"])
        sheet.append(["Nowak", "1/1/80"])

    table_of(tmp_path, fill)
    _rewrite(
        tmp_path / "list.xlsx", 'row r="2"', 'row r="999999999"', 'r="A2"', 'r="A999999999"', 'r="B2"', 'r="B999999999"'
    )
    with pytest.raises(TableBroken):
        list(open_table(tmp_path / "list.xlsx").rows())


def test_dates_no_calendar_has_are_shown_not_hidden(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Surname", "Lib date"])
        sheet.append(["Nowak", 999_999_999])
        sheet["B2"].number_format = "dd/mm/yyyy"

    assert rows_of(table_of(tmp_path, fill)) == [(2, ("Nowak", "#VALUE!"))]

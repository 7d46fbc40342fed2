"""Lists as no list should be: each is a sentence, or people as they were meant, with counts that add up."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.exchange.tables import open_table
from recovery_desk.usecases.import_caseload import ImportPlan, PlanImport
from recovery_desk.usecases.problem_words import words_for
from tests.fakes import FakeClock, FakeStore
from tests.made_tables import PRISONS

HEAD = "Surname,Forename,DOB,SPIN,Prison,Lib date\n"
CRAIG = "McAllister,Craig,1/2/1980,117531,Barlinnie,4/12/26\n"
EWA = "Nowak,Ewa,,117532,Low Moss,5/12/26\n"


def plan_of(path: Path) -> ImportPlan:
    plan = PlanImport(FakeStore(PRISONS), FakeClock())(open_table(path))
    assert plan.rows == plan.created + plan.matched + len(plan.rejected)
    return plan


def csv_of(folder: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def book_of(folder: Path, *rows: list[Any], name: str = "list.xlsx", mac: bool = False) -> Path:
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in (HEAD.strip().split(","), *rows):
        sheet.append(row)
    book.save(folder / name)
    return folder / name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b" \r\n,,,\r\n", "is empty"),
        (HEAD.encode(), "has headings and no rows below them"),
        (HEAD.encode() + b" , ,\t,,,\n\xc2\xa0,,,,,\n\x1a", "has headings and no rows below them"),
        (b"%PDF-1.7 pretending", "is a PDF, not a spreadsheet, whatever its name says"),
        (b"\0" * 3000, "is not a spreadsheet that can be read"),
        (HEAD.encode() + b"\0" * 3000, "is not a spreadsheet that can be read"),
        (b"<html><table><tr><td>Name</td></tr></table>", "is a web page inside"),
        (b'{"name": "Craig"}', "is headed as a name"),
        (CRAIG.encode() + EWA.encode(), "If that is somebody, put a row of headings above it first"),
    ],
)
@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_what_is_no_list_says_what_it_is(tmp_path: Path, content: bytes, said: str, name: str) -> None:
    with pytest.raises(UserFacingError) as refused:
        plan_of(csv_of(tmp_path, content, name))
    assert said in words_for(refused.value)
    assert name in words_for(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_whatever_saved_it_the_people_are_the_same(tmp_path: Path, encoding: str, delimiter: str, ending: str) -> None:
    text = (HEAD + CRAIG + "Señal,José,,117533,Low Moss,5/12/26\n").replace(",", delimiter).replace("\n", ending)
    plan = plan_of(csv_of(tmp_path, text.encode(encoding)))
    assert [row.draft.filed_as for row in plan.planned] == ["McAllister, Craig", "Señal, José"]
    assert [row.draft.due for row in plan.planned] == [date(2026, 12, 4), date(2026, 12, 5)]


def test_rows_nobody_sees_are_no_rows(tmp_path: Path) -> None:
    unseen = "   , ,\t,  ,   ,\n\u00a0,\u200b,\u200f,,,\n"
    plan = plan_of(csv_of(tmp_path, HEAD + unseen + CRAIG + unseen + "\x1a"))
    assert (plan.rows, plan.created) == (1, 1)
    assert plan.planned[0].number == 4


def test_names_from_right_to_left_keep_their_letters_and_lose_their_marks(tmp_path: Path) -> None:
    names = ("محمد,علي", "כהן,\u202eדוד\u202c", "Sm\u200bith,Jo\u202e")
    rows = "".join(f"{name},,{number},Barlinnie,4/12/26\n" for number, name in enumerate(names))
    plan = plan_of(csv_of(tmp_path, HEAD + rows))
    assert [row.draft.filed_as for row in plan.planned] == ["محمد, علي", "כהן, דוד", "Smith, Jo"]


@pytest.mark.parametrize("cell", ['"=HYPERLINK(""http://example.org"")"', "@SUM(A1)", "-2+3", "+Smith", "\t=1+1"])
def test_a_formula_is_no_name(tmp_path: Path, cell: str) -> None:
    plan = plan_of(csv_of(tmp_path, HEAD + f"{cell},Jo,,1,Barlinnie,4/12/26\n"))
    (problem,) = plan.problems
    assert "is a formula, not a name" in problem.problem or "no letters in it" in problem.problem


def test_a_cell_of_a_megabyte_costs_its_row_only(tmp_path: Path) -> None:
    plan = plan_of(csv_of(tmp_path, HEAD + "A" * 1_000_000 + ",Jo,,1,Barlinnie,4/12/26\n" + CRAIG))
    assert (plan.created, len(plan.rejected)) == (1, 1)
    assert "A cell of 1,000,000 characters" in plan.problems[0].problem


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("4/12/26 24:00", date(2026, 12, 4)),
        ("4/12/2026 00:00", date(2026, 12, 4)),
        ("2026-12-04T23:59:59", date(2026, 12, 4)),
        ("46360", date(2026, 12, 4)),
        ("46360.5", date(2026, 12, 4)),
        ("4/12/26 25:00", None),
        ("24:00", None),
        ("-5", None),
        ("2958466", None),
        ("4/12/0024", None),
        ("30/2/27", None),
    ],
)
def test_times_and_serials_beside_dates(tmp_path: Path, typed: str, meant: date | None) -> None:
    plan = plan_of(csv_of(tmp_path, HEAD + f"McAllister,Craig,,1,Barlinnie,{typed}\n"))
    assert [row.draft.due for row in plan.planned] == ([] if meant is None else [meant])
    assert all(typed in problem.problem for problem in plan.problems)


def test_a_workbook_that_counts_from_1904_is_not_four_years_off(tmp_path: Path) -> None:
    as_date = ["McAllister", "Craig", datetime(1980, 2, 1), 117531, "Barlinnie", datetime(2026, 12, 4)]
    as_number = ["Nowak", "Ewa", 27790, 117532, "Barlinnie", 44898]
    plan = plan_of(book_of(tmp_path, as_date, as_number, mac=True))
    born_and_due = (date(1980, 2, 1), date(2026, 12, 4))
    assert [(row.draft.birth_date, row.draft.due) for row in plan.planned] == [born_and_due, born_and_due]
    assert [row.draft.prison_number for row in plan.planned] == ["117531", "117532"]
    usual = plan_of(book_of(tmp_path, ["Nowak", "Ewa", 29252, 117532, "Barlinnie", 46360]))
    assert [(row.draft.birth_date, row.draft.due) for row in usual.planned] == [born_and_due]


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list.pdf", "list"])
def test_a_workbook_and_a_text_are_read_under_any_name(tmp_path: Path, name: str) -> None:
    book = book_of(tmp_path, ["McAllister", "Craig", date(1980, 2, 1), 117531, "Barlinnie", date(2026, 12, 4)])
    book.rename(tmp_path / name)
    from_book = plan_of(tmp_path / name).planned
    assert from_book == plan_of(csv_of(tmp_path, HEAD + CRAIG, name)).planned


def test_what_a_sheet_shows_as_an_error_is_no_value(tmp_path: Path) -> None:
    plan = plan_of(book_of(tmp_path, ["#N/A", "Jo", None, 1, "Barlinnie", "#REF!"], [True, False, None, 2, None, None]))
    first = [problem.problem for problem in plan.problems if problem.row == 2]
    assert first == [
        "The spreadsheet shows #N/A here. Put the value in by hand.",
        "The spreadsheet shows #REF! here. Put the value in by hand.",
    ]


def test_a_heading_that_is_there_twice_is_taken_once_and_the_other_named(tmp_path: Path) -> None:
    plan = plan_of(csv_of(tmp_path, "Name,Name,Lib date,Lib date\nJo Smith,Bo Baird,4/12/26,5/12/26\n"))
    assert [row.draft.filed_as for row in plan.planned] == ["Smith, Jo"]
    assert "Not imported: “Name (column B)”, “Lib date (column D)”." in plan.notes


@pytest.mark.slow
def test_two_hundred_thousand_rows_are_counted_to_the_last(tmp_path: Path) -> None:
    rows = "".join(f"Name{n},Jo,,{1_000_000 + n},Barlinnie,{1 + n % 28}/1/2027\n" for n in range(199_999))
    plan = plan_of(csv_of(tmp_path, HEAD + rows + ",,,,,31/2/27\n"))
    assert (plan.rows, plan.created, len(plan.rejected)) == (200_000, 199_999, 1)
    assert plan.rejected[0].number == 200_001

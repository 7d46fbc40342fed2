import csv
from pathlib import Path

import pytest

from recovery_desk.exchange.bad_rows_file import defused, save_bad_rows
from recovery_desk.exchange.tables import open_table
from recovery_desk.usecases.import_caseload import ApplyImport, ImportPlan, PlanImport
from recovery_desk.usecases.import_problems import BadRowsNotSaved, FileIsThere
from tests.fakes import FakeClock, FakeIds, FakeStore
from tests.made_tables import PRISONS

LIST = (
    "Surname,Forename,DOB,Prison,Notes\n"
    "McAllister,Craig,14/2/79,Barlinnie,fine\n"
    "Łoś,Ewa,30 Feb 1980,Barlinnie,\"=cmd|' /C calc'!A0\"\n"
    'Fictional,Dana,1/1/80,Barlinie,"two\nlines, and a comma"\n'
    "Invented,Sam,soon,Atlantis,-1\n"
)


@pytest.fixture
def store() -> FakeStore:
    return FakeStore(PRISONS)


def plan_of(store: FakeStore, path: Path) -> ImportPlan:
    return PlanImport(store, FakeClock())(open_table(path))


def saved(folder: Path, store: FakeStore) -> list[list[str]]:
    (folder / "list.csv").write_text(LIST, "utf-8")
    assert save_bad_rows(plan_of(store, folder / "list.csv"), folder / "bad.csv") == 3
    with (folder / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_bad_rows_keep_their_cells_and_gain_the_problem(tmp_path: Path, store: FakeStore) -> None:
    rows = saved(tmp_path, store)
    assert rows[0] == ["Surname", "Forename", "DOB", "Prison", "Notes", "Problem"]
    assert rows[1][:5] == ["Łoś", "Ewa", "30 Feb 1980", "Barlinnie", "'=cmd|' /C calc'!A0"]
    assert rows[1][5] == "DOB: “30 Feb 1980” is not a day in the calendar."
    assert rows[2][4] == "two\nlines, and a comma"
    assert "DOB: “soon”" in rows[3][5]
    assert "Prison: “Atlantis”" in rows[3][5]
    assert (tmp_path / "bad.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_nothing_in_the_file_is_calculated(tmp_path: Path, store: FakeStore) -> None:
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in saved(tmp_path, store) for cell in row)
    assert [defused(text) for text in ("=1", "+1", "-1", "@x", "\tx", "\rx", "x=1", "")] == [
        "'=1", "'+1", "'-1", "'@x", "'\tx", "'\rx", "x=1", "",
    ]  # fmt: skip


def test_corrected_rows_are_imported_and_the_problem_column_stays_behind(tmp_path: Path, store: FakeStore) -> None:
    saved(tmp_path, store)
    text = (tmp_path / "bad.csv").read_text("utf-8-sig")
    for wrong, right in [
        ("30 Feb 1980,", "28 Feb 1980,"),
        (",Barlinie", ",Barlinnie"),
        ("soon,Atlantis", "2/2/80,Low Moss"),
    ]:
        assert wrong in text
        text = text.replace(wrong, right)
    (tmp_path / "bad.csv").write_text(text, "utf-8")
    plan = plan_of(store, tmp_path / "bad.csv")
    assert (plan.rows, plan.created, plan.problems) == (3, 3, ())
    ApplyImport(store, FakeClock(), FakeIds())(plan)
    assert sorted(person.family_name for person in store.everybody()) == ["Fictional", "Invented", "Łoś"]


def test_saving_what_was_not_corrected_changes_nothing_but_the_row_numbers(tmp_path: Path, store: FakeStore) -> None:
    first = saved(tmp_path, store)
    save_bad_rows(plan_of(store, tmp_path / "bad.csv"), tmp_path / "worse.csv")
    with (tmp_path / "worse.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == first


def test_no_file_is_written_over_unasked(tmp_path: Path, store: FakeStore) -> None:
    saved(tmp_path, store)
    plan = plan_of(store, tmp_path / "list.csv")
    with pytest.raises(FileIsThere):
        save_bad_rows(plan, tmp_path / "bad.csv")
    assert save_bad_rows(plan, tmp_path / "bad.csv", overwrite=True) == 3
    with pytest.raises(BadRowsNotSaved):
        save_bad_rows(plan, tmp_path / "nowhere" / "bad.csv")

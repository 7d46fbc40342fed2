from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QTableView

from recovery_desk.ui.import_preview import ImportPreview
from recovery_desk.ui.screens.import_caseload import ImportCaseload
from recovery_desk.usecases.import_caseload import ApplyImport, Field, ImportOutcome
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import PEOPLE, Driver, child

GOOD = """Surname;Forename;SPIN;Prison;Lib date;Notes
Żak;Ewa;900001;Barlinnie;4/12/26;x
O'Neil;Tam;900002;HMP BARLINNIE;04.12.2026;y
"""
BAD = GOOD + "Rennie;Jo;900003;HMP Nowhere;12/13/2026;z\n"


@pytest.fixture
def screen(driver: Driver) -> ImportCaseload:
    screen = driver.go("import_caseload")
    assert isinstance(screen, ImportCaseload)
    return screen


def texts(screen: ImportCaseload) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def look_at(driver: Driver, screen: ImportCaseload, tmp_path: Path, text: str) -> ImportPreview | None:
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    screen.look_at(str(path))
    driver.settle()
    return screen.preview


def count(driver: Driver) -> int:
    found: list[int] = []
    driver.desk.jobs.ask(lambda desk: desk.browse_people.count(CaseloadFilter()), found.append, owner=driver.window)
    driver.settle()
    return found[0]


def test_a_list_goes_in_and_is_on_the_desk(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    preview = look_at(driver, screen, tmp_path, GOOD)
    assert preview is not None
    assert "Nothing is wrong with this file." in texts(screen)
    assert count(driver) == PEOPLE
    preview.go.click()
    driver.settle()
    assert "2 rows: 2 somebody new, 0 already on this desk, 0 left out." in texts(screen)
    assert count(driver) == PEOPLE + 2
    child(screen, QPushButton, "See who is due out").click()
    driver.settle()
    table = child(driver.screen, QTableView, "Releases")
    names = {table.model().index(row, 0).data() for row in range(table.model().rowCount())}
    assert {"Żak, Ewa", "O'Neil, Tam"} <= names


def test_the_same_file_twice_makes_nobody_twice(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    for _ in range(2):
        preview = look_at(driver, screen, tmp_path, GOOD)
        assert preview is not None
        preview.go.click()
        driver.settle()
    assert "0 somebody new, 2 already on this desk" in texts(screen)
    assert count(driver) == PEOPLE + 2


def test_rows_with_problems_are_left_out_only_when_that_is_chosen(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    preview = look_at(driver, screen, tmp_path, BAD)
    assert preview is not None
    problems = child(screen, QTableView, "Problems").model()
    assert {problems.index(row, 0).data() for row in range(problems.rowCount())} == {"4"}
    assert not preview.go.isEnabled()
    next(box for box in screen.findChildren(QCheckBox) if box.text().startswith("Leave out 1 row")).click()
    assert preview.go.isEnabled()
    preview.go.click()
    driver.settle()
    assert "3 rows: 2 somebody new, 0 already on this desk, 1 left out." in texts(screen)


def test_the_chosen_problem_is_shown_whole_and_the_buttons_stay_in_sight(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    driver.window.resize(1280, 720)
    preview = look_at(driver, screen, tmp_path, BAD + "Baird;Bo;900004;Perth;31/2/27;z\n")
    assert preview is not None
    table = child(screen, QTableView, "Problems")
    for row in range(table.model().rowCount()):
        table.setCurrentIndex(table.model().index(row, 0))
        assert str(table.model().index(row, 2).data()) in texts(screen)
    driver.wait_until(lambda: not preview.go.visibleRegion().isEmpty())


def test_the_counts_add_up(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    preview = look_at(driver, screen, tmp_path, BAD)
    assert preview is not None
    shown = texts(screen).split("\n")
    figures = [
        int(shown[shown.index(words) - 1])
        for words in ("rows in the file", "somebody new", "already on this desk", "cannot be imported")
    ]
    assert figures[0] == sum(figures[1:]) == 3


def test_cancelling_keeps_nothing(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    look_at(driver, screen, tmp_path, GOOD)
    child(screen, QPushButton, "Cancel").click()
    driver.settle()
    assert screen.preview is None
    assert count(driver) == PEOPLE


def test_stopping_while_it_is_written_keeps_nothing_and_says_so(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    rows = "".join(f"Name{n};Given;{700_000 + n};Barlinnie;4/12/26;x\n" for n in range(150))
    preview = look_at(driver, screen, tmp_path, GOOD.splitlines()[0] + "\n" + rows)
    assert preview is not None
    at_work = Event()
    driver.desk.jobs.ask(lambda _desk: at_work.wait(60), owner=driver.window)
    preview.go.click()
    child(screen, QPushButton, "Cancel the import").click()
    at_work.set()
    driver.settle()
    assert "Stopped. Nothing was imported." in texts(screen)
    assert count(driver) == PEOPLE


def test_an_import_that_is_past_stopping_shows_what_it_did(
    driver: Driver, screen: ImportCaseload, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = look_at(driver, screen, tmp_path, GOOD)
    assert preview is not None
    imported, seen = Event(), Event()
    apply = ApplyImport.__call__

    def kept_before_anybody_stopped(*args: Any, **named: Any) -> ImportOutcome:
        outcome = apply(*args, **named)
        imported.set()
        seen.wait(60)
        return outcome

    monkeypatch.setattr(ApplyImport, "__call__", kept_before_anybody_stopped)
    preview.go.click()
    assert imported.wait(60)
    child(screen, QPushButton, "Cancel the import").click()
    seen.set()
    driver.settle()
    assert "2 rows: 2 somebody new" in texts(screen)
    assert count(driver) == PEOPLE + 2


def test_another_column_can_be_chosen(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    look_at(driver, screen, tmp_path, GOOD)
    box = child(screen, QComboBox, "Column for communication needs")
    assert box.currentData() == ""
    box.setCurrentIndex(box.findData("Notes"))
    box.activated.emit(box.currentIndex())
    driver.settle()
    preview = screen.preview
    assert preview is not None
    assert preview.plan.mapping.columns[Field.COMMUNICATION_NEEDS] == "Notes"
    assert preview.plan.planned[0].draft.communication_needs == "x"


def test_a_list_whose_names_nobody_could_guess_asks_for_their_column(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    assert look_at(driver, screen, tmp_path, "Bod;Out on;No\nCraig Fictional;4/12/26;990001\n") is None
    assert "No column of list.csv is headed as a name" in texts(screen)
    go = child(screen, QPushButton, "Look at the file")
    assert not go.isEnabled()
    names = child(screen, QComboBox, "Column for the name")
    driver.wait_until(lambda: driver.window.focusWidget() is names)
    names.setCurrentIndex(names.findData("Bod"))
    go.click()
    driver.settle()
    preview = screen.preview
    assert preview is not None
    assert [row.draft.filed_as for row in preview.plan.planned] == ["Fictional, Craig"]
    preview.go.click()
    driver.settle()
    assert count(driver) == PEOPLE + 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 pretending", b"", b"\x00" * 50])
def test_what_is_no_list_is_refused_in_a_sentence(
    driver: Driver, screen: ImportCaseload, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    screen.look_at(str(path))
    driver.settle()
    assert screen.preview is None
    assert "list.csv" in texts(screen)
    assert child(screen, QPushButton, "Choose a file…").isVisible()


def test_rows_to_correct_are_saved_and_can_come_back(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    preview = look_at(driver, screen, tmp_path, BAD)
    assert preview is not None
    out = tmp_path / "rows-to-correct.csv"
    screen.save_bad_rows_to(preview.plan, str(out))
    driver.settle()
    saved = out.read_text(encoding="utf-8-sig")
    assert "Rennie" in saved
    assert "Problem" in saved
    corrected = saved.replace("HMP Nowhere", "Barlinnie").replace("12/13/2026", "12/12/2026")
    again = look_at(driver, screen, tmp_path, corrected)
    assert again is not None
    assert (again.plan.created, len(again.plan.rejected)) == (1, 0)


def test_rows_left_out_are_corrected_imported_and_there_once(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    preview = look_at(driver, screen, tmp_path, BAD)
    assert preview is not None
    preview.leave_out.click()
    preview.go.click()
    driver.settle()
    assert child(screen, QPushButton, "Save rows with problems…").isVisible()
    out = tmp_path / "rows-to-correct.csv"
    screen.save_bad_rows_to(preview.plan, str(out))
    driver.settle()
    saved = out.read_text(encoding="utf-8-sig")
    corrected = saved.replace("HMP Nowhere", "Barlinnie").replace("12/13/2026", "12/12/2026")
    for said in (
        "1 row: 1 somebody new, 0 already on this desk, 0 left out.",
        "0 somebody new, 1 already on this desk",
    ):
        preview = look_at(driver, screen, tmp_path, corrected)
        assert preview is not None
        preview.go.click()
        driver.settle()
        assert said in texts(screen)
        assert count(driver) == PEOPLE + 3
    assert "It says nothing new about the one known." in texts(screen)


def test_a_second_list_says_what_it_changed(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    for text in (GOOD, GOOD.replace("4/12/26", "7/12/26").replace("HMP BARLINNIE", "Perth")):
        preview = look_at(driver, screen, tmp_path, text)
        assert preview is not None
        preview.go.click()
        driver.settle()
    said = texts(screen)
    assert "0 somebody new, 2 already on this desk" in said
    assert "something new about 2 of the 2 known. Establishment: 1 changed. Release date: 1 changed." in said


def test_the_window_lives_on_while_a_long_list_is_read(driver: Driver, screen: ImportCaseload, tmp_path: Path) -> None:
    rows = "".join(f"Name{n};Given;{700_000 + n};Barlinnie;4/12/26;x\n" for n in range(2_000))
    path = tmp_path / "long.csv"
    path.write_text(GOOD.splitlines()[0] + "\n" + rows, encoding="utf-8")
    screen.look_at(str(path))
    assert not driver.desk.jobs.is_idle, "the windows' thread read the file itself"
    child(screen, QPushButton, "Cancel the import").click()
    driver.settle()
    assert screen.preview is None
    assert child(screen, QPushButton, "Choose a file…").isVisible()
    preview = look_at(driver, screen, tmp_path, path.read_text(encoding="utf-8"))
    assert preview is not None
    assert preview.plan.created == 2_000


def import_by_keys(driver: Driver) -> None:
    button = next(each for each in driver.frame.findChildren(QPushButton) if each.text().strip() == "Import…")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    driver.settle()


def test_import_chosen_again_after_an_import_begins_anew(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    preview = look_at(driver, screen, tmp_path, GOOD)
    assert preview is not None
    preview.go.click()
    driver.settle()
    import_by_keys(driver)
    assert driver.screen is screen
    assert "A spreadsheet of people, as CSV or XLSX" in texts(screen)
    assert child(screen, QPushButton, "Choose a file…").isEnabled()


def test_import_chosen_again_keeps_the_question_which_column_is_the_name(
    driver: Driver, screen: ImportCaseload, tmp_path: Path
) -> None:
    look_at(driver, screen, tmp_path, "Moniker;SPIN\nEwa Żak;900001\n")
    driver.go("releases")
    import_by_keys(driver)
    assert driver.screen is screen
    assert "Which column is the name?" in texts(screen)

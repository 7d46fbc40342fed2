from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton

from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.screens.today import Today
from recovery_desk.ui.task_form import TaskDialog
from tests.gui.driving import TODAY, Driver, child, press, write
from tests.gui.test_notes import open_note
from tests.gui.test_person_screen import record_of, somebody

if TYPE_CHECKING:
    from recovery_desk.usecases.read_today import TodayBoard


def go(driver: Driver) -> Today:
    screen = driver.go("today")
    assert isinstance(screen, Today)
    return screen


def titles(screen: Today) -> list[str]:
    model = screen.model
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def add_task(driver: Driver, text: str, due: date = TODAY - timedelta(days=9)) -> None:
    driver.desk.jobs.ask(lambda desk: desk.tasks.add(text, due=due), lambda _: None, owner=driver.window)
    driver.settle()


def test_a_late_task_stands_before_those_of_today_and_is_ticked_off_by_one_key(driver: Driver) -> None:
    add_task(driver, "Read today's post", TODAY)
    add_task(driver, "Ring the pharmacy")
    screen = go(driver)
    late = titles(screen).index("Ring the pharmacy")
    assert late < titles(screen).index("Read today's post")
    screen.table.selectRow(late)
    press(screen.table, Qt.Key.Key_D)
    driver.settle()
    assert "Ring the pharmacy" not in titles(screen)


def test_a_task_is_added_by_keyboard_alone(driver: Driver) -> None:
    screen = go(driver)
    screen.table.setFocus()
    press(screen.table, Qt.Key.Key_T)
    dialog = next(d for d in driver.window.findChildren(TaskDialog) if d.isVisible())
    driver.settle()
    write(child(dialog, QLineEdit, "What is to be done"), "Ask about the bed")
    write(child(dialog, QLineEdit, "By when"), "24 Nov 2026")
    child(dialog, QPushButton, "Save task").click()
    driver.settle()
    assert "Ask about the bed" in titles(screen)


def test_a_line_leads_to_its_person(driver: Driver) -> None:
    person_id = somebody(driver)
    driver.desk.jobs.ask(
        lambda desk: desk.tasks.add("About them", person_id=person_id, due=TODAY - timedelta(days=300)),
        lambda _: None,
        owner=driver.window,
    )
    driver.settle()
    screen = go(driver)
    screen.table.selectRow(titles(screen).index("About them"))
    press(screen.table, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen.name == "person"
    assert driver.screen.person_id == person_id


def test_a_draft_left_open_is_listed_and_opens_again(driver: Driver) -> None:
    person_id = somebody(driver)
    driver.go("person", person_id, "notes")
    dialog = open_note(driver)
    write(child(dialog, QPlainTextEdit, "Note"), "Half a thought")
    press(dialog, Qt.Key.Key_Escape)
    driver.settle()
    screen = go(driver)
    name = record_of(driver, person_id).person.filed_as
    at = titles(screen).index(f"Note · {name}")
    screen.table.selectRow(at)
    press(screen.table, Qt.Key.Key_Return)
    driver.settle()
    again = next(d for d in driver.window.findChildren(QuickNote) if d.isVisible())
    assert child(again, QPlainTextEdit, "Note").toPlainText() == "Half a thought"


def test_the_close_of_the_day_says_what_is_unbacked(driver: Driver) -> None:
    screen = go(driver)
    child(screen, QPushButton, "Close the day…").click()
    driver.settle()
    assert "Today’s work is in no backup yet" in titles(screen)


def test_rows_are_as_high_as_they_should_be_after_the_day_is_closed_and_opened(driver: Driver) -> None:
    screen = go(driver)
    close = child(screen, QPushButton, "Close the day…")
    for _ in range(2):
        press(close, Qt.Key.Key_Space)
        driver.settle()
        headings = set(screen.model.headings)
        heights = {screen.table.rowHeight(row) for row in range(screen.model.rowCount()) if row not in headings}
        assert len(heights) == 1
        assert {screen.table.rowHeight(row) for row in headings} != heights


def test_what_there_is_nothing_of_takes_one_line(driver: Driver) -> None:
    screen = go(driver)
    board: list[TodayBoard] = []
    driver.desk.jobs.ask(lambda desk: desk.today(), board.append, owner=driver.window)
    driver.settle()
    empty = [section for section in board[0].sections if not section.lines]
    assert empty, "the practice desk has something under every heading: this test sees nothing"
    headings = [str(screen.model.index(row, 0).data()) for row in screen.model.headings]
    for section in empty:
        assert section.nothing not in titles(screen)
        assert not [heading for heading in headings if heading.startswith(section.title)]
    line = next(label for label in screen.findChildren(QLabel) if label.text().startswith("Nothing today: "))
    assert line.isVisible()
    assert len(line.text().split(" · ")) == len(empty)
    assert all(section.nothing in line.toolTip() for section in empty)

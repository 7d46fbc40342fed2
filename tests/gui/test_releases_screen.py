from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.release_checks.readiness import ReadinessBoard
from tests.gui.driving import TODAY, Driver, child, press, write


def board_of(driver: Driver) -> ReadinessBoard:
    found: list[ReadinessBoard] = []

    def read(desk: Desk) -> ReadinessBoard:
        return desk.checks.board(TODAY, TODAY + timedelta(days=27))

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def table_of(driver: Driver) -> QTableView:
    return child(driver.screen, QTableView, "Releases")


def texts(driver: Driver) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in driver.screen.findChildren(QLabel) if label.isVisible()]


def headings(table: QTableView) -> list[str]:
    model = table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in rows if index.data(Role.HEADING)]


def people(table: QTableView) -> list[str]:
    model = table.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return [index.data() for index in rows if not index.data(Role.HEADING)]


def test_the_board_shows_everyone_due_under_their_day(driver: Driver) -> None:
    board = board_of(driver).board
    table = table_of(driver)
    assert people(table) == [release.row.filed_as for release in board.releases]
    assert len(headings(table)) == len({release.release_day for release in board.releases})
    assert headings(table)[0].endswith((" · today", " · tomorrow")) or " · in " in headings(table)[0]


def test_the_tiles_count_what_the_board_holds(driver: Driver) -> None:
    board = board_of(driver)
    assert board.hard > 0
    shown = texts(driver)
    for figure, one, many in (
        (board.hard, "falls on a hard day", "fall on a hard day"),
        (board.without_address, "has no confirmed address", "have no confirmed address"),
        (board.need_driver, "needs a gate pickup assigned", "need a gate pickup assigned"),
        (board.ready, "ready to go", "ready to go"),
    ):
        at = shown.index(one if figure == 1 else many)
        assert shown[at - 1] == f"{figure:,}"
    undated = board.board.without_date
    assert f"{len(board.releases)} due out, {undated} with no date" in shown


def test_how_ready_somebody_is_stands_as_a_figure_and_line_by_line(driver: Driver) -> None:
    board = board_of(driver)
    model = table_of(driver).model()
    rows = [row for row in range(model.rowCount()) if not model.index(row, 0).data(Role.HEADING)]
    assert len(rows) == len(board.releases)
    for row, ready in zip(rows, board.releases, strict=True):
        cell = model.index(row, 3)
        assert cell.data() == f"{ready.checks.percent}%"
        assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == f"Ready: {cell.data()}, {ready.checks.in_words}"
        tip = cell.data(Qt.ItemDataRole.ToolTipRole)
        assert all(line.title in tip for line in ready.checks.lines if line.is_open)
        assert model.index(row, 5).data() == (ready.checks.next_to_do or "Nothing is owed")


def calendar_of(driver: Driver) -> QTableView:
    child(driver.screen, QPushButton, "Calendar").click()
    driver.settle()
    return child(driver.screen, QTableView, "Calendar of releases")


def test_the_calendar_says_in_words_why_a_day_is_hard(driver: Driver) -> None:
    calendar = calendar_of(driver)
    model = calendar.model()
    spoken = [
        model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(6) for column in range(7)
    ]
    assert spoken[0].startswith("Monday 26 October 2026")
    assert any(text.startswith("Friday 27 November 2026. a hard day: Friday. ") for text in spoken)
    assert any("Monday 30 November 2026. a hard day: St Andrew's Day" in text for text in spoken)
    named = {release.release.row.filed_as for release in board_of(driver).releases}
    assert any(name in text for name in named for text in spoken)


def test_the_calendar_is_walked_through_with_keys(driver: Driver) -> None:
    calendar = calendar_of(driver)

    def day() -> str:
        driver.settle()
        return str(calendar.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).split(".")[0]

    assert day() == "Monday 23 November 2026 (today)"
    for key, there in (
        (Qt.Key.Key_Right, "Tuesday 24 November 2026"),
        (Qt.Key.Key_Down, "Tuesday 1 December 2026"),
        (Qt.Key.Key_PageDown, "Friday 1 January 2027"),
        (Qt.Key.Key_Left, "Thursday 31 December 2026"),
        (Qt.Key.Key_PageUp, "Monday 30 November 2026"),
        (Qt.Key.Key_Home, "Monday 23 November 2026 (today)"),
        (Qt.Key.Key_Up, "Monday 16 November 2026"),
    ):
        press(calendar, key)
        assert day() == there
    press(calendar, Qt.Key.Key_Home)
    press(calendar, Qt.Key.Key_Return)
    driver.settle()
    assert table_of(driver).isVisible()
    assert any(text.startswith("Mon 23 Nov 2026 to Mon 23 Nov 2026") for text in texts(driver))


def test_the_keyboard_goes_from_person_to_person_past_the_headings(driver: Driver) -> None:
    table = table_of(driver)
    table.setFocus()
    seen = []
    for _ in range(len(people(table))):
        index = table.currentIndex()
        assert not index.siblingAtColumn(0).data(Role.HEADING)
        seen.append(index.siblingAtColumn(0).data())
        press(table, Qt.Key.Key_Down)
    assert seen == people(table)


def test_enter_opens_the_person_at_their_release_day(driver: Driver) -> None:
    table = table_of(driver)
    name = table.currentIndex().siblingAtColumn(0).data()
    press(table, Qt.Key.Key_Return)
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, Person)
    assert screen.tabs.tabText(screen.tabs.currentIndex()) == "Release day"
    assert name in texts(driver)


def test_the_filter_narrows_as_one_types_and_says_when_nobody_is_left(driver: Driver) -> None:
    table = table_of(driver)
    number = table.currentIndex().siblingAtColumn(0).data(Role.SECOND).split(" ")[0]
    box = child(driver.screen, QLineEdit, "Filter releases")
    write(box, number)
    driver.wait_until(lambda: len(people(table)) == 1)
    write(box, "zzz")
    driver.wait_until(lambda: not table.isVisible())
    assert any("is due out in these days" in text for text in texts(driver))


def test_another_stretch_of_days(driver: Driver) -> None:
    table = table_of(driver)
    usual = len(people(table))
    days = child(driver.screen, QComboBox, "Which days")
    days.setCurrentIndex(days.findData(7))
    driver.settle()
    assert 0 < len(people(table)) < usual
    days.setCurrentIndex(days.findData(0))
    for name, typed in (("From", "23/11/26"), ("To", "20 Dec 2026")):
        field = child(driver.screen, QLineEdit, name)
        write(field, typed)
        press(field, Qt.Key.Key_Return)
    driver.settle()
    assert len(people(table)) == usual
    assert any(text.startswith("Mon 23 Nov 2026 to Sun 20 Dec 2026") for text in texts(driver))


def test_days_that_cannot_be_leave_the_board_as_it_is(driver: Driver) -> None:
    table = table_of(driver)
    before = people(table)
    days = child(driver.screen, QComboBox, "Which days")
    days.setCurrentIndex(days.findData(0))
    field = child(driver.screen, QLineEdit, "From")
    write(field, "30 Feb 2027")
    press(field, Qt.Key.Key_Return)
    driver.settle()
    assert people(table) == before
    assert field.property("wrong") == "true"


def test_every_tag_says_in_words_what_its_colour_says(driver: Driver) -> None:
    model = table_of(driver).model()
    tags = {
        (model.index(row, 2).data(Role.TONE), model.index(row, 2).data(), model.index(row, 2).data(Role.PICTURE))
        for row in range(model.rowCount())
        if model.index(row, 2).data(Role.TONE)
    }
    assert {tone for tone, _, _ in tags} >= {"hard", "good"}
    assert all(words and picture for _, words, picture in tags)

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QTableView

from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_releases import ReleasesBoard
from tests.gui.driving import TODAY, Driver, child, press, write


def board_of(driver: Driver) -> ReleasesBoard:
    found: list[ReleasesBoard] = []

    def read(desk: Desk) -> ReleasesBoard:
        return desk.list_releases(TODAY, TODAY + timedelta(days=27))

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
    board = board_of(driver)
    table = table_of(driver)
    assert people(table) == [release.row.filed_as for release in board.releases]
    assert len(headings(table)) == len({release.release_day for release in board.releases})
    assert headings(table)[0].endswith((" · today", " · tomorrow")) or " · in " in headings(table)[0]


def test_the_tiles_count_what_the_board_holds(driver: Driver) -> None:
    board = board_of(driver)
    assert board.hard > 0
    shown = texts(driver)
    for figure, words in (
        (len(board.releases), "due out"),
        (board.hard, "on a hard day"),
        (board.moved, "brought forward by law"),
        (board.may_ask, "may ask for an earlier day"),
        (board.without_date, "with no release date known"),
    ):
        at = shown.index(words)
        assert shown[at - 1] == f"{figure:,}"


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

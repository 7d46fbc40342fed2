"""Finding anything by keyboard."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recovery_desk.domain.meetings import Meeting, MeetingPlace
from recovery_desk.ui.find_dialog import FindDialog
from recovery_desk.ui.panes.meetings import MeetingsPane
from recovery_desk.ui.panes.notes import NotesPane
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import Driver, press, write
from tests.gui.test_every_screen import clipped, nameless
from tests.gui.test_notes import notes_of
from tests.gui.test_person_screen import record_of, somebody

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_finder(driver: Driver) -> FindDialog:
    press(driver.window, Qt.Key.Key_K, CONTROL)
    driver.settle()
    return next(d for d in driver.window.findChildren(FindDialog) if d.isVisible())


def look_for(driver: Driver, text: str) -> FindDialog:
    dialog = open_finder(driver)
    write(dialog.field, text)
    driver.settle()
    return dialog


def titles(dialog: FindDialog) -> list[str]:
    return [row.title for row in dialog.model.rows]


def test_a_person_is_found_and_opened_without_the_mouse(driver: Driver) -> None:
    person_id = somebody(driver)
    person = record_of(driver, person_id).person
    dialog = look_for(driver, person.prison_number)
    assert titles(dialog)[0] == person.filed_as
    press(dialog.field, Qt.Key.Key_Return)
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, Person)
    assert screen.person_id == person_id


def test_a_note_is_opened_at_its_person(driver: Driver) -> None:
    dialog = look_for(driver, "naloxone")
    row = next(row for row in dialog.model.rows if row.kind == "Note")
    dialog.table.selectRow(list(dialog.model.rows).index(row))
    press(dialog.field, Qt.Key.Key_Return)
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, Person)
    pane = screen.in_front
    assert isinstance(pane, NotesPane)
    assert screen.person_id is not None
    chosen = pane.model.row_at(pane.table.currentIndex().row())
    assert chosen is not None
    assert "naloxone" in chosen.note.text.casefold()
    assert chosen.note in notes_of(driver, screen.person_id)


def test_before_anything_is_typed_it_says_what_the_program_does(driver: Driver) -> None:
    dialog = open_finder(driver)
    assert "Settings" in titles(dialog)
    write(dialog.field, "lock")
    driver.settle()
    at = next(n for n, row in enumerate(dialog.model.rows) if row.title == "Lock the desk")
    for _ in range(at):
        press(dialog.field, Qt.Key.Key_Down)
    press(dialog.field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.window.desk_frame is None


def test_what_is_not_there_is_said_with_what_to_try(driver: Driver) -> None:
    dialog = look_for(driver, "qqqqqq")
    assert titles(dialog) == []
    assert any("Nothing fits “qqqqqq”" in label.text() for label in dialog.findChildren(QLabel))
    press(dialog.field, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_is_readable_at_any_size(driver: Driver) -> None:
    driver.desk.bench.appearance_changed.emit("light", 200)
    driver.settle()
    dialog = look_for(driver, "naloxone")
    assert clipped(dialog) == []
    assert nameless(dialog) == []


def test_a_meeting_is_opened_on_the_page_of_whom_it_is_with(driver: Driver) -> None:
    person_id = somebody(driver)

    def book(desk: Desk) -> Meeting:
        blank = Meeting(
            "", person_id, date(2026, 11, 30), 600, worker="M. Kerr", purpose="Quizzical", place=MeetingPlace.PHONE
        )
        blank = replace(blank, establishment_id=desk.meetings.board.prison_of(person_id))
        for day in range(8):
            desk.meetings.book(replace(blank, day=date(2026, 12, 1 + day), purpose="Other"), despite_clashes=True)
        return desk.meetings.book(blank, despite_clashes=True)

    booked: list[Meeting] = []
    driver.desk.jobs.ask(book, booked.append, owner=driver.window)
    driver.settle()
    dialog = look_for(driver, "quizzic")
    assert [(row.kind, row.title) for row in dialog.model.rows] == [("Meeting", "Quizzical · Mon 30 Nov 2026, 10:00")]
    press(dialog.field, Qt.Key.Key_Return)
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, Person)
    pane = screen.in_front
    assert isinstance(pane, MeetingsPane)
    assert pane.person_id == person_id

    def is_chosen() -> bool:
        focus = driver.window.focusWidget()
        return any(each.meeting == booked[0] and each.isAncestorOf(focus) for each in pane.details)

    driver.wait_until(is_chosen)

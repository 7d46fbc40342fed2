"""A note from anywhere, and the notes of a person."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from recovery_desk.domain.notes import Note, NoteKind, NotSeenReason
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.panes.notes import NotesPane
from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.write_note import NoteWritten
from tests.gui.driving import Driver, child, press, write
from tests.gui.test_person_screen import record_of, somebody

CONTROL = Qt.KeyboardModifier.ControlModifier


def open_note(driver: Driver) -> QuickNote:
    driver.come_to_front()
    press(driver.window, Qt.Key.Key_N, CONTROL)
    driver.settle()
    return next(d for d in driver.window.findChildren(QuickNote) if d.isVisible())


def notes_of(driver: Driver, person_id: PersonId) -> list[Note]:
    found: list[list[Note]] = []

    def read(desk: object) -> list[Note]:
        return [line.note for line in desk.notes.read(person_id).lines]  # type: ignore[attr-defined]

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def texts(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


# The key that closes the dialog is let go of when nobody is there to take it.
@pytest.mark.qt_log_ignore("Keyboard event not accepted", "This plugin does not support", extend=True)
def test_a_note_by_keyboard_alone_from_the_board(driver: Driver) -> None:
    person_id = somebody(driver)
    person = record_of(driver, person_id).person
    before = len(notes_of(driver, person_id))
    dialog = open_note(driver)
    write(child(dialog, QLineEdit, "Person"), person.prison_number)
    driver.settle()
    press(dialog.form.finder.field, Qt.Key.Key_Return)
    assert dialog.form.finder.person_id == person_id
    typed = dialog.focusWidget()
    assert isinstance(typed, QPlainTextEdit)
    write(typed, "Seen in the hall")
    press(dialog, Qt.Key.Key_Return, CONTROL)
    driver.settle()
    assert not [d for d in driver.window.findChildren(QuickNote) if d.isVisible()]
    notes = notes_of(driver, person_id)
    assert len(notes) == before + 1
    assert (notes[0].text, notes[0].kind) == ("Seen in the hall", NoteKind.SEEN)
    assert any(label.text() == "Saved 09:00" for label in driver.frame.findChildren(QLabel))


def test_on_a_persons_page_the_note_is_about_them_and_is_shown_at_once(driver: Driver) -> None:
    person_id = somebody(driver)
    screen = driver.go("person", person_id, "notes")
    assert isinstance(screen, Person)
    dialog = open_note(driver)
    assert dialog.form.finder.person_id == person_id
    kind = child(dialog, QComboBox, "What")
    kind.setCurrentIndex(kind.findData(NoteKind.NOT_SEEN))
    child(dialog, QPushButton, "Save note").click()
    assert "Choose why they were not seen" in texts(dialog)
    reason = child(dialog, QComboBox, "Why not seen")
    reason.setCurrentIndex(reason.findData(NotSeenReason.LOCKDOWN))
    child(dialog, QPushButton, "Save note").click()
    driver.settle()
    assert notes_of(driver, person_id)[0].not_seen_reason is NotSeenReason.LOCKDOWN
    assert "Lockdown" in texts(screen)


def test_a_note_half_typed_is_there_again(driver: Driver) -> None:
    dialog = open_note(driver)
    write(child(dialog, QPlainTextEdit, "Note"), "Half a thou")
    press(dialog, Qt.Key.Key_Escape)
    driver.settle()
    again = open_note(driver)
    driver.settle()
    assert child(again, QPlainTextEdit, "Note").toPlainText() == "Half a thou"
    child(again, QPushButton, "Cancel").click()
    driver.settle()
    assert child(open_note(driver), QPlainTextEdit, "Note").toPlainText() == ""


def test_mistakes_are_said_and_what_was_typed_stays(driver: Driver) -> None:
    dialog = open_note(driver)
    write(child(dialog, QLineEdit, "When"), "25:00")
    write(child(dialog, QLineEdit, "Minutes"), "many")
    child(dialog, QPushButton, "Save note").click()
    shown = texts(dialog)
    for sentence in ("Choose whom the note is about", "0:00 to 23:59", "minutes from 1", "Write a few words"):
        assert sentence in shown
    assert child(dialog, QLineEdit, "When").text() == "25:00"


def test_a_template_brings_its_prompts(driver: Driver) -> None:
    dialog = open_note(driver)
    box = child(dialog, QComboBox, "Start from")
    box.setCurrentIndex(box.findText("Before release"))
    box.activated.emit(box.currentIndex())
    assert "Where they will sleep:" in child(dialog, QPlainTextEdit, "Note").toPlainText()


def test_a_correction_shows_what_stood_there(driver: Driver) -> None:
    person_id = somebody(driver)
    done: list[Note] = []
    written = NoteWritten(NoteKind.PHONE, "Rang his brother", minutes=5)
    driver.desk.jobs.ask(lambda desk: desk.notes.write(person_id, written), done.append, owner=driver.window)
    driver.settle()
    screen = driver.go("person", person_id, "notes")
    assert isinstance(screen, Person)
    press(screen.pane(NotesPane).table, Qt.Key.Key_Return)
    driver.settle()
    dialog = next(d for d in driver.window.findChildren(QuickNote) if d.isVisible())
    field = child(dialog, QPlainTextEdit, "Note")
    assert field.toPlainText() == "Rang his brother"
    field.setPlainText("Rang his sister")
    child(dialog, QCheckBox, "Restricted: only I and coordinators open it").click()
    child(dialog, QPushButton, "Save note").click()
    driver.settle()
    note = next(each for each in notes_of(driver, person_id) if each.id == done[0].id)
    assert (note.text, note.is_restricted) == ("Rang his sister", True)
    assert "It said: Rang his brother" in texts(screen)


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_dialog_is_clipped(driver: Driver, percent: int) -> None:
    from tests.gui.test_every_screen import clipped, nameless

    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    dialog = open_note(driver)
    assert clipped(dialog) == []
    assert nameless(dialog) == []

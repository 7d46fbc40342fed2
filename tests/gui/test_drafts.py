"""What is typed is in the vault within a second, whatever happens then."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from recovery_desk.domain.drafts import Draft
from recovery_desk.storage.drafts import DraftsTable
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.screens.new_person import NewPerson
from recovery_desk.usecases.vault_problems import DiskFull
from tests.gui.driving import PATIENCE_MS, Driver, child, press, write


def drafts(driver: Driver) -> list[Draft]:
    found: list[list[Draft]] = []
    driver.desk.jobs.ask(lambda desk: list(desk.drafts.left_open()), found.append, owner=driver.window)
    driver.settle()
    return found[0]


def type_a_name(driver: Driver, name: str = "Docherty") -> NewPerson:
    screen = driver.go("new_person")
    assert isinstance(screen, NewPerson)
    write(child(screen, QLineEdit, "Family name"), name)
    return screen


def kept(driver: Driver) -> Callable[[], bool]:
    return lambda: any(label.text() == "Draft kept 09:00" for label in driver.frame.findChildren(QLabel))


def test_a_second_after_the_last_key_it_is_in_the_vault_and_said_so(driver: Driver) -> None:
    began = time.monotonic()
    type_a_name(driver)
    driver.wait_until(kept(driver))
    assert time.monotonic() - began < 5
    [draft] = drafts(driver)
    assert (draft.form, draft.about, draft.fields) == ("new-person", "", {"family_name": "Docherty"})
    assert (draft.title, draft.screen) == ("New referral", "new_person")


def test_somebody_who_types_without_a_pause_has_it_kept_as_they_go(driver: Driver) -> None:
    screen = type_a_name(driver, "D")
    needs = child(screen, QPlainTextEdit, "Communication needs")
    end = time.monotonic() + 3
    while time.monotonic() < end and not kept(driver)():
        write(needs, "a word ")
        QApplication.processEvents()
    assert kept(driver)()


def test_it_is_there_again_when_the_form_opens_again(driver: Driver) -> None:
    screen = type_a_name(driver)
    kind = child(screen, QComboBox, "Kind of release")
    kind.setCurrentIndex(2)
    driver.go("people")
    screen = type_a_name(driver, "")
    assert child(screen, QLineEdit, "Family name").text() == "Docherty"
    assert child(screen, QComboBox, "Kind of release").currentIndex() == 2
    assert any("You typed this on Monday 23 November at 09:00" in w.text() for w in screen.findChildren(QLabel))
    child(screen, QPushButton, "Throw away what was typed before").click()
    driver.settle()
    assert child(screen, QLineEdit, "Family name").text() == ""
    assert drafts(driver) == []


def test_locking_keeps_the_last_key(driver: Driver) -> None:
    type_a_name(driver)
    press(driver.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert driver.window.desk_frame is None
    driver.unlock()
    assert [draft.words for draft in drafts(driver)] == ["Docherty"]


def test_so_does_closing_the_program(driver: Driver, start: Callable[[Path], Driver], folder: Path) -> None:
    with driver.qtbot.waitSignal(driver.desk.jobs.closed, timeout=PATIENCE_MS):
        type_a_name(driver)
        driver.desk.jobs.lock()
    driver.desk.window.hide()
    again = start(folder)
    again.unlock()
    assert [draft.words for draft in drafts(again)] == ["Docherty"]


def test_what_is_saved_is_no_draft_any_more(driver: Driver) -> None:
    screen = type_a_name(driver)
    driver.wait_until(kept(driver))
    child(screen, QPushButton, "Save").click()
    driver.settle()
    assert driver.screen.name == "person"
    assert drafts(driver) == []


def test_cancel_throws_it_away_and_escape_does_not(driver: Driver) -> None:
    screen = type_a_name(driver)
    press(child(screen, QLineEdit, "Family name"), Qt.Key.Key_Escape)
    driver.settle()
    assert [draft.words for draft in drafts(driver)] == ["Docherty"]
    screen = type_a_name(driver, "")
    child(screen, QPushButton, "Cancel").click()
    driver.settle()
    assert drafts(driver) == []


def test_when_something_was_saved_stays_whatever_else_is_said(driver: Driver) -> None:
    bench, navigation = driver.desk.bench, driver.frame.navigation

    def seen() -> list[str]:
        return [label.text() for label in navigation.findChildren(QLabel) if label.isVisible()]

    bench.said.emit("Saved 14:02")
    for sentence in ("Removed (Ctrl+Z)", "Preparing the sheet…", ""):
        bench.said.emit(sentence)
        assert "Saved 14:02" in seen()
        assert sentence in seen() or not sentence
    bench.said.emit("Two records again. Saved 14:05")
    assert "Saved 14:05" in seen()
    driver.desk.jobs.ask(lambda _desk: None, owner=driver.window, changes=(Kind.TASKS,))
    driver.settle()
    assert "Saved 09:00" in seen()


def test_a_form_in_front_of_everything_says_when_its_draft_was_kept(driver: Driver) -> None:
    note = QuickNote(driver.desk.bench, driver.window)
    note.open()
    driver.settle()
    write(note.form.fields["text"], "Seen on the hall")
    driver.wait_until(lambda: any(label.text() == "Draft kept 09:00" for label in note.findChildren(QLabel)))
    note.reject()
    driver.settle()


def test_what_is_changed_in_settings_and_not_saved_is_there_again(driver: Driver) -> None:
    screen = driver.go("settings")
    field = child(screen, QLineEdit, "Service phone")
    field.clear()
    write(field, "01632 960123")
    driver.go("people")
    driver.desk.jobs.ask(lambda _desk: None, owner=driver.window, changes=(Kind.SETTINGS,))
    driver.settle()
    screen = driver.go("settings")
    assert child(screen, QLineEdit, "Service phone").text() == "01632 960123"
    [draft] = drafts(driver)
    assert (draft.form, draft.about, draft.fields) == ("settings", "desk", {"service_phone": "01632 960123"})


def test_a_draft_that_could_not_be_kept_is_handed_over_again(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = driver.go("new_person")
    failed: list[object] = []
    driver.desk.jobs.failed.disconnect()
    driver.desk.jobs.failed.connect(failed.append)
    with monkeypatch.context() as full:
        full.setattr(DraftsTable, "keep", lambda *_: (_ for _ in ()).throw(DiskFull))
        write(child(screen, QLineEdit, "Family name"), "Docherty")
        driver.wait_until(lambda: bool(failed))
    assert drafts(driver) == []
    driver.go("people")
    driver.settle()
    assert [draft.words for draft in drafts(driver)] == ["Docherty"]

"""Note templates as a coordinator keeps them, by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from recovery_desk.domain.notes import SHIPPED_TEMPLATES, NoteKind, NoteTemplate
from recovery_desk.domain.workers import Role
from recovery_desk.ui.note_template_form import NoteTemplateForm
from recovery_desk.ui.screens.note_templates import NoteTemplates
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import Driver, child, press, write
from tests.gui.test_every_screen import clipped, nameless
from tests.gui.test_notes import open_note

CONTROL = Qt.KeyboardModifier.ControlModifier


def go(driver: Driver) -> NoteTemplates:
    settings = driver.go("settings")
    press(child(settings, QPushButton, "Note templates"), Qt.Key.Key_Space)
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, NoteTemplates)
    return screen


def kept(driver: Driver) -> Sequence[NoteTemplate]:
    found: list[Sequence[NoteTemplate]] = []

    def read(desk: Desk) -> Sequence[NoteTemplate]:
        return desk.notes.templates.all()

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def names(driver: Driver) -> list[str]:
    return [each.name for each in kept(driver)]


def form_of(driver: Driver) -> NoteTemplateForm:
    driver.settle()
    return next(each for each in driver.window.findChildren(NoteTemplateForm) if each.isVisible())


def push(driver: Driver, screen: NoteTemplates, name: str) -> None:
    press(child(screen, QPushButton, name), Qt.Key.Key_Space)
    driver.settle()


def test_a_template_is_added_and_a_note_starts_from_it(driver: Driver) -> None:
    screen = go(driver)
    push(driver, screen, "Add a template")
    form = form_of(driver)
    press(form.name, Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert form.isVisible()
    assert any("Give it a name" in label.text() for label in form.findChildren(QLabel))
    write(form.name, "Video link")
    form.kind.setCurrentIndex(form.kind.findData(NoteKind.PHONE))
    write(form.prompts, "Who was there:")
    press(form.prompts, Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert kept(driver)[-1].text == "Who was there:\n"
    push(driver, screen, "Move Video link up")
    assert names(driver)[-2] == "Video link"
    note = open_note(driver)
    start = child(note, QComboBox, "Start from")
    start.setCurrentIndex(start.findText("Video link"))
    start.activated.emit(start.currentIndex())
    assert child(note, QPlainTextEdit, "Note").toPlainText() == "Who was there:\n"
    assert child(note, QComboBox, "What").currentData() == NoteKind.PHONE


def test_who_moves_a_template_goes_on_moving_it(driver: Driver) -> None:
    screen = go(driver)
    last = SHIPPED_TEMPLATES[-1].name
    assert not child(screen, QPushButton, f"Move {last} down").isEnabled()
    push(driver, screen, f"Move {last} up")
    focus = driver.window.focusWidget()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName() == f"Move {last} up"
    press(focus, Qt.Key.Key_Space)
    driver.settle()
    assert names(driver).index(last) == len(SHIPPED_TEMPLATES) - 3


def test_one_that_ships_is_changed_removed_and_put_back(driver: Driver) -> None:
    screen, shipped = go(driver), SHIPPED_TEMPLATES[0]
    push(driver, screen, f"Change {shipped.name}")
    form = form_of(driver)
    form.prompts.setPlainText("Only this:")
    form.save()
    driver.settle()
    assert kept(driver)[0].text == "Only this:\n"
    push(driver, screen, f"Remove {shipped.name}")
    assert shipped.name not in names(driver)
    assert any(label.text() == "Not offered" for label in screen.findChildren(QLabel))
    push(driver, screen, f"Put {shipped.name} back as it came")
    assert tuple(kept(driver)) == SHIPPED_TEMPLATES
    driver.come_to_front()
    press(screen, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.screen.name == "settings"


def test_somebody_who_is_no_coordinator_is_told_so(driver: Driver) -> None:
    def lessen(desk: Desk) -> None:
        desk.workers.add("A. Singh", Role.COORDINATOR, "another four ordinary words")
        desk.workers.change_role(desk.store.signed_in.id, Role.WORKER)

    driver.desk.jobs.ask(lessen, owner=driver.window)
    driver.settle()
    screen = go(driver)
    push(driver, screen, f"Remove {SHIPPED_TEMPLATES[0].name}")
    assert any("oordinator" in label.text() for label in screen.findChildren(QLabel) if label.isVisible())
    assert tuple(kept(driver)) == SHIPPED_TEMPLATES


def test_it_is_readable_at_any_size(driver: Driver) -> None:
    driver.desk.bench.appearance_changed.emit("light", 200)
    driver.settle()
    screen = driver.go("note_templates")
    assert clipped(screen) == []
    assert nameless(screen) == []
    assert isinstance(screen, NoteTemplates)
    screen.add()
    form = form_of(driver)
    assert clipped(form) == []
    assert child(form, QLineEdit, "Name").isVisible()

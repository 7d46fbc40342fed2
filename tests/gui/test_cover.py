"""While the desk closes: one cover, nothing opens over it, and nothing waits for an answer nobody can see to give."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from recovery_desk.ui.cover import Cover
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.shortcuts import SHORTCUTS
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import Driver, press
from tests.gui.test_never_loses import is_locked


@contextmanager
def closing(driver: Driver) -> Iterator[None]:
    """The desk is locked, and waits for a save."""
    gate = threading.Event()

    def save(_desk: Desk) -> None:
        gate.wait(60)

    driver.desk.jobs.ask(save, owner=driver.window, changes=(Kind.PEOPLE,))
    driver.window.lock()
    assert driver.desk.jobs.is_open
    yield
    gate.set()
    driver.wait_until(lambda: is_locked(driver))


def seen(driver: Driver) -> list[str]:
    """Every window that stands over the desk's own."""
    QApplication.processEvents()
    return [
        type(window).__name__
        for window in driver.window.findChildren(QWidget)
        if window.isWindow() and window.isVisible()
    ]


def covers(driver: Driver) -> int:
    return len(driver.window.findChildren(Cover))


def test_no_key_does_anything_while_the_desk_closes(driver: Driver) -> None:
    driver.go("people")
    keys = [key for key in driver.window.findChildren(QShortcut) if key.parent() is driver.window]
    assert len(keys) == sum(bool(each.deed) for each in SHORTCUTS)
    with closing(driver):
        dialogs, place = len(driver.window.findChildren(QDialog)), driver.frame.place
        for key in keys:
            key.activated.emit()
            assert seen(driver) == []
        assert len(driver.window.findChildren(QDialog)) == dialogs
        assert driver.frame.place == place
        assert covers(driver) == 1


def test_the_keys_themselves(driver: Driver) -> None:
    driver.come_to_front()
    with closing(driver):
        for key in (Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_Slash, Qt.Key.Key_L):
            press(driver.window, key, Qt.KeyboardModifier.ControlModifier)
            assert seen(driver) == []
        assert covers(driver) == 1


def test_what_locks_by_itself_locks_once(driver: Driver) -> None:
    guard = driver.window._guard
    assert guard is not None
    with closing(driver):
        guard.idle.expired.emit()
        guard.session.away.emit()
        driver.desk.bench.door_wanted.emit("backup")
        assert covers(driver) == 1


@pytest.mark.parametrize("how", ["opened", "asked"])
def test_an_answer_that_was_on_its_way_opens_nothing_over_the_cover(driver: Driver, how: str) -> None:
    gate, shown, answers = threading.Event(), list[QDialog](), list[object]()

    def show(_: object) -> None:
        if how == "opened":
            dialog = QDialog(driver.window)
            shown.append(dialog)
            dialog.open()
        else:
            answers.append(QMessageBox.question(driver.window, "Recovery Desk", "Take it?"))

    driver.desk.jobs.ask(lambda _: gate.wait(60), show, owner=driver.window, changes=(Kind.PEOPLE,))
    driver.window.lock()
    gate.set()
    driver.wait_until(lambda: is_locked(driver))
    assert seen(driver) == []
    assert all(dialog.windowOpacity() == 0 for dialog in shown)
    assert QMessageBox.StandardButton.Yes not in answers
    driver.unlock()
    dialog = QDialog(driver.window)
    dialog.open()
    assert seen(driver) == ["QDialog"], "an open desk shows its windows"
    dialog.close()

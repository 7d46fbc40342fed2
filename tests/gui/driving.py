"""The program held as a worker holds it: looking, typing, waiting until an answer is there."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from recovery_desk.domain.people import PersonId
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.ui.desk_application import DeskApplication
from recovery_desk.ui.desk_frame import DeskFrame
from recovery_desk.ui.screen import Place, Screen

TODAY = date(2026, 11, 23)
PASSPHRASE = "four ordinary words here"
QUICK = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
PEOPLE = 60
PATIENCE_MS = 60_000
"""How long to wait for what must come: a limit for what hangs, however busy the machine is."""
_STILL_TURNS = 2

_W = TypeVar("_W", bound=QWidget)


class Driver:
    """Holds the program like a worker does: looks, types, waits until an answer is there."""

    def __init__(self, desk: DeskApplication, qtbot: QtBot) -> None:
        self.desk, self.qtbot = desk, qtbot
        self.window = desk.window

    def settle(self) -> None:
        """Until nothing is asked for that is not answered, and everything stands where it will stay."""
        self.wait_until(self._is_still)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Until something holds that must come to hold."""
        wait_until(self.qtbot, holds)

    def _is_still(self) -> bool:
        # An answer that comes in the last turn is laid out in the next: idle before the turns, and still after them.
        was_idle = self.desk.jobs.is_idle
        moved = [turn() for _ in range(_STILL_TURNS)]
        return was_idle and self.desk.jobs.is_idle and not any(moved)

    @property
    def frame(self) -> DeskFrame:
        """The frame of the open desk."""
        frame = self.window.desk_frame
        assert frame is not None
        return frame

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        screen = self.window.current_screen
        assert screen is not None
        return screen

    def unlock(self) -> None:
        """Opens the vault as its worker would."""
        self.desk.jobs.open(lambda door, _: door.unlock(PASSPHRASE), owner=self.window)
        self.settle()

    def come_to_front(self) -> None:
        """Keys only count in the window in front."""
        self.window.activateWindow()
        self.wait_until(self.window.isActiveWindow)

    def go(self, name: str, person_id: PersonId | None = None, text: str = "") -> Screen:
        """Brings a screen to the front and waits for what it shows."""
        self.frame.go(Place(name, person_id, text))
        self.settle()
        return self.screen


class _Movement(QObject):
    """Notes whether anything was laid out or taken away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.seen = self.seen or event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.DeferredDelete)
        return False


def turn() -> bool:
    """One turn of the event loop, as the program runs it; whether anything moved in it.

    One turn is not enough where words wrap: each layout tells the one around it, one turn after another.
    """
    movement, loop = _Movement(), QEventLoop()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(movement)
    QTimer.singleShot(0, loop, loop.quit)
    loop.exec()
    application.removeEventFilter(movement)
    return movement.seen


def wait_until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    """Until something holds that must come to hold."""
    qtbot.waitUntil(holds, timeout=PATIENCE_MS)


def child(parent: QWidget, kind: type[_W], name: str) -> _W:
    """The visible widget of a kind with an accessible name; what was just added is shown first."""
    QApplication.processEvents()
    found = [w for w in parent.findChildren(kind) if w.accessibleName() == name and w.isVisibleTo(parent)]
    assert found, f"no {kind.__name__} called {name!r}"
    return found[0]


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key."""
    QTest.keyClick(widget, key, modifier)


def write(widget: QWidget, text: str) -> None:
    """Types a text; letters no key event can carry in a test are put in as an input method would."""
    if isinstance(widget, QLineEdit) and not text.isascii():
        widget.insert(text)
    else:
        QTest.keyClicks(widget, text)

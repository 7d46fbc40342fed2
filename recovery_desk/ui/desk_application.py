"""Starts the windows and ends them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from recovery_desk.ui.errors import ErrorDoor
from recovery_desk.ui.icons import icon
from recovery_desk.ui.jobs import Jobs
from recovery_desk.ui.main_window import TITLE, MainWindow
from recovery_desk.ui.memory import Memory
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.single_instance import SingleInstance
from recovery_desk.ui.theme import load_fonts, theme

if TYPE_CHECKING:
    from recovery_desk.usecases.desk import FrontDoor

_SOON_MS = 150
"""What the window does not wait for."""


class DeskApplication(QObject):
    """One window over one front door, with everything it needs; `close` ends all of it."""

    def __init__(self, front_door: FrontDoor) -> None:
        super().__init__()
        where = Path(front_door.where)
        self.door = ErrorDoor(where, self)
        self.jobs = Jobs(front_door, self)
        self.bench = Bench(self.jobs, Memory(where), front_door, self)
        self.window = MainWindow(self.bench, self.door)
        QTimer.singleShot(_SOON_MS, self, _keep_none_alive)

    def begin(self, *, practice: bool = False) -> None:
        """Shows the door, or goes straight into the practice desk."""
        self.window.show_door("practice" if practice else None)
        self.window.show()

    def close(self) -> None:
        """Closes the window without a question, then the vault, and waits for what is being saved."""
        self.window.hide()
        self.window.stop_watching()
        self.jobs.stop()
        self.window.deleteLater()


def _keep_none_alive() -> None:
    from recovery_desk.ui.undying_none import keep_none_alive

    keep_none_alive()


def qt_application() -> QApplication:
    """The one application object, in Fusion, with the program's type and colours."""
    existing = QApplication.instance()
    # Asked for by argument, the style is made once; `setStyle` would make a second and name all its parts to Python.
    app = existing if isinstance(existing, QApplication) else QApplication([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName(TITLE)
    app.setApplicationDisplayName(TITLE)
    load_fonts()
    return app


def run(front_door: FrontDoor, *, practice: bool = False) -> int:
    """Opens the program over a data folder; answers its exit code when the last window is closed."""
    app = qt_application()
    instance = SingleInstance(Path(front_door.where))
    if not instance.take():
        return 0
    memory = Memory(Path(front_door.where))
    theme.apply(app, memory.text("appearance", "system"), memory.number("text_percent", 100))
    app.setWindowIcon(icon("door-open", theme.colour("accent"), 64))
    desk = DeskApplication(front_door)
    restore_hook = desk.door.install()
    instance.raise_wanted.connect(desk.window.come_to_front)
    desk.begin(practice=practice)
    try:
        return int(app.exec())
    finally:
        desk.close()
        restore_hook()
        instance.release()

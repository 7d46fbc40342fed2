"""A picture of each main screen, taken without a display: for a machine that has none, and for looking hard."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QPoint, QSize, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.desk_application import DeskApplication, qt_application
from recovery_desk.ui.desk_frame import DeskFrame
from recovery_desk.ui.panes import PANES
from recovery_desk.ui.screen import Place
from recovery_desk.ui.screens import SCREENS
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.desk import Desk, FrontDoor

_WEEKS_AHEAD = 28
_TAKEN_APART = frozenset({"today", "releases", "people", "person"})


def write_screenshots(
    front_door: FrontDoor,
    folder: Path,
    passphrase: str,
    *,
    size: tuple[int, int] = (1440, 900),
    appearance: str = "light",
    text_percent: int = 100,
) -> list[Path]:
    """Opens the desk behind the door, goes from screen to screen and saves each as PNG; answers the files."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qInstallMessageHandler(_without_size_hints)
    app = qt_application()
    theme.apply(app, appearance, text_percent)
    folder.mkdir(parents=True, exist_ok=True)
    with _application(front_door) as desk:
        camera = _Camera(desk, folder, QSize(*size))
        camera.before_unlocking()
        camera.open(lambda door: door.unlock(passphrase), appearance, text_percent)
        camera.every_screen()
    return camera.taken


def _without_size_hints(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """The offscreen platform says at each window that it has no size hints; whoever asked for pictures knows."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


@contextmanager
def _application(front_door: FrontDoor) -> Iterator[DeskApplication]:
    """A desk whose work must not fail: a picture of an error is no picture of a screen."""
    desk = DeskApplication(front_door)
    failed: list[BaseException] = []
    desk.jobs.failed.connect(failed.append)
    try:
        yield desk
    finally:
        desk.close()
    if failed:
        raise failed[0]


class _Camera:
    """Waits until nothing is being worked on, then takes the picture."""

    def __init__(self, desk: DeskApplication, folder: Path, size: QSize) -> None:
        self._desk, self._folder = desk, folder
        self.taken: list[Path] = []
        desk.window.resize(size)
        desk.window.show()

    @property
    def _frame(self) -> DeskFrame:
        frame = self._desk.window.desk_frame
        if frame is None:
            raise RuntimeError("no desk is open")
        return frame

    def before_unlocking(self) -> None:
        for name in ("welcome", "start", "unlock"):
            self._desk.window.show_door(name)
            self._take(name)

    def open(self, way: Callable[[FrontDoor], Desk], appearance: str, text_percent: int) -> None:
        self._desk.jobs.open(lambda door, _: way(door), owner=self._desk.window)
        self._settle()
        self._desk.bench.appearance_changed.emit(appearance, text_percent)
        self._settle()

    def every_screen(self) -> None:
        frame = self._frame
        self._take("today")
        frame.go(Place("releases"))
        self._take("releases")
        person = self._somebody()
        frame.go(Place("people"))
        self._take("people")
        if person is not None:
            for pane in PANES:
                frame.go(Place("person", person, pane.name))
                self._take(f"person-{pane.name}")
        for screen_kind in SCREENS:
            if screen_kind.name not in _TAKEN_APART:
                frame.go(Place(screen_kind.name))
                self._take(screen_kind.name.replace("_", "-"))
        frame.go(Place("releases"))
        self._settle()
        screen = frame.current
        if screen is not None:
            screen.print_chosen()
            self._take("print-preview")

    def _somebody(self) -> PersonId | None:
        """The first person who is due out on a hard day, else the first at all."""
        found: list[PersonId] = []

        def look(desk: Desk) -> PersonId | None:
            today = desk.clock.today()
            releases = desk.list_releases(today, today.fromordinal(today.toordinal() + _WEEKS_AHEAD)).releases
            hard = [r for r in releases if r.answer.is_hard_day and r.answer.may_ask] or list(releases)
            return hard[0].row.person_id if hard else None

        self._desk.jobs.ask(look, lambda one: found.append(one) if one else None, owner=self._desk.window)
        self._settle()
        return found[0] if found else None

    def _take(self, name: str) -> None:
        self._settle()
        window = self._desk.window
        picture = window.grab()
        painter = QPainter(picture)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                _lay_over(painter, dialog, window)
        painter.end()
        path = self._folder / f"{len(self.taken) + 1:02}-{name}.png"
        picture.save(str(path))
        self.taken.append(path)

    def _settle(self) -> None:
        """Lets everything asked for arrive and be painted."""
        jobs = self._desk.jobs
        loop = QEventLoop()
        jobs.working.connect(lambda busy: None if busy else loop.quit())
        for _ in range(4):
            while not jobs.is_idle:
                loop.exec()
            qt_application().processEvents()


def _lay_over(painter: QPainter, dialog: QWidget, window: QWidget) -> None:
    middle = QPoint((window.width() - dialog.width()) // 2, max(0, (window.height() - dialog.height()) // 2))
    painter.drawPixmap(middle, dialog.grab())

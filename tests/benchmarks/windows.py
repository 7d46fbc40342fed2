"""A desk open in its real window, driven without a screen."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView

from recovery_desk.clocks import FixedClock
from recovery_desk.domain.people import PersonId
from recovery_desk.front_door import PRACTICE_PASSPHRASE, DataFolderDoor
from recovery_desk.ui.desk_application import DeskApplication, qt_application
from recovery_desk.ui.jobs import Jobs
from recovery_desk.ui.main_window import MainWindow
from recovery_desk.ui.responsiveness import Heartbeat
from recovery_desk.ui.screen import Place
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.desk import Desk
from tests.benchmarks.vault_figures import TODAY


class OpenDesk:
    """Opens on entering: `opened_ms` is from asking to unlock to the painted first screen."""

    def __init__(self, folder: Path) -> None:
        theme.apply(qt_application(), "light", 100)
        self._desk = DeskApplication(DataFolderDoor(folder, FixedClock(TODAY)))
        self.opened_ms = 0.0

    def __enter__(self) -> Self:
        window = self._desk.window
        window.resize(1280, 720)
        self._desk.begin()
        self.settle()
        start = time.perf_counter()
        self._desk.jobs.open(lambda door, _report: door.unlock(PRACTICE_PASSPHRASE), owner=window)
        self.settle()
        window.grab()
        self.opened_ms = (time.perf_counter() - start) * 1000
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._desk.close()
        qt_application().processEvents()

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self._desk.window

    def find(self) -> None:
        """Opens the dialog that finds anything."""
        self._desk.window._find()
        self.settle()

    def show_person(self, person_id: PersonId, tab: str) -> None:
        """A person's page at a tab, painted."""
        self.turn_to_person(person_id, tab)
        self._desk.window.grab()

    def turn_to_person(self, person_id: PersonId, tab: str) -> None:
        """A person's page at a tab, painted when Qt does."""
        frame = self._desk.window.desk_frame
        assert frame is not None
        frame.go(Place("person", person_id, tab))
        self.settle_once()

    def held(self, deed: Callable[[], object]) -> float:
        """The longest the windows' thread was held while somebody does something, in milliseconds."""
        heart = Heartbeat()
        heart.start()
        deed()
        self.settle()
        return heart.stop()

    @property
    def jobs(self) -> Jobs:
        """The way to the desk's thread."""
        return self._desk.jobs

    def settle_once(self) -> None:
        """Until nothing is asked for that is not answered."""
        events = QEventLoop()
        while not self._desk.jobs.is_idle:
            events.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        events.processEvents()

    def go(self, screen: str) -> None:
        """Goes to a screen and waits until it shows what it has."""
        frame = self._desk.window.desk_frame
        assert frame is not None
        frame.go(Place(screen))
        self.settle()
        self._desk.window.grab()

    def scroll_through(self) -> None:
        """Down to the end of the list in front, by keys."""
        table = max(self._desk.window.findChildren(QTableView), key=lambda view: view.model().rowCount())
        table.setFocus()
        QTest.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        self._desk.window.grab()

    def draw_sheets(self, many: int) -> float:
        """Handover sheets, as the window draws them; answers the longest the windows' thread was held."""
        return self.while_working(lambda desk: _draw(desk, many))

    def while_working(self, work: Callable[[Desk], object]) -> float:
        """The longest the windows' thread was held while `work` was done, in milliseconds. Raises what it raises."""
        heart = Heartbeat()
        done: list[object] = []
        wrong: list[Exception] = []
        self._desk.jobs.failed.connect(wrong.append)
        heart.start()
        self._desk.jobs.ask(work, done.append, owner=self._desk.window, failed=wrong.append)
        self.settle()
        longest = heart.stop()
        self._desk.jobs.failed.disconnect(wrong.append)
        for error in wrong:
            raise error
        if not done:
            raise RuntimeError("The work came to no end.")
        return longest

    def settle(self) -> None:
        """Until everything asked for has arrived and is painted."""
        jobs = self._desk.jobs
        loop = QEventLoop()
        jobs.working.connect(lambda busy: None if busy else loop.quit())
        for _ in range(4):
            while not jobs.is_idle:
                loop.exec()
            qt_application().processEvents()


def _draw(desk: Desk, many: int) -> None:
    board = desk.list_releases(TODAY, TODAY + timedelta(days=60))
    for release in board.releases[:many]:
        desk.print_handover(release.row.person_id)

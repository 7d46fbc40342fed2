"""Somebody who types a note without end, in a process of its own that can be killed: says how many words are kept."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.ui.desk_application import DeskApplication, qt_application
from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.theme import theme
from tests.gui.driving import PASSPHRASE, QUICK, TODAY

_A_WORD_EVERY_MS = 50


class Typist:
    """Types `w0 w1 w2 …` into a quick note and prints, after each save, how many words were in it."""

    def __init__(self, folder: Path) -> None:
        theme.apply(qt_application())
        self.desk = DeskApplication(DataFolderDoor(folder, FixedClock(TODAY), QUICK))
        self.typed = 0
        self._keep = self.desk.jobs.keep
        self.desk.jobs.keep = self._told  # type: ignore[method-assign]
        self.desk.begin()
        self.desk.jobs.opened.connect(self._begin)
        self.desk.jobs.open(lambda door, _: door.unlock(PASSPHRASE), owner=self.desk.window)

    def _told(self, work: Callable[..., Any], then: Callable[..., Any] | None = None, **rest: Any) -> None:
        words = self.typed

        def kept(answer: object) -> None:
            if then is not None:
                then(answer)
            print(words, flush=True)  # noqa: T201

        self._keep(work, kept, **rest)

    def _begin(self) -> None:
        self._note = QuickNote(self.desk.bench, self.desk.window)
        self._note.open()
        self._field = self._note.form.fields["text"]
        self._timer = QTimer()
        self._timer.timeout.connect(self._type)
        self._timer.start(_A_WORD_EVERY_MS)

    def _type(self) -> None:
        QTest.keyClicks(self._field, f"w{self.typed} ")
        self.typed += 1


if __name__ == "__main__":
    typist = Typist(Path(sys.argv[1]))
    qt_application().exec()

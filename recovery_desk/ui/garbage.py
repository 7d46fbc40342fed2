"""Python's cycle collector, kept off the desk's thread.

It runs in whatever thread happens to allocate, and a window that is garbage must be destroyed by the thread it
belongs to: collected from the desk's thread, it brings the program down. So automatic collection is off while
there is a second thread, and a timer of the windows' thread collects in quiet moments.
"""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_FEW, _MANY = 700, 150_000
_WHOLE_EVERY = 20


class QuietCollector(QObject):
    """Collects once a second while nothing is being worked on."""

    def __init__(self, is_idle: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self._was_on = gc.isenabled()
        self._rounds = 0
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """One quiet look; nothing while there is work, so that the window is never held by it."""
        young = gc.get_count()[0]
        if not self._is_idle() or young < _FEW:
            return
        if young > _MANY:
            # A large list was just read: its rows hold no cycles and would be looked through in vain, and long.
            gc.freeze()
            return
        self._rounds += 1
        gc.collect(2 if self._rounds % _WHOLE_EVERY == 0 else 1)

    def stop(self) -> None:
        """The second thread has ended: Python may collect by itself again."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

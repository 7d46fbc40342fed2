"""How long the windows' thread was ever held: a heartbeat that notices when it is late."""

import time

from PySide6.QtCore import QObject, Qt, QTimer

_BEAT_MS = 5


class Heartbeat(QObject):
    """Beats every 5 ms on the thread that made it, and remembers the longest wait between two beats."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self.longest_ms = 0.0
        """The longest the thread was held, in milliseconds, the interval itself taken off."""

    def start(self) -> None:
        """Begins to listen."""
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> float:
        """Ends, and answers the longest wait; one that is still going on is counted."""
        self._beat()
        self._timer.stop()
        return self.longest_ms

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, (now - self._last) * 1000 - _BEAT_MS)
        self._last = now

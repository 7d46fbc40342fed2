"""Locks a desk nobody is at: after some minutes without a key, a click or a touch, and after the laptop has slept."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.HoverMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.InputMethod,
    }
)
_LOOK_MS = 2_000
_SLEPT_SECONDS = 30.0
"""The wall clock ran on for that long while the other stood: the laptop was asleep."""


def _locks(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True, slots=True)
class Clocks:
    """The wall clock, and one that stands while the laptop sleeps; tests turn their own."""

    wall: Callable[[], float] = time.time
    awake: Callable[[], float] = time.monotonic


class IdleWatch(QObject):
    """Watches the whole program; `expired` says that the desk must be locked."""

    expired = Signal()
    lock_key = Signal()
    """Ctrl+L where the window's own key does not reach: in a dialog before it."""
    minutes_left = Signal(int)
    """Until it locks, rounded up."""

    def __init__(self, parent: QObject | None = None, clocks: Clocks | None = None) -> None:
        super().__init__(parent)
        self._clocks = clocks or Clocks()
        self._limit = 0.0
        self._last = self._looked = (0.0, 0.0)
        self._said = -1
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, minutes: int) -> None:
        """From now on; again with another number of minutes changes only that."""
        self._limit = minutes * 60.0
        if not self._timer.isActive():
            self._last = self._looked = self._now()
            self._timer.start()
            app = QApplication.instance()
            if app is not None:
                app.installEventFilter(self)
        self._say()

    def rest(self) -> None:
        """There is nothing to lock."""
        self._timer.stop()
        self._said = -1
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    @property
    def is_watching(self) -> bool:
        """Whether a desk is open."""
        return self._timer.isActive()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Notes that somebody is there; every event goes on its way, but for the key that locks."""
        del watched
        if event.type() in _INPUT:
            self._last = self._now()
            if self._said != ceil(self._limit / 60):
                self._say()
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and _locks(event):
                self.lock_key.emit()
                return True
        return False

    def look(self) -> None:
        """How long nobody has been there, by whichever clock says longer."""
        wall, awake = self._now()
        slept = (wall - self._looked[0]) - (awake - self._looked[1]) > _SLEPT_SECONDS
        self._looked = (wall, awake)
        if slept or self._idle() >= self._limit:
            self.expired.emit()
        else:
            self._say()

    def _idle(self) -> float:
        wall, awake = self._now()
        return max(wall - self._last[0], awake - self._last[1], 0.0)

    def _say(self) -> None:
        left = max(1, ceil((self._limit - self._idle()) / 60))
        if left != self._said:
            self._said = left
            self.minutes_left.emit(left)

    def _now(self) -> tuple[float, float]:
        return self._clocks.wall(), self._clocks.awake()

"""Everything that watches over an open desk: idle minutes, the system's session, the clipboard, screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from recovery_desk.ui.capture import CaptureGuard
from recovery_desk.ui.clipboard import ClipboardKeeper
from recovery_desk.ui.idle_watch import Clocks, IdleWatch
from recovery_desk.ui.session_watch import SessionWatch

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from recovery_desk.usecases.desk_settings import DeskSettings


class DeskGuard(QObject):
    """Says when the desk must be locked. Made with the first desk that is opened."""

    lock_wanted = Signal()
    minutes_left = Signal(int)

    def __init__(self, window: QWidget, clocks: Clocks | None = None) -> None:
        super().__init__(window)
        self.idle = IdleWatch(self, clocks)
        self.idle.expired.connect(self.lock_wanted)
        # Queued: nothing is closed while a key is on its way to it.
        self.idle.lock_key.connect(self.lock_wanted, Qt.ConnectionType.QueuedConnection)
        self.idle.minutes_left.connect(self._keep_minutes)
        self.session = SessionWatch(window)
        self.session.away.connect(self.lock_wanted)
        self.clipboard = ClipboardKeeper(self)
        self.capture = CaptureGuard(self)
        self._minutes = 0
        self._locks_when_put_away = False

    def watch(self, settings: DeskSettings) -> None:
        """From now on, as the desk wants it."""
        self._locks_when_put_away = settings.lock_on_minimise
        self.idle.watch(settings.lock_minutes)
        self.capture.hide(wanted=settings.hide_from_capture)

    def rest(self) -> None:
        """The desk is locked: nothing to watch, and nothing of it left on the clipboard."""
        self.idle.rest()
        self.clipboard.clear()

    def put_away(self) -> None:
        """The window was minimised."""
        if self._locks_when_put_away and self.idle.is_watching:
            self.lock_wanted.emit()

    def say(self) -> None:
        """Tells again how long it is until it locks."""
        self.minutes_left.emit(self._minutes)

    def _keep_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self.minutes_left.emit(minutes)

"""Hears from a Linux desktop that the session is locked or put to sleep.

Desktops say so on the two buses of the laptop itself, which are no network. Nothing is ever asked or sent there.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOGIN, _LOGIN_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver", "org.mate.ScreenSaver")

_Signals = tuple[tuple[str, str, str, str], ...]
"""Path (empty: any), interface, name, our slot; with a 1 before it, as Qt numbers what is called by name."""

_OF_THE_SYSTEM: _Signals = (
    (_LOGIN_PATH, f"{_LOGIN}.Manager", "PrepareForSleep", "_begun(bool)"),
    ("", f"{_LOGIN}.Session", "Lock", "_locked()"),
)
_OF_THE_SESSION: _Signals = tuple(("", saver, "ActiveChanged", "_begun(bool)") for saver in _SAVERS)


class SessionBus(QObject):
    """Says `away` when the desktop does."""

    away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard_on = 0
        """How many buses there are to listen on; a laptop without any locks by its idle time alone."""
        with suppress(ImportError):
            from PySide6.QtDBus import QDBusConnection

            self.heard_on += self._listen(QDBusConnection.systemBus(), _OF_THE_SYSTEM)
            self.heard_on += self._listen(QDBusConnection.sessionBus(), _OF_THE_SESSION)

    def _listen(self, bus: QDBusConnection, signals: _Signals) -> bool:
        heard = False
        if bus.isConnected():
            for path, interface, name, slot in signals:
                # What Qt's own stubs call bytes, PySide takes as text.
                called = cast("bytes", f"1{slot}")
                heard = bus.connect("", path, interface, name, self, called) or heard
        return heard

    @Slot(bool)
    def _begun(self, begun: bool) -> None:  # noqa: FBT001 - as the bus calls it
        """Sleep or the screen saver begins, or is over."""
        if begun:
            self.away.emit()

    @Slot()
    def _locked(self) -> None:
        self.away.emit()

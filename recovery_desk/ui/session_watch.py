"""Hears from the system that the session is locked, left or put to sleep: by messages from Windows, by bus on Linux.

Where neither can be heard, the time without a key, and the time slept, lock the desk (`idle_watch.py`).
"""

import ctypes
import sys
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

IS_WINDOWS = sys.platform == "win32"
_WM_POWERBROADCAST, _WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
_PBT_APMSUSPEND = 0x0004
_LEFT = frozenset({0x2, 0x4, 0x6, 0x7})
"""WTS_CONSOLE_DISCONNECT (another user came), WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK."""


def means_away(message: int, what: int) -> bool:
    """Whether a message of Windows says that nobody is at the laptop any more."""
    if message == _WM_POWERBROADCAST:
        return what == _PBT_APMSUSPEND
    return message == _WM_WTSSESSION_CHANGE and what in _LEFT


class _Message(ctypes.Structure):
    """The beginning of Windows' MSG."""

    _fields_ = (
        ("hwnd", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


class SessionWatch(QObject):
    """Says `away` when the system does."""

    away = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._filter: _Filter | None = None
        if IS_WINDOWS:
            self._begin(window)
        elif sys.platform == "linux":
            from recovery_desk.ui.session_bus import SessionBus

            SessionBus(self).away.connect(self.away)

    def _begin(self, window: QWidget) -> None:
        register = getattr(getattr(ctypes, "WinDLL", _no_library)("wtsapi32"), "WTSRegisterSessionNotification", None)
        app = QCoreApplication.instance()
        if register is None or app is None:
            return
        self._filter = _Filter(self)
        app.installNativeEventFilter(self._filter)
        with suppress(OSError):
            register(ctypes.c_void_p(int(window.winId())), 0)  # this session only

    def stop(self) -> None:
        """Listens no more."""
        app = QCoreApplication.instance()
        if self._filter is not None and app is not None:
            app.removeNativeEventFilter(self._filter)
            self._filter = None


class _Filter(QAbstractNativeEventFilter):
    def __init__(self, watch: SessionWatch) -> None:
        super().__init__()
        self._watch = watch

    def nativeEventFilter(self, kind: Any, message: int) -> Any:  # noqa: N802 - Qt's name
        """Looks at every message, keeps none."""
        if bytes(kind) == b"windows_generic_MSG":
            found = _Message.from_address(int(message))
            if means_away(found.message, found.wparam):
                self._watch.away.emit()
        return False, 0


def _no_library(_name: str) -> None:
    return None

"""Keeps the windows out of screenshots, recordings and task bar previews, where Windows can and the desk wants it.

A magnifier may see nothing of a window so protected, which is why it is a choice.
"""

import ctypes
import sys
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

_NONE, _EXCLUDE_FROM_CAPTURE = 0x00, 0x11

IS_POSSIBLE = sys.platform == "win32"
"""Only Windows offers it, from Windows 10 of May 2020 on."""


class CaptureGuard(QObject):
    """Applies the choice to every window there is and every one that opens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_hiding = False

    def hide(self, *, wanted: bool) -> None:
        """From now on."""
        app = QApplication.instance()
        if not isinstance(app, QApplication) or wanted is self._is_hiding:
            return
        self._is_hiding = wanted
        if wanted:
            app.installEventFilter(self)
        else:
            app.removeEventFilter(self)
        for window in app.topLevelWidgets():
            if window.isVisible():
                set_affinity(window, hidden=wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A window opens."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            set_affinity(watched, hidden=True)
        return False


def set_affinity(window: QWidget, *, hidden: bool) -> bool:
    """Whether Windows did it; elsewhere there is nothing to be done."""
    if not IS_POSSIBLE:
        return False
    with suppress(OSError, AttributeError):
        library = getattr(ctypes, "WinDLL")("user32")  # noqa: B009 - only Windows has it
        handle = ctypes.c_void_p(int(window.winId()))
        return bool(library.SetWindowDisplayAffinity(handle, _EXCLUDE_FROM_CAPTURE if hidden else _NONE))
    return False

"""What stands before everything while the desk closes: nothing of it is seen, and nothing opens over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from recovery_desk.ui.jobs import Jobs


class Cover(QWidget):
    """Hides the windows that are open, and until the desk is closed every one that would open: an answer on its way.

    A question that is hidden is answered with no, so that nothing waits for somebody who cannot see it.
    """

    def __init__(self, jobs: Jobs, windows: Iterable[QWidget]) -> None:
        super().__init__()
        self.setObjectName("page")
        inside = column(self, margin=36)
        inside.addStretch(1)
        inside.addWidget(words("Locking: what was being saved is finished first…", "large", wrap=True))
        inside.addStretch(2)
        for window in windows:
            window.hide()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
            jobs.closed.connect(self._rest)

    def _rest(self) -> None:
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """A window that opens hears of it before it is on the screen: it comes there clear as glass, and goes again."""
        if (
            event.type() is QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.window()
        ):
            watched.setWindowOpacity(0.0)
            QTimer.singleShot(0, watched, watched.hide)
        return False

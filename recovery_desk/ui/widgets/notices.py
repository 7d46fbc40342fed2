"""What to know before something is done, above it: as high as it must be, and scrolling where that is too much."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from recovery_desk.ui.widgets.frames import column, empty_of

_SHARE = 0.36
"""The part of the window it may take at most; the rest is for what it is about."""


class Notices(QScrollArea):
    """Banners under one another. Where some of them are out of sight the keys scroll them."""

    def __init__(self, name: str) -> None:
        """`name` is what screen readers say."""
        super().__init__()
        inside = QWidget()
        inside.setObjectName("bare")
        self._column = column(inside, gap=6)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.empty()

    def empty(self) -> None:
        """Nothing is to be known."""
        empty_of(self._column)
        self.fit()

    def put(self, banner: QWidget) -> None:
        """One more, below the others."""
        self._column.addWidget(banner)
        self.fit()

    def fit(self) -> None:
        """Takes the room it needs, or the most it may have of the window as it is now."""
        has_any = self._column.count() > 0
        self.setVisible(has_any)
        if not has_any:
            return
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.viewport().width())
        most = round(self.window().height() * _SHARE)
        self.setFixedHeight(max(1, min(needed, most)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if needed > most else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Another width makes other lines."""
        super().resizeEvent(event)
        self.fit()

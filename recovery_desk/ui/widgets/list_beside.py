"""A list, and beside it what is known of the row chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import card, column, scrolling
from recovery_desk.ui.widgets.table import Table

_LIST, _NOTHING = 0, 1


class ListBeside(QSplitter):
    """The list on the left, the details in `inside` on the right; one above the other where text is large.

    Without rows a sentence takes the place of the list, and the details are put away.
    """

    def __init__(self, table: Table, empty: QLabel, *, gap: int = 0) -> None:
        super().__init__(Qt.Orientation.Vertical if is_large() else Qt.Orientation.Horizontal)
        self.setChildrenCollapsible(False)
        self._shown = QStackedWidget()
        self._shown.addWidget(table)
        nothing = card()
        column(nothing, margin=32).addWidget(empty)
        self._shown.addWidget(nothing)
        self.addWidget(self._shown)
        self._box: QWidget = card()
        self.inside: QVBoxLayout = column(self._box, margin=14, gap=gap)
        area = scrolling(self._box)
        area.setMinimumHeight(theme.px(240))
        area.setMinimumWidth(theme.px(330))
        self.addWidget(area)
        self.setSizes([theme.px(660), theme.px(400)])
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)

    def show_any(self, *, any_rows: bool) -> None:
        """Shows the list, or the sentence in its place."""
        self._shown.setCurrentIndex(_LIST if any_rows else _NOTHING)
        self._box.setVisible(any_rows)

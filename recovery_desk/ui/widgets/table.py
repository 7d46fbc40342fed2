"""A table of people: whole rows, Enter opens, P prints."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.cells import CellDelegate


class Table(QTableView):
    """The look and the keys every list of people shares."""

    opened = Signal(QModelIndex)
    print_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._cells = CellDelegate()
        self._stretch = (0, 0)
        self._least: list[int] = []
        self._most: list[int] = []
        self._own_heights: set[int] = set()
        self.setItemDelegate(self._cells)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(theme.px(20))
        self.verticalHeader().setDefaultSectionSize(theme.px(49))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(60))
        self.setMinimumHeight(theme.px(190))
        self.doubleClicked.connect(self.opened)

    def setRowHeight(self, row: int, height: int) -> None:  # noqa: N802 - Qt's name
        """A height of its own for one row: a heading, say. It ends when the table is filled anew."""
        self._own_heights.add(row)
        super().setRowHeight(row, height)

    def reset(self) -> None:
        """Other rows come: Qt would leave the height of a heading to whatever stands there now."""
        super().reset()
        for row in self._own_heights:
            super().setRowHeight(row, self.verticalHeader().defaultSectionSize())
        self._own_heights = set()

    def set_widths(self, *widths: int, stretch: int, most: Sequence[int] = ()) -> None:
        """Column widths at 100 % text; the column `stretch` takes what is left, but no less than its width.

        With `most`, the others grow up to that before it takes anything.
        """
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for at, width in enumerate(widths):
            self.setColumnWidth(at, theme.px(width))
        self._stretch = (stretch, theme.px(widths[stretch]))
        self._least = [theme.px(width) for width in widths] if most else []
        self._most = [theme.px(width) for width in most]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Gives the column that stretches what is left."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        at, least = self._stretch
        header = self.horizontalHeader()
        spare = self.viewport().width() - sum(self._least)
        for other, (smallest, largest) in enumerate(zip(self._least, self._most, strict=True)):
            if other != at:
                grown = min(max(0, spare), largest - smallest)
                header.resizeSection(other, smallest + grown)
                spare -= grown
        others = sum(header.sectionSize(other) for other in range(header.count()) if other != at)
        if header.count():
            header.resizeSection(at, max(least, self.viewport().width() - others))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the row, P prints it; the rest moves about as tables do."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif plain and event.key() == Qt.Key.Key_P and self.currentIndex().isValid():
            self.print_wanted.emit()
        else:
            super().keyPressEvent(event)

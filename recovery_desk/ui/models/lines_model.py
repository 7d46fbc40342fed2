"""A plain table of text already in memory: problems in a file, rows to look at. Rows may carry a tick."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LinesModel(QAbstractTableModel):
    """Shows `lines`; with `ticked`, the first column can be ticked off."""

    def __init__(self, headings: Sequence[str], *, tickable: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._tickable = tickable
        self._lines: Sequence[Sequence[str]] = ()
        self.unticked: set[int] = set()
        """The rows whose tick was taken away."""

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Shows other lines, all ticked."""
        self.beginResetModel()
        self._lines = lines
        self.unticked = set()
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The headings."""
        return 0 if parent.isValid() else len(self._headings)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column can be ticked where that means something."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsUserCheckable if self._tickable and index.column() == 0 else plain

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text, and whether it is ticked."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._lines[index.row()][index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and self._tickable and index.column() == 0:
            return Qt.CheckState.Unchecked if index.row() in self.unticked else Qt.CheckState.Checked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Ticks or unticks."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._tickable or index.column() != 0:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.unticked.discard(index.row())
        else:
            self.unticked.add(index.row())
        self.dataChanged.emit(index, index)
        return True

"""What was found, as a table of two columns: what it is called, and what it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recovery_desk.ui.models.roles import Role

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One line: its words, and what choosing it does."""

    title: str
    detail: str
    kind: str
    choose: Callable[[], object]


class FoundModel(QAbstractTableModel):
    """Few rows, all in memory."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[FoundRow] = ()

    def show_rows(self, rows: Sequence[FoundRow]) -> None:
        """Other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """What was found."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """What it is called, and what it is."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says in a role."""
        if not index.isValid():
            return None
        row, first = self.rows[index.row()], index.column() == 0
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if first else row.kind
        if role == Role.SECOND:
            return row.detail if first else None
        if role == Role.STRONG:
            return first
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.title, row.detail, row.kind) if part)
        return None

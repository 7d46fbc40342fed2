"""A table of records already in memory, perhaps grouped under headings; each column says how it shows a record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.palette import Tone

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """What a column says of a record: a line, a quieter one below, or a tag in a tone."""

    heading: str
    text: Callable[[T], str]
    second: Callable[[T], str] | None = None
    tone: Callable[[T], Tone] | None = None
    picture: Callable[[T], str] | None = None
    strong: bool = False


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows are records or headings; headings can be neither chosen nor stepped on."""

    def __init__(self, columns: Sequence[Column[T]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[T | str] = []

    def show_rows(self, rows: Sequence[T], heading_of: Callable[[T], str] | None = None) -> None:
        """Shows other records; with `heading_of`, a heading stands wherever it changes."""
        self.beginResetModel()
        self._rows = []
        before = None
        for row in rows:
            heading = heading_of(row) if heading_of else None
            if heading is not None and heading != before:
                before = heading
                self._rows.append(heading)
            self._rows.append(row)
        self.endResetModel()

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, str)]

    def at(self, index: _Index) -> T | None:
        """The record in a row; None for a heading or no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return None if isinstance(row, str) else row

    def row_where(self, is_it: Callable[[T], bool]) -> int:
        """The first row for which `is_it`, else the first record, else -1."""
        rows = [at for at, row in enumerate(self._rows) if not isinstance(row, str)]
        return next((at for at in rows if is_it(self._rows[at])), rows[0] if rows else -1)  # type: ignore[arg-type]

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Records and headings together."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The columns shown."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says in a role."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return _heading(row, index.column(), role)
        return _cell(self._columns[index.column()], row, role)


def _heading(text: str, column: int, role: int) -> Any:
    if role == Role.HEADING:
        return True
    spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return text if spoken and column == 0 else None


def _cell(column: Column[T], row: T, role: int) -> Any:
    if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        parts = (column.text(row), column.second(row) if column.second else "")
        return ", ".join(part for part in parts if part)
    if role == Role.STRONG:
        return column.strong
    ways: dict[int, Callable[[T], Any] | None] = {
        Qt.ItemDataRole.DisplayRole: column.text,
        Role.SECOND: column.second,
        Role.TONE: column.tone,
        Role.PICTURE: column.picture,
    }
    said = ways.get(role)
    return None if said is None else said(row)

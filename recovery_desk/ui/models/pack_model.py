"""Who is in a pack, and which sheets each gets: a row a person, a box to tick for each sheet."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.list_releases import Release
from recovery_desk.usecases.paper.print_sheets import SheetKind

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FACTS = ("Person", "Establishment", "Out")


class PackModel(QAbstractTableModel):
    """Ticks are kept by person, so that another stretch of days keeps what was chosen."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._releases: Sequence[Release] = ()
        self._kinds: tuple[SheetKind, ...] = ()
        self._chosen: dict[PersonId, set[str]] = {}
        self._usual: frozenset[str] = frozenset()

    def show_releases(self, releases: Sequence[Release], kinds: tuple[SheetKind, ...], usual: frozenset[str]) -> None:
        """Shows other people; whoever is new gets the usual sheets."""
        self.beginResetModel()
        self._releases, self._kinds, self._usual = tuple(releases), kinds, usual
        for release in releases:
            self._chosen.setdefault(release.row.person_id, set(usual))
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> dict[PersonId, tuple[str, ...]]:
        """The sheets of everybody who gets any, in the order of the list."""
        order = [kind.id for kind in self._kinds]
        found = {}
        for release in self._releases:
            sheets = self._chosen[release.row.person_id]
            if sheets:
                found[release.row.person_id] = tuple(each for each in order if each in sheets)
        return found

    def toggle_column(self, section: int) -> None:
        """Ticks a sheet for everybody, or for nobody where everybody has it."""
        at = section - len(_FACTS)
        if not 0 <= at < len(self._kinds):
            return
        sheet, everybody = self._kinds[at].id, [self._chosen[r.row.person_id] for r in self._releases]
        wanted = not all(sheet in sheets for sheets in everybody)
        for sheets in everybody:
            (sheets.add if wanted else sheets.discard)(sheet)
        self._say_changed()

    def toggle_row(self, row: int) -> None:
        """Everything or nothing for one person."""
        if 0 <= row < len(self._releases):
            person_id = self._releases[row].row.person_id
            self._chosen[person_id] = set() if self._chosen[person_id] else set(self._usual)
            self._say_changed()

    def _say_changed(self) -> None:
        if self._releases:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._releases) - 1, self.columnCount() - 1))
        self.ticked.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The people."""
        return 0 if parent.isValid() else len(self._releases)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Who, where, when, and a column a sheet."""
        return 0 if parent.isValid() else len(_FACTS) + len(self._kinds)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _FACTS[section] if section < len(_FACTS) else self._kinds[section - len(_FACTS)].name
        if role == Qt.ItemDataRole.ToolTipRole and section >= len(_FACTS):
            return "Tick or untick for everybody"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Sheets can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() >= len(_FACTS) else plain

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Who, where, when; ticked or not."""
        if not index.isValid():
            return None
        release, column = self._releases[index.row()], index.column()
        if column < len(_FACTS):
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return (release.row.filed_as, release.row.establishment, short_date(release.release_day))[column]
        has_it = self._kinds[column - len(_FACTS)].id in self._chosen[release.row.person_id]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if has_it else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = self._kinds[column - len(_FACTS)].name
            return f"{kind}, {'ticked' if has_it else 'not ticked'}, {release.row.filed_as}"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 - Qt's
        """Ticks or unticks one sheet of one person."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() < len(_FACTS):
            return False
        sheets = self._chosen[self._releases[index.row()].row.person_id]
        sheet = self._kinds[index.column() - len(_FACTS)].id
        (sheets.add if Qt.CheckState(value) is Qt.CheckState.Checked else sheets.discard)(sheet)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True

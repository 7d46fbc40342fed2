"""The board as a table: the releases of a stretch of days under the day they happen on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.release_words import day_heading, law_in_brief, tone_of, tone_picture
from recovery_desk.usecases.list_releases import Release, ReleasesBoard

COLUMNS = ("Person", "Establishment", "Release day", "What the law does", "Told by")
_PERSON, _ESTABLISHMENT, _DAY, _LAW, _TOLD_BY = range(len(COLUMNS))

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReleasesModel(QAbstractTableModel):
    """Rows are releases, or a day's heading above them; headings can be neither chosen nor stepped on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Release | str] = []

    def show_board(self, board: ReleasesBoard, today: date) -> None:
        """Shows another board."""
        self.beginResetModel()
        self._lines = []
        day: date | None = None
        for release in board.releases:
            if release.release_day != day:
                day = release.release_day
                self._lines.append(day_heading(day, today))
            self._lines.append(release)
        self.endResetModel()

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, entry in enumerate(self._lines) if isinstance(entry, str)]

    def release_at(self, index: _Index) -> Release | None:
        """The release in a row; None for a heading or no row."""
        entry = self._lines[index.row()] if index.isValid() else None
        return entry if isinstance(entry, Release) else None

    def row_of(self, person_id: str) -> int:
        """The row of a person, or the first release there is, or -1."""
        rows = [row for row, entry in enumerate(self._lines) if isinstance(entry, Release)]
        return next((row for row in rows if self._person_in(row) == person_id), rows[0] if rows else -1)

    def _person_in(self, row: int) -> str:
        entry = self._lines[row]
        return entry.row.person_id if isinstance(entry, Release) else ""

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Releases and headings together."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The columns shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or isinstance(self._lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says in a role."""
        if not index.isValid():
            return None
        entry = self._lines[index.row()]
        if isinstance(entry, str):
            return _heading_data(entry, index.column(), role)
        answer = _RELEASE_DATA.get(role)
        return None if answer is None else answer(entry, index.column())


def _heading_data(heading: str, column: int, role: int) -> Any:
    if role == Role.HEADING:
        return True
    spoken = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    return heading if spoken and column == 0 else None


def _text(release: Release, column: int) -> str:
    row = release.row
    if column == _PERSON:
        return row.filed_as
    if column == _ESTABLISHMENT:
        return row.establishment or "Not recorded"
    if column == _DAY:
        return release.answer.short_reason
    if column == _LAW:
        return law_in_brief(release.answer)[0]
    return row.told_by or "Not recorded"


def _second(release: Release, column: int) -> str | None:
    row = release.row
    if column == _PERSON:
        born = f"b. {row.birth_date.year}" if row.birth_date else ""
        return " · ".join(part for part in (row.prison_number, born) if part)
    if column == _ESTABLISHMENT:
        return row.place
    if column == _LAW:
        return law_in_brief(release.answer)[1]
    return None


def _spoken(release: Release, column: int) -> str:
    return ", ".join(part for part in (_text(release, column), _second(release, column)) if part)


def _tip(release: Release, column: int) -> str:
    if column in (_DAY, _LAW) and release.answer.findings:
        return release.answer.findings[0].text
    return _spoken(release, column)


_RELEASE_DATA: dict[int, Callable[[Release, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Role.SECOND: _second,
    Role.STRONG: lambda _, column: column == _PERSON,
    Role.TONE: lambda release, column: tone_of(release.answer).value if column == _DAY else None,
    Role.PICTURE: lambda release, column: tone_picture(release.answer) if column == _DAY else None,
}

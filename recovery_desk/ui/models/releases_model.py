"""The board as a table: the releases of a stretch of days under the day they happen on."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from recovery_desk.ui.check_words import readiness_tone
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.release_board_words import day_tag, day_tone, pickup_tag, pickup_tone
from recovery_desk.ui.release_words import day_heading, law_in_brief, tone_picture
from recovery_desk.usecases.release_checks.readiness import ReadinessBoard, ReadyRelease

COLUMNS = ("Person", "Establishment", "Release day", "Ready", "Gate pickup", "Next thing to do")
_PERSON, _ESTABLISHMENT, _DAY, _READY, _PICKUP, _NEXT = range(len(COLUMNS))

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ReleasesModel(QAbstractTableModel):
    """Rows are releases, or a day's heading above them; headings can be neither chosen nor stepped on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[ReadyRelease | str] = []

    def show_board(self, board: ReadinessBoard, today: date) -> None:
        """Shows another board."""
        self.beginResetModel()
        self._lines = []
        day: date | None = None
        for each in board.releases:
            if each.release.release_day != day:
                day = each.release.release_day
                self._lines.append(day_heading(day, today))
            self._lines.append(each)
        self.endResetModel()

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, entry in enumerate(self._lines) if isinstance(entry, str)]

    def release_at(self, index: _Index) -> ReadyRelease | None:
        """The release in a row; None for a heading or no row."""
        entry = self._lines[index.row()] if index.isValid() else None
        return entry if isinstance(entry, ReadyRelease) else None

    def row_of(self, person_id: str) -> int:
        """The row of a person, or the first release there is, or -1."""
        rows = [row for row, entry in enumerate(self._lines) if isinstance(entry, ReadyRelease)]
        return next((row for row in rows if self._person_in(row) == person_id), rows[0] if rows else -1)

    def _person_in(self, row: int) -> str:
        entry = self._lines[row]
        return entry.release.row.person_id if isinstance(entry, ReadyRelease) else ""

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


def _text(ready: ReadyRelease, column: int) -> str:
    row = ready.release.row
    return {
        _PERSON: lambda: row.filed_as,
        _ESTABLISHMENT: lambda: row.establishment or "Not recorded",
        _DAY: lambda: day_tag(ready),
        _READY: lambda: f"{ready.checks.percent}%",
        _PICKUP: lambda: pickup_tag(ready),
        _NEXT: lambda: ready.checks.next_to_do or "Nothing is owed",
    }[column]()


def _second(ready: ReadyRelease, column: int) -> str | None:
    row = ready.release.row
    if column == _PERSON:
        born = f"b. {row.birth_date.year}" if row.birth_date else ""
        return " · ".join(part for part in (row.prison_number, born) if part)
    return row.place if column == _ESTABLISHMENT else None


def _spoken(ready: ReadyRelease, column: int) -> str:
    if column == _READY:
        return f"Ready: {ready.checks.percent}%, {ready.checks.in_words}"
    return ", ".join(part for part in (_text(ready, column), _second(ready, column)) if part)


def _tip(ready: ReadyRelease, column: int) -> str:
    answer = ready.release.answer
    if column == _DAY:
        law = ". ".join(part for part in law_in_brief(answer) if part)
        return " ".join(part for part in (answer.findings[0].text if answer.findings else "", f"{law}.") if part)
    if column == _READY:
        owed = [line for line in ready.checks.open_first if line.is_open]
        return "\n".join([ready.checks.in_words, *(f"{line.title}: {line.finding.text}" for line in owed)])
    return _spoken(ready, column)


def _tone(ready: ReadyRelease, column: int) -> str | None:
    tones = {_DAY: day_tone, _READY: lambda each: readiness_tone(each.checks), _PICKUP: pickup_tone}
    return tones[column](ready).value if column in tones else None


def _picture(ready: ReadyRelease, column: int) -> str | None:
    if column == _DAY:
        return tone_picture(ready.release.answer)
    if column == _PICKUP:
        pickup = ready.checks.facts.pickup
        return "car" if pickup is not None and pickup.driver and not pickup.is_over else None
    return None


_RELEASE_DATA: dict[int, Callable[[ReadyRelease, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.ToolTipRole: _tip,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Role.SECOND: _second,
    Role.STRONG: lambda _, column: column == _PERSON,
    Role.TONE: _tone,
    Role.PICTURE: _picture,
    Role.PERCENT: lambda ready, column: ready.checks.percent if column == _READY else None,
}

"""The whole caseload as a table, of which only the pages in sight are ever in memory; columns chosen and ordered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from recovery_desk.domain.dates import days_away, plain_date, short_date
from recovery_desk.ui.jobs import Jobs
from recovery_desk.ui.models.paged_model import PAGE as PAGE  # noqa: PLC0414 - tests turn its pages
from recovery_desk.ui.models.paged_model import PagedModel
from recovery_desk.ui.models.roles import Role
from recovery_desk.usecases.caseload_columns import BY_NAME, USUAL, CaseloadColumn
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

_SHOWN_OTHERWISE = {"due": "Not known", "born": "Not known", "establishment": "Not recorded", "contact": "None yet"}


class PeopleModel(PagedModel[CaseloadRow]):
    """Asks the vault for a page when a row of it is first looked at."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, parent)
        self.columns: tuple[CaseloadColumn, ...] = tuple(BY_NAME[name] for name in USUAL)

    def choose_columns(self, names: Sequence[str]) -> None:
        """Other columns, or another order of them; the person always stands first."""
        self.beginResetModel()
        others = [BY_NAME[name] for name in names if name in BY_NAME and name != "person"]
        self.columns = (BY_NAME["person"], *others)
        self.endResetModel()

    def look_for(self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool) -> None:
        """Another filter or order."""

        def read(desk: Desk, offset: int, limit: int) -> tuple[Sequence[CaseloadRow], int | None]:
            browse = desk.browse_people
            rows = browse.page(wanted, order, descending=descending, offset=offset, limit=limit)
            is_all = offset == 0 and len(rows) < limit
            return rows, None if is_all else browse.count(wanted) if offset == 0 else 0

        self.show_rows(read)

    def person_at(self, row: int) -> CaseloadRow | None:
        """The line in a row, if its page is here."""
        return self.row_at(row)

    def headings(self) -> Sequence[str]:
        """The columns' names."""
        return [column.heading for column in self.columns]

    def tip(self, column: int) -> str | None:
        """What can be sorted by."""
        chosen = self.columns[column]
        return f"Sort by {chosen.heading.lower()}" if chosen.order else None

    def cell(self, row: CaseloadRow, column: int, role: int) -> Any:
        """What a cell says in a role."""
        chosen = self.columns[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(chosen, row, self._today)
        if role == Role.SECOND:
            return _second(chosen, row, self._today)
        if role == Role.STRONG:
            return column == 0
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (_text(chosen, row, self._today), _second(chosen, row, self._today))
            return ", ".join(part for part in parts if part)
        return None


def _text(column: CaseloadColumn, row: CaseloadRow, today: date) -> str:
    value = column.value(row, today)
    if isinstance(value, date):
        if column.name == "born":
            return plain_date(value)
        return f"{short_date(value)} {value.year}"
    return str(value) if value not in (None, "", 0) else _SHOWN_OTHERWISE.get(column.name, "")


def _second(column: CaseloadColumn, row: CaseloadRow, today: date) -> str | None:
    if column.name == "person":
        return f"likes to be called {row.called}" if row.called and row.called not in row.filed_as else None
    if column.name == "establishment":
        return row.place
    if column.name == "due" and row.ended_on:
        return f"left {days_away(row.ended_on, today)}"
    if column.name == "due" and row.due:
        return days_away(row.due, today)
    if column.name == "contact" and row.last_contact:
        return days_away(row.last_contact, today)
    return None

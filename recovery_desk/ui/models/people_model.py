"""The whole caseload as a table, of which only the pages in sight are ever in memory."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from recovery_desk.domain.dates import days_away, plain_date, short_date
from recovery_desk.ui.jobs import Jobs
from recovery_desk.ui.models.roles import Role
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

COLUMNS = ("Person", "Number", "Born", "Establishment", "Due out", "Worker")
ORDERS: dict[int, CaseloadOrder] = {
    0: CaseloadOrder.NAME,
    1: CaseloadOrder.NUMBER,
    3: CaseloadOrder.ESTABLISHMENT,
    4: CaseloadOrder.RELEASE,
    5: CaseloadOrder.WORKER,
}
"""The columns that can be sorted by: the vault has an index for each."""

PAGE = 100
_PAGES_KEPT = 24
_PAGES_WANTED = 4

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """Asks the vault for a page when a row of it is first looked at; until it comes the row shows a dash."""

    counted = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._wanted = CaseloadFilter()
        self._order, self._descending = CaseloadOrder.NAME, False
        self._count = 0
        self._today = date.min
        self._pages: OrderedDict[int, Sequence[CaseloadRow]] = OrderedDict()
        self._missing: list[int] = []
        self._fetching = False

    def look_for(self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool) -> None:
        """Another filter or order: counts and reads the first page, then shows both at once."""
        self._wanted, self._order, self._descending = wanted, order, descending

        def read(desk: Desk) -> tuple[int, Sequence[CaseloadRow], date]:
            browse = desk.browse_people
            first = browse.page(wanted, order, descending=descending, offset=0, limit=PAGE)
            count = len(first) if len(first) < PAGE else browse.count(wanted)
            return count, first, desk.clock.today()

        self._jobs.ask(read, self._begin, owner=self, newest="look")

    def _begin(self, found: tuple[int, Sequence[CaseloadRow], date]) -> None:
        self.beginResetModel()
        self._count, first, self._today = found
        self._pages = OrderedDict({0: first})
        self._missing.clear()
        self._fetching = False
        self.endResetModel()
        self.counted.emit(self._count)

    def person_at(self, row: int) -> CaseloadRow | None:
        """The line in a row, if its page is here."""
        page = self._pages.get(row // PAGE)
        return None if page is None or row % PAGE >= len(page) else page[row % PAGE]

    def _row(self, row: int) -> CaseloadRow | None:
        number = row // PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
            return self.person_at(row)
        if number in self._missing:
            self._missing.remove(number)
        self._missing.append(number)
        del self._missing[:-_PAGES_WANTED]
        self._fetch_next()
        return None

    def _fetch_next(self) -> None:
        """One page at a time, the one looked at last first: dragging the bar does not queue what has gone by."""
        if self._fetching or not self._missing:
            return
        number = self._missing.pop()
        wanted, order, descending = self._wanted, self._order, self._descending
        self._fetching = True
        self._jobs.ask(
            lambda desk: desk.browse_people.page(
                wanted, order, descending=descending, offset=number * PAGE, limit=PAGE
            ),
            lambda page: self._keep(number, page),
            owner=self,
            settled=self._fetched,
        )

    def _fetched(self) -> None:
        self._fetching = False

    def _keep(self, number: int, page: Sequence[CaseloadRow]) -> None:
        self._pages[number] = page
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(self._count, (number + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(COLUMNS) - 1))
        self._fetch_next()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Everybody the filter leaves."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The columns shown."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if role == Qt.ItemDataRole.ToolTipRole and section in ORDERS:
            return f"Sort by {COLUMNS[section].lower()}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says in a role."""
        if not index.isValid() or role not in _PERSON_DATA:
            return None
        row = self._row(index.row())
        if row is None:
            return "–" if role == Qt.ItemDataRole.DisplayRole else None
        return _PERSON_DATA[role](row, index.column(), self._today)


def _text(row: CaseloadRow, column: int, today: date) -> str:
    del today
    if column == ORDER_OF["Due out"]:
        return f"{short_date(row.due)} {row.due.year}" if row.due else "Not known"
    born = plain_date(row.birth_date) if row.birth_date else "Not known"
    return (row.filed_as, row.prison_number, born, row.establishment or "Not recorded", "", row.worker)[column]


def _second(row: CaseloadRow, column: int, today: date) -> str | None:
    if column == ORDER_OF["Person"]:
        differs = row.called and row.called not in row.filed_as
        return f"likes to be called {row.called}" if differs else None
    if column == ORDER_OF["Establishment"]:
        return row.place
    if column == ORDER_OF["Due out"] and row.due:
        return days_away(row.due, today)
    return None


def _spoken(row: CaseloadRow, column: int, today: date) -> str:
    parts = (_text(row, column, today), _second(row, column, today))
    return ", ".join(part for part in parts if part)


ORDER_OF = {name: at for at, name in enumerate(COLUMNS)}

_PERSON_DATA: dict[int, Callable[[CaseloadRow, int, date], Any]] = {
    Qt.ItemDataRole.DisplayRole: _text,
    Qt.ItemDataRole.AccessibleTextRole: _spoken,
    Role.SECOND: _second,
    Role.STRONG: lambda _row, column, _today: column == 0,
}

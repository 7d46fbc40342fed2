"""A table of which only the pages in sight are ever in memory: order, filter and page are the vault's work."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from recovery_desk.ui.jobs import Jobs
from recovery_desk.usecases.desk import Desk

PAGE = 100
_PAGES_KEPT = 24
_PAGES_WANTED = 4

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_R = TypeVar("_R")

ReadPage = Callable[[Desk, int, int], tuple[Sequence[_R], int | None]]
"""Desk, offset and limit in; the rows, and how many there are in all, or None where that is known by the rows."""


class PagedModel(QAbstractTableModel, Generic[_R]):
    """Asks for a page when a row of it is first looked at; until it comes the row shows a dash."""

    counted = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._read: ReadPage[_R] = lambda _desk, _offset, _limit: ((), 0)
        self._count = 0
        self._today = date.min
        self._pages: OrderedDict[int, Sequence[_R]] = OrderedDict()
        self._missing: list[int] = []
        self._fetching = False

    def headings(self) -> Sequence[str]:
        """The columns' names."""
        return ()

    def tip(self, column: int) -> str | None:
        """What hovering over a column's name says."""
        del column
        return None

    def cell(self, row: _R, column: int, role: int) -> Any:
        """What a cell says in a role."""
        del row, column, role
        return None

    def show_rows(self, read: ReadPage[_R]) -> None:
        """Other rows: counts them and reads the first page, then shows both at once."""
        self._read = read

        def first(desk: Desk) -> tuple[int, Sequence[_R], date]:
            rows, count = read(desk, 0, PAGE)
            return len(rows) if count is None else count, rows, desk.clock.today()

        self._jobs.ask(first, self._begin, owner=self, newest="look")

    def _begin(self, found: tuple[int, Sequence[_R], date]) -> None:
        self.beginResetModel()
        self._count, first, self._today = found
        self._pages = OrderedDict({0: first})
        self._missing.clear()
        self._fetching = False
        self.endResetModel()
        self.counted.emit(self._count)

    def row_at(self, at: int) -> _R | None:
        """The record in a row, if its page is here."""
        page = self._pages.get(at // PAGE)
        return None if page is None or at % PAGE >= len(page) else page[at % PAGE]

    def _row(self, at: int) -> _R | None:
        number = at // PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
            return self.row_at(at)
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
        number, read = self._missing.pop(), self._read
        self._fetching = True
        self._jobs.ask(
            lambda desk: read(desk, number * PAGE, PAGE)[0],
            lambda page: self._keep(number, page),
            owner=self,
            settled=self._fetched,
        )

    def _fetched(self) -> None:
        self._fetching = False

    def _keep(self, number: int, page: Sequence[_R]) -> None:
        self._pages[number] = page
        while len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        last = min(self._count, (number + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, self.columnCount() - 1))
        self._fetch_next()

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Everything there is."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """The columns shown."""
        return 0 if parent.isValid() else len(self.headings())

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The columns' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        return self.tip(section) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says in a role."""
        if not index.isValid():
            return None
        row = self._row(index.row())
        if row is None:
            return "–" if role == Qt.ItemDataRole.DisplayRole else None
        return self.cell(row, index.column(), role)

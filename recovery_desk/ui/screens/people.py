"""Everybody on the desk: any order the vault has an index for, any filter, a window at a time."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QStackedWidget

from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.people_model import COLUMNS, ORDERS, PeopleModel
from recovery_desk.ui.print_preview import preview_handover
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice, filter_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, page_of, titled
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

_PAUSE_MS = 120
_WIDTHS = (280, 110, 165, 250, 170, 130)


class People(Screen):
    """The caseload as one long table."""

    name = "people"
    title = "People"
    icon = "users"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._count = words("", "subtle")
        self._filter = filter_field("Filter people", "Filter by name or number")
        self._establishment = choice("Establishment", [("All establishments", "")])
        self._undated = QCheckBox("No release date known")
        self._order = choice("Sort by", [(f"By {COLUMNS[at].lower()}", order) for at, order in ORDERS.items()])
        self._descending = False
        self._model = PeopleModel(bench.jobs, self)
        self._table = Table("People")
        self._table.setModel(self._model)
        self._empty = words("", "subtle", wrap=True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("People", self._count))
        head.spring()
        self._print = button("Print handover sheet…", "printer")
        head.addWidget(self._print)
        whole.addLayout(head)
        tools = Flow(gap=8)
        self._filter.setMinimumWidth(theme.px(240))
        tools.addWidget(self._filter)
        for widget in (self._establishment, self._undated, self._order):
            tools.addWidget(widget)
        self._establishment.setMinimumContentsLength(18)
        whole.addLayout(tools)
        self._table.set_widths(*_WIDTHS, stretch=3)
        header = self._table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        kept = self.bench.memory.bytes("people/columns")
        if kept is not None and self.bench.memory.number("people/scale", 100) == round(theme.scale * 100):
            header.restoreState(kept)
        box = card()
        inside = column(box, margin=32)
        inside.addStretch(1)
        inside.addWidget(self._empty)
        inside.addStretch(2)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._table)
        self._shown.addWidget(box)
        whole.addWidget(self._shown, 1)

    def _connect(self) -> None:
        self._filter.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(self._look)
        self._establishment.currentIndexChanged.connect(self._look)
        self._undated.toggled.connect(self._look)
        self._order.currentIndexChanged.connect(self._order_chosen)
        self._model.counted.connect(self._show_count)
        self._table.opened.connect(self._open)
        self._table.print_wanted.connect(self.print_chosen)
        self._print.clicked.connect(self.print_chosen)
        header = self._table.horizontalHeader()
        header.sectionClicked.connect(self._header_clicked)
        header.sectionResized.connect(self._remember)

    def enter(self, place: Place) -> None:
        """With a text, narrows the list to it."""
        if place.text != self._filter.text().strip() and (place.text or self._filter.text()):
            self._filter.setText(place.text)
            self._stale = True
        super().enter(place)

    def refresh(self) -> None:
        """Reads the establishments to choose from, and the list."""
        self.jobs.ask(
            lambda desk: desk.browse_people.establishments(),
            self._offer_establishments,
            owner=self,
            newest="establishments",
        )
        self._look()

    def _offer_establishments(self, names: Sequence[str]) -> None:
        chosen = self._establishment.currentData()
        self._establishment.blockSignals(True)
        self._establishment.clear()
        self._establishment.addItem("All establishments", "")
        for name in names:
            self._establishment.addItem(name, name)
        self._establishment.setCurrentIndex(max(0, self._establishment.findData(chosen)))
        self._establishment.blockSignals(False)

    def _look(self) -> None:
        wanted = CaseloadFilter(
            text=self._filter.text().strip(),
            establishment=cast("str", self._establishment.currentData()) or "",
            without_date=self._undated.isChecked(),
        )
        order = CaseloadOrder(self._order.currentData())
        self._model.look_for(wanted, order, descending=self._descending)

    def _order_chosen(self) -> None:
        order = CaseloadOrder(self._order.currentData())
        column_of = {wanted: at for at, wanted in ORDERS.items()}
        direction = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(column_of[order], direction)
        self._look()

    def _header_clicked(self, section: int) -> None:
        if section not in ORDERS:
            self._order_chosen()
            return
        same = self._order.currentData() == ORDERS[section]
        self._descending = not self._descending if same else False
        if same:
            self._order_chosen()
        else:
            self._order.setCurrentIndex(self._order.findData(ORDERS[section]))

    def _show_count(self, count: int) -> None:
        narrowed = bool(self._filter.text().strip() or self._establishment.currentData() or self._undated.isChecked())
        people = "1 person" if count == 1 else f"{count:,} people"
        self._count.setText(f"{people} found" if narrowed else people)
        self._shown.setCurrentIndex(0 if count else 1)
        self._empty.setText(
            "Nobody fits. Try fewer letters of the name, or the prison number."
            if narrowed
            else "Nobody is on this desk yet. Import a caseload spreadsheet, or add a person."
        )
        self._print.setEnabled(bool(count))
        if count:
            self._table.selectRow(0)
            self._table.scrollToTop()

    def _chosen(self) -> CaseloadRow | None:
        index = self._table.currentIndex()
        return self._model.person_at(index.row()) if index.isValid() else None

    def _open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.navigate.emit(Place("person", row.person_id))

    def print_chosen(self) -> None:
        """Shows the handover sheet of the person chosen."""
        row = self._chosen()
        if row is not None:
            preview_handover(self.bench, row.person_id, self)

    def start_finding(self) -> bool:
        """Into the filter."""
        self._filter.setFocus()
        self._filter.selectAll()
        return True

    def _remember(self) -> None:
        self.bench.memory.keep("people/columns", self._table.horizontalHeader().saveState())
        self.bench.memory.keep("people/scale", round(theme.scale * 100))

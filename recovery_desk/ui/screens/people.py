"""Everybody on the desk: any order the vault has an index for, any filter, a window at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QInputDialog, QMenu, QPushButton, QStackedWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.saved_views import SavedView
from recovery_desk.ui.file_choosing import saving_dialog
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.people_model import PeopleModel
from recovery_desk.ui.people_view import STATUS_WORDS, PeopleView, view_from
from recovery_desk.ui.print_preview import preview_handover, preview_people
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import filter_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column, empty_of, page_of, titled
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.caseload_columns import BY_NAME, COLUMNS
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadOrder, CaseloadRow
from recovery_desk.usecases.problem_words import words_for

_PAUSE_MS = 120
_DUE_IN, _QUIET_FOR = (7, 14, 28, 84), (7, 14, 21, 42)
_NARROWEST, _A_DATE = 0.8, 142
"""Of a column's width where the window is small, and what a date needs: all the usual ones are in sight at 1280."""


@dataclass(frozen=True, slots=True)
class _Offered:
    """What can be chosen to narrow the list, and the views kept."""

    establishments: Sequence[str] = ()
    halls: Sequence[str] = ()
    workers: Sequence[str] = ()
    views: Sequence[SavedView] = ()
    today: date = date.min


class People(Screen):
    """The caseload as one long table; its filters are chips that can be taken off again."""

    name = "people"
    title = "People"
    icon = "users"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.NOTES})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.view = PeopleView()
        self._offered = _Offered()
        self._many = 0
        self._count = words("", "subtle")
        self._filter = filter_field("Filter people", "Filter by name or number")
        self._chips = Flow(gap=8)
        self._model = PeopleModel(bench.jobs, self)
        self._table = Table("People")
        self._table.setModel(self._model)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._empty = words("", "subtle", wrap=True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._narrow, self._views = _menu_button("Add a filter", "plus"), _menu_button("Views", "library")
        self._columns, self._deeds = _menu_button("Columns", "list-plus"), _menu_button("With these people", "users")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("People", self._count))
        head.spring()
        for each in (self._views, self._columns, self._deeds):
            head.addWidget(each)
        whole.addLayout(head)
        tools = Flow(gap=8)
        self._filter.setMinimumWidth(theme.px(240))
        tools.addWidget(self._filter)
        tools.addWidget(self._narrow)
        whole.addLayout(tools)
        whole.addLayout(self._chips)
        header = self._table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        box = card()
        inside = column(box, margin=32)
        inside.addStretch(1)
        inside.addWidget(self._empty)
        inside.addStretch(2)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._table)
        self._shown.addWidget(box)
        whole.addWidget(self._shown, 1)
        self._show_columns()

    def _connect(self) -> None:
        self._filter.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(lambda: self.show_view(replace(self.view, text=self._filter.text().strip())))
        self._model.counted.connect(self._show_count)
        self._table.opened.connect(self._open)
        self._table.print_wanted.connect(self.print_chosen)
        self._table.horizontalHeader().sectionClicked.connect(self._header_clicked)
        for opener, fill in (
            (self._narrow, self._fill_filters),
            (self._views, self._fill_views),
            (self._columns, self._fill_columns),
            (self._deeds, self._fill_deeds),
        ):
            opener.menu().aboutToShow.connect(partial(_filled, opener.menu(), fill))
        for keys, step in (("Ctrl+Shift+Left", -1), ("Ctrl+Shift+Right", 1)):
            QShortcut(
                QKeySequence(keys),
                self._table,
                partial(self._move_column, step),
                context=Qt.ShortcutContext.WidgetShortcut,
            )

    def enter(self, place: Place) -> None:
        """With a text, narrows the list to it."""
        if place.text and place.text != self.view.text:
            self._filter.setText(place.text)
            self.view = replace(self.view, text=place.text)
            self._stale = True
        super().enter(place)

    def refresh(self) -> None:
        """Reads what there is to choose from, and the list."""
        at = self.view.establishment

        def read(desk: Desk) -> _Offered:
            caseload = desk.store.caseload
            halls = caseload.halls(at) if at else ()
            return _Offered(
                caseload.establishments(), halls, caseload.workers(), desk.caseload.views.all(), desk.clock.today()
            )

        self.jobs.ask(read, self._offer, owner=self, newest="offered")

    def _offer(self, offered: _Offered) -> None:
        self._offered = offered
        self._look()

    def show_view(self, view: PeopleView) -> None:
        """Other filters, columns or order."""
        before, self.view = self.view, view
        if view.text != self._filter.text().strip():
            self._filter.setText(view.text)
        if view.columns != before.columns:
            self._show_columns()
        if view.establishment != before.establishment:
            self.refresh()
        else:
            self._look()

    def _look(self) -> None:
        empty_of(self._chips)
        for told, without in self.view.chips:
            chip = button(told, "x", name=f"Remove filter: {told}", tip="Remove this filter")
            chip.clicked.connect(lambda _checked, without=without: self.show_view(without))
            self._chips.addWidget(chip)
        order = CaseloadOrder(self.view.order)
        at = next((n for n, each in enumerate(self._model.columns) if each.order is order), 0)
        way = Qt.SortOrder.DescendingOrder if self.view.descending else Qt.SortOrder.AscendingOrder
        self._table.horizontalHeader().setSortIndicator(at, way)
        self._model.look_for(self.view.on(self._offered.today), order, descending=self.view.descending)

    def _fill_filters(self, menu: QMenu) -> None:
        def several(title: str, options: Sequence[tuple[str, PeopleView]]) -> None:
            inner = menu.addMenu(title)
            inner.setEnabled(bool(options))
            for text, view in options:
                inner.addAction(text, partial(self.show_view, view))

        view, offered = self.view, self._offered
        several("Establishment", [(n, replace(view, establishment=n, hall="")) for n in offered.establishments])
        several("Hall", [(name, replace(view, hall=name)) for name in offered.halls])
        several("Worker", [(name, replace(view, worker=name)) for name in offered.workers])
        several("Due out in", [(f"{n} days", replace(view, due_in=n, undated=False)) for n in _DUE_IN])
        several("Where they stand", [(text, replace(view, status=s.value)) for s, text in STATUS_WORDS.items()])
        several("No contact for", [(f"{n} days", replace(view, quiet_for=n)) for n in _QUIET_FOR])
        undated, alerts = replace(view, undated=True, due_in=None), replace(view, alerts=True)
        menu.addAction("No release date known", lambda: self.show_view(undated))
        menu.addAction("With alerts", lambda: self.show_view(alerts))

    def _fill_views(self, menu: QMenu) -> None:
        everybody = PeopleView(columns=self.view.columns)
        menu.addAction("Everybody", lambda: self.show_view(everybody))
        for kept in self._offered.views:
            inner = menu.addMenu(kept.name)
            inner.addAction("Show", partial(self._show_kept, kept))
            inner.addAction("Forget", partial(self._forget, kept))
        menu.addSeparator()
        menu.addAction("Keep this view…", self._name_view)

    def _show_kept(self, kept: SavedView) -> None:
        self.show_view(view_from(kept.content))

    def _name_view(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Recovery Desk")
        dialog.setLabelText("What shall this view be called?")
        dialog.textValueSelected.connect(self.keep_view)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def keep_view(self, name: str) -> None:
        """Keeps filters, columns and order under a name."""
        content = self.view.as_text()
        self._do(lambda desk: desk.caseload.views.keep(name, content))

    def _forget(self, kept: SavedView) -> None:
        self._do(lambda desk: desk.caseload.views.remove(kept.id))

    def _do(self, deed: Callable[[Desk], object], *changes: Kind) -> None:
        """A deed whose end is told; what there is to choose from is read anew."""

        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        def done(when: str) -> None:
            self.bench.said.emit(when)
            self.refresh()

        self.jobs.ask(work, done, owner=self, failed=self._refused, changes=changes)

    def _refused(self, problem: UserFacingError) -> None:
        self.bench.said.emit(words_for(problem))

    def _fill_columns(self, menu: QMenu) -> None:
        chosen = self.view.columns
        for each in COLUMNS[1:]:
            action = menu.addAction(each.heading)
            action.setCheckable(True)
            action.setChecked(each.name in chosen)
            other = tuple(n for n in chosen if n != each.name) if each.name in chosen else (*chosen, each.name)
            action.triggered.connect(lambda _on, other=other: self.show_view(replace(self.view, columns=other)))
        menu.addSeparator()
        sort = menu.addMenu("Sort by")
        for each in (each for each in COLUMNS if each.order):
            order = each.order.value if each.order else ""
            sort.addAction(each.heading, partial(self.show_view, replace(self.view, order=order, descending=False)))
        sort.addSeparator()
        turned = replace(self.view, descending=not self.view.descending)
        sort.addAction("The other way round", partial(self.show_view, turned))
        for text, step in (("Move the column chosen left\tCtrl+Shift+Left", -1), ("… right\tCtrl+Shift+Right", 1)):
            menu.addAction(text, partial(self._move_column, step))

    def _move_column(self, step: int) -> None:
        names, at = list(self.view.columns), self._table.currentIndex().column()
        to = at + step
        if 1 <= at < len(names) and 1 <= to < len(names):
            names[at], names[to] = names[to], names[at]
            self.show_view(replace(self.view, columns=tuple(names)))

    def _show_columns(self) -> None:
        self._model.choose_columns(self.view.columns)
        widths = [each.width for each in self._model.columns]
        self._table.set_widths(
            *(min(width, max(_A_DATE, round(width * _NARROWEST))) for width in widths), stretch=0, most=widths
        )

    def _fill_deeds(self, menu: QMenu) -> None:
        chosen = self.chosen_people()
        self._with(menu, f"the {len(chosen)} chosen", lambda then: then(chosen))
        menu.addSeparator()
        self._with(menu, f"all {self._many:,} found", self._everybody_found)
        menu.addAction(f"Export all {self._many:,} found…", self._choose_file)

    def _with(self, menu: QMenu, who: str, find: Callable[[Callable[[Sequence[PersonId]], None]], None]) -> None:
        menu.addAction(f"Assign {who} to a worker…", partial(find, self._ask_worker))
        menu.addAction(f"Print sheets for {who}…", partial(find, self._print_people))

    def _everybody_found(self, then: Callable[[Sequence[PersonId]], None]) -> None:
        wanted, order = self.view.on(self._offered.today), CaseloadOrder(self.view.order)
        descending = self.view.descending
        self.jobs.ask(lambda desk: desk.caseload.who(wanted, order, descending=descending), then, owner=self)

    def _ask_worker(self, people: Sequence[PersonId]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle("Recovery Desk")
        dialog.setLabelText(f"Who works with {'this person' if len(people) == 1 else f'these {len(people):,} people'}?")
        dialog.setComboBoxItems(list(self._offered.workers))
        dialog.setComboBoxEditable(True)
        dialog.textValueSelected.connect(lambda worker: self.assign(people, worker))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def assign(self, people: Sequence[PersonId], worker: str) -> None:
        """Gives people to a worker."""
        self._do(lambda desk: desk.caseload.assign(people, worker), Kind.PEOPLE)

    def _print_people(self, people: Sequence[PersonId]) -> None:
        preview_people(self.bench, people, self)

    def _choose_file(self) -> None:
        filters = "Spreadsheet (*.xlsx);;CSV (*.csv)"
        dialog = saving_dialog(self, "Export everybody found", "caseload.xlsx", filters)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, file: str) -> None:
        """Everybody found, in the columns and the order shown."""
        from pathlib import Path

        wanted, order = self.view.on(self._offered.today), CaseloadOrder(self.view.order)
        columns, descending = [BY_NAME[each.name] for each in self._model.columns], self.view.descending
        self.jobs.ask(
            lambda desk: desk.caseload.export(
                Path(file), wanted, order, descending=descending, columns=columns, overwrite=True
            ),
            lambda made: self.bench.said.emit(
                f"{so_many(made.people, 'person', 'people')} in the file. {made.left_out}".rstrip()
            ),
            owner=self,
            failed=self._refused,
            changes=(Kind.PRINTS,),
        )

    def _header_clicked(self, section: int) -> None:
        order = self._model.columns[section].order
        if order is None:
            self._look()
            return
        descending = not self.view.descending if order.value == self.view.order else False
        self.show_view(replace(self.view, order=order.value, descending=descending))

    def _show_count(self, count: int) -> None:
        self._many = count
        people = "1 person" if count == 1 else f"{count:,} people"
        self._count.setText(f"{people} found" if self.view.is_narrowed else people)
        if count and self.view.text:
            self._say_if_near(f"{people} found")
        self._shown.setCurrentIndex(0 if count else 1)
        self._empty.setText(
            "Nobody fits. Try fewer letters of the name, the prison number, or take a filter off."
            if self.view.is_narrowed
            else "Nobody is on this desk yet. Import a caseload spreadsheet, or take a referral."
        )
        self._deeds.setEnabled(bool(count))
        if count:
            self._table.selectRow(0)
            self._table.scrollToTop()

    def _say_if_near(self, found: str) -> None:
        """What only nearly fits is not taken for what was looked for."""
        text, wanted = self.view.text, self.view.on(self._offered.today)

        def say(is_near: bool) -> None:  # noqa: FBT001 - an answer
            if is_near and text == self.view.text:
                self._count.setText(f"{found}. Nobody is spelled “{text}”; this comes near.")

        self.jobs.ask(lambda desk: desk.browse_people.is_near(wanted), say, owner=self, newest="near")

    def chosen_people(self) -> list[PersonId]:
        """Everybody whose row is chosen, as far as their page is here."""
        rows = sorted(index.row() for index in self._table.selectionModel().selectedRows())
        return [row.person_id for at in rows if (row := self._model.person_at(at)) is not None]

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


def _filled(menu: QMenu, fill: Callable[[QMenu], None]) -> None:
    menu.clear()
    fill(menu)


def _menu_button(text: str, picture: str) -> QPushButton:
    made = button(f"{text}…", picture, name=text)
    made.setMenu(QMenu(made))
    return made

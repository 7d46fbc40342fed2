"""What's out there: the directory of services, what is open on a day, and how old its word is."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox

from recovery_desk.domain.dates import day_and_month, short_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.services import SERVICE_KIND_NAMES, ServiceKind
from recovery_desk.ui.day_out.organisation_form import OrganisationForm
from recovery_desk.ui.day_out.service_details import ServiceDetails
from recovery_desk.ui.day_out.service_form import SERVICE_CHANGES, ServiceForm
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import choice, filter_field, mark, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, page_of, titled
from recovery_desk.ui.widgets.list_beside import ListBeside
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_services import Directory, ServiceEntry, ServicesWanted

_PAUSE_MS = 150


class Services(Screen):
    """Filters, the list, and beside it the entry chosen."""

    name = "services"
    title = "What's out there"
    icon = "map-pinned"
    stale_after = frozenset({Kind.SERVICES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = self._day = date.min
        self._wanted_id = ""
        self._organisations: Directory | None = None
        self.form: ServiceForm | None = None
        self.organisation_form: OrganisationForm | None = None
        self._subtitle = words("", "subtle")
        self._text = filter_field("Filter services", "Filter services")
        self._kind = choice("What it is", [("Everything", None), *((t, k) for k, t in SERVICE_KIND_NAMES.items())])
        self._on = text_field("Open on", "open on, as Fri 4 Dec")
        self._only_stale = QCheckBox("Needs checking")
        self._only_stale.setAccessibleName("Needs checking")
        self._tiles = {
            "total": Tile("services in the directory", Tone.PLAIN, "service in the directory"),
            "stale": Tile("not checked for 90 days", Tone.CARE),
        }
        self.model: RowsModel[ServiceEntry] = RowsModel(_columns(), self)
        self.table = Table("Services")
        self.table.setModel(self.model)
        self.details = ServiceDetails()
        self._empty = words("", "subtle", wrap=True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled(self.title, self._subtitle))
        head.spring()
        self._text.setMinimumWidth(theme.px(170))
        self._text.setMaximumWidth(theme.px(260))
        self._kind.setMaximumWidth(theme.px(190))
        self._on.setMinimumWidth(theme.px(160))
        self._on.setMaximumWidth(theme.px(190))
        new = button("New service…", "plus", kind="primary")
        new.clicked.connect(lambda: self.edit(None))
        for widget in (self._text, self._kind, self._on, self._only_stale, new):
            head.addWidget(widget)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self.table.set_widths(190, 155, 200, stretch=0)
        self._beside = ListBeside(self.table, self._empty, gap=10)
        self._beside.inside.addLayout(self._tools())
        self._beside.inside.addWidget(self.details)
        self._beside.inside.addStretch(1)
        whole.addWidget(self._beside, 1)

    def _tools(self) -> Flow:
        across = Flow(gap=8)
        tools: list[tuple[str, str, str, Callable[[], None]]] = [
            ("I have checked this today", "check", "C", self.mark_checked),
            ("Edit…", "pencil", "E", self.edit_chosen),
            ("Its organisation…", "building-2", "O", self.edit_organisation),
            ("Remove", "trash-2", "", self.remove),
        ]
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for text, picture, key, deed in tools:
            made = button(text, picture, tip=key)
            made.clicked.connect(deed)
            across.addWidget(made)
            if key:
                QShortcut(QKeySequence(key), self.table, deed, context=context)
        return across

    def _connect(self) -> None:
        self._text.textEdited.connect(lambda _text: self._typed.start())
        self._on.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(self.refresh)
        self._kind.activated.connect(self.refresh)
        self._only_stale.toggled.connect(self.refresh)
        self.table.opened.connect(self.edit_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)

    def enter(self, place: Place) -> None:
        """With `text`, the service of that id is chosen."""
        if place.text:
            self._wanted_id = place.text
            self._only_stale.setChecked(False)
            self._text.clear()
            self._kind.setCurrentIndex(0)
            self._on.clear()
            self.refresh()
        super().enter(place)

    def refresh(self) -> None:
        """Asks for what the filters leave."""
        text, kind, on = self._text.text().strip(), self._kind.currentData(), self._on.text()
        only_stale = self._only_stale.isChecked()

        def read(desk: Desk) -> tuple[Directory, date, str]:
            today = desk.clock.today()
            try:
                day = day_typed(on, today, Meaning.RELEASE)
            except Refusal as refusal:
                return (
                    desk.directory.list_services(ServicesWanted(text, kind, only_stale=only_stale)),
                    today,
                    str(refusal),
                )
            wanted = ServicesWanted(text, ServiceKind(kind) if kind else None, open_on=day, only_stale=only_stale)
            return desk.directory.list_services(wanted), today, ""

        self.jobs.ask(read, self._show, owner=self, newest="services")

    def _show(self, found: tuple[Directory, date, str]) -> None:
        directory, self._today, problem = found
        mark(self._on, problem)
        self._day, self._organisations = directory.day, directory
        chosen = self._chosen()
        wanted = self._wanted_id or (chosen.service.id if chosen else "")
        self._wanted_id = ""
        self.model.show_rows(directory.entries)
        self._tiles["total"].show_figure(directory.total)
        self._tiles["stale"].show_figure(directory.stale)
        told = f"Opening told for {day_and_month(directory.day)}"
        self._subtitle.setText(problem or told)
        self._empty.setText(
            "Nothing in the directory is like that. Change the filters, or add a service."
            if directory.total
            else "The directory is empty. Add the first service: a pharmacy, a jobcentre, somebody to ring at night."
        )
        self._beside.show_any(any_rows=bool(directory.entries))
        at = self.model.row_where(lambda entry: entry.service.id == wanted)
        if at >= 0:
            self.table.selectRow(at)
            if not self._text.hasFocus() and not self._on.hasFocus():
                self.table.setFocus()
        self._show_details()

    def _chosen(self) -> ServiceEntry | None:
        return self.model.at(self.table.currentIndex())

    def _show_details(self) -> None:
        self.details.show_entry(self._chosen(), self._day)

    def mark_checked(self) -> None:
        """Somebody here has rung or been there today."""
        entry = self._chosen()
        if entry is not None:
            service_id = entry.service.id
            self._do(lambda desk: desk.directory.mark_checked(service_id))

    def remove(self) -> None:
        """Takes the entry out; it can be brought back from the bin."""
        entry = self._chosen()
        if entry is not None:
            service_id = entry.service.id
            self._do(lambda desk: desk.directory.remove_service(service_id))

    def edit_organisation(self) -> None:
        """Opens the form of the organisation the entry belongs to."""
        entry = self._chosen()
        if entry is None:
            return
        form = self.organisation_form = OrganisationForm(self.bench, self, entry.organisation)
        form.deed_wanted = lambda: self._organisation_deed(form)
        form.show_form(760, 640)

    def _organisation_deed(self, form: OrganisationForm) -> Callable[[Desk], object] | None:
        organisation = form.answer()
        return None if organisation is None else lambda desk: desk.directory.keep_organisation(organisation)

    def edit_chosen(self) -> None:
        """Opens the form of the entry chosen."""
        entry = self._chosen()
        if entry is not None:
            self.edit(entry)

    def edit(self, entry: ServiceEntry | None) -> None:
        """Opens the form: of an entry, or of a new one."""
        organisations = self._organisations.organisations if self._organisations else ()
        form = self.form = ServiceForm(self.bench, self, entry.times if entry else None, organisations)
        checked = QCheckBox("I have checked all of this today")
        form.extra.addWidget(checked)
        form.deed_wanted = lambda: self._deed_of(form, checked=checked.isChecked())
        form.saved.connect(lambda: self._kept(form))
        form.show_form(820, 680)

    def _deed_of(self, form: ServiceForm, *, checked: bool) -> Callable[[Desk], object] | None:
        answer = form.answer(self._today)
        if answer is None:
            return None

        def keep(desk: Desk) -> None:
            form.kept_id = desk.directory.keep_service(*answer, checked=checked).service.id

        return keep

    def _kept(self, form: ServiceForm) -> None:
        """What was kept is chosen; numbers that look odd are named, and kept as they are."""
        self._wanted_id = form.kept_id
        odd = form.odd_phones()
        if odd:
            self.bench.said.emit(f"Saved. Look again at {', '.join(odd)}: it does not look like a UK number.")

    def _do(self, deed: Callable[[Desk], object]) -> None:
        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(work, self.bench.said.emit, owner=self, changes=SERVICE_CHANGES)

    def start_finding(self) -> bool:
        """Into the filter."""
        self._text.setFocus()
        self._text.selectAll()
        return True


def _columns() -> tuple[Column[ServiceEntry], ...]:
    return (
        Column("Service", lambda e: e.service.name, second=lambda e: SERVICE_KIND_NAMES[e.service.kind], strong=True),
        Column("That day", lambda e: e.opening.in_words, second=lambda e: ", ".join(e.service.phones)),
        Column(
            "Checked",
            _checked,
            tone=lambda e: Tone.GOOD if not e.is_stale else Tone.CARE if e.service.checked_on else Tone.HARD,
        ),
    )


def _checked(entry: ServiceEntry) -> str:
    day = entry.service.checked_on
    return "Never checked" if day is None else f"Checked {short_date(day)[4:]} {day.year}"

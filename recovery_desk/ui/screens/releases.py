"""Everyone due out in the days to come: on which day, how ready, who meets them, what to do next; or as a calendar."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import long_date, month_and_year
from recovery_desk.ui.check_words import check_picture, check_tone
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.releases_model import ReleasesModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_handover
from recovery_desk.ui.release_day.calendar import MonthView, month_from
from recovery_desk.ui.release_words import SEVERITY_TONES, tone_of
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import filter_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, card, column, empty_of, image, line, page_of, titled
from recovery_desk.ui.widgets.period import Period
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.release_checks.readiness import MonthDay, ReadinessBoard, ReadyRelease
from recovery_desk.usecases.release_in_words import most_telling_first

_PAUSE_MS = 150
_HEADING_HEIGHT = 29
_CHECKS_SHOWN = 3
_READY_MEANS = "Nothing vital is owed: not a hard day, a bed, a first dose, naloxone, and a gate pickup where wanted."

_Found = tuple[ReadinessBoard, date]
_Month = tuple[tuple[MonthDay, ...], date, date]


class Releases(Screen):
    """The board: tiles that count, a table grouped by day, below it what is owed for the person chosen."""

    name = "releases"
    title = "Releases"
    icon = "calendar-clock"
    stale_after = frozenset({
        Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS, Kind.CHECKS, Kind.PICKUPS, Kind.PLAN, Kind.CONSENT, Kind.CONTACTS,
        Kind.SERVICES, Kind.PRINTS, Kind.MEETINGS,
    })  # fmt: skip

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._subtitle = words("", "subtle")
        self._filter = filter_field("Filter releases", "Find…")
        self._period = Period()
        self._pack = button("Print pack…", "printer", kind="primary", name="Print pre-release pack…")
        self._as_list, self._as_calendar = button("List", "list"), button("Calendar", "calendar-days")
        self._lately_out = button("First 21 days", "heart-pulse")
        self._tiles = {
            "hard": Tile("fall on a hard day", Tone.HARD, "falls on a hard day"),
            "address": Tile("have no confirmed address", Tone.CARE, "has no confirmed address"),
            "pickup": Tile("need a gate pickup assigned", Tone.CARE, "needs a gate pickup assigned"),
            "ready": Tile("ready to go", Tone.GOOD),
        }
        self._tiles["ready"].setToolTip(_READY_MEANS)
        self._model = ReleasesModel(self)
        self._table = Table("Releases")
        self._table.setModel(self._model)
        self._month = MonthView()
        self._empty = words("", "subtle", wrap=True)
        self._details = column(gap=3)
        self._filter.setToolTip("By name or number")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._today: date | None = None
        self._day: date | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Releases", self._subtitle))
        head.spring()
        self._filter.setMinimumWidth(theme.px(120))
        self._filter.setMaximumWidth(theme.px(170))
        self._months = self._month_buttons()
        for each in (self._as_list, self._as_calendar):
            each.setCheckable(True)
        self._as_list.setChecked(True)
        for widget in (
            self._as_list,
            self._as_calendar,
            self._lately_out,
            self._filter,
            self._period,
            self._months,
            self._pack,
        ):
            head.addWidget(widget)
        whole.addLayout(head)
        self._counts = QWidget()
        self._counts.setObjectName("bare")
        tiles = Flow(self._counts, gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addWidget(self._counts)
        self._table.set_widths(145, 130, 205, 106, 157, 220, stretch=5, most=(160, 175, 250, 132, 170, 220))
        self._shown = QStackedWidget()
        for view in (self._table, _centred(self._empty), self._month):
            self._shown.addWidget(view)
        whole.addWidget(self._shown, 1)
        self._strip = card()
        inside = column(self._strip, gap=0)
        inside.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        inside.addLayout(self._details)
        self._strip.hide()
        whole.addWidget(self._strip)

    def _month_buttons(self) -> QWidget:
        holder = QWidget()
        holder.setObjectName("bare")
        across = line(holder, gap=6)
        for picture, name, months in (
            ("chevron-left", "Month before", -1),
            ("calendar-clock", "This month", 0),
            ("chevron-right", "Month after", 1),
        ):
            made: QPushButton = button("", picture, name=name, tip=name)
            made.clicked.connect(lambda _checked=False, months=months: self._turn_month(months))
            across.addWidget(made)
        holder.hide()
        return holder

    def _connect(self) -> None:
        self._filter.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(self.refresh)
        self._period.changed.connect(self.refresh)
        self._pack.clicked.connect(lambda: self.navigate.emit(Place("print_centre")))
        self._as_list.clicked.connect(lambda: self.show_as(calendar=False))
        self._as_calendar.clicked.connect(lambda: self.show_as(calendar=True))
        self._lately_out.clicked.connect(lambda: self.navigate.emit(Place("first_days")))
        self._table.opened.connect(self._open)
        self._table.print_wanted.connect(self.print_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)
        self._month.moved.connect(self._go_to)
        self._month.opened.connect(self._open_day)
        self._month.selectionModel().currentChanged.connect(self._show_details)

    @property
    def is_calendar(self) -> bool:
        """Whether the month is shown, not the list."""
        return self._as_calendar.isChecked()

    def show_as(self, *, calendar: bool) -> None:
        """The month, or the list."""
        self._as_calendar.setChecked(calendar)
        self._as_list.setChecked(not calendar)
        for widget, wanted in (
            (self._period, not calendar),
            (self._counts, not calendar),
            (self._pack, not calendar),
            (self._months, calendar),
        ):
            widget.setVisible(wanted)
        self.refresh()

    def refresh(self) -> None:
        """Asks for the board of the days chosen, or for the month; and who is lately out."""
        self.jobs.ask(lambda desk: len(desk.first_days.running()), self._show_lately_out, owner=self, newest="out")
        text, period = self._filter.text().strip(), self._period
        calendar, day = self.is_calendar, self._day

        def with_today(today: date) -> None:
            if calendar:
                shown = day or today
                self.jobs.ask(
                    lambda desk: (desk.checks.board.month(shown, text), shown, today),
                    self._show_month,
                    owner=self,
                    newest="board",
                )
                return
            days = period.days(today)
            if days is not None:
                self.jobs.ask(
                    lambda desk: (desk.checks.board(days[0], days[1], text), today),
                    self._show,
                    owner=self,
                    newest="board",
                )

        def read(desk: Desk) -> date:
            return desk.clock.today()

        if self._today is None:
            self.jobs.ask(read, with_today, owner=self, newest="today")
        else:
            with_today(self._today)

    def _show_lately_out(self, many: int) -> None:
        """How many clocks run, on the way to them."""
        self._lately_out.setText(f" First 21 days · {many}")
        self._lately_out.setAccessibleName(f"First 21 days, {so_many(many, 'person', 'people')}")

    def _show_month(self, found: _Month) -> None:
        days, chosen, self._today = found
        self._day = chosen
        self._month.show_month(days, chosen, self._today)
        self._shown.setCurrentWidget(self._month)
        in_month = [each for each in days if (each.day.year, each.day.month) == (chosen.year, chosen.month)]
        many = sum(len(each.releases) for each in in_month)
        hard = sum(len(each.releases) for each in in_month if each.hard)
        self._subtitle.setText(f"{month_and_year(chosen)}: {many} due out, {hard} on a hard day")
        if not self._filter.hasFocus():
            self._month.setFocus()
        self._show_details()

    def _turn_month(self, months: int) -> None:
        if self._today is not None:
            self._go_to(month_from(self._day or self._today, months) if months else self._today)

    def _go_to(self, day: date) -> None:
        self._day = day
        self.refresh()

    def _open_day(self, day: date) -> None:
        self._period.show_days(day, day)
        self.show_as(calendar=False)

    def _show(self, found: _Found) -> None:
        ready, self._today = found
        board = ready.board
        chosen = self._model.release_at(self._table.currentIndex())
        self._model.show_board(ready, self._today)
        self._table.clearSpans()
        for row in self._model.headings:
            self._table.setSpan(row, 0, 1, self._model.columnCount())
            self._table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        self._tiles["hard"].show_figure(ready.hard)
        self._tiles["address"].show_figure(ready.without_address)
        self._tiles["pickup"].show_figure(ready.need_driver)
        self._tiles["ready"].show_figure(ready.ready)
        undated = f", {board.without_date:,} with no date" if board.without_date else ""
        stretch = self._period.in_words(board.first, board.last)
        said = f"{stretch} · " if self._period.is_own else ""
        self._subtitle.setText(f"{said}{len(board.releases):,} due out{undated}")
        self._show_whether_empty(ready)
        row = self._model.row_of(chosen.release.row.person_id if chosen else "")
        if row >= 0:
            self._table.selectRow(row)
            if not self._filter.hasFocus():
                self._table.setFocus()
        self._show_details()

    def _show_whether_empty(self, ready: ReadinessBoard) -> None:
        board = ready.board
        self._shown.setCurrentIndex(0 if board.releases else 1)
        asked = self._filter.text().strip()
        self._empty.setText(
            f"Nobody called or numbered “{asked}” is due out in these days."
            if asked
            else f"Nobody is due out from {long_date(board.first)} to {long_date(board.last)}. "
            "Choose more days, import a caseload spreadsheet, or add a person with their release date."
        )

    def _show_details(self) -> None:
        ready = self._chosen()
        empty_of(self._details)
        self._strip.setVisible(ready is not None)
        if ready is None or self._today is None:
            return
        answer = ready.release.answer
        head = line(gap=8)
        head.addWidget(image("calendar-clock", tone_of(answer).value, 18))
        name = f"{ready.release.row.filed_as}: {long_date(ready.release.release_day)}, {ready.checks.in_words}"
        head.addWidget(words(name, "heading"), 1)
        self._details.addLayout(head)
        for finding in most_telling_first(answer)[:1]:
            tone = SEVERITY_TONES[finding.severity]
            self._add_detail(_picture(tone), tone, finding.text)
        for owed in [each for each in ready.checks.open_first if each.is_open and each.check.is_recorded][
            :_CHECKS_SHOWN
        ]:
            text = f"{owed.title}: {owed.finding.text} ({owed.owner})"
            self._add_detail(check_picture(owed), check_tone(owed, self._today), text)

    def _add_detail(self, picture: str, tone: Tone, text: str) -> None:
        across = line(gap=8)
        across.addWidget(image(picture, tone.value, 16))
        across.addWidget(words(text, wrap=True), 1)
        self._details.addLayout(across)

    def _chosen(self) -> ReadyRelease | None:
        return None if self.is_calendar else self._model.release_at(self._table.currentIndex())

    def _open(self) -> None:
        ready = self._chosen()
        if ready is not None:
            self.navigate.emit(Place("person", ready.release.row.person_id, "release-day"))

    def print_chosen(self) -> None:
        """Shows the handover sheet of the person chosen."""
        ready = self._chosen()
        if ready is not None:
            preview_handover(self.bench, ready.release.row.person_id, self)

    def start_finding(self) -> bool:
        """Into the filter."""
        self._filter.setFocus()
        self._filter.selectAll()
        return True


def _centred(label: QWidget) -> QFrame:
    box = card()
    inside: QVBoxLayout = column(box, margin=32)
    inside.addStretch(1)
    inside.addWidget(label)
    inside.addStretch(2)
    return box


def _picture(tone: Tone) -> str:
    return {Tone.HARD: "triangle-alert", Tone.CARE: "circle-alert"}.get(tone, "info")

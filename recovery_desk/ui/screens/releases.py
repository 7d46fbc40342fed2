"""Everyone due out in the days to come, on which day, and what is wrong with the day."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from recovery_desk.domain.dates import long_date
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.releases_model import ReleasesModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_handover
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
from recovery_desk.usecases.list_releases import Release, ReleasesBoard
from recovery_desk.usecases.release_in_words import most_telling_first

_PAUSE_MS = 150
_HEADING_HEIGHT = 29
_FINDINGS_SHOWN = 3

_Found = tuple[ReleasesBoard, date]


class Releases(Screen):
    """The board: tiles that count, a table grouped by day, and below it what is to know of the person chosen."""

    name = "releases"
    title = "Releases"
    icon = "calendar-clock"
    stale_after = frozenset({Kind.PEOPLE, Kind.RELEASES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._subtitle = words("", "subtle")
        self._filter = filter_field("Filter releases", "Filter by name or number")
        self._period = Period()
        self._print = button("Print handover sheet…", "printer", kind="primary")
        self._tiles = {
            "due": Tile("due out", Tone.PLAIN),
            "hard": Tile("on a hard day", Tone.HARD),
            "moved": Tile("brought forward by law", Tone.NOTE),
            "ask": Tile("may ask for an earlier day", Tone.CARE),
            "undated": Tile("with no release date known", Tone.CARE),
        }
        self._model = ReleasesModel(self)
        self._table = Table("Releases")
        self._table.setModel(self._model)
        self._empty = words("", "subtle", wrap=True)
        self._details = column(gap=3)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._today: date | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Releases", self._subtitle))
        head.spring()
        self._filter.setMinimumWidth(theme.px(215))
        self._filter.setMaximumWidth(theme.px(260))
        for widget in (self._filter, self._period, self._print):
            head.addWidget(widget)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self._table.set_widths(200, 185, 268, 215, 205, stretch=3)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._table)
        self._shown.addWidget(_centred(self._empty))
        whole.addWidget(self._shown, 1)
        self._strip = card()
        inside = column(self._strip, gap=0)
        inside.setContentsMargins(theme.px(14), theme.px(9), theme.px(14), theme.px(9))
        inside.addLayout(self._details)
        self._strip.hide()
        whole.addWidget(self._strip)

    def _connect(self) -> None:
        self._filter.textEdited.connect(lambda _text: self._typed.start())
        self._typed.timeout.connect(self.refresh)
        self._period.changed.connect(self.refresh)
        self._print.clicked.connect(self.print_chosen)
        self._table.opened.connect(self._open)
        self._table.print_wanted.connect(self.print_chosen)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)

    def refresh(self) -> None:
        """Asks for the board of the days chosen."""
        text, period = self._filter.text().strip(), self._period

        def read(desk: Desk) -> date:
            return desk.clock.today()

        def with_today(today: date) -> None:
            days = period.days(today)
            if days is not None:
                self.jobs.ask(
                    lambda desk: (desk.list_releases(days[0], days[1], text), today),
                    self._show,
                    owner=self,
                    newest="board",
                )

        if self._today is None:
            self.jobs.ask(read, with_today, owner=self, newest="today")
        else:
            with_today(self._today)

    def _show(self, found: _Found) -> None:
        board, self._today = found
        chosen = self._model.release_at(self._table.currentIndex())
        self._model.show_board(board, self._today)
        self._table.clearSpans()
        for row in self._model.headings:
            self._table.setSpan(row, 0, 1, self._model.columnCount())
            self._table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        self._tiles["due"].show_figure(len(board.releases))
        self._tiles["hard"].show_figure(board.hard)
        self._tiles["moved"].show_figure(board.moved)
        self._tiles["ask"].show_figure(board.may_ask)
        self._tiles["undated"].show_figure(board.without_date)
        self._subtitle.setText(f"{self._period.in_words(board.first, board.last)}, all establishments")
        self._show_whether_empty(board)
        row = self._model.row_of(chosen.row.person_id if chosen else "")
        if row >= 0:
            self._table.selectRow(row)
            if not self._filter.hasFocus():
                self._table.setFocus()
        self._show_details()

    def _show_whether_empty(self, board: ReleasesBoard) -> None:
        self._shown.setCurrentIndex(0 if board.releases else 1)
        asked = self._filter.text().strip()
        self._empty.setText(
            f"Nobody called or numbered “{asked}” is due out in these days."
            if asked
            else f"Nobody is due out from {long_date(board.first)} to {long_date(board.last)}. "
            "Choose more days, import a caseload spreadsheet, or add a person with their release date."
        )

    def _show_details(self) -> None:
        release = self._chosen()
        empty_of(self._details)
        self._print.setEnabled(release is not None)
        self._strip.setVisible(release is not None)
        if release is None:
            return
        head = line(gap=8)
        head.addWidget(image("calendar-clock", tone_of(release.answer).value, 18))
        head.addWidget(words(f"{release.row.filed_as}: {long_date(release.release_day)}", "heading"), 1)
        self._details.addLayout(head)
        for finding in most_telling_first(release.answer)[:_FINDINGS_SHOWN]:
            across = line(gap=8)
            tone = SEVERITY_TONES[finding.severity]
            across.addWidget(image(_picture(tone), tone.value, 16))
            across.addWidget(words(finding.text, wrap=True), 1)
            self._details.addLayout(across)

    def _chosen(self) -> Release | None:
        return self._model.release_at(self._table.currentIndex())

    def _open(self) -> None:
        release = self._chosen()
        if release is not None:
            self.navigate.emit(Place("person", release.row.person_id, "release-day"))

    def print_chosen(self) -> None:
        """Shows the handover sheet of the person chosen."""
        release = self._chosen()
        if release is not None:
            preview_handover(self.bench, release.row.person_id, self)

    def start_finding(self) -> bool:
        """Into the filter."""
        self._filter.setFocus()
        self._filter.selectAll()
        return True


def _centred(label: QWidget) -> QWidget:
    box = card()
    inside: QVBoxLayout = column(box, margin=32)
    inside.addStretch(1)
    inside.addWidget(label)
    inside.addStretch(2)
    return box


def _picture(tone: Tone) -> str:
    return {Tone.HARD: "triangle-alert", Tone.CARE: "circle-alert"}.get(tone, "info")

"""Gate pickups: day by day who is met, by whom, and how far it has come; driven by one key."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from recovery_desk.domain.dates import clock_time, long_date, minutes_in_words
from recovery_desk.domain.pickups import PICKUP_STATE_NAMES
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.day_out.pickup_details import PickupDetails
from recovery_desk.ui.day_out.pickup_words import STATE_ICONS, STATE_TONES, event_words, hear_by, troubles, who_drives
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.release_words import day_heading
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import choice
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, page_of, titled
from recovery_desk.ui.widgets.list_beside import ListBeside
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.list_pickups import PickupBoard, PickupRow

_HEADING_HEIGHT = 29
_LOOK_AGAIN_MS = 60_000
_STRETCHES = (
    ("Today and tomorrow", 0, 1),
    ("This week and next", 0, 13),
    ("Four weeks", 0, 27),
    ("Last four weeks", -28, 0),
)


class Pickups(Screen):
    """Tiles that count, the board by day, and beside it the pickup chosen with its keys."""

    name = "pickups"
    title = "Gate pickups"
    icon = "car"
    stale_after = frozenset({Kind.PICKUPS, Kind.PEOPLE, Kind.RELEASES})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._today = date.min
        self._subtitle = words("", "subtle")
        self._stretch = choice("Which days", [(text, (first, last)) for text, first, last in _STRETCHES], (0, 13))
        self._stretch.activated.connect(self.refresh)
        self._tiles = {
            "to_come": Tile("to come", Tone.PLAIN),
            "unmet": Tile("without a driver", Tone.HARD),
            "clashing": Tile("with a clash of driver or car", Tone.HARD),
            "overdue": Tile("the desk should have heard of", Tone.HARD),
        }
        self.model: RowsModel[PickupRow] = RowsModel(_columns(self), self)
        self.table = Table("Gate pickups")
        self.table.setModel(self.model)
        self.details = PickupDetails(bench)
        self.details.changed.connect(self.refresh)
        self._empty = words(
            "Nobody is to be met at the gate in these days. Begin a pickup on a person’s page, under Day out.",
            "subtle",
            wrap=True,
        )
        self._lay_out()
        self.table.opened.connect(self._open)
        self.table.print_wanted.connect(self.details.print_sheet)
        self.table.selectionModel().currentRowChanged.connect(self._show_details)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, deed in (
            ("N", self.details.next),
            ("H", self.details.heard),
            ("E", self.details.edit),
            ("U", self.details.take_back),
        ):
            QShortcut(QKeySequence(keys), self, deed, context=context)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        self._again.start()

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Gate pickups", self._subtitle))
        head.spring()
        head.addWidget(self._stretch)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self.table.set_widths(155, 140, 150, 150, stretch=3)
        self._beside = ListBeside(self.table, self._empty)
        self._beside.inside.addWidget(self.details)
        self._beside.inside.addStretch(1)
        whole.addWidget(self._beside, 1)

    def refresh(self) -> None:
        """Asks for the board of the days chosen."""
        first, last = self._stretch.currentData()

        def read(desk: Desk) -> PickupBoard:
            today = desk.clock.today()
            return desk.pickups.board(today + timedelta(days=first), today + timedelta(days=last))

        self.jobs.ask(read, self._show, owner=self, newest="board")

    def _look_again(self) -> None:
        """A check-in becomes overdue by itself."""
        if self.isVisible() and self.details.form is None:
            self.refresh()

    def _show(self, board: PickupBoard) -> None:
        chosen = self.model.at(self.table.currentIndex())
        self._today = board.today
        self.model.show_rows(board.rows, lambda row: day_heading(row.pickup.day, board.today))
        self.table.clearSpans()
        for row in self.model.headings:
            self.table.setSpan(row, 0, 1, self.model.columnCount())
            self.table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        for name in self._tiles:
            self._tiles[name].show_figure(getattr(board, name))
        self._subtitle.setText(
            f"{long_date(board.first)} to {long_date(board.last)}, as at {clock_time(uk_time(board.now))}"
        )
        self._beside.show_any(any_rows=bool(board.rows))
        at = self.model.row_where(lambda row: chosen is not None and row.pickup.id == chosen.pickup.id)
        if at >= 0:
            self.table.selectRow(at)
            self.table.setFocus()
        self._show_details()

    def _show_details(self) -> None:
        self.details.show_row(self.model.at(self.table.currentIndex()), self._today)

    def _open(self) -> None:
        row = self.model.at(self.table.currentIndex())
        if row is not None:
            self.navigate.emit(Place("person", row.pickup.person_id, "day-out"))

    def print_chosen(self) -> None:
        """The driver's sheet of the pickup chosen."""
        self.details.print_sheet()

    @property
    def today(self) -> date:
        """The day the board was read on."""
        return self._today


def _columns(screen: Pickups) -> tuple[Column[PickupRow], ...]:
    return (
        Column("Person", lambda row: row.person.filed_as, strong=True, second=_at_the_gate),
        Column(
            "How far",
            lambda row: PICKUP_STATE_NAMES[row.pickup.state],
            tone=lambda row: STATE_TONES[row.pickup.state],
            picture=lambda row: STATE_ICONS[row.pickup.state],
        ),
        Column("Driver and car", lambda row: who_drives(row.pickup), second=lambda row: row.pickup.car),
        Column(
            "What to see to",
            lambda row: _see_to(row, screen.today)[0],
            second=lambda row: _see_to(row, screen.today)[1],
        ),
    )


def _at_the_gate(row: PickupRow) -> str:
    pickup = row.pickup
    return ", ".join(part for part in (minutes_in_words(pickup.gate_time), pickup.gate) if part)


def _see_to(row: PickupRow, today: date) -> tuple[str, str]:
    """The two worst things; where nothing is wrong, when to hear and what happened last."""
    found = [text for text, _ in troubles(row, today)]
    last = event_words(row.last_event, row.pickup.day) if row.last_event else ""
    said = [*found, hear_by(row.pickup, today), last]
    kept = [text for text in said if text]
    return (kept[0] if kept else "", kept[1] if len(kept) > 1 else "")

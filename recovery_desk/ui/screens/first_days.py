"""The first 21 days: everybody lately out, how far care in the community has come, and what is due."""

from datetime import date

from PySide6.QtWidgets import QStackedWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, plain_date, short_date
from recovery_desk.domain.first_days import CONTINUITY_NAMES, LIFE_EVENT_NAMES, Continuity
from recovery_desk.ui.day_out.after_words import STAGE_TONES
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, card, column, page_of, titled
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.read_first_days import RunningClock

_HEADING_HEIGHT = 29


class FirstDaysScreen(Screen):
    """Tiles that count, and the list: what is due first, then the most dangerous days."""

    name = "first_days"
    title = "First 21 days"
    belongs_to = "releases"
    stale_after = frozenset({Kind.RELEASES, Kind.TASKS, Kind.PEOPLE})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._subtitle = words("", "subtle")
        self._tiles = {
            "risk": Tile("in the fortnight of highest overdose risk", Tone.HARD),
            "due": Tile("with something due today", Tone.CARE),
            "nothing": Tile("with no appointment booked", Tone.CARE),
            "engaged": Tile("engaged with a service", Tone.GOOD),
        }
        self.model: RowsModel[RunningClock] = RowsModel(_COLUMNS, self)
        self.table = Table("First 21 days")
        self.table.setModel(self.model)
        self.table.opened.connect(self._open)
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled(self.title, self._subtitle))
        head.spring()
        back = button("Releases", "arrow-left", name="Back to releases")
        back.clicked.connect(lambda: self.navigate.emit(Place("releases")))
        head.addWidget(back)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self.table.set_widths(180, 165, 235, 260, stretch=3)
        self._shown = QStackedWidget()
        self._shown.addWidget(self.table)
        nothing = card()
        text = (
            "Nobody is in their first 21 days. When somebody walks out, record the release on their page, under Day "
            "out or Custody: their contact ladder and their clock begin that day."
        )
        column(nothing, margin=32).addWidget(words(text, "subtle", wrap=True))
        self._shown.addWidget(nothing)
        whole.addWidget(self._shown, 1)

    def refresh(self) -> None:
        """Reads everybody whose clock runs."""

        def read(desk: Desk) -> tuple[tuple[RunningClock, ...], date]:
            return tuple(desk.first_days.running()), desk.clock.today()

        self.jobs.ask(read, self._show, owner=self, newest="clocks")

    def _show(self, found: tuple[tuple[RunningClock, ...], date]) -> None:
        clocks, today = found
        chosen = self.model.at(self.table.currentIndex())
        self.model.show_rows(clocks, _group)
        self.table.clearSpans()
        for row in self.model.headings:
            self.table.setSpan(row, 0, 1, self.model.columnCount())
            self.table.setRowHeight(row, theme.px(_HEADING_HEIGHT))
        figures = {
            "risk": sum(each.in_risk_fortnight for each in clocks),
            "due": sum(each.is_due for each in clocks),
            "nothing": sum(each.first_days.stage is Continuity.NOTHING for each in clocks),
            "engaged": sum(each.first_days.stage is Continuity.ENGAGED for each in clocks),
        }
        for name, figure in figures.items():
            self._tiles[name].show_figure(figure)
        self._subtitle.setText(f"{len(clocks)} out since {plain_date(date.fromordinal(today.toordinal() - 21))}")
        self._shown.setCurrentIndex(0 if clocks else 1)
        at = self.model.row_where(lambda each: chosen is not None and each.person.id == chosen.person.id)
        if at >= 0:
            self.table.selectRow(at)
            self.table.setFocus()

    def _open(self) -> None:
        clock = self.model.at(self.table.currentIndex())
        if clock is not None:
            self.navigate.emit(Place("person", clock.person.id, "day-out"))


def _group(clock: RunningClock) -> str:
    if clock.is_due:
        return "Something is due"
    return "The fortnight of highest overdose risk" if clock.in_risk_fortnight else "Days 15 to 21"


def _next(clock: RunningClock) -> str:
    if clock.to_follow_up:
        return f"Follow up: {LIFE_EVENT_NAMES[clock.to_follow_up[0].kind].lower()}"
    return clock.next_step.text if clock.next_step else "The ladder is done"


def _when(clock: RunningClock) -> str:
    if clock.to_follow_up:
        return f"happened {plain_date(clock.to_follow_up[0].happened_on)}"
    step = clock.next_step
    if step is None:
        return ""
    return f"{short_date(step.due)}, {days_away(step.due, clock.today)}" + (f" · {step.owner}" if step.owner else "")


def _care(clock: RunningClock) -> str:
    first = clock.first_days
    if first.stage is Continuity.BOOKED and first.booked_for:
        return f"Booked for {short_date(first.booked_for)}"
    return CONTINUITY_NAMES[first.stage]


_COLUMNS: tuple[Column[RunningClock], ...] = (
    Column("Person", lambda c: c.person.filed_as, second=lambda c: c.person.worker, strong=True),
    Column(
        "Day",
        lambda c: f"Day {c.day_number} of 21",
        second=lambda c: "highest overdose risk" if c.in_risk_fortnight else f"{so_many(c.days_left, 'day')} left",
    ),
    Column("Care in the community", _care, tone=lambda c: STAGE_TONES[c.first_days.stage]),
    Column("What is next", _next, second=_when),
)

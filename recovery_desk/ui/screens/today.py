"""Today: what is late and due, whom to see hall by hall, who must not be lost sight of; and the close of the day."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.rows_model import Column, RowsModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.task_form import TaskDialog
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, page_of, titled
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.read_today import TodayBoard
from recovery_desk.usecases.today.sections import TodayLine, TodaySection, Urgency, others_in_words

_TONES = {Urgency.HARD: Tone.HARD, Urgency.CARE: Tone.CARE, Urgency.PLAIN: Tone.PLAIN}
_TILES: dict[str, tuple[str, Tone] | tuple[str, Tone, str]] = {
    "tasks": ("tasks late or due this week", Tone.CARE, "task late or due this week"),
    "first-days": ("in the first 21 days after release", Tone.HARD),
    "to-see": ("to see", Tone.NOTE),
    "no-contact": ("without contact", Tone.CARE),
    "drafts": ("drafts left open", Tone.NOTE, "draft left open"),
    "not-done": ("due and not done", Tone.CARE),
    "unsent": ("not sent or not answered", Tone.CARE),
    "unanswered": ("consents not asked or answered", Tone.CARE, "consent not asked or answered"),
    "unprinted": ("not printed", Tone.HARD),
}
_HEADING_HEIGHT = 34


class Today(Screen):
    """One list under headings: the arrows move, Enter goes there, D ticks a task off."""

    name = "today"
    title = "Today"
    icon = "house"
    stale_after: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._subtitle = words("", "subtle")
        self._mine = QCheckBox("Only mine")
        self._mine.setAccessibleName("Only mine")
        self._mine.setChecked(True)
        self._is_closing = False
        self._nothing = words("", "subtle", wrap=True)
        self._tiles = {name: Tile(*tile) for name, tile in _TILES.items()}
        self.model: RowsModel[tuple[TodaySection, TodayLine]] = RowsModel(_COLUMNS, self)
        self.table = Table("Today")
        self.table.setModel(self.model)
        self.table.horizontalHeader().hide()
        self._close = button("Close the day…", "moon")
        self._done = button("Done", "check", name="The task chosen is done", tip="D")
        self._change = button("Change…", "pencil", name="Change the task chosen", tip="E")
        self._lay_out()
        self._mine.toggled.connect(self.refresh)
        self._close.clicked.connect(self._toggle_close)
        self._done.clicked.connect(self.finish)
        self._change.clicked.connect(self.change)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(self._chosen_changed)
        for keys, deed in (("D", self.finish), ("E", self.change), ("T", self.add)):
            QShortcut(QKeySequence(keys), self, deed, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        whole = page_of(self)
        head = Flow(gap=8)
        head.addWidget(titled("Today", self._subtitle))
        head.spring()
        new = button("New task…", "plus", tip="T")
        new.clicked.connect(self.add)
        for widget in (self._mine, self._done, self._change, new, self._close):
            head.addWidget(widget)
        whole.addLayout(head)
        tiles = Flow(gap=10)
        for tile in self._tiles.values():
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        self.table.set_widths(560, 395, stretch=0)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._nothing)

    def enter(self, place: Place) -> None:
        """Reads anew each time: drafts come and go with every key."""
        self._stale = True
        super().enter(place)

    def refresh(self) -> None:
        """Reads every section anew."""
        mine, closing = self._mine.isChecked(), self._is_closing
        self.jobs.ask(
            lambda desk: desk.today.closing() if closing else desk.today(mine=mine),
            self._show,
            owner=self,
            newest="today",
        )

    def _show(self, board: TodayBoard) -> None:
        whose = f" · {board.worker}" if board.worker else " · everybody"
        closing = " · what is left over" if self._is_closing else ""
        self._subtitle.setText(f"{long_date(board.today)}{whose}{closing}")
        for name, tile in self._tiles.items():
            section = next((each for each in board.sections if each.name == name), None)
            tile.setVisible(section is not None)
            if section is not None:
                tile.show_figure(section.count, section.tile)
        rows: list[tuple[TodaySection, TodayLine]] = []
        for section in board.sections:
            rows += [(section, entry) for entry in section.lines]
        quiet = _quiet(board, is_closing=self._is_closing)
        self._nothing.setText(quiet)
        self._nothing.setVisible(bool(quiet))
        self._nothing.setToolTip("\n".join(each.nothing for each in board.sections if not each.lines))
        chosen = self.table.currentIndex().row()
        self.model.show_rows(rows, lambda row: _heading(row[0]))
        for at in self.model.headings:
            self.table.setRowHeight(at, theme.px(_HEADING_HEIGHT))
        first = next((n for n in range(self.model.rowCount()) if n not in set(self.model.headings)), 0)
        at = chosen if 0 <= chosen < self.model.rowCount() and chosen not in self.model.headings else first
        self.table.selectRow(at)

    def _toggle_close(self) -> None:
        self._is_closing = not self._is_closing
        self._close.setText(" Back to today" if self._is_closing else " Close the day…")
        self._mine.setEnabled(not self._is_closing)
        self.refresh()

    def _line(self) -> TodayLine | None:
        row = self.model.at(self.table.currentIndex())
        return None if row is None else row[1]

    def _chosen_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self._line()
        is_task = chosen is not None and bool(chosen.task_id)
        self._done.setEnabled(is_task)
        self._change.setEnabled(is_task)

    def _open(self) -> None:
        chosen = self._line()
        if chosen is None:
            return
        if chosen.task_id and chosen.person_id is None:
            self.change()
        elif chosen.screen != self.name:
            self.navigate.emit(Place(chosen.screen, chosen.person_id, chosen.tab))

    def finish(self) -> None:
        """Ticks the task chosen off."""
        self._with_task(lambda desk, task: desk.tasks.finish(task.id))

    def change(self) -> None:
        """Opens the task chosen."""
        chosen = self._line()
        if chosen is not None and chosen.task_id:
            task_id = TaskId(chosen.task_id)
            self.jobs.ask(lambda desk: desk.store.records(Task).get(task_id), self._open_task, owner=self)

    def _open_task(self, task: Task | None) -> None:
        if task is not None:
            TaskDialog(self.bench, self.window(), task=task).open()

    def add(self) -> None:
        """A new task."""
        TaskDialog(self.bench, self.window()).open()

    def _with_task(self, deed: Callable[[Desk, Task], object]) -> None:
        chosen = self._line()
        if chosen is None or not chosen.task_id:
            return
        task_id = TaskId(chosen.task_id)

        def work(desk: Desk) -> str:
            task = desk.store.records(Task).get(task_id)
            if task is not None:
                deed(desk, task)
            return saved_at(desk)

        self.jobs.ask(work, self.bench.said.emit, owner=self, changes=(Kind.TASKS,))

    def start_finding(self) -> bool:
        """Into the list."""
        self.table.setFocus()
        return True


_Row = tuple[TodaySection, TodayLine]


def _heading(section: TodaySection) -> str:
    shown = len(section.lines)
    more = f", the first {shown} shown" if section.count > shown else ""
    return f"{section.title} · {section.count:,}{more}" if section.count else section.title


def _quiet(board: TodayBoard, *, is_closing: bool) -> str:
    """What there is nothing of, in one line; at the close of the day what each of them says of it."""
    empty = [section for section in board.sections if not section.lines]
    if is_closing:
        return " ".join(section.nothing for section in empty)
    titles = " · ".join(_title_and_others(each) for each in empty)
    hidden = ". “Only mine” hides those of others and of nobody." if any(each.others for each in empty) else ""
    return f"Nothing today: {titles}{hidden}" if titles else ""


def _title_and_others(section: TodaySection) -> str:
    others = f" ({others_in_words(section.others)} hidden)" if section.others else ""
    return f"{section.title[:1].lower()}{section.title[1:]}{others}"


_COLUMNS: tuple[Column[_Row], ...] = (
    Column("What", lambda row: row[1].title, lambda row: row[1].detail),
    Column("When", lambda row: row[1].when, tone=lambda row: _TONES[row[1].urgency]),
)

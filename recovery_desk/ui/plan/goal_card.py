"""One goal with its steps, as the plan shows it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QWidget

from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.pathways import Library
from recovery_desk.domain.plans import Goal, GoalStatus, GoalStep, StepStatus
from recovery_desk.ui.drafts import DraftKeeper
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, line, rule, tag
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import copyable, toned, words
from recovery_desk.usecases.plan_words import GOAL_STATUS_WORDS, STEP_STATUS_WORDS

_TONES = {
    GoalStatus.NOW: (Tone.NOTE, "target"),
    GoalStatus.LATER: (Tone.PLAIN, "calendar-clock"),
    GoalStatus.REACHED: (Tone.GOOD, "circle-check"),
    GoalStatus.SET_ASIDE: (Tone.PLAIN, "minus"),
}


class GoalCard(QFrame):
    """A goal, what it draws on, its steps to tick, and a line for the next step. Alt+Up and Alt+Down move it."""

    edit_wanted = Signal(object)
    remove_wanted = Signal(object)
    moved = Signal(object, int)
    step_added = Signal(object, str)
    step_ticked = Signal(object, bool)
    step_edit_wanted = Signal(object)
    step_remove_wanted = Signal(object)
    step_moved = Signal(object, int)
    history_wanted = Signal(object)

    def __init__(
        self, bench: Bench, goal: Goal, steps: Sequence[GoalStep], library: Library, number: int, today: date
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.goal, self._today = goal, today
        self._whole = column(self, gap=8)
        self._whole.setContentsMargins(theme.px(16), theme.px(12), theme.px(12), theme.px(12))
        self._add_heading(number)
        self._add_facts(library)
        if steps or goal.status.is_open:
            self._whole.addWidget(rule())
        self._rows = [(self._step(step), step) for step in steps]
        for row, _ in self._rows:
            self._whole.addWidget(row)
        self.next_step: QLineEdit | None = None
        self.draft: DraftKeeper | None = None
        if goal.status.is_open:
            self.next_step = self._add_next_step(library)
            self.draft = DraftKeeper(
                bench, form="next step", about=goal.id, fields={"text": self.next_step}, title="A next step"
            )
            for keys, places in (("Alt+Up", -1), ("Alt+Down", 1)):
                key_within(self, keys, partial(self._move, places))

    def _move(self, places: int) -> None:
        """Moves the step the keys are at, else the goal."""
        at = self.window().focusWidget()
        for row, step in self._rows:
            if row.isAncestorOf(at):
                self.step_moved.emit(step, places)
                return
        self.moved.emit(self.goal, places)

    def _add_heading(self, number: int) -> None:
        goal = self.goal
        top = Flow(gap=6)
        title = copyable(f"{number}. {goal.text}" if goal.status is GoalStatus.NOW else goal.text, "heading")
        title.setMinimumWidth(theme.px(300))
        title.setSizePolicy(title.sizePolicy().Policy.Expanding, title.sizePolicy().Policy.Preferred)
        top.addWidget(title)
        tone, picture = _TONES[goal.status]
        top.addWidget(tag(GOAL_STATUS_WORDS[goal.status], tone, picture))
        if goal.status.is_open:
            for picture, name, places in (("arrow-up", "up", -1), ("arrow-down", "down", 1)):
                move = button("", picture, name=f"Move {name}: {goal.text}", tip=f"Alt+{name.capitalize()}")
                move.clicked.connect(lambda _=False, places=places: self.moved.emit(self.goal, places))
                move.setProperty("moves", places)
                top.addWidget(move)
        edit = button("", "pencil", name=f"Change the goal: {goal.text}", tip="Change the goal")
        edit.clicked.connect(lambda: self.edit_wanted.emit(self.goal))
        history = button("", "history", name=f"History of the goal: {goal.text}", tip="History of this goal")
        history.clicked.connect(lambda: self.history_wanted.emit(self.goal))
        remove = button("", "trash-2", name=f"Remove the goal: {goal.text}", tip="Into the bin, with its steps")
        remove.clicked.connect(lambda: self.remove_wanted.emit(self.goal))
        for each in (edit, history, remove):
            top.addWidget(each)
        self._whole.addLayout(top)

    def _add_facts(self, library: Library) -> None:
        goal = self.goal
        facts = [
            (f"Draws on: {goal.strengths}", bool(goal.strengths)),
            (_ended(goal), not goal.status.is_open),
        ]
        for text, is_there in facts:
            if is_there:
                self._whole.addWidget(copyable(text))
        chips = Flow(gap=6)
        titles = [library.title(goal.pathway)] if goal.pathway else []
        for title in (*titles, *(library.tag(each) for each in goal.tags)):
            chips.addWidget(tag(title, Tone.PLAIN, "sprout"))
        if goal.review_on is not None and goal.status.is_open:
            is_due = goal.review_on <= self._today
            text = f"Look at it again {plain_date(goal.review_on)}"
            chips.addWidget(tag(text, Tone.CARE if is_due else Tone.NOTE, "calendar-clock"))
        if chips.count():
            self._whole.addLayout(chips)

    def _step(self, step: GoalStep) -> QWidget:
        row = QWidget()
        row.setObjectName("bare")
        across = line(row, gap=8)
        done = step.status is StepStatus.DONE
        tick = QCheckBox()
        tick.setChecked(done)
        tick.setAccessibleName(f"Done: {step.text}")
        tick.toggled.connect(lambda on: self.step_ticked.emit(step, on))
        across.addWidget(tick, alignment=Qt.AlignmentFlag.AlignTop)
        said = column(gap=0)
        said.addWidget(copyable(step.text, "subtle" if done else ""))
        about = [step.who, f"by {short_date(step.due)}" if step.due else ""]
        if step.status is StepStatus.NOT_DONE:
            about.append(STEP_STATUS_WORDS[step.status])
        below = Flow(gap=6)
        if any(about):
            below.addWidget(words(" · ".join(part for part in about if part), "small"))
        if step.is_overdue(self._today):
            below.addWidget(toned("Overdue", Tone.HARD))
        if below.count():
            said.addLayout(below)
        if step.outcome:
            said.addWidget(copyable(step.outcome, "small"))
        across.addLayout(said, 1)
        for picture, name, wanted in (
            ("pencil", "Change", self.step_edit_wanted),
            ("trash-2", "Remove", self.step_remove_wanted),
        ):
            made = button("", picture, name=f"{name} the step: {step.text}", tip=f"{name} this step")
            made.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(step))
            across.addWidget(made, alignment=Qt.AlignmentFlag.AlignTop)
        return row

    def _add_next_step(self, library: Library) -> QLineEdit:
        across = Flow(gap=8)
        field = text_field(f"Next step: {self.goal.text}", "Next step…")
        field.setMinimumWidth(theme.px(220))
        pathway = library.pathway(self.goal.pathway)
        lines = pathway.steps if pathway is not None else [each for p in library.pathways for each in p.steps]
        suggest(field, [each.text for each in lines])
        field.returnPressed.connect(self._add_step)
        add = button("Add", "plus", name=f"Add the step to: {self.goal.text}")
        add.clicked.connect(self._add_step)
        across.addWidget(field)
        across.addWidget(add)
        self._whole.addLayout(across)
        return field

    def _add_step(self) -> None:
        if self.next_step is not None and self.next_step.text().strip():
            self.step_added.emit(self.goal, self.next_step.text().strip())


def _ended(goal: Goal) -> str:
    """`Reached 2 November 2026: It made me calmer`."""
    day = f" {plain_date(goal.ended_on)}" if goal.ended_on is not None else ""
    return f"{GOAL_STATUS_WORDS[goal.status]}{day}{f': {goal.ending}' if goal.ending else ''}"

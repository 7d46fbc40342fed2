"""The person's own words for a goal, in large letters."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.plans import Goal
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import LabelledField, long_field
from recovery_desk.usecases.desk import Desk


class OwnWordsForm(FormDialog):
    """What I want, and what helps me."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, goal: Goal) -> None:
        super().__init__(bench, parent, "In my own words", "Keep it")
        self.setStyleSheet(f"QLabel, QPlainTextEdit, QPushButton {{ font-size: {15 * min(theme.scale, 1.5):.1f}pt; }}")
        self._goal = goal
        self.text, self.strengths = long_field("What I want", goal.text), long_field("What helps me", goal.strengths)
        self._text = LabelledField("What I want", self.text)
        self.body.addWidget(self._text)
        self.body.addWidget(LabelledField("What helps me", self.strengths))
        self.draft_of(
            "own words",
            goal.id or goal.person_id,
            {"text": self.text, "strengths": self.strengths},
            "In their own words",
            Place("person", goal.person_id, "plan"),
        )
        self.text.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The goal in their words, on one line."""
        problems: Problems = []
        text = " ".join(self.text.toPlainText().split())
        read_field(self._text, problems, "" if text else "Write down what you want, in a few words")
        self.show_problems(problems)
        if problems:
            return None
        goal = replace(self._goal, text=text, strengths=" ".join(self.strengths.toPlainText().split()))
        if goal.id:
            return lambda desk: desk.plan.change_goal(goal)
        return lambda desk: desk.plan.add_goal(goal)

"""The form of a step: what, who, by when, and what came of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.plans import GoalStep, StepStatus
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, suggest, text_field
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import STEP_STATUS_WORDS

WHO = ("Me", "Me and my worker", "My worker", "My family", "Prison", "Community team")


class StepForm(FormDialog):
    """One step to change."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, step: GoalStep, today: date) -> None:
        super().__init__(bench, parent, "Change the step")
        self._step, self._today = step, today
        self.text = text_field("Step", text=step.text)
        self.who = text_field("Who does it", text=step.who)
        suggest(self.who, WHO)
        self.due = text_field("By when", "4 December 2026", plain_date(step.due) if step.due else "")
        self.status = choice("Where it stands", [(text, each) for each, text in STEP_STATUS_WORDS.items()], step.status)
        self.outcome = long_field("What came of it", step.outcome)
        self._text, self._due = LabelledField("Step", self.text), LabelledField("By when", self.due)
        for field in (
            self._text,
            LabelledField("Who does it", self.who),
            self._due,
            LabelledField("Where it stands", self.status),
            LabelledField("What came of it", self.outcome),
        ):
            self.body.addWidget(field)
        fields = {
            "text": self.text, "who": self.who, "due": self.due, "status": self.status, "outcome": self.outcome
        }  # fmt: skip
        self.draft_of("step", step.id, fields, "A step", Place("person", step.person_id, "plan"))
        self.text.setFocus()

    def deed(self) -> Callable[[Desk], object] | None:
        """The step as typed."""
        problems: Problems = []
        text = self.text.text().strip()
        read_field(self._text, problems, "" if text else "Write down the step, in a few words")
        due = None
        try:
            due = day_typed(self.due.text(), self._today, Meaning.RELEASE)
            read_field(self._due, problems, "")
        except Refusal as refusal:
            read_field(self._due, problems, str(refusal))
        self.show_problems(problems)
        if problems:
            return None
        step = replace(
            self._step,
            text=text,
            who=self.who.text().strip(),
            due=due,
            status=StepStatus(self.status.currentData()),
            outcome=self.outcome.toPlainText().strip(),
        )
        return lambda desk: desk.plan.change_step(step)

"""The form for the question: is this your plan?"""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed
from recovery_desk.ui.form_dialog import FormDialog, Problems, read_field
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, long_field, text_field
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.plan_words import AGREED_WORDS

_WHY = {
    Agreed.NO: "Why not, in their words",
    Agreed.COULD_NOT_ANSWER: "Why they could not answer",
}


class AgreeForm(FormDialog):
    """Yes; no and why; could not answer and why."""

    changes = frozenset({Kind.PLAN})

    def __init__(self, bench: Bench, parent: QWidget, person_id: PersonId, called: str, today: date) -> None:
        super().__init__(bench, parent, f"Is this {called}’s plan?", "Keep the answer")
        self._person_id, self._today = person_id, today
        self.body.addWidget(
            words(
                "Go through it together first: read it out, and change what is not right. The answer is kept with the "
                "plan as it stands now, and can be printed as it was.",
                wrap=True,
            )
        )
        self.answers: dict[Agreed, QRadioButton] = {}
        holder = QWidget()
        holder.setObjectName("bare")
        inside = column(holder, gap=4)
        self._group = QButtonGroup(self)
        for agreed, text in AGREED_WORDS.items():
            choice = QRadioButton(text)
            choice.setAccessibleName(text)
            self._group.addButton(choice)
            inside.addWidget(choice)
            self.answers[agreed] = choice
        self.reason, self.review = long_field("Why"), text_field("Look at the plan again on", "8 January 2027")
        self._answer = LabelledField("What did they say?", holder)
        self._reason = LabelledField("Why", self.reason, "For “no” and “could not answer”.")
        self._review = LabelledField("Look at the plan again on", self.review)
        for field in (self._answer, self._reason, self._review):
            self.body.addWidget(field)
        fields: dict[str, QWidget] = {"reason": self.reason, "review": self.review}
        fields |= {f"answer {agreed}": choice for agreed, choice in self.answers.items()}
        self.draft_of("plan answer", person_id, fields, "Is this their plan?", Place("person", person_id, "plan"))
        self._group.buttonToggled.connect(lambda *_: self._ask_why())
        self._ask_why()
        self.answers[Agreed.YES].setFocus()

    @property
    def chosen(self) -> Agreed | None:
        """The answer ticked."""
        return next((agreed for agreed, choice in self.answers.items() if choice.isChecked()), None)

    def _ask_why(self) -> None:
        self._reason.setVisible(self.chosen in _WHY)

    def deed(self) -> Callable[[Desk], object] | None:
        """The answer as typed."""
        problems: Problems = []
        agreed = self.chosen
        read_field(self._answer, problems, "" if agreed else "Choose what they said")
        reason = self.reason.toPlainText().strip()
        read_field(self._reason, problems, "Write down why" if agreed in _WHY and not reason else "")
        review = None
        try:
            review = day_typed(self.review.text(), self._today, Meaning.RELEASE)
            read_field(self._review, problems, "" if review is None or review >= self._today else "That day has gone")
        except Refusal as refusal:
            read_field(self._review, problems, str(refusal))
        self.show_problems(problems)
        if problems or agreed is None:
            return None
        person_id, why = self._person_id, reason if agreed in _WHY else ""
        return lambda desk: desk.plan.agree(person_id, agreed, why, review)

"""What the prison decided about a request for an earlier day."""

from datetime import date

from PySide6.QtWidgets import QLineEdit

from recovery_desk.domain.dates import day_and_month, long_date, plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.release_day.early_release import DECISION_WORDS, Decision, EarlyReleaseRequest
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.person_form import Problems
from recovery_desk.ui.release_day.form_card import FormCard
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, focus_soon, long_field, text_field
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk

ANSWER_FORM = "early-release-answer"


class AnswerForm(FormCard):
    """Granted, refused or withdrawn; by whom, when, and the day that was granted."""

    def __init__(self, bench: Bench, request: EarlyReleaseRequest, today: date) -> None:
        super().__init__(bench, f"What was decided about {long_date(request.release_day)}")
        self._request, self._today = request, today
        days = " or ".join(day_and_month(day) for day in request.asked_for)
        sent = f", sent {plain_date(request.sent_on)}" if request.sent_on else ""
        self.inside.addWidget(words(f"Asked for: {days}{sent}.", wrap=True))
        self._decision = choice("Decision", [(DECISION_WORDS[each], each) for each in Decision], Decision.GRANTED)
        self._by, self._on = text_field("Decided by"), text_field("Decided on", plain_date(today))
        first = plain_date(request.asked_for[0]) if request.asked_for else ""
        self._day = text_field("New release day", text=first)
        self._note = long_field("What they said")
        self._fields = {
            "decision": LabelledField("Decision", self._decision),
            "day": LabelledField("New release day", self._day, "It becomes the release date"),
            "by": LabelledField("Decided by", self._by, "Name and post"),
            "on": LabelledField("Decided on", self._on, "Empty means today"),
            "note": LabelledField("What they said", self._note, "The reason for a refusal, or a condition"),
        }
        for labelled in self._fields.values():
            self.inside.addWidget(labelled)
        self._decision.currentIndexChanged.connect(self._ask_for_day)
        self.put_buttons()
        self.keep_drafts(ANSWER_FORM, request.id, self._fields)
        focus_soon(self._decision)

    def _ask_for_day(self) -> None:
        self._fields["day"].setVisible(Decision(self._decision.currentData()) is Decision.GRANTED)

    def save(self) -> None:
        """Keeps the answer; a day granted becomes the release date."""
        decision = Decision(self._decision.currentData())
        problems: Problems = []
        on = self._typed("on", self._on, Meaning.PAST, problems)
        granted = decision is Decision.GRANTED
        new_day = self._typed("day", self._day, Meaning.RELEASE, problems) if granted else None
        if granted and new_day is None and not problems:
            problems.append((self._fields["day"], "Enter the day that was granted"))
        for name in ("on", "day"):
            self._fields[name].show_problem(dict(problems).get(self._fields[name], ""))
        self.summary.show_problems(problems)
        if problems:
            return
        request_id, by, note = self._request.id, self._by.text(), self._note.toPlainText()

        def keep(desk: Desk) -> str:
            desk.checks.ask_earlier.answer(request_id, decision, by=by, on=on, new_day=new_day, note=note)
            return saved_at(desk)

        self.jobs.ask(
            keep, self.done, owner=self, failed=self.refused, changes=(Kind.CHECKS, Kind.RELEASES), newest="save"
        )

    def _typed(self, name: str, field: QLineEdit, meaning: Meaning, problems: Problems) -> date | None:
        try:
            return day_typed(field.text(), self._today, meaning)
        except Refusal as refusal:
            problems.append((self._fields[name], str(refusal)))
            return None

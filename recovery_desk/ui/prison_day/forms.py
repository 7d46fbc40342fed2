"""The forms of a day in the prison: somebody asked for by hand; a prison's halls and rules."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.prison_day import PrisonRules
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import long_field, text_field
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.prison_day.regime import Regime

PLACE = Place("prison_day")
_HALLS = "A hall a line, in walking order: D Hall, 09:15-11:30, 14:00-16:00. Without times: all day"

Deed = Callable[[Desk], object]


class AskForm(FieldsForm):
    """Somebody is to be seen that day, and why."""

    def __init__(self, bench: Bench, parent: QWidget, prison_id: EstablishmentId, day: date) -> None:
        self._prison_id, self._day = prison_id, day
        self.whom = PersonFinder(bench)
        fields = [
            FormField("person", "Person", self.whom, wide=True),
            FormField("why", "Why", text_field("Why"), "It is not printed: paper says “Asked for”", wide=True),
        ]
        about = FormAbout("prison-day-ask", prison_id, PLACE, (Kind.MEETINGS,))
        super().__init__(bench, parent, f"To be seen on {long_date(day)}", about, fields)
        self.whom.taken.connect(self.labelled["why"].field.setFocus)

    def deed(self) -> Deed | None:
        """Puts them on the list."""
        person_id, why = self.whom.person_id, Answers(self, self._day).text("why")
        self.refuse({} if person_id else {"person": "Choose whom"})
        if person_id is None:
            return None
        return lambda desk: desk.prison_day.choose.ask(self._prison_id, self._day, person_id, why)


class RegimeForm(FieldsForm):
    """When the halls are unlocked and in which order one walks; what holds on every day. For coordinators."""

    def __init__(self, bench: Bench, parent: QWidget, regime: Regime) -> None:
        self._regime = regime
        rules = regime.rules
        halls = "\n".join(", ".join((each.hall, *each.times)) for each in regime.halls)
        self.without_names = QCheckBox("No names on the list that is carried round: hall, cell and code only")
        self.without_names.setChecked(rules.without_names)
        order = long_field("Halls in walking order", halls)
        fields = [
            FormField("halls", "Halls in walking order", order, _HALLS, wide=True),
            FormField("starts", "Inside from", text_field("Inside from", text=minutes_in_words(rules.starts))),
            FormField("ends", "Inside until", text_field("Inside until", text=minutes_in_words(rules.ends))),
            FormField("each", "Minutes for each", text_field("Minutes for each", text=str(rules.minutes_each))),
            FormField(
                "unseen", "Not seen for days", text_field("Not seen for days", text=str(rules.not_seen_days)),
                "Whoever is out within twelve weeks and was not met for so long is on the list",
            ),
            FormField(
                "items", "What may be brought in", long_field("What may be brought in", rules.allowed_items),
                "It is printed on the clearance list", wide=True,
            ),
            FormField("names", "Names", self.without_names, wide=True),
        ]  # fmt: skip
        about = FormAbout("prison-regime", regime.prison.id, PLACE, (Kind.MEETINGS,))
        super().__init__(bench, parent, f"Halls and rules of {regime.prison.short_name}", about, fields)

    def deed(self) -> Deed | None:
        """Keeps them."""
        answers = Answers(self, date.min)
        halls = [(name.strip(), times) for name, _, times in (each.partition(",") for each in answers.lines("halls"))]
        starts, ends = answers.time("starts"), answers.time("ends")
        minutes = answers.number("each", least=5, most=120, empty=15) or 15
        unseen = answers.number("unseen", least=1, most=365, empty=21) or 21
        for key, time in (("starts", starts), ("ends", ends)):
            if time is None:
                answers.problems.setdefault(key, "Enter a time of day, like 9:00")
        self.refuse(answers.problems)
        if answers.problems or starts is None or ends is None:
            return None
        prison_id, bare = self._regime.prison.id, self.without_names.isChecked()
        rules = PrisonRules(prison_id, answers.text("items"), bare, unseen, minutes, starts, ends)
        return lambda desk: desk.prison_day.keep_regime(prison_id, halls, rules)

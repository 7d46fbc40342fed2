"""Forms of the days after: a release, the continuity clock, a step, something that happened, the court plan."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.first_days import (
    CONTACT_OUTCOME_NAMES,
    KNOWN_NAMES,
    LIFE_EVENT_NAMES,
    ContactOutcome,
    ContactStep,
    CourtPlan,
    FirstDays,
    Known,
    LifeEvent,
    LifeEventKind,
)
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, text_field

AFTER_CHANGES = (Kind.RELEASES, Kind.TASKS)
"""What the days after touch: the board, and what is to be done today."""


def _day(key: str, label: str, day: date | None, hint: str = "") -> FormField:
    return FormField(key, label, text_field(label, text=plain_date(day) if day else ""), hint)


def _line(key: str, label: str, text: str = "", hint: str = "", *, wide: bool = False) -> FormField:
    return FormField(key, label, text_field(label, text=text), hint, wide=wide)


def _long(key: str, label: str, text: str = "", hint: str = "") -> FormField:
    return FormField(key, label, long_field(label, text), hint, wide=True)


def _about(form: str, record: str, person_id: PersonId) -> FormAbout:
    return FormAbout(form, record, Place("person", person_id, "day-out"), AFTER_CHANGES)


class ReleaseRecordForm(FieldsForm):
    """Somebody is out: the day, how, and whose word it is."""

    def __init__(self, bench: Bench, parent: QWidget, person_id: PersonId, day: date) -> None:
        fields = (
            _day("released_on", "Released on", day),
            FormField("how", "How", choice("How", (("Released from prison", ""), ("Released from court", "court")))),
            _line("told_by", "Told by"),
        )
        super().__init__(bench, parent, "Record the release", _about("release-record", person_id, person_id), fields)

    def answer(self, today: date) -> tuple[date, bool, str] | None:
        """The day, whether from court, told by; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        day = answers.day("released_on", Meaning.PAST)
        if day is None:
            answers.problems.setdefault("released_on", "Enter the day they walked out")
        self.refuse(answers.problems)
        return (
            None
            if answers.problems or day is None
            else (day, answers.chosen("how") == "court", answers.text("told_by"))
        )


class ContinuityForm(FieldsForm):
    """The first appointment in the community: booked, attended, engaged."""

    def __init__(self, bench: Bench, parent: QWidget, known: FirstDays) -> None:
        fields = (
            _line("booked_with", "First appointment with", known.booked_with, "A service, and a name if known"),
            _day("booked_for", "Appointment is on", known.booked_for),
            _day("booked_on", "Booked on", known.booked_on),
            _day("attended_on", "Attended on", known.attended_on, "Empty while they have not been"),
            _day("engaged_on", "Engaged on", known.engaged_on, "When they came again, or treatment began"),
        )
        about = _about("continuity", known.id, known.person_id)
        super().__init__(bench, parent, "Care in the community, within 21 days", about, fields)

    def answer(self, today: date) -> dict[str, date | None] | None:
        """The four days; None, with words at the fields, where they cannot be kept."""
        answers = Answers(self, today)
        found = {"booked_for": answers.day("booked_for")}
        found |= {key: answers.day(key, Meaning.PAST) for key in ("booked_on", "attended_on", "engaged_on")}
        self.refuse(answers.problems)
        return None if answers.problems else found

    @property
    def booked_with(self) -> str:
        """Whom the appointment is with."""
        return Answers(self, date.min).text("booked_with")


class StepDoneForm(FieldsForm):
    """What came of a step of the ladder."""

    def __init__(self, bench: Bench, parent: QWidget, step: ContactStep, today: date) -> None:
        outcomes = [(text, outcome) for outcome, text in CONTACT_OUTCOME_NAMES.items()]
        fields = (
            FormField("outcome", "What came of it", choice("What came of it", outcomes, step.outcome)),
            _day("on", "On", step.done_on or today),
            _long("note", "Note", step.note),
        )
        about = _about("contact-step", step.id, step.person_id)
        super().__init__(bench, parent, step.text, about, fields)

    def answer(self, today: date) -> tuple[ContactOutcome, str, date] | None:
        """Outcome, note, day; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        day = answers.day("on", Meaning.PAST)
        self.refuse(answers.problems)
        if answers.problems:
            return None
        return ContactOutcome(answers.chosen("outcome")), answers.text("note"), day or today


class OwnStepForm(FieldsForm):
    """A step of one's own on the ladder."""

    def __init__(self, bench: Bench, parent: QWidget, first_days: FirstDays, owner: str) -> None:
        fields = (
            _line("text", "What is to be done", wide=True),
            _day("due", "By", None),
            _line("owner", "Who", owner),
        )
        about = _about("own-step", first_days.id, first_days.person_id)
        super().__init__(bench, parent, "Another step", about, fields)

    def answer(self, today: date) -> tuple[date, str, str] | None:
        """Due, text, owner; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        due, text = answers.day("due"), answers.text("text")
        if not text:
            answers.problems["text"] = "Say what is to be done"
        if due is None:
            answers.problems.setdefault("due", "Enter by when")
        self.refuse(answers.problems)
        return None if answers.problems or due is None else (due, text, answers.text("owner"))


class LifeEventForm(FieldsForm):
    """Something that happened, and what followed."""

    def __init__(self, bench: Bench, parent: QWidget, event: LifeEvent) -> None:
        self.happened = event
        kinds = [(text, kind) for kind, text in LIFE_EVENT_NAMES.items()]
        known = [(text, each) for each, text in KNOWN_NAMES.items()]
        sure = [("That day", ""), ("About that day", "about")]
        fields = (
            FormField("kind", "What it was", choice("What it was", kinds, event.kind)),
            _day("happened_on", "When", event.happened_on),
            FormField("is_about", "How sure", choice("How sure", sure, "about" if event.is_about else "")),
            FormField("naloxone", "Naloxone given", choice("Naloxone given", known, event.naloxone_given)),
            _long("what_happened", "What happened", event.what_happened, "As they told it, without judging"),
            _long("what_followed", "What followed", event.what_followed, "Who went to them, what they chose"),
            _line("told_by", "Told by", event.told_by),
            _day("followed_up_on", "Followed up on", event.followed_up_on, "Empty while nobody has been with them"),
        )
        about = _about("life-event", event.id or event.person_id, event.person_id)
        super().__init__(bench, parent, "Something that happened", about, fields)

    def answer(self, today: date) -> LifeEvent | None:
        """The event; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        day = answers.day("happened_on", Meaning.PAST)
        if day is None:
            answers.problems.setdefault("happened_on", "Enter the day, as near as is known")
        event = replace(
            self.happened,
            kind=LifeEventKind(answers.chosen("kind")),
            happened_on=day or today,
            is_about=answers.chosen("is_about") == "about",
            what_happened=answers.text("what_happened"),
            naloxone_given=Known(answers.chosen("naloxone")),
            what_followed=answers.text("what_followed"),
            told_by=answers.text("told_by"),
            followed_up_on=answers.day("followed_up_on", Meaning.PAST),
        )
        self.refuse(answers.problems)
        return None if answers.problems else event


class CourtPlanForm(FieldsForm):
    """If released from court."""

    def __init__(self, bench: Bench, parent: QWidget, plan: CourtPlan) -> None:
        self.plan = plan
        fields = (
            _line("court", "Court", plan.court),
            _day("next_hearing", "Next hearing", plan.next_hearing),
            _line("ring_first", "Whom they ring first", plan.ring_first, "A number that is answered", wide=True),
            _line("meets_them", "Who meets them", plan.meets_them, wide=True),
            _line("first_dose", "First dose", plan.first_dose, "Where, and open until when", wide=True),
            _line("medicines", "Other medicines", plan.medicines, wide=True),
            _line("naloxone", "Naloxone", plan.naloxone, "Where a kit waits", wide=True),
            _line("sleep_tonight", "Where they sleep that night", plan.sleep_tonight, wide=True),
            _line("money_and_travel", "Money and travel", plan.money_and_travel, wide=True),
            _line("property_and_phone", "Property and phone", plan.property_and_phone, wide=True),
            _line("first_morning", "The next morning", plan.first_morning, wide=True),
            _line("family", "Family", plan.family, "Who is told, if they may be", wide=True),
            _day("agreed_on", "Gone through with them on", plan.agreed_on),
        )  # fmt: skip
        about = _about("court-plan", plan.person_id, plan.person_id)
        super().__init__(bench, parent, "If released from court", about, fields)

    def answer(self, today: date) -> CourtPlan | None:
        """The plan; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        plan = replace(
            self.plan,
            court=answers.text("court"),
            next_hearing=answers.day("next_hearing"),
            ring_first=answers.text("ring_first"),
            meets_them=answers.text("meets_them"),
            first_dose=answers.text("first_dose"),
            medicines=answers.text("medicines"),
            naloxone=answers.text("naloxone"),
            sleep_tonight=answers.text("sleep_tonight"),
            money_and_travel=answers.text("money_and_travel"),
            property_and_phone=answers.text("property_and_phone"),
            first_morning=answers.text("first_morning"),
            family=answers.text("family"),
            agreed_on=answers.day("agreed_on", Meaning.PAST),
        )
        self.refuse(answers.problems)
        return None if answers.problems else plan

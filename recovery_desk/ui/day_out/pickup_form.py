"""The form of a pickup: who drives, in what, with what, where to, and whom to ring."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from recovery_desk.domain.dates import minutes_in_words, plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.pickups import BRING_NAMES, PICKUP_CONSENT_NAMES, Bring, Pickup, PickupConsent
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.words import words

FORM = "pickup"
PICKUP_CHANGES = (Kind.PICKUPS, Kind.CHECKS)
_LONGEST_MINUTES, _MOST_MILES = 24 * 60, 9_999_999


class PickupForm(FieldsForm):
    """Everything about a pickup but its state, which is stamped."""

    def __init__(
        self, bench: Bench, parent: QWidget, pickup: Pickup, drivers: Sequence[tuple[str, str, str]], title: str
    ) -> None:
        self.pickup = pickup
        self._drivers = {name: (phone, car) for name, phone, car in drivers}
        self._lines = {
            "driver": pickup.driver,
            "driver_phone": pickup.driver_phone,
            "second_person": pickup.second_person,
            "second_phone": pickup.second_phone,
            "car": pickup.car,
            "phone_to_carry": pickup.phone_to_carry,
            "first_stop": pickup.first_stop,
            "then_to": pickup.then_to,
            "bring_also": pickup.bring_also,
            "gate": pickup.gate,
            "handed_to": pickup.handed_to,
        }
        about = FormAbout(FORM, pickup.id, Place("person", pickup.person_id, "day-out"), PICKUP_CHANGES)
        self.bring = {bring: QCheckBox(text) for bring, text in BRING_NAMES.items()}
        super().__init__(bench, parent, title, about, self._fields(pickup))
        self._add_bring(pickup)
        driver = self.labelled["driver"].field
        if isinstance(driver, QLineEdit):
            suggest(driver, list(self._drivers))
            driver.editingFinished.connect(self._fill_in_the_driver)

    def _fields(self, pickup: Pickup) -> list[FormField]:
        consents = [(text, consent) for consent, text in PICKUP_CONSENT_NAMES.items()]
        asked = plain_date(pickup.consent_on) if pickup.consent_on else ""
        return [
            FormField("day", "Day", text_field("Day", text=plain_date(pickup.day))),
            FormField("gate_time", "At the gate at", _plain("At the gate at", minutes_in_words(pickup.gate_time))),
            self._line("gate", "Which gate"),
            FormField(
                "minutes",
                "Minutes driver and car are out",
                text_field("Minutes driver and car are out", text=str(pickup.minutes)),
            ),
            self._line("driver", "Driver"),
            self._line("driver_phone", "Driver's phone"),
            self._line("second_person", "Second person", "Empty where the driver is alone"),
            self._line("second_phone", "Second person's phone"),
            self._line("car", "Car"),
            self._line("phone_to_carry", "Phone to carry"),
            self._line("first_stop", "First stop"),
            self._line("then_to", "Then to"),
            FormField("consent", "Wants to be met?", choice("Wants to be met?", consents, pickup.consent)),
            FormField("consent_on", "Asked on", text_field("Asked on", text=asked)),
            self._line("bring_also", "To bring as well", wide=True),
            FormField(
                "driver_note",
                "What the driver should know",
                long_field("What the driver should know", pickup.driver_note),
                "This is printed on the driver's sheet. Of alerts only those marked for drivers are.",
                wide=True,
            ),
            FormField(
                "ring_ladder",
                "Whom the desk rings when it has not heard, in order",
                long_field("Whom the desk rings when it has not heard, in order", "\n".join(pickup.ring_ladder)),
                "One to a line: a name and a number",
                wide=True,
            ),
            FormField(
                "no_show_ladder",
                "What is done when nobody comes out, in order",
                long_field("What is done when nobody comes out, in order", "\n".join(pickup.no_show_ladder)),
                "One step to a line. Those that begin with “Desk” stay off the driver's sheet.",
                wide=True,
            ),
            FormField(
                "check_every",
                "Minutes between check-ins",
                text_field("Minutes between check-ins", text=str(pickup.check_every)),
            ),
            self._line("handed_to", "Handed over to"),
            FormField("miles_before", "Miles on the clock before", _miles("before", pickup.miles_before)),
            FormField("miles_after", "Miles on the clock after", _miles("after", pickup.miles_after)),
            FormField(
                "desk_note", "Note for the desk", long_field("Note for the desk", pickup.desk_note), "Never printed",
                wide=True,
            ),
        ]  # fmt: skip

    def _line(self, key: str, label: str, hint: str = "", *, wide: bool = False) -> FormField:
        return FormField(key, label, text_field(label, text=self._lines[key]), hint, wide=wide)

    def _add_bring(self, pickup: Pickup) -> None:
        self.extra.addWidget(words("To bring", "strong"))
        across = Flow(gap=10)
        for bring, box in self.bring.items():
            box.setChecked(bring in pickup.bring)
            across.addWidget(box)
        self.extra.addLayout(across)

    def _fill_in_the_driver(self) -> None:
        """A driver who drove before has a phone and a car; what is typed already stays."""
        phone, car = self._drivers.get(self._text("driver"), ("", ""))
        for key, known in (("driver_phone", phone), ("car", car)):
            field = self.labelled[key].field
            if isinstance(field, QLineEdit) and known and not field.text().strip():
                field.setText(known)

    def _text(self, key: str) -> str:
        field = self.labelled[key].field
        return " ".join(field.text().split()) if isinstance(field, QLineEdit) else ""

    def answer(self, today: date) -> Pickup | None:
        """The pickup as it stands in the form; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        day, gate_time = answers.day("day"), answers.time("gate_time")
        if day is None:
            answers.problems.setdefault("day", "Enter the day somebody is to be at the gate")
        if gate_time is None:
            answers.problems.setdefault("gate_time", "Enter the time at the gate")
        before = answers.number("miles_before", least=0, most=_MOST_MILES)
        after = answers.number("miles_after", least=0, most=_MOST_MILES)
        if before is not None and after is not None and after < before:
            answers.problems["miles_after"] = "The reading after is lower than the one before"
        wanted = replace(
            self.pickup,
            gate=answers.text("gate"),
            driver=answers.text("driver"),
            driver_phone=answers.text("driver_phone"),
            second_person=answers.text("second_person"),
            second_phone=answers.text("second_phone"),
            car=answers.text("car"),
            phone_to_carry=answers.text("phone_to_carry"),
            first_stop=answers.text("first_stop"),
            then_to=answers.text("then_to"),
            bring_also=answers.text("bring_also"),
            handed_to=answers.text("handed_to"),
            day=day or self.pickup.day,
            gate_time=self.pickup.gate_time if gate_time is None else gate_time,
            minutes=answers.number("minutes", least=15, most=_LONGEST_MINUTES, empty=180) or 180,
            check_every=answers.number("check_every", least=5, most=_LONGEST_MINUTES, empty=60) or 60,
            bring=tuple(bring for bring in Bring if self.bring[bring].isChecked()),
            consent=PickupConsent(answers.chosen("consent")),
            consent_on=answers.day("consent_on", Meaning.PAST),
            driver_note=answers.text("driver_note"),
            desk_note=answers.text("desk_note"),
            ring_ladder=answers.lines("ring_ladder"),
            no_show_ladder=answers.lines("no_show_ladder"),
            miles_before=before,
            miles_after=after,
        )
        self.refuse(answers.problems)
        return None if answers.problems else wanted


def _plain(name: str, text: str) -> QWidget:
    return text_field(name, text=text)


def _miles(when: str, reading: int | None) -> QWidget:
    return text_field(f"Miles on the clock {when}", text="" if reading is None else str(reading))

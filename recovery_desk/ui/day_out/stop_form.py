"""The form of one stop: where, what for, how long, and at what time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.route_stops import LONGEST_TRAVEL, LONGEST_VISIT, STOP_KIND_NAMES, RouteStop, StopKind
from recovery_desk.domain.services import Service
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.route_card import ROUTE_CHANGES
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, suggest, text_field

FORM = "route-stop"


class StopForm(FieldsForm):
    """A new stop, or one that is there."""

    def __init__(
        self, bench: Bench, parent: QWidget, person_id: PersonId, stop: RouteStop | None, services: Sequence[Service]
    ) -> None:
        self.stop = stop or RouteStop("", person_id, 0, travel_minutes=20)
        self._services: Mapping[str, Service] = {service.name: service for service in services}
        shown = next((each.name for each in services if each.id == self.stop.service_id), self.stop.name)
        where = text_field("Where", text=shown)
        suggest(where, [each.name for each in services if each.is_running])
        kinds = [(text, kind) for kind, text in STOP_KIND_NAMES.items()]
        fields = (
            FormField("where", "Where", where, "From the directory, so that its hours are checked, or any name"),
            FormField("kind", "Part of the day", choice("Part of the day", kinds, self.stop.kind)),
            FormField("purpose", "What for", text_field("What for", text=self.stop.purpose)),
            FormField("with_whom", "With whom", text_field("With whom", text=self.stop.with_whom)),
            FormField("travel", "Minutes on the way", _number("Minutes on the way", self.stop.travel_minutes)),
            FormField("visit", "Minutes it takes", _number("Minutes it takes", self.stop.visit_minutes)),
            FormField(
                "appointment",
                "Appointment at",
                _time("Appointment at", self.stop.appointment),
                "Empty where any time will do. At the gate: when they walk out",
            ),
            FormField(
                "latest", "There by, at the latest", _time("There by, at the latest", self.stop.latest),
                "A hostel's last admission, a curfew",
            ),
            FormField("note", "Note", text_field("Note", text=self.stop.note), wide=True),
        )  # fmt: skip
        title = "Change this stop" if self.stop.id else "A stop on the way"
        place = Place("person", person_id, "day-out")
        super().__init__(bench, parent, title, FormAbout(FORM, self.stop.id or person_id, place, ROUTE_CHANGES), fields)

    def answer(self, today: date) -> RouteStop | None:
        """The stop as it stands in the form; None, with words at the fields, where it cannot be kept."""
        answers = Answers(self, today)
        written = answers.text("where")
        service = self._services.get(written)
        stop = replace(
            self.stop,
            kind=StopKind(answers.chosen("kind")),
            service_id=service.id if service else "",
            name="" if service else written,
            purpose=answers.text("purpose"),
            with_whom=answers.text("with_whom"),
            travel_minutes=answers.number("travel", least=0, most=LONGEST_TRAVEL, empty=0) or 0,
            visit_minutes=answers.number("visit", least=0, most=LONGEST_VISIT, empty=0) or 0,
            appointment=answers.time("appointment"),
            latest=answers.time("latest"),
            note=answers.text("note"),
        )
        if not written:
            answers.problems["where"] = "Choose a service from the directory, or give the stop a name"
        self.refuse(answers.problems)
        return None if answers.problems else stop


def _number(name: str, value: int) -> QWidget:
    return text_field(name, text=str(value))


def _time(name: str, value: int | None) -> QWidget:
    return text_field(name, text="" if value is None else minutes_in_words(value))

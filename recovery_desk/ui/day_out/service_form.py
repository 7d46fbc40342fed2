"""The form of one entry of the directory: where, what to say, and when it is open, typed as people write hours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.dates import WEEKDAYS
from recovery_desk.domain.hours_as_typed import exception_as_typed, exception_from, stretches_as_typed, stretches_from
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.services import (
    SERVICE_KIND_NAMES,
    SERVICE_STATUS_NAMES,
    OpeningHours,
    Service,
    ServiceException,
    ServiceId,
    ServiceKind,
    ServiceStatus,
)
from recovery_desk.ui.country_words import COUNTRY_CHOICES
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, suggest, text_field
from recovery_desk.usecases.phone_check import odd_phones

FORM = "service"
SERVICE_CHANGES = (Kind.SERVICES, Kind.CHECKS)
_NEW = OpeningTimes(Service(ServiceId(""), OrganisationId(""), ""))
_HOLIDAYS = (("Closed on public holidays", "yes"), ("Open on public holidays too", ""))
_HOURS_HINT = "9-17, or 9-12:30, 13:30-17, or 24 hours, or 1st 10-12; empty when closed"


class ServiceForm(FieldsForm):
    """A new entry, or one that is there."""

    def __init__(
        self, bench: Bench, parent: QWidget, entry: OpeningTimes | None, organisations: Sequence[Organisation]
    ) -> None:
        self.entry = entry or _NEW
        self.kept_id = self.entry.service.id
        self._organisations: Mapping[str, Organisation] = {each.name: each for each in organisations}
        self._by_id = {each.id: each for each in organisations}
        service = self.entry.service
        title = "Change this service" if service.id else "A new service"
        about = FormAbout(FORM, service.id, Place("services"), SERVICE_CHANGES)
        super().__init__(bench, parent, title, about, [*self._who(service), *self._where(service), *self._when()])

    def _who(self, service: Service) -> list[FormField]:
        known = self._by_id.get(service.organisation_id)
        organisation = text_field("Organisation", text=known.name if known else "")
        suggest(organisation, list(self._organisations))
        kinds = [(text, kind) for kind, text in SERVICE_KIND_NAMES.items()]
        states = [(text, status) for status, text in SERVICE_STATUS_NAMES.items()]
        return [
            _line("name", "Service", service.name),
            FormField("organisation", "Organisation", organisation, "A new name makes a new organisation"),
            FormField("kind", "What it is", choice("What it is", kinds, service.kind)),
            FormField("status", "Is it running?", choice("Is it running?", states, service.status)),
            _line("who_for", "Who it is for", service.who_for),
            _line("how_to_get_in", "How to get in", service.how_to_get_in, "Drop in, appointment, referral"),
            FormField("phones", "Phones", long_field("Phones", "\n".join(service.phones)), "One to a line"),
            FormField(
                "what_to_say", "What to say on the phone", long_field("What to say on the phone", service.what_to_say)
            ),
            _line("alert", "Warning to pass on", service.alert, "Printed word for word"),
            _line("website", "Website", service.website),
        ]  # fmt: skip

    def _where(self, service: Service) -> list[FormField]:
        return [
            _line("line1", "Address", service.line1),
            _line("line2", "Address, second line", service.line2),
            _line("town", "Town", service.town),
            _line("postcode", "Postcode", service.postcode),
            FormField("country", "Country", choice("Country", COUNTRY_CHOICES, service.country)),
            _line("area", "Area", service.area, "Whose local public holidays it keeps; as in Settings"),
        ]

    def _when(self) -> list[FormField]:
        week = [each for each in self.entry.hours if not (each.valid_from or each.valid_to)]
        days = [
            _line(f"day{number}", day, stretches_as_typed(week, number), _HOURS_HINT if number == 0 else "")
            for number, day in enumerate(WEEKDAYS)
        ]
        keeps = "yes" if self.entry.service.keeps_holidays else ""
        different = "\n".join(exception_as_typed(each) for each in self.entry.exceptions)
        return [
            *days,
            FormField("keeps_holidays", "Public holidays", choice("Public holidays", _HOLIDAYS, keeps)),
            FormField(
                "exceptions",
                "Days that are different",
                long_field("Days that are different", different),
                "One to a line: 24 Dec 2026: 9-12 Christmas Eve, or 1 Jan 2027 to 3 Jan 2027: closed",
                wide=True,
            ),
        ]

    def answer(self, today: date) -> tuple[OpeningTimes, Organisation] | None:
        """The entry and its organisation, new where its id is empty; None where it cannot be kept."""
        answers = Answers(self, today)
        service = replace(
            self.entry.service,
            name=answers.text("name"),
            who_for=answers.text("who_for"),
            how_to_get_in=answers.text("how_to_get_in"),
            what_to_say=answers.text("what_to_say"),
            alert=answers.text("alert"),
            website=answers.text("website"),
            line1=answers.text("line1"),
            line2=answers.text("line2"),
            town=answers.text("town"),
            area=answers.text("area"),
            kind=ServiceKind(answers.chosen("kind")),
            status=ServiceStatus(answers.chosen("status")),
            postcode=answers.text("postcode").upper(),
            country=Country(answers.chosen("country")),
            phones=answers.lines("phones"),
            keeps_holidays=answers.chosen("keeps_holidays") == "yes",
        )
        if not service.name:
            answers.problems["name"] = "Give the service a name"
        written = answers.text("organisation")
        if not written:
            answers.problems["organisation"] = "Say whose service it is"
        entry = OpeningTimes(service, self._hours(answers), self._exceptions(answers, today))
        self.refuse(answers.problems)
        if answers.problems:
            return None
        return entry, self._organisations.get(written, Organisation(OrganisationId(""), written))

    def _hours(self, answers: Answers) -> tuple[OpeningHours, ...]:
        """What the seven fields say; hours that hold only for a time of year stay as they are."""
        kept = [each for each in self.entry.hours if each.valid_from or each.valid_to]
        week = [each for each in self.entry.hours if not (each.valid_from or each.valid_to)]
        for number, day in enumerate(WEEKDAYS):
            found = stretches_from(answers.text(f"day{number}"))
            if found is None:
                answers.problems[f"day{number}"] = f"Write {day}’s hours like 9-17 or 9-12:30, 13:30-17"
                continue
            for each in found:
                known = next((h for h in week if (h.weekday, h.opens, h.closes, h.week_of_month) ==
                              (number, each.opens, each.closes, each.week)), None)  # fmt: skip
                new = OpeningHours("", self.entry.service.id, number, each.opens, each.closes, each.week)
                kept.append(known or new)
        return tuple(kept)

    def _exceptions(self, answers: Answers, today: date) -> tuple[ServiceException, ...]:
        known = {exception_as_typed(each): each for each in self.entry.exceptions}
        found = []
        for line in answers.lines("exceptions"):
            exception = known.get(line) or exception_from(line, today)
            if exception is None:
                answers.problems["exceptions"] = (
                    f"Write days like 24 Dec 2026: 9-12, or 25 Dec 2026: closed; not “{line}”"
                )
            else:
                found.append(exception)
        return tuple(found)

    def odd_phones(self) -> tuple[str, ...]:
        """Numbers that do not look like UK numbers: said after saving, never refused."""
        return odd_phones(Answers(self, date.min).lines("phones"))


def _line(key: str, label: str, text: str, hint: str = "") -> FormField:
    return FormField(key, label, text_field(label, text=text), hint)

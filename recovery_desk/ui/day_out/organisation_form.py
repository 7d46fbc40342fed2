"""The form of an organisation: an agency that services belong to, and that consents, meetings and tasks refer to."""

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from recovery_desk.domain.organisations import ORGANISATION_KIND_NAMES, Organisation, OrganisationId, OrganisationKind
from recovery_desk.ui.fields_form import Answers, FieldsForm, FormAbout, FormField
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.widgets.fields import choice, long_field, text_field

FORM = "organisation"
_CHANGES = (Kind.SERVICES, Kind.CONSENT)
_NEW = Organisation(OrganisationId(""), "")
_LINES = (
    ("name", "Name"),
    ("phone", "Phone"),
    ("email", "Email"),
    ("website", "Website"),
    ("line1", "Address"),
    ("line2", "Address, second line"),
    ("town", "Town"),
    ("postcode", "Postcode"),
)


class OrganisationForm(FieldsForm):
    """A new organisation, or one that is there."""

    def __init__(self, bench: Bench, parent: QWidget, organisation: Organisation | None) -> None:
        self.organisation = organisation or _NEW
        kinds = [(text, kind) for kind, text in ORGANISATION_KIND_NAMES.items()]
        lines = [
            FormField(key, label, text_field(label, text=getattr(self.organisation, key))) for key, label in _LINES
        ]
        fields = [
            lines[0],
            FormField("kind", "What it is", choice("What it is", kinds, self.organisation.kind)),
            *lines[1:],
            FormField(
                "description", "What it does", long_field("What it does", self.organisation.description), wide=True
            ),
            FormField("note", "Note", long_field("Note", self.organisation.note), wide=True),
        ]
        title = "Change this organisation" if self.organisation.id else "A new organisation"
        about = FormAbout(FORM, self.organisation.id, Place("services"), _CHANGES)
        super().__init__(bench, parent, title, about, fields)

    def answer(self) -> Organisation | None:
        """The organisation; None, with words at the field, where it has no name."""
        answers = Answers(self, date.min)
        organisation = replace(
            self.organisation,
            name=answers.text("name"),
            kind=OrganisationKind(answers.chosen("kind")),
            phone=answers.text("phone"),
            email=answers.text("email"),
            website=answers.text("website"),
            line1=answers.text("line1"),
            line2=answers.text("line2"),
            town=answers.text("town"),
            postcode=answers.text("postcode").upper(),
            description=answers.text("description"),
            note=answers.text("note"),
        )
        self.refuse({} if organisation.name else {"name": "Give the organisation a name"})
        return organisation if organisation.name else None

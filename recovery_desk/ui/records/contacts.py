"""Contacts as a form and as rows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.safe_contact import may_contact, rules_of
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.card import Row, RowDeed, Tag
from recovery_desk.ui.records.editor import Deed
from recovery_desk.ui.records.form import Field, FieldKind, Values
from recovery_desk.usecases.people_words import AGREED_WORDS

FIELDS = (
    Field("name", "Name", needed="Write a name, or “own phone”"),
    Field("relationship", "Who they are to the person", suggestions=(
        "Mother", "Father", "Partner", "Sister", "Brother", "Daughter", "Son", "Friend", "Sponsor", "Carer",
        "Grandmother", "Grandfather", "Aunt", "Uncle",
    )),
    Field("phone", "Phone"),
    Field("email", "E-mail"),
    Field("safe_hours", "When it is safe to ring", hint="Weekdays before 15:00, say"),
    Field("address", "Address"),
    Field(
        "consent", "Does the person agree that we speak with them?", FieldKind.CHOICE,
        options=[(text, agreed) for agreed, text in AGREED_WORDS.items()], wide=True,
    ),
    Field("is_own", "This is the person’s own phone and address", FieldKind.TICK),
    Field("is_carer", "Cares for the person", FieldKind.TICK),
    Field("is_next_of_kin", "Next of kin", FieldKind.TICK),
    Field("no_messages", "No messages: no texts, voicemail or e-mail", FieldKind.TICK),
    Field("hide_address", "Never print the address", FieldKind.TICK),
    Field("note", "Anything else", FieldKind.LONG),
)  # fmt: skip


def values_of(contact: Contact) -> dict[str, Any]:
    """What stands in the form."""
    return {field.key: getattr(contact, field.key) for field in FIELDS}


def new_contact(person_id: PersonId) -> Contact:
    """An empty one."""
    return Contact("", person_id, "")


def keep(contact: Contact) -> Callable[[Values], Deed]:
    """What was read as the deed that keeps it."""
    return lambda values: lambda desk: desk.record.keep_contact(replace(contact, **values))


def row_of(contact: Contact, deeds: tuple[RowDeed, ...]) -> Row:
    """A contact in the list: what may be done stands before how to do it."""
    reach = " · ".join(part for part in (contact.phone, contact.email, contact.address) if part)
    safe = f"Safe to ring: {contact.safe_hours}" if contact.safe_hours else ""
    return Row(contact.name, [safe, reach, contact.note], _tags(contact), deeds)


def summary_of(contact: Contact) -> str:
    """A contact in one line."""
    rules = " ".join(rules_of(contact))
    phone = contact.phone if may_contact(contact) else "the person has not agreed that we speak with them"
    return " · ".join(part for part in (contact.relationship, phone, rules) if part)


def _tags(contact: Contact) -> list[Tag]:
    tags: list[Tag] = []
    if contact.relationship:
        tags.append((contact.relationship, Tone.PLAIN, "user-round"))
    if contact.is_own:
        tags.append(("The person’s own", Tone.NOTE, "phone"))
    elif contact.consent is Agreed.YES:
        tags.append(("We may speak with them", Tone.GOOD, "check"))
    else:
        no = contact.consent is Agreed.NO
        text = "Do not contact: the person said no" if no else "Not asked yet: do not contact"
        tags.append((text, Tone.HARD if no else Tone.CARE, "circle-x" if no else "circle-alert"))
    if contact.no_messages:
        tags.append(("No messages", Tone.HARD, "message-square-off"))
    if contact.hide_address:
        tags.append(("Address never printed", Tone.HARD, "map-pin-off"))
    if contact.is_next_of_kin:
        tags.append(("Next of kin", Tone.PLAIN, "heart-handshake"))
    if contact.is_carer:
        tags.append(("Carer", Tone.PLAIN, "hand-heart"))
    return tags

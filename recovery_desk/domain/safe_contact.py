"""The rules of contact that keep people safe; every sheet, list and screen asks here before it shows a contact.

A message read by the wrong person, or an address on a sheet left on a seat, can get somebody hurt. So no sheet
takes a phone number or an address from a `Contact`: it takes what `as_printed` leaves of one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from recovery_desk.domain.contacts import Agreed, Contact


class Withheld(StrEnum):
    """What was left out of a contact, for the list of what a sheet withholds."""

    WHOLE_CONTACT = "whole-contact"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class PrintedContact:
    """A contact as paper may show it. `rules` are sentences that stand beside the number, always."""

    name: str
    relationship: str
    phone: str
    email: str
    address: str
    rules: tuple[str, ...]


def may_contact(contact: Contact) -> bool:
    """Whether anybody may get in touch at all: the person agreed, or it is the person."""
    return contact.is_own or contact.consent is Agreed.YES


def may_message(contact: Contact) -> bool:
    """Whether texts, voicemail and e-mail may be left."""
    return may_contact(contact) and not contact.no_messages


def printable_address(contact: Contact) -> str:
    """The address, or nothing where it must not be printed."""
    return "" if contact.hide_address or not may_contact(contact) else contact.address


def rules_of(contact: Contact) -> tuple[str, ...]:
    """What whoever rings must know first."""
    rules = []
    if contact.no_messages:
        rules.append("No messages: no texts, no voicemail, no e-mail.")
    if contact.safe_hours.strip():
        rules.append(f"Safe to ring: {contact.safe_hours.strip().rstrip('.')}.")
    if contact.hide_address:
        rules.append("Do not write the address down.")
    return tuple(rules)


def as_printed(contact: Contact) -> PrintedContact | None:
    """What paper may show; None where the person did not agree that this contact is spoken with.

    An e-mail is a message, so it goes where messages may not.
    """
    if not may_contact(contact):
        return None
    return PrintedContact(
        name=contact.name,
        relationship=contact.relationship,
        phone=contact.phone,
        email=contact.email if may_message(contact) else "",
        address=printable_address(contact),
        rules=rules_of(contact),
    )


def printed_contacts(contacts: Iterable[Contact]) -> tuple[PrintedContact, ...]:
    """Every contact paper may show."""
    return tuple(shown for contact in contacts if (shown := as_printed(contact)) is not None)


def withheld_of(contacts: Iterable[Contact]) -> tuple[tuple[Contact, Withheld], ...]:
    """What a sheet that shows contacts leaves out, and of whom."""
    found = []
    for contact in contacts:
        if not may_contact(contact):
            found.append((contact, Withheld.WHOLE_CONTACT))
        elif contact.address and not printable_address(contact):
            found.append((contact, Withheld.ADDRESS))
    return tuple(found)

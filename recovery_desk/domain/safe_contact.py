"""The rules of contact that keep people safe; every sheet, list and screen asks here before it shows a contact.

A message read by the wrong person, or an address on a sheet left on a seat, can get somebody hurt. So no sheet
takes a phone number or an address from a `Contact`: it takes what `as_printed` leaves of one.
"""

import re
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


NOT_FOR_PAPER = "[not for paper]"
"""Stands where unsafe words were taken out, so that whoever reads the sheet first sees that something did."""

_LEAST_DIGITS = 7
_LEAST_LETTERS = 6
_POSTCODE = re.compile(r"\b[A-Za-z]{1,2}\d[A-Za-z\d]?\s*\d[A-Za-z]{2}\b")
_BETWEEN = r"[\s,.;:/()-]*"


@dataclass(frozen=True, slots=True)
class UnsafeWords:
    """Addresses, numbers and e-mail addresses that may not leave the desk, however they are spaced or cased."""

    pattern: re.Pattern[str]

    def taken_out_of(self, text: str) -> str:
        """The text without them."""
        return self.pattern.sub(NOT_FOR_PAPER, text)


def unsafe_words(contacts: Iterable[Contact]) -> UnsafeWords | None:
    """What of these contacts must be nowhere on paper, also where somebody wrote it into other words; None for nothing.

    Of a contact the person did not agree to: number, e-mail, address. An address that must not be printed: as a whole,
    and its first line and its postcode alone. Of somebody who must not get messages: the e-mail address.
    """
    found: set[str] = set()
    for contact in contacts:
        if not may_contact(contact):
            found |= _number(contact.phone) | _plain(contact.email)
        if not may_message(contact):
            found |= _plain(contact.email)
        if contact.address.strip() and not printable_address(contact):
            found |= _address(contact.address)
    if not found:
        return None
    whole = "|".join(sorted(found, key=lambda each: (-len(each), each)))
    return UnsafeWords(re.compile(rf"(?<!\w)(?:{whole})(?!\w)", re.IGNORECASE))


def _number(phone: str) -> set[str]:
    digits = re.sub(r"\D", "", phone)
    if len(digits) < _LEAST_DIGITS:
        return set()
    local = digits.removeprefix("44").removeprefix("0")
    return {rf"(?:(?:\+|00)?44{_BETWEEN}|0)?(?:\(0\))?{_BETWEEN.join(local)}"}


def _plain(text: str) -> set[str]:
    return {re.escape(text.strip())} if text.strip() else set()


def _address(address: str) -> set[str]:
    """The address as a whole, the line that names the house, and the postcode."""
    lines = [part.strip() for part in re.split(r"[,\n;]", address) if part.strip()]
    told = [address, *(line for line in lines[:2] if any(each.isdigit() for each in line))]
    found = {
        _BETWEEN.join(map(re.escape, words)) for each in told if len("".join(words := _words(each))) >= _LEAST_LETTERS
    }
    return found | {_BETWEEN.join(map(re.escape, code.split())) for code in _POSTCODE.findall(address)}


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['\u2019][^\W_]+)*", text)

from dataclasses import replace

import pytest

from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.safe_contact import (
    NOT_FOR_PAPER,
    Withheld,
    as_printed,
    may_message,
    printed_contacts,
    unsafe_words,
    withheld_of,
)

MUM = Contact(
    "1", PersonId("p"), "Jean Reid", "Mother", "01632 960001", "jean@example.org", "1 High Street", Agreed.YES
)


def test_all_of_a_contact_that_was_agreed_to_is_printed() -> None:
    shown = as_printed(MUM)
    assert shown is not None
    assert (shown.phone, shown.email, shown.address, shown.rules) == (
        "01632 960001", "jean@example.org", "1 High Street", (),
    )  # fmt: skip


def test_nothing_of_one_that_was_not() -> None:
    for consent in (Agreed.NO, Agreed.NOT_ASKED):
        hidden = replace(MUM, consent=consent)
        assert as_printed(hidden) is None
        assert not may_message(hidden)
        assert withheld_of([hidden]) == ((hidden, Withheld.WHOLE_CONTACT),)


def test_an_address_that_must_not_be_printed_is_not() -> None:
    safe = replace(MUM, hide_address=True)
    shown = as_printed(safe)
    assert shown is not None
    assert shown.address == ""
    assert withheld_of([MUM, safe]) == ((safe, Withheld.ADDRESS),)


def test_no_messages_means_no_email_and_says_so() -> None:
    shown = as_printed(replace(MUM, no_messages=True, safe_hours="weekdays before 15:00."))
    assert shown is not None
    assert shown.email == ""
    assert shown.rules == (
        "No messages: no texts, no voicemail, no e-mail.", "Safe to ring: weekdays before 15:00.",
    )  # fmt: skip


def test_the_persons_own_phone_needs_nobodys_leave() -> None:
    own = replace(MUM, is_own=True, consent=Agreed.NOT_ASKED, hide_address=True)
    assert [shown.address for shown in printed_contacts([own])] == [""]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("To 1 High Street, Madeup, tonight", "To [not for paper], Madeup, tonight"),
        ("1  high street\nMadeup AB1 2CD", "[not for paper]"),
        ("in AB1 2CD or ab12cd", "in [not for paper] or [not for paper]"),
        ("21 High Street and 1 High Streets", "21 High Street and 1 High Streets"),
        ("Madeup is a town", "Madeup is a town"),
        ("ring 01632 960001, jean@example.org", "ring 01632 960001, jean@example.org"),
        ("", ""),
    ],
)
def test_an_address_that_must_not_be_printed_is_taken_out_of_other_words(written: str, left: str) -> None:
    unsafe = unsafe_words([replace(MUM, address="1 High Street\nMadeup\nAB1 2CD", hide_address=True)])
    assert unsafe is not None
    assert unsafe.taken_out_of(written) == left


@pytest.mark.parametrize(
    "written",
    [
        "01632 960001",
        "01632960001",
        "+44 1632 960 001",
        "0044 1632 960001",
        "(01632) 960001",
        "01632-960-001",
        "JEAN@example.org",
    ],
)
def test_nothing_of_a_contact_nobody_agreed_to_is_left_however_it_is_written(written: str) -> None:
    unsafe = unsafe_words([replace(MUM, consent=Agreed.NO)])
    assert unsafe is not None
    said = unsafe.taken_out_of(f"Ring {written}.")
    assert NOT_FOR_PAPER in said
    assert not any(digit in said for digit in "0123456789")
    assert "example" not in said.casefold()
    assert unsafe.taken_out_of("Ring 01632 960002, 10:45") == "Ring 01632 960002, 10:45"


def test_who_must_get_no_messages_may_be_rung() -> None:
    unsafe = unsafe_words([replace(MUM, no_messages=True)])
    assert unsafe is not None
    assert unsafe.taken_out_of("01632 960001 or jean@example.org") == f"01632 960001 or {NOT_FOR_PAPER}"
    assert unsafe_words([MUM]) is None
    assert unsafe_words([replace(MUM, consent=Agreed.NO, phone="999", email="", address="")]) is None

from dataclasses import replace

from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.safe_contact import Withheld, as_printed, may_message, printed_contacts, withheld_of

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

"""What must not leave the desk about a contact is on no sheet of the house, for no reader, wherever it was written.

The person of this test has an address that must not be printed, a contact nobody may speak with, and one who must get
no messages; and workers have written all of it into every field of every record about them. A new form has to be asked
here too: the last test fails until it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

from recovery_desk import app as wiring
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.inclusion import InclusionMeeting
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup
from recovery_desk.domain.plans import Agreed as Answer
from recovery_desk.domain.plans import Goal, PlanAgreement
from recovery_desk.domain.prison_day import DaySheetKind
from recovery_desk.printing.forms import FORMS
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.day_out_problems import NoPickupOfTheirs
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.inclusion_problems import InclusionNotOpen
from recovery_desk.usecases.paper.pack_content import SheetOptions
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.people_problems import RecordRestricted
from recovery_desk.usecases.ports import Rendered
from recovery_desk.usecases.prepare_handover import ContactLine, HandoverSheet
from tests.gui.driving import PASSPHRASE, QUICK, TODAY
from tests.printing.reading import words_of

HIDDEN, REFUSED, QUIET = "12 Larkspur Row", "07700 900977", "quiet@example.org"
SECRETS = ("larkspur", "G99 9ZZ", "900977", "900 977", "quiet@example.org", "secret@example.org")
WRITTEN = f"Go to {HIDDEN}, Madeup. G99 9ZZ or ring 07700900977 or +44 7700 900 977; {QUIET}, secret@example.org."
CONTACTS = (
    Contact("safe-1", PersonId(""), "Own place", address=f"{HIDDEN}\nMadeup\nG99 9ZZ", is_own=True, hide_address=True),
    Contact("safe-2", PersonId(""), "No one", phone=REFUSED, email="secret@example.org", consent=Agreed.NO),
    Contact(
        "safe-3", PersonId(""), "Quiet", phone="01632 960123", email=QUIET, consent=Agreed.YES, no_messages=True,
        safe_hours="before 15:00",
    ),
)  # fmt: skip
_OF_PROGRAM = frozenset({"id", "content", "changes", "sheet", "audience", "pathway", "name"})
"""Fields nobody writes freely; the agreed versions of a plan are asked for by themselves."""

WITHOUT_CONTACTS = {
    "pack-index": "names, prisons and sheets of a pack, no words of a record",
    "recovery-key": "the desk's own key",
    "audit": "who did what to whose record, without the fields",
}
"""Forms that hold no words anybody wrote about somebody."""

ASKED: set[str] = set()


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    vault = wiring.make_practice_vault(tmp_path_factory.mktemp("safe"), 60, 1, TODAY, PASSPHRASE, kdf=QUICK)
    yield vault
    vault.close()


@pytest.fixture(scope="module")
def desk(vault: Vault) -> Desk:
    return wiring.desk_over(vault, FixedClock(TODAY))


@pytest.fixture(scope="module")
def people(vault: Vault, desk: Desk) -> tuple[PersonId, ...]:
    """Everybody due out, with the contacts and the words of this test in every record about them."""
    found = desk.paper.prepare.due_out(TODAY, 60)
    with vault.saving():
        vault.records(CourtPlan).put(CourtPlan("court", found[0], "On remand"))
        for person_id in found:
            for records in vault.about(person_id).values():
                for record in records:
                    vault.records(type(record)).save(with_everything_written(record))
            for contact in CONTACTS:
                vault.records(Contact).add(replace(contact, id=f"{contact.id}-{person_id}", person_id=person_id))
    return found


def with_everything_written(record: Any) -> Any:
    if isinstance(record, Contact):
        return record
    free = [
        each.name
        for each in fields(record)
        if isinstance(getattr(record, each.name), str)
        and not isinstance(getattr(record, each.name), Enum)
        and each.name not in _OF_PROGRAM
        and not each.name.endswith("_id")
    ]
    return replace(record, **{name: f"{getattr(record, name)} {WRITTEN}".strip() for name in free})


def is_safe(form: str, content: object) -> None:
    ASKED.add(form)
    said = repr(content).casefold()
    assert [secret for secret in SECRETS if secret.casefold() in said] == [], form


def test_the_words_stand_in_the_records(vault: Vault, people: tuple[PersonId, ...]) -> None:
    """Else this file would prove nothing."""
    assert all(HIDDEN in repr(vault.about(person_id)) for person_id in people)
    assert any(HIDDEN in pickup.driver_note for person_id in people for pickup in vault.records(Pickup).of(person_id))


def test_no_sheet_of_anybody_holds_them(desk: Desk, people: tuple[PersonId, ...]) -> None:
    for kind in desk.paper.prepare.kinds:
        audiences = [each.id for each in desk.paper.audiences.all] if kind.has_audiences else [""]
        made = 0
        for person_id in people:
            for audience in audiences:
                for size in list(Size) if kind.has_sizes else [None]:
                    try:
                        sheet = desk.paper.prepare.one(person_id, kind.id, SheetOptions(audience, size))
                    except UserFacingError:  # whoever has no such sheet
                        continue
                    made += 1
                    is_safe(sheet.form, sheet.content)
        assert made, f"nobody on the practice desk has a sheet of kind {kind.id}"


def test_the_plan_as_it_was_agreed_does_not_hold_them_either(
    vault: Vault, desk: Desk, people: tuple[PersonId, ...]
) -> None:
    made = 0
    for person_id in people[:12]:
        desk.plan.add_goal(Goal("", person_id, f"A flat at {WRITTEN}"))
        desk.plan.agree(person_id, Answer.YES, "")
        version = desk.plan.read(person_id).agreements[0].version
        assert HIDDEN in vault.records(PlanAgreement).of(person_id)[0].content
        is_safe("plan", desk.plan.prepare_sheet(person_id, version))
        made += 1
    assert made


def test_papers_of_inclusion_meetings_do_not_hold_them(vault: Vault, desk: Desk, people: tuple[PersonId, ...]) -> None:
    for meeting in vault.records(InclusionMeeting).where():
        for kind in ("agenda", "minutes"):
            try:
                paper = desk.inclusion.papers(kind, meeting.id, None)
            except InclusionNotOpen:
                continue
            for copy in paper.copies:
                is_safe(kind, copy.content)


def test_the_paper_of_a_day_in_the_prison_does_not_hold_them(
    vault: Vault, desk: Desk, people: tuple[PersonId, ...]
) -> None:
    days = {(each.establishment_id, each.day) for one in people for each in vault.records(Meeting).of(one)}
    made = [
        (kind, desk.prison_day.print_sheet.prepare(kind, prison_id, day))
        for prison_id, day in sorted(days)
        if day >= TODAY and vault.establishments.get(prison_id) is not None
        for kind in DaySheetKind
    ]
    assert made
    for kind, content in made:
        is_safe(kind, content.content)


def test_the_paper_itself_and_the_calendar_file_do_not_hold_them(desk: Desk, people: tuple[PersonId, ...]) -> None:
    sheets: tuple[Callable[[PersonId], Rendered], ...] = (
        desk.print_handover,
        desk.pickups.print_sheet.of_person,
        desk.first_days.print_court_plan,
    )
    for deed in sheets:
        said = read(deed, people)
        assert [secret for secret in SECRETS if secret.casefold() in said.casefold()] == []
        assert "not for paper" in said
    content, many = desk.meetings.calendar(CalendarChoice(with_surname=True, with_details=True))
    said = content.decode("utf-8").replace("\r\n ", "").casefold()
    assert many
    assert "not for paper" in said
    assert [secret for secret in SECRETS if secret.casefold() in said] == []


def read(deed: Callable[[PersonId], Rendered], people: tuple[PersonId, ...]) -> str:
    """The words of the first of these sheets that says something was taken out."""
    said = ""
    for person_id in people:
        try:
            said = words_of(deed(person_id).pdf)
        except NoPickupOfTheirs:
            continue
        if "not for paper" in said:
            break
    return " ".join(said.split())


def contacts_on(desk: Desk, person_id: PersonId, audience: str) -> tuple[ContactLine, ...]:
    sheet = desk.paper.prepare.one(person_id, "handover", SheetOptions(audience)).content
    assert isinstance(sheet, HandoverSheet)
    return sheet.contacts


def test_who_must_get_no_messages_is_named_with_the_rule_beside_the_number(
    desk: Desk, people: tuple[PersonId, ...]
) -> None:
    shown = [
        line
        for person_id in people
        for audience in desk.paper.audiences.all
        for line in contacts_on(desk, person_id, audience.id)
        if line.name == "Quiet"
    ]
    assert shown
    (quiet,) = set(shown)
    assert quiet.reach == "01632 960123"
    assert quiet.rules == "No messages: no texts, no voicemail, no e-mail. Safe to ring: before 15:00."


def test_nothing_of_a_restricted_record_leaves(
    vault: Vault, desk: Desk, people: tuple[PersonId, ...], tmp_path: Path
) -> None:
    """Whatever way is taken: a sheet of the print centre, one from its own page, a calendar, a spreadsheet."""
    person_id = next(each for each in people if vault.records(Pickup).of(each) and vault.records(Meeting).of(each))
    before = desk.caseload.export(tmp_path / "before.csv")
    details = vault.records(PersonDetails).get(person_id) or PersonDetails.of(person_id)
    with vault.saving():
        vault.records(PersonDetails).put(replace(details, restricted_on=TODAY, restricted_reason="They contest it"))
    try:
        ways: list[Callable[[], object]] = [
            *(
                lambda kind=kind: desk.paper.prepare.one(person_id, kind.id, SheetOptions())
                for kind in desk.paper.prepare.kinds
            ),
            lambda: desk.print_handover(person_id),
            lambda: desk.pickups.print_sheet.of_person(person_id),
            lambda: desk.first_days.print_court_plan(person_id),
            lambda: desk.plan.print_sheet(person_id),
            lambda: desk.meetings.calendar(CalendarChoice(person_id)),
            lambda: desk.meetings.calendar(CalendarChoice(meeting_id=vault.records(Meeting).of(person_id)[0].id)),
        ]
        for way in ways:
            with pytest.raises(RecordRestricted):
                way()
        theirs = {each.id for each in vault.records(Meeting).of(person_id)}
        everybody, _ = desk.meetings.calendar(CalendarChoice())
        assert not any(each in everybody.decode("utf-8") for each in theirs)
        exported = desk.caseload.export(tmp_path / "after.csv")
        assert (exported.people, exported.restricted) == (before.people - 1, 1)
        assert exported.left_out == "1 left out: that record is restricted."
    finally:
        with vault.saving():
            vault.records(PersonDetails).put(details)


def test_every_form_was_asked(desk: Desk) -> None:
    """A new form: ask it above, or say here why no words of a record are on it."""
    assert sorted({form.id for form in FORMS} - ASKED - WITHOUT_CONTACTS.keys()) == []
    assert sorted(WITHOUT_CONTACTS.keys() - {form.id for form in FORMS}) == []

"""What is known around a person, from the window: alerts, contacts, consent, custody, referrals, merges."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton, QScrollArea

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.consent import Consent, WhyShared
from recovery_desk.domain.contacts import Agreed, Contact
from recovery_desk.domain.custody import CustodyEvent, CustodyEventKind
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.people import Person as Somebody
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.referrals import Referral, ReferralOutcome
from recovery_desk.ui.records.duplicates import DuplicatesPanel
from recovery_desk.ui.screens.merge import MergeRecords
from recovery_desk.ui.screens.new_person import NewPerson
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import PATIENCE_MS, Driver, child, press, write
from tests.gui.test_person_screen import edit, fill, open_person, record_of, somebody, texts

CONTROL = Qt.KeyboardModifier.ControlModifier


def asked(driver: Driver, question: Callable[[Desk], Any]) -> Any:
    found: list[Any] = []
    driver.desk.jobs.ask(question, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def click(driver: Driver, screen: Any, name: str) -> None:
    child(screen, QPushButton, name).click()
    driver.settle()


def choose(screen: Any, name: str, value: object) -> None:
    box = child(screen, QComboBox, name)
    at = next(at for at in range(box.count()) if box.itemData(at) == value)
    box.setCurrentIndex(at)


@pytest.fixture
def ann(driver: Driver) -> PersonId:
    """Somebody of whom nothing else is known."""
    return PersonId(asked(driver, lambda desk: desk.register_person(Somebody(PersonId(""), "Quigley", "Ann"))))


def test_an_alert_stands_beside_the_name_until_it_no_longer_holds(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann)
    click(driver, screen, "Add alert")
    click(driver, screen, "Save")
    assert "There is a problem" in texts(screen)
    choose(screen, "What it is about", AlertKind.OVERDOSE)
    fill(screen, "What to know", "Near-fatal overdose")
    fill(screen, "Look at it again on", "1/1/2026")
    press(fill(screen, "Known since", "1 Aug 2026"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert "is before the day it was recorded" in texts(screen), "both dates cannot be right"
    fill(screen, "Look at it again on", "1/2/2027")
    child(screen, QCheckBox, "The driver of a gate pickup may know this").setChecked(True)
    click(driver, screen, "Save")
    (alert,) = asked(driver, lambda desk: desk.store.records(Alert).of(ann))
    assert (alert.text, alert.review_on, alert.driver_may_know) == ("Near-fatal overdose", date(2027, 2, 1), True)
    assert texts(screen).count("Near-fatal overdose") == 2
    click(driver, screen, "Change the alert Near-fatal overdose")
    fill(screen, "No longer holds since", "20/11/2026")
    click(driver, screen, "Save")
    assert texts(screen).count("Near-fatal overdose") == 1


def test_a_half_typed_alert_is_there_again(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann)
    click(driver, screen, "Add alert")
    press(fill(screen, "What to know", "Half a th"), Qt.Key.Key_Escape)
    driver.settle()
    click(driver, screen, "Add alert")
    assert child(screen, QLineEdit, "What to know").text() == "Half a th"
    click(driver, screen, "Cancel")
    click(driver, screen, "Add alert")
    assert child(screen, QLineEdit, "What to know").text() == ""


def test_needs_and_numbers_are_kept_and_doubts_stop_nobody(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann)
    edit(driver, screen)
    child(screen, QCheckBox, "Prefers easy read").setChecked(True)
    write(child(screen, QLineEdit, "Other names"), "Annie; Ann Reid")
    child(screen, QLineEdit, "NHS number").setFocus()
    press(fill(screen, "NHS number", "943 476 5918"), Qt.Key.Key_Tab)
    assert "One figure may be wrong" in texts(screen)
    press(child(screen, QLineEdit, "NHS number"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    details = asked(driver, lambda desk: desk.store.records(PersonDetails).get(ann))
    assert (details.needs, details.other_names, details.nhs_number) == (
        (CommunicationNeed.EASY_READ,), ("Annie", "Ann Reid"), "943 476 5918",
    )  # fmt: skip
    assert texts(screen).count("Prefers easy read") == 2


def test_contacts_with_their_rules(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann, "contacts")
    click(driver, screen, "Add contact")
    fill(screen, "Name", "Jean Made-up")
    fill(screen, "Phone", "0141 496 0101")
    fill(screen, "When it is safe to ring", "before 15:00")
    choose(screen, "Does the person agree that we speak with them?", Agreed.YES)
    child(screen, QCheckBox, "No messages: no texts, voicemail or e-mail").setChecked(True)
    click(driver, screen, "Save")
    assert "No messages" in texts(screen)
    assert "Safe to ring: before 15:00" in texts(screen)
    click(driver, screen, "Remove Jean Made-up")
    assert asked(driver, lambda desk: desk.store.records(Contact).of(ann)) == []


def test_consent_is_asked_for_before_it_is_answered(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann, "contacts")
    click(driver, screen, "Add consent")
    fill(screen, "Shared with", "Made-up Homes")
    fill(screen, "Agreed on", "")
    click(driver, screen, "Save")
    assert "Asked, not answered yet" in texts(screen)
    assert asked(driver, lambda desk: desk.record.may_share(ann, "made-up homes")).why is WhyShared.UNANSWERED
    left = asked(driver, lambda desk: desk.today.closing())
    assert [line.person_id for each in left.sections if each.name == "unanswered" for line in each.lines].count(
        ann
    ) == 1
    click(driver, screen, "Change the consent for Made-up Homes")
    fill(screen, "Agreed on", "23/11/2026")
    click(driver, screen, "Save")
    assert asked(driver, lambda desk: desk.record.may_share(ann, "made-up homes")).allowed


def test_consent_is_given_and_taken_back(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann, "contacts")
    click(driver, screen, "Add consent")
    fill(screen, "Shared with", "Made-up Homes")
    fill(screen, "Holds until", "1/11/2026")
    click(driver, screen, "Save")
    assert "is before the day it was agreed" in texts(screen)
    fill(screen, "Holds until", "1/3/2027")
    click(driver, screen, "Save")
    assert asked(driver, lambda desk: desk.record.may_share(ann, "made-up homes")).allowed
    click(driver, screen, "Take back the consent for Made-up Homes")
    assert asked(driver, lambda desk: desk.record.may_share(ann, "made-up homes")).why is WhyShared.WITHDRAWN
    assert "Taken back 23 November 2026" in texts(screen)
    assert len(asked(driver, lambda desk: desk.store.records(Consent).of(ann))) == 1


def test_a_restricted_record_says_so_everywhere(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann, "contacts")
    click(driver, screen, "Restrict the use of this record")
    fill(screen, "Why", "Contests what is written")
    click(driver, screen, "Save")
    assert "Restricted: kept, not used" in texts(screen)
    assert "Contests what is written" in texts(screen)
    click(driver, screen, "Lift the restriction")
    assert "Restricted: kept, not used" not in texts(screen)


def test_what_happens_in_custody_is_an_event_and_the_stay_follows(driver: Driver) -> None:
    person_id = somebody(driver)
    before = record_of(driver, person_id).episode
    assert before is not None
    assert before.release is not None
    screen = open_person(driver, person_id, "custody")
    choose(screen, "What happened", CustodyEventKind.RELEASE_DATE_CHANGED)
    click(driver, screen, "Record what happened")
    click(driver, screen, "Save")
    assert "Write the release date" in texts(screen)
    fill(screen, "Release date", "15 Jan 2027")
    fill(screen, "Told by", "Court")
    click(driver, screen, "Save")
    episode = record_of(driver, person_id).episode
    assert episode is not None
    assert episode.release is not None
    assert (episode.id, episode.release.due, episode.release.told_by) == (before.id, date(2027, 1, 15), "Court")
    assert "Release date changed: Friday 15 January 2027" in texts(screen)
    choose(screen, "What happened", CustodyEventKind.RELEASED)
    click(driver, screen, "Record what happened")
    click(driver, screen, "Save")
    assert "Out since Mon 23 Nov" in texts(screen)
    kinds = [event.kind for event in asked(driver, lambda desk: desk.store.records(CustodyEvent).of(person_id))]
    assert kinds[:2] == [CustodyEventKind.RELEASED, CustodyEventKind.RELEASE_DATE_CHANGED]


def test_orders_outside(driver: Driver, ann: PersonId) -> None:
    screen = open_person(driver, ann, "custody")
    click(driver, screen, "Add order")
    fill(screen, "Court", "Made-up Sheriff Court")
    fill(screen, "Made on", "1/6/26")
    fill(screen, "How long", "quite long")
    click(driver, screen, "Save")
    assert "Enter the length in days" in texts(screen)
    fill(screen, "How long", "18 months")
    fill(screen, "Court reviews", "4/12/26; 8/1/27")
    click(driver, screen, "Save")
    assert "Next court review Fri 4 Dec 2026" in texts(screen)


def new_referral(driver: Driver) -> NewPerson:
    screen = driver.go("new_person")
    assert isinstance(screen, NewPerson)
    return screen


def test_a_referral_of_somebody_new(driver: Driver) -> None:
    screen = new_referral(driver)
    for name, text in (("Family name", "Zamora"), ("Given names", "Inez"), ("Birth date", "3/4/85")):
        write(child(screen, QLineEdit, name), text)
    choose(screen, "Where it came from", "segregation")
    write(child(screen, QPlainTextEdit, "Why"), "Asked for help")
    click(driver, screen, "Save")
    opened = driver.screen
    assert isinstance(opened, Person)
    assert opened.person_id is not None
    (referral,) = asked(driver, lambda desk: desk.store.records(Referral).of(opened.person_id or ""))
    assert (referral.source, referral.reason, referral.referred_on) == (
        "segregation", "Asked for help", date(2026, 11, 23),
    )  # fmt: skip


def test_referred_before_birth_leads_to_the_field(driver: Driver) -> None:
    screen = new_referral(driver)
    write(child(screen, QLineEdit, "Family name"), "Zamora")
    write(child(screen, QLineEdit, "Birth date"), "3/4/2005")
    field = child(screen, QLineEdit, "Referred on")
    field.clear()
    write(field, "3/4/2004")
    click(driver, screen, "Save")
    assert (
        "There is a problem" in "\n".join(b.text() for b in screen.findChildren(QPushButton))
        or field.accessibleDescription()
    )
    assert "is before the birth date" in field.accessibleDescription()
    assert child(screen, QLineEdit, "Family name").text() == "Zamora"


def test_who_is_known_already_is_offered_while_typing(driver: Driver, ann: PersonId) -> None:
    screen = new_referral(driver)
    panel = screen.findChildren(DuplicatesPanel)[0]
    with driver.qtbot.waitSignal(panel.looked, timeout=PATIENCE_MS):
        write(child(screen, QLineEdit, "Family name"), "Quigly")
        write(child(screen, QLineEdit, "Given names"), "Annie")
    driver.settle()
    assert panel.isVisible()
    choose(screen, "Where it came from", "self")
    name = next(
        b.accessibleName() for b in panel.findChildren(QPushButton) if b.accessibleName().endswith("Ann Quigley")
    )
    click(driver, screen, name)
    opened = driver.screen
    assert isinstance(opened, Person)
    assert opened.person_id == ann
    (referral,) = asked(driver, lambda desk: desk.store.records(Referral).of(ann))
    assert (referral.source, referral.outcome) == ("self", ReferralOutcome.WAITING)
    assert len(asked(driver, lambda desk: desk.store.people.named("Quigly"))) == 0


def test_two_records_are_put_together_and_taken_apart_again(driver: Driver, ann: PersonId) -> None:
    other = PersonId(
        asked(driver, lambda desk: desk.register_person(Somebody(PersonId(""), "Quigly", "Annie", worker="J. Boyle")))
    )
    everybody = asked(driver, lambda desk: desk.browse_people.count(CaseloadFilter()))
    screen = open_person(driver, ann)
    click(driver, screen, "Put two records of this person together")
    merging = driver.screen
    assert isinstance(merging, MergeRecords)
    compare = next(
        b for b in merging.findChildren(QPushButton) if b.accessibleName().startswith("Compare with Quigly, Annie")
    )
    compare.click()
    driver.settle()
    assert merging.preview is not None
    assert child(merging, QRadioButton, "Worker: J. Boyle, the other record").isChecked()
    child(merging, QRadioButton, "Family name: Quigly, the other record").setChecked(True)
    child(merging, QRadioButton, "Worker: Nothing, this record").setChecked(True)
    press(merging, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.go("merge", ann) is merging
    next(
        b for b in merging.findChildren(QPushButton) if b.accessibleName().startswith("Compare with Quigly, Annie")
    ).click()
    driver.settle()
    driver.wait_until(child(merging, QRadioButton, "Family name: Quigly, the other record").isChecked)
    assert child(merging, QRadioButton, "Worker: Nothing, this record").isChecked(), "what was chosen is there again"
    child(merging, QRadioButton, "Worker: J. Boyle, the other record").setChecked(True)
    click(driver, merging, "Put them together")
    opened = driver.screen
    assert isinstance(opened, Person)
    kept = record_of(driver, ann).person
    assert (kept.family_name, kept.given_names, kept.worker) == ("Quigly", "Ann", "J. Boyle")
    assert asked(driver, lambda desk: desk.browse_people.count(CaseloadFilter())) == everybody - 1
    driver.go("people")
    driver.go("person", other)
    assert opened.person_id == ann, "whoever opens the other record comes to the one it is part of"
    click(driver, opened, "Take the record of Quigly, Annie out again")
    assert record_of(driver, ann).person == Somebody(ann, "Quigley", "Ann")
    assert record_of(driver, other).person.worker == "J. Boyle"
    assert asked(driver, lambda desk: desk.browse_people.count(CaseloadFilter())) == everybody


def test_the_other_record_can_be_searched_for(driver: Driver, ann: PersonId) -> None:
    asked(driver, lambda desk: desk.register_person(Somebody(PersonId(""), "Zamora", "Inez")))
    merging = driver.go("merge", ann)
    write(child(merging, QLineEdit, "Find the other record"), "zamo")
    driver.wait_until(lambda: any("Zamora" in b.accessibleName() for b in merging.findChildren(QPushButton)))
    press(merging, Qt.Key.Key_Escape)
    driver.settle()
    assert driver.screen.name == "person"


@pytest.mark.parametrize("percent", [100, 200])
def test_two_records_stand_beside_one_another_at_any_text_size(driver: Driver, ann: PersonId, percent: int) -> None:
    from tests.gui.test_every_screen import clipped

    long = "Prefers easy read; short words, spoken first, and an interpreter where there is one"
    new = Somebody(PersonId(""), "Quigly", "Annie", communication_needs=long)
    other = PersonId(asked(driver, lambda desk: desk.register_person(new)))
    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    merging = driver.go("merge", ann)
    assert isinstance(merging, MergeRecords)
    merging.compare(other)
    driver.settle()
    put = next(b for b in merging.findChildren(QPushButton) if b.text().strip() == "Put them together")
    driver.wait_until(lambda: driver.window.focusWidget() is put)
    offered = child(merging, QRadioButton, f"Communication needs: {long}, the other record")
    assert offered.text().replace("\n", " ") == long
    sideways = [area.horizontalScrollBar().maximum() for area in merging.findChildren(QScrollArea)]
    assert not any(sideways)
    assert clipped(merging) == []

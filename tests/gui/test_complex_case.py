"""Complex cases from the window, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.complex_cases import CaseOutcome, CaseReview, CaseStage, CaseTrigger, ComplexCase
from recovery_desk.domain.people import Person as Somebody
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.ui.panes.complex_case import ComplexCasePane
from recovery_desk.ui.screens.person import Person
from tests.gui.driving import Driver, child, press, write
from tests.gui.test_every_screen import clipped
from tests.gui.test_person_record import asked, choose, click
from tests.gui.test_person_screen import fill, texts

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def ann(driver: Driver) -> PersonId:
    """Somebody of whom nothing else is known, and a nurse."""
    asked(driver, lambda desk: desk.meetings.keep_staff(AgencyStaff("", "P. Lang", "Addictions team")))
    return PersonId(asked(driver, lambda desk: desk.register_person(Somebody(PersonId(""), "Quigley", "Ann"))))


def opened(driver: Driver, person_id: PersonId) -> ComplexCasePane:
    screen = driver.go("person", person_id, "complex-case")
    assert isinstance(screen, Person)
    pane = screen.pane(ComplexCasePane)
    driver.wait_until(pane.isVisible)
    return pane


def typed(pane: QWidget, name: str, text: str) -> QPlainTextEdit:
    field = child(pane, QPlainTextEdit, name)
    field.setPlainText(text)
    return field


def test_a_case_from_its_beginning_to_its_end(driver: Driver, ann: PersonId) -> None:
    pane = opened(driver, ann)
    assert "No case is open" in texts(pane)
    pane.card.add.setFocus()
    driver.wait_until(pane.card.add.hasFocus)
    press(pane.card.add, Qt.Key.Key_C, ALT)
    driver.settle()
    choose(pane, "How far", CaseStage.AGREED)
    fill(pane, "In a few words", "from alcohol")
    fill(pane, "Look at it again on", "30/11/2026")
    press(child(pane, QLineEdit, "In a few words"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert "Name who is in it" in texts(pane)
    names = child(pane, QLineEdit, "Who is in it: type a name, Enter adds it")
    write(names, "P. Lang, Addictions team")
    press(names, Qt.Key.Key_Return)
    write(names, "Prison GP")
    typed(pane, "What is planned", "Down 5 mg a week")
    assert "“5 mg” looks like a dose" in texts(pane)
    press(child(pane, QLineEdit, "In a few words"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    (case,) = asked(driver, lambda desk: desk.store.records(ComplexCase).of(ann))
    assert (len(case.staff_ids), case.others, case.stage) == (1, ("Prison GP",), CaseStage.AGREED)
    assert "“5 mg” looks like a dose" in texts(pane), "it is kept, and said"
    click(driver, pane, "Change Detox: from alcohol")
    typed(pane, "What is planned", "Slowly")
    child(pane, QPushButton, "Take out Prison GP").click()
    click(driver, pane, "Save")
    assert "looks like a dose" not in texts(pane)
    assert "In it: P. Lang, Addictions team" in texts(pane)
    click(driver, pane, "Say that Detox: from alcohol was looked at again")
    typed(pane, "What was said", "It goes well")
    click(driver, pane, "Save")
    (review,) = asked(driver, lambda desk: desk.store.records(CaseReview).of(ann))
    assert review.said == "It goes well"
    assert "It goes well" in texts(pane)
    click(driver, pane, "Close Detox: from alcohol")
    choose(pane, "How it ended", CaseOutcome.HANDED_ON)
    click(driver, pane, "Save")
    assert "Handed on to partners outside, 23 November 2026" in texts(pane)
    click(driver, pane, "Open Detox: from alcohol again")
    assert "Being planned" in texts(pane)
    click(driver, pane, "Remove Detox: from alcohol")
    assert "No case is open" in texts(pane)
    asked(driver, lambda desk: desk.history.undo.undo())
    assert len(asked(driver, lambda desk: desk.store.records(ComplexCase).of(ann))) == 1


def test_an_alert_that_asks_for_a_plan_begins_one(driver: Driver, ann: PersonId) -> None:
    asked(driver, lambda desk: desk.record.keep_alert(Alert("", ann, AlertKind.HEALTH, "Epilepsy")))
    pane = opened(driver, ann)
    assert "Flagged: Epilepsy" in texts(pane)
    click(driver, pane, "Begin a case for what is flagged")
    assert child(pane, QLineEdit, "In a few words").text() == "Epilepsy"


def test_a_half_typed_case_is_there_again_with_who_is_in_it(driver: Driver, ann: PersonId) -> None:
    pane = opened(driver, ann)
    click(driver, pane, "Begin a case")
    names = child(pane, QLineEdit, "Who is in it: type a name, Enter adds it")
    write(names, "Prison GP")
    press(names, Qt.Key.Key_Return)
    write(names, "Midw")
    press(names, Qt.Key.Key_Escape)
    driver.settle()
    click(driver, pane, "Begin a case")
    driver.settle()
    child(pane, QPushButton, "Take out Prison GP")
    child(pane, QPushButton, "Take out Midw")


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_clipped_or_out_of_reach(driver: Driver, ann: PersonId, percent: int) -> None:
    whole = ComplexCase("", ann, CaseTrigger.DETOX, "from alcohol", CaseStage.AGREED, others=("Prison GP",))
    asked(driver, lambda desk: desk.complex_cases.keep(whole))
    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    pane = opened(driver, ann)
    for name in ("", "Change Detox: from alcohol", "Close Detox: from alcohol"):
        if name:
            click(driver, pane, name)
        assert clipped(pane) == [], name
        around = pane.parentWidget()
        assert around is not None
        assert pane.width() <= around.width(), name
        if name:
            click(driver, pane, "Cancel")

"""The release-day tab held as a worker holds it: keys in the checks, the letter, the answer, the day that moves."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_records import CheckState, Tenure
from recovery_desk.domain.release_day.early_release import Decision
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.panes.release_day import ReleaseDayPane
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.release_day.check_rows import CheckList
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.release_checks.look import OpenRelease
from tests.gui.driving import TODAY, Driver, child, press, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_a_hard_day(driver: Driver) -> PersonId:
    found: list[PersonId] = []

    def read(desk: Desk) -> PersonId:
        return next(
            each.release.row.person_id
            for each in desk.checks.board(date(2026, 11, 28), date(2026, 12, 20)).releases
            if each.release.answer.is_hard_day and each.release.answer.may_ask and each.checks.facts.request is None
        )

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def release_of(driver: Driver, person_id: PersonId) -> OpenRelease:
    found: list[OpenRelease] = []
    driver.desk.jobs.ask(lambda desk: desk.checks.of.release(person_id), found.append, owner=driver.window)
    driver.settle()
    return found[0]


@pytest.fixture
def person_id(driver: Driver) -> PersonId:
    return on_a_hard_day(driver)


def open_pane(driver: Driver, person_id: PersonId) -> ReleaseDayPane:
    screen = driver.go("person", person_id, "release-day")
    assert isinstance(screen, Person)
    return screen.pane(ReleaseDayPane)


def checks_of(pane: ReleaseDayPane) -> CheckList:
    return child(pane, CheckList, "Checks")


def choose(pane: ReleaseDayPane, check_id: str) -> CheckList:
    assert pane.checks is not None
    pane.checks.choose(check_id)
    found = checks_of(pane)
    found.setFocus()
    return found


def texts(pane: ReleaseDayPane) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def test_every_check_says_its_state_in_words_and_with_a_shape_of_its_own(driver: Driver, person_id: PersonId) -> None:
    checks = checks_of(open_pane(driver, person_id))
    model = checks.model()
    release = release_of(driver, person_id)
    assert model.rowCount() == len(release.checks.lines)
    shapes: dict[str, str] = {}
    for row, line in enumerate(release.checks.open_first):
        index = model.index(row, 0)
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken.startswith(f"{line.title}: {line.state.value.replace('-', ' ')}")
        shapes.setdefault(line.state, index.data(Role.PICTURE))
        assert shapes[line.state] == index.data(Role.PICTURE)
    assert len(set(shapes.values())) == len(shapes)


def test_the_keys_mark_a_check_with_its_evidence(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    checks = choose(pane, "address")
    press(checks, Qt.Key.Key_D)
    driver.settle()
    state = child(pane, QComboBox, "How it stands")
    assert state.currentData() == CheckState.DONE
    address = child(pane, QLineEdit, "Address, or name of the hostel")
    driver.wait_until(lambda: driver.window.focusWidget() is address)
    address.clear()
    write(address, "12 Duke Street")
    home = child(pane, QComboBox, "Kind of home")
    home.setCurrentIndex(home.findData(Tenure.FAMILY))
    child(pane, QPlainTextEdit, "Evidence, or the reason").clear()
    for name, text in (("Confirmed by", "his sister"), ("Be there by", "9pm"), ("Due", "24/11/26")):
        field = child(pane, QLineEdit, name)
        field.clear()
        write(field, text)
    press(child(pane, QLineEdit, "Be there by"), Qt.Key.Key_Return)
    driver.settle()
    record = release_of(driver, person_id).checks.line("address")
    assert record is not None
    assert record.state is CheckState.DONE
    assert record.finding.text == "12 Duke Street, with family, confirmed by his sister, 21:00"
    assert record.due == date(2026, 11, 24)
    assert record.record is not None
    assert record.record.recorded_by == "M. Kerr"
    driver.wait_until(lambda: driver.window.focusWidget() is checks_of(pane))
    assert pane.checks is not None
    assert pane.checks.chosen is not None
    assert pane.checks.chosen.check.id == "address"


def test_what_is_not_needed_needs_a_reason(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    press(choose(pane, "medicines"), Qt.Key.Key_N)
    driver.settle()
    for field in (child(pane, QLineEdit, "Which, and for how many days"),):
        field.clear()
    note = child(pane, QPlainTextEdit, "Evidence, or the reason")
    note.clear()
    press(note, Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert "There is a problem" in texts(pane)
    write(note, "takes none")
    press(note, Qt.Key.Key_S, CONTROL)
    driver.settle()
    line = release_of(driver, person_id).checks.line("medicines")
    assert line is not None
    assert (line.state, line.finding.text) == (CheckState.NOT_NEEDED, "Takes none")


def test_what_nobody_is_ready_to_go_without_needs_its_evidence(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    press(choose(pane, "naloxone"), Qt.Key.Key_D)
    driver.settle()
    where = child(pane, QLineEdit, "Where the kit is")
    note = child(pane, QPlainTextEdit, "Evidence, or the reason")
    for field in (where, child(pane, QLineEdit, "Trained on"), note):
        field.clear()
    press(note, Qt.Key.Key_S, CONTROL)
    driver.settle()
    assert "Write down what it rests on before it is done" in texts(pane)
    write(where, "in their property")
    press(note, Qt.Key.Key_S, CONTROL)
    driver.settle()
    line = release_of(driver, person_id).checks.line("naloxone")
    assert line is not None
    assert line.record is not None
    assert (line.record.state, line.record.place) == (CheckState.DONE, "in their property")


def test_a_record_can_be_forgotten(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    press(choose(pane, "phone"), Qt.Key.Key_F)
    driver.settle()
    press(child(pane, QLineEdit, "Number, and whether it has credit"), Qt.Key.Key_Return)
    driver.settle()
    line = release_of(driver, person_id).checks.line("phone")
    assert line is not None
    assert line.state is CheckState.FAILED
    press(choose(pane, "phone"), Qt.Key.Key_Return)
    driver.settle()
    child(pane, QPushButton, "Forget what was recorded").click()
    driver.settle()
    line = release_of(driver, person_id).checks.line("phone")
    assert line is not None
    assert line.state is CheckState.NOT_KNOWN


def test_a_check_half_recorded_comes_back(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    press(choose(pane, "gp"), Qt.Key.Key_O)
    driver.settle()
    field = child(pane, QLineEdit, "Practice")
    field.clear()
    write(field, "Bridgeton, asked on Monday")
    press(field, Qt.Key.Key_Escape)
    driver.settle()
    assert pane.form is None
    press(choose(pane, "gp"), Qt.Key.Key_Return)
    driver.settle()
    assert child(pane, QLineEdit, "Practice").text() == "Bridgeton, asked on Monday"


def test_a_hard_day_cannot_be_ticked_away(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    said: list[str] = []
    driver.desk.bench.said.connect(said.append)
    press(choose(pane, "hard-day"), Qt.Key.Key_D)
    driver.settle()
    assert pane.form is None
    assert any("nothing to tick" in text for text in said)


def test_an_earlier_day_is_asked_for_printed_sent_and_granted(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    before = release_of(driver, person_id)
    answer = before.record.answer
    assert answer is not None
    child(pane, QPushButton, "Write request…").click()
    driver.settle()
    body = child(pane, QPlainTextEdit, "The letter")
    assert before.record.person.full_name in body.toPlainText()
    assert any(box.isChecked() for box in pane.findChildren(QCheckBox))
    write(body, "In short: ")
    child(pane, QPushButton, "Print…").click()
    driver.settle()
    (preview,) = pane.findChildren(PrintPreview)
    assert preview.document.pageCount() == 1
    preview.reject()
    driver.come_to_front()
    child(pane, QPushButton, "Mark as sent today").click()
    driver.wait_until(lambda: driver.window.focusWidget() is checks_of(pane))
    driver.settle()
    (request,) = release_of(driver, person_id).requests
    assert (request.sent_on, request.body.startswith("In short: ")) == (TODAY, True)
    assert "no answer yet" in texts(pane)
    child(pane, QPushButton, "Record decision…").click()
    driver.settle()
    decision = child(pane, QComboBox, "Decision")
    assert decision.currentData() == Decision.GRANTED
    write(child(pane, QLineEdit, "Decided by"), "Deputy governor")
    press(child(pane, QLineEdit, "Decided by"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    after = release_of(driver, person_id)
    assert after.requests[0].decision is Decision.GRANTED
    assert after.record.episode is not None
    assert after.record.episode.release is not None
    assert after.record.episode.release.due == after.requests[0].new_day == request.asked_for[0]
    assert after.record.episode.release.told_by == "Deputy governor"
    line = after.checks.line("hard-day")
    assert line is not None
    assert line.state is CheckState.DONE


def test_a_refusal_is_kept_with_its_reason(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    child(pane, QPushButton, "Write request…").click()
    driver.settle()
    child(pane, QPushButton, "Mark as sent today").click()
    driver.settle()
    child(pane, QPushButton, "Record decision…").click()
    driver.settle()
    decision = child(pane, QComboBox, "Decision")
    decision.setCurrentIndex(decision.findData(Decision.REFUSED))
    note = child(pane, QPlainTextEdit, "What they said")
    write(note, "No staff")
    press(note, Qt.Key.Key_S, CONTROL)
    driver.settle()
    line = release_of(driver, person_id).checks.line("hard-day")
    assert line is not None
    assert line.state is CheckState.FAILED
    assert "was refused" in line.finding.text
    assert "Refused on 23 November 2026: No staff" in texts(pane)


def test_why_a_check_is_there_is_told_on_demand(driver: Driver, person_id: PersonId) -> None:
    pane = open_pane(driver, person_id)
    checks = choose(pane, "naloxone")
    press(checks, Qt.Key.Key_W)
    assert "Most deaths in the first fortnight are overdoses" in texts(pane)
    assert "Source: Scottish prisons supply" in texts(pane)
    press(checks, Qt.Key.Key_W)
    assert "Most deaths in the first fortnight" not in texts(pane)

"""Needs and plan as a worker keeps them, by keyboard; history, undo, bin; the person's own view."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, GoalStatus, Need, NeedStatus, Responsible, StepStatus
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.panes.history import HistoryPane
from recovery_desk.ui.panes.needs import NeedsPane
from recovery_desk.ui.panes.plan import PlanPane
from recovery_desk.ui.plan.agree_form import AgreeForm
from recovery_desk.ui.record_history import RecordHistory
from recovery_desk.ui.screens.own_view import OwnView
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from recovery_desk.usecases.read_plan import PlanView
from tests.gui.driving import PASSPHRASE, Driver, child, press, write

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def ask(driver: Driver, work: object) -> object:
    found: list[object] = []
    driver.desk.jobs.ask(work, found.append, owner=driver.window)  # type: ignore[arg-type]
    driver.settle()
    return found[0]


@pytest.fixture
def person_id(driver: Driver) -> PersonId:
    """Somebody whose plan and needs are empty."""

    def empty(desk: Desk) -> PersonId:
        person = desk.browse_people.page(CaseloadFilter(), limit=1)[0].person_id
        view = desk.plan.read(person)
        for need in view.needs:
            desk.plan.remove_need(need.id)
        with desk.store.saving():
            for answer in view.agreements:
                desk.store.bin.remove_whole("plan_agreement", answer.id)
        for goal in view.goals:
            desk.plan.remove_goal(goal.id)
        return person

    found = ask(driver, empty)
    assert isinstance(found, str)
    return PersonId(found)


def view_of(driver: Driver, person_id: PersonId) -> PlanView:
    found = ask(driver, lambda desk: desk.plan.read(person_id))
    assert isinstance(found, PlanView)
    return found


def texts(parent: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def open_pane(driver: Driver, person_id: PersonId, tab: str) -> Person:
    screen = driver.go("person", person_id, tab)
    assert isinstance(screen, Person)
    return screen


def dialog(driver: Driver) -> QDialog:
    return next(each for each in driver.window.findChildren(QDialog) if each.isVisible())


def button(parent: QWidget, name: str) -> QPushButton:
    return child(parent, QPushButton, name)


def add_goal(driver: Driver, screen: Person, text: str) -> None:
    screen.pane(PlanPane).add.setFocus()
    press(screen.pane(PlanPane).add, Qt.Key.Key_G, ALT)
    form = dialog(driver)
    write(child(form, QLineEdit, "Goal, in their words"), text)
    press(form, Qt.Key.Key_S, CONTROL)
    driver.settle()
    driver.come_to_front()


def test_from_nothing_to_an_agreed_plan_by_keyboard(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    assert "has not been asked yet" in texts(screen)
    add_goal(driver, screen, "A door of my own")
    add_goal(driver, screen, "Read to my kids")
    plan = screen.pane(PlanPane)
    first = view_of(driver, person_id).goals[0]
    step = child(plan, QLineEdit, f"Next step: {first.text}")
    step.setFocus()
    write(step, "Fill in the form")
    press(step, Qt.Key.Key_Escape)
    press(step, Qt.Key.Key_Return)
    driver.settle()
    driver.come_to_front()
    added = child(plan, QLineEdit, f"Next step: {first.text}")
    assert driver.window.focusWidget() is added, "ready for the next step"
    assert added.text() == ""
    press(added, Qt.Key.Key_Down, ALT)
    driver.settle()
    assert [goal.text for goal in view_of(driver, person_id).goals] == ["Read to my kids", "A door of my own"]
    assert driver.window.focusWidget().accessibleName() == "Move down: A door of my own"
    child(plan, QCheckBox, "Done: Fill in the form").click()
    driver.settle()
    assert view_of(driver, person_id).steps[first.id][0].status is StepStatus.DONE
    button(plan, "Ask whether this is their plan").click()
    form = dialog(driver)
    assert isinstance(form, AgreeForm)
    child(form, QRadioButton, "No").click()
    button(form, "Keep the answer").click()
    assert "Write down why" in [b.text() for b in form.findChildren(QPushButton)]
    write(child(form, QPlainTextEdit, "Why"), "The second one is not mine")
    write(child(form, QLineEdit, "Look at the plan again on"), "18 Dec 2026")
    button(form, "Keep the answer").click()
    driver.settle()
    view = view_of(driver, person_id)
    assert view.latest is not None
    assert (view.latest.agreed, view.latest.reason) == (Agreed.NO, "The second one is not mine")
    assert view.latest.review_on == date(2026, 12, 18)
    assert "said no to this plan" in texts(screen)
    assert "“The second one is not mine”" in texts(screen)


def test_a_goal_with_everything_is_kept_and_reached(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    add_goal(driver, screen, "A door of my own")
    button(screen, "Change the goal: A door of my own").click()
    form = dialog(driver)
    write(child(form, QLineEdit, "Strengths they draw on"), "I kept a flat before")
    child(form, QCheckBox, "CHIME: Hope and optimism").click()
    status = child(form, QComboBox, "Where it stands")
    status.setCurrentIndex(status.findData(GoalStatus.REACHED))
    write(child(form, QPlainTextEdit, "How it ended"), "I sleep now")
    write(child(form, QLineEdit, "Look at it again on"), "31 February")
    button(form, "Save").click()
    assert "There is a problem" in texts(form)
    child(form, QLineEdit, "Look at it again on").clear()
    button(form, "Save").click()
    driver.settle()
    goal = view_of(driver, person_id).goals[0]
    assert (goal.status, goal.ending, goal.strengths) == (GoalStatus.REACHED, "I sleep now", "I kept a flat before")
    assert goal.tags == ("chime-hope",)
    assert "Reached 23 November 2026: I sleep now" in texts(screen)


def test_what_was_typed_into_a_form_comes_back(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    screen.pane(PlanPane).add_goal()
    write(child(dialog(driver), QLineEdit, "Goal, in their words"), "Half a sen")
    press(dialog(driver), Qt.Key.Key_Escape)
    driver.settle()
    screen.pane(PlanPane).add_goal()
    driver.settle()
    assert child(dialog(driver), QLineEdit, "Goal, in their words").text() == "Half a sen"
    button(dialog(driver), "Cancel").click()
    driver.settle()


def test_needs_are_ticked_written_and_changed(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "needs")
    assert "0 open needs; 8 pathways not looked into yet." in texts(screen)
    button(screen, "None found: Health").click()
    driver.settle()
    button(screen, "Add needs: Accommodation").click()
    form = dialog(driver)
    button(form, "Add them").click()
    assert "There is a problem" in texts(form)
    child(form, QCheckBox, "The first night and after: Somewhere to sleep on the night of release").click()
    write(child(form, QPlainTextEdit, "In their own words"), "Room for the dog")
    button(form, "Add them").click()
    driver.settle()
    assert "2 open needs in 1 pathway; 6 pathways not looked into yet." in texts(screen)
    assert not [b for b in screen.pane(NeedsPane).findChildren(QPushButton)
                if b.accessibleName() == "None found: Accommodation" and b.isVisible()]  # fmt: skip
    button(screen, "Change the need: Room for the dog").click()
    form = dialog(driver)
    child(form, QCheckBox, "Who sees to it: Us").click()
    button(form, "Save").click()
    driver.settle()
    status = child(screen, QComboBox, "Where it stands: Room for the dog")
    status.setFocus()
    press(status, Qt.Key.Key_Down)
    status.activated.emit(status.currentIndex())
    driver.settle()
    kept = {need.text: need for need in view_of(driver, person_id).needs}
    assert kept["Room for the dog"].responsible == (Responsible.US,)
    assert kept["Room for the dog"].status is NeedStatus.IN_PROGRESS
    assert kept["Nothing needed about health"].is_none_found
    button(screen, "Add needs: Health").click()
    form = dialog(driver)
    child(form, QPlainTextEdit, "In their own words").setPlainText("New glasses\nA dentist who waits")
    button(form, "Add them").click()
    driver.settle()
    kept = {need.text: need for need in view_of(driver, person_id).needs}
    assert "Nothing needed about health" not in kept, "something found ends “none found”"
    assert {"New glasses", "A dentist who waits"} < kept.keys()
    button(screen, "History of the need: Room for the dog").click()
    driver.settle()
    shown = dialog(driver)
    assert isinstance(shown, RecordHistory)
    assert "Entered who sees to it of the need “Room for the dog”: “Us”" in texts(shown)
    press(shown, Qt.Key.Key_Escape)


def test_undo_says_what_it_undoes_and_redo_does_it_again(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    add_goal(driver, screen, "A door of my own")
    name = screen.pane(PlanPane).view
    assert name is not None
    said = f"added a goal for {name.person.filed_as}"
    driver.settle()
    assert driver.frame.undo_bar.button.accessibleName() == f"Undo: {said}"
    screen.tabs.setFocus()
    press(screen.tabs, Qt.Key.Key_Z, CONTROL)
    driver.settle()
    assert view_of(driver, person_id).goals == ()
    assert f"Undone: {said}." in texts(driver.frame)
    press(screen.tabs, Qt.Key.Key_Z, CONTROL | SHIFT)
    driver.settle()
    assert [goal.text for goal in view_of(driver, person_id).goals] == ["A door of my own"]
    assert f"Done again: {said}." in texts(driver.frame)


def test_the_history_takes_back_what_still_stands(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    add_goal(driver, screen, "A door of my own")
    open_pane(driver, person_id, "history")
    history = screen.pane(HistoryPane)
    assert "Added the goal “A door of my own”" in texts(history)
    back = next(
        b for b in history.findChildren(QPushButton) if "Added the goal “A door of my own”" in b.accessibleName()
    )
    back.click()
    driver.settle()
    assert "Taken back: added the goal" in texts(history) or "Taken back: removed the goal" in texts(history)
    assert view_of(driver, person_id).goals == ()
    history.kinds.setCurrentIndex(history.kinds.findText("Custody and release"))
    driver.settle()
    assert "A door of my own" not in texts(history)


def test_much_is_only_taken_back_when_somebody_means_it(
    driver: Driver, person_id: PersonId, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(*words: object) -> QMessageBox.StandardButton:
        asked.append(str(words[2]))
        return QMessageBox.StandardButton.Cancel

    def bulk(desk: Desk) -> None:
        people = desk.browse_people.page(CaseloadFilter(), limit=5)
        with desk.store.saving():
            for number, row in enumerate(people):
                need = Need(f"bulk-{number}", row.person_id, "health", "GP")
                desk.store.records(Need).add(need)

    monkeypatch.setattr(QMessageBox, "question", answer)
    ask(driver, bulk)
    driver.frame.undo_bar.undo()
    driver.settle()
    assert asked == ["Undo: added 5 needs of 5 people?"]
    assert "GP" in [need.text for need in view_of(driver, person_id).needs]


def test_the_bin_gives_back_what_was_removed(driver: Driver, person_id: PersonId) -> None:
    screen = open_pane(driver, person_id, "plan")
    add_goal(driver, screen, "A door of my own")
    button(screen, "Remove the goal: A door of my own").click()
    driver.settle()
    bin_screen = driver.go("bin")
    assert "A door of my own" in texts(bin_screen)
    button(bin_screen, "Bring back: Goal, A door of my own").click()
    driver.settle()
    assert "A door of my own" in [goal.text for goal in view_of(driver, person_id).goals]


def test_a_coordinator_rewords_what_is_suggested(driver: Driver) -> None:
    screen = driver.go("suggestions")
    button(screen, "Change: Somewhere to sleep on the night of release").click()
    form = dialog(driver)
    field = child(form, QLineEdit, "Words")
    field.clear()
    write(field, "A bed tonight")
    button(form, "Save").click()
    driver.settle()
    assert "A bed tonight" in texts(screen)
    assert "Reworded here" in texts(screen)
    button(screen, "Add a line…").click()
    write(child(dialog(driver), QLineEdit, "Words"), "A place for a dog")
    button(dialog(driver), "Save").click()
    driver.settle()
    assert "Added here" in texts(screen)
    button(screen, "Put back as it came: A bed tonight").click()
    driver.settle()
    assert "Somewhere to sleep on the night of release" in texts(screen)


@pytest.fixture
def own(driver: Driver, person_id: PersonId) -> OwnView:
    screen = open_pane(driver, person_id, "plan")
    add_goal(driver, screen, "A door of my own")
    press(screen.tabs, Qt.Key.Key_F9)
    driver.settle()
    own = driver.screen
    assert isinstance(own, OwnView)
    return own


def test_the_own_view_shows_one_person_and_no_other_name(driver: Driver, person_id: PersonId, own: OwnView) -> None:
    shown = texts(driver.window)
    assert "A door of my own" in shown
    assert not driver.frame.navigation.isVisible()
    assert not driver.frame.search.isVisible()
    others = ask(
        driver,
        lambda desk: [
            part
            for row in desk.browse_people.page(CaseloadFilter(), limit=60)
            if row.person_id != person_id
            for part in row.filed_as.split(", ")[:1]
        ],
    )
    person = view_of(driver, person_id).person
    assert isinstance(others, list)
    said = [*shown.split("\n"), *(b.text() for b in driver.window.findChildren(QPushButton) if b.isVisible())]
    for name in others:
        assert name == person.family_name or not any(name in each for each in said), name


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_1, CONTROL), (Qt.Key.Key_2, CONTROL), (Qt.Key.Key_N, CONTROL), (Qt.Key.Key_K, CONTROL),
        (Qt.Key.Key_I, CONTROL), (Qt.Key.Key_Comma, CONTROL), (Qt.Key.Key_Left, ALT), (Qt.Key.Key_P, CONTROL),
        (Qt.Key.Key_Z, CONTROL), (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Slash, CONTROL),
    ],
)  # fmt: skip
def test_no_key_leads_out_of_it(driver: Driver, own: OwnView, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    press(own.finish, key, modifier)
    driver.settle()
    assert driver.screen is own
    assert not driver.frame.navigation.isVisible()
    assert not [each for each in driver.window.findChildren(QDialog) if each.isVisible()]


def test_it_is_left_with_the_passphrase_only(driver: Driver, own: OwnView) -> None:
    driver.window.show_message("Somebody Else’s record could not be read", Tone.HARD)
    assert "Somebody Else" not in texts(driver.window)
    own.finish.click()
    field = child(own, QLineEdit, "Passphrase of whoever is signed in")
    write(field, "not the passphrase")
    press(field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen is own
    assert "That is not the passphrase" in texts(own)
    write(child(own, QLineEdit, "Passphrase of whoever is signed in"), PASSPHRASE)
    button(own, "Back to the desk").click()
    driver.settle()
    assert driver.screen.name == "person"
    assert driver.frame.navigation.isVisible()
    assert "Somebody Else" in texts(driver.window)


def asked_to_leave(driver: Driver, person_id: PersonId) -> OwnView:
    own = driver.go("own_view", person_id)
    assert isinstance(own, OwnView)
    own.finish.click()
    driver.settle()
    return own


def test_it_is_left_with_the_pin_chosen_in_settings_until_five_were_wrong(driver: Driver, person_id: PersonId) -> None:
    screen = driver.go("settings")
    button(screen, "PIN for a person’s own view").click()
    driver.settle()
    form = dialog(driver)
    assert "never unlocks the desk" in texts(form)
    write(child(form, QLineEdit, "New PIN"), "1234")
    button(form, "Save the PIN").click()
    assert "one of the first anybody would try" in texts(form)
    child(form, QLineEdit, "New PIN").clear()
    write(child(form, QLineEdit, "New PIN"), "4711")
    write(child(form, QLineEdit, "New PIN once more"), "4712")
    button(form, "Save the PIN").click()
    assert "not the same" in texts(form)
    child(form, QLineEdit, "New PIN once more").clear()
    write(child(form, QLineEdit, "New PIN once more"), "4711")
    press(child(form, QLineEdit, "New PIN once more"), Qt.Key.Key_S, CONTROL)
    driver.settle()
    own = asked_to_leave(driver, person_id)
    field = child(own, QLineEdit, "PIN or passphrase of whoever is signed in")
    assert "Type your PIN or passphrase" in texts(own)
    write(field, "4711")
    press(field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen.name == "settings"
    asked_to_leave(driver, person_id)
    for _ in range(5):
        write(field, "0815")
        press(field, Qt.Key.Key_Return)
        driver.settle()
        assert driver.screen is own
    assert "The PIN was wrong 5 times. Type your passphrase." in texts(own)
    assert "Type your passphrase to go back" in texts(own)
    write(field, "4711")
    press(field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen is own
    write(field, PASSPHRASE)
    press(field, Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen.name == "settings"
    button(driver.screen, "PIN for a person’s own view").click()
    driver.settle()
    form = dialog(driver)
    button(form, "Do without a PIN").click()
    driver.settle()
    assert "Type your passphrase to go back" in texts(asked_to_leave(driver, person_id))


def test_in_it_the_person_says_in_their_words_whether_it_is_theirs(
    driver: Driver, person_id: PersonId, own: OwnView
) -> None:
    button(own, "Change the words of: A door of my own").click()
    form = dialog(driver)
    words = child(form, QPlainTextEdit, "What I want")
    words.selectAll()
    write(words, "My own front door")
    button(form, "Keep it").click()
    driver.settle()
    assert "My own front door" in texts(own)
    own.answers[Agreed.NO].click()
    write(child(own, QPlainTextEdit, "What is not right?"), "I want it sooner")
    button(own, "Keep my answer").click()
    driver.settle()
    latest = view_of(driver, person_id).latest
    assert latest is not None
    assert (latest.agreed, latest.reason) == (Agreed.NO, "I want it sooner")
    own.answers[Agreed.YES].click()
    driver.settle()
    latest = view_of(driver, person_id).latest
    assert latest is not None
    assert (latest.agreed, latest.version) == (Agreed.YES, 2)


def test_locking_is_a_way_out_that_shows_nothing(driver: Driver, own: OwnView) -> None:
    press(own.finish, Qt.Key.Key_L, CONTROL)
    driver.settle()
    assert driver.window.desk_frame is None


def test_nobody_chosen_is_no_own_view(driver: Driver) -> None:
    press(driver.window, Qt.Key.Key_F9)
    driver.settle()
    assert driver.screen.name == "releases"

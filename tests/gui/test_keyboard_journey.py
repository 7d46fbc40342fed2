"""From a referral to an agreed plan with the keyboard alone: every key goes to whatever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTabBar, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Agreed, Need
from recovery_desk.domain.referrals import Referral
from recovery_desk.ui.screens.person import Person
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.read_plan import PlanView
from tests.gui.driving import Driver

NO = Qt.KeyboardModifier.NoModifier
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_FAR = 200


class Hands:
    """Ten fingers on the keys; no widget is ever reached any other way."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    @property
    def at(self) -> QWidget:
        """What has the focus."""
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        """One key, and what comes of it."""
        QTest.keyClick(self.at, key, modifier)
        self._driver.settle()
        if QApplication.activeModalWidget() is None:
            self._driver.come_to_front()

    def write(self, text: str) -> None:
        """Letter by letter."""
        QTest.keyClicks(self.at, text)

    def tab_to(self, name: str) -> None:
        """Tab until that is reached."""
        seen = []
        for _ in range(_FAR):
            if self.at.accessibleName() == name:
                return
            seen.append(self.at.accessibleName())
            QTest.keyClick(self.at, Qt.Key.Key_Tab)
        raise AssertionError(name, list(dict.fromkeys(seen)))

    def fill(self, name: str, text: str) -> None:
        """A field reached by Tab, and what goes into it."""
        self.tab_to(name)
        self.write(text)

    def turn_to(self, title: str) -> None:
        """A tab of the person's page, by the arrows."""
        for _ in range(_FAR):
            if isinstance(self.at, QTabBar):
                break
            QTest.keyClick(self.at, Qt.Key.Key_Tab)
        bar = self.at
        assert isinstance(bar, QTabBar)
        titles = [bar.tabText(at) for at in range(bar.count())]
        away = titles.index(title) - bar.currentIndex()
        for _ in range(abs(away)):
            self.press(Qt.Key.Key_Right if away > 0 else Qt.Key.Key_Left)
        assert bar.tabText(bar.currentIndex()) == title


def test_from_a_referral_to_an_agreed_plan(driver: Driver) -> None:
    hands = Hands(driver)
    hands.press(Qt.Key.Key_R, CONTROL)
    hands.fill("Family name", "Zamora")
    hands.fill("Given names", "Inez")
    hands.fill("Birth date", "3/4/85")
    hands.tab_to("Where it came from")
    box = hands.at
    assert isinstance(box, QComboBox)
    hands.press(Qt.Key.Key_Down)
    hands.fill("Why", "Asked for help in reception")
    hands.press(Qt.Key.Key_S, CONTROL)
    page = driver.screen
    assert isinstance(page, Person)
    person_id = page.person_id
    assert person_id is not None

    hands.turn_to("Needs")
    hands.tab_to("Add needs: Accommodation")
    hands.press(Qt.Key.Key_Space)
    hands.tab_to("In their own words")
    hands.write("Somewhere near her mother")
    hands.press(Qt.Key.Key_S, CONTROL)

    hands.turn_to("Plan")
    hands.press(Qt.Key.Key_G, ALT)
    hands.fill("Goal, in their words", "A door of my own")
    hands.press(Qt.Key.Key_S, CONTROL)
    hands.fill("Next step: A door of my own", "Fill in the form")
    hands.press(Qt.Key.Key_Return)
    hands.tab_to("Ask whether this is their plan")
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_S, CONTROL)

    referral, needs, view = records(driver, person_id)
    assert (referral.reason, [need.text for need in needs]) == (
        "Asked for help in reception", ["Somewhere near her mother"],
    )  # fmt: skip
    assert [goal.text for goal in view.goals] == ["A door of my own"]
    assert [step.text for step in view.steps[view.goals[0].id]] == ["Fill in the form"]
    assert view.latest is not None
    assert view.latest.agreed is Agreed.YES


def records(driver: Driver, person_id: PersonId) -> tuple[Referral, list[Need], PlanView]:
    found: list[tuple[Referral, list[Need], PlanView]] = []

    def read(desk: Desk) -> tuple[Referral, list[Need], PlanView]:
        (referral,) = desk.store.records(Referral).of(person_id)
        view = desk.plan.read(person_id)
        return referral, list(view.needs), view

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from recovery_desk.domain.release_day.questions import Country
from recovery_desk.ui.rule_switches import rule_switches
from recovery_desk.ui.screens.settings import Settings
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import DeskSettings
from tests.gui.driving import Driver, child, write


@pytest.fixture
def screen(driver: Driver) -> Settings:
    screen = driver.go("settings")
    assert isinstance(screen, Settings)
    return screen


def kept(driver: Driver) -> DeskSettings:
    found: list[DeskSettings] = []

    def read(desk: Desk) -> DeskSettings:
        return desk.read_settings()

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def texts(screen: Settings) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def test_whose_desk_it_is(driver: Driver, screen: Settings) -> None:
    screen.texts["service_phone"].setText("  0141  496 0100 ")
    screen.country.setCurrentIndex(screen.country.findData(Country.NORTHERN_IRELAND))
    child(screen, QPushButton, "Save what is said about this desk").click()
    driver.settle()
    now = kept(driver)
    assert (now.service_phone, now.country) == ("0141 496 0100", Country.NORTHERN_IRELAND)


def test_a_rule_is_off_until_a_day_is_entered_and_says_so_with_its_source(driver: Driver, screen: Settings) -> None:
    rule = next(rule for rule in rule_switches() if rule.id == "scotland-2023-s8")
    assert "Off: no day of commencement is known." in texts(screen)
    assert rule.source in texts(screen)
    field = child(screen, QLineEdit, f"In force from: {rule.short_title}")
    write(field, "1/4/27")
    child(screen, QPushButton, f"Save when {rule.short_title} comes into force").click()
    driver.settle()
    assert kept(driver).commenced == {(rule.id, date(2027, 4, 1))}
    assert "Applied to release days from Thursday 1 April 2027" in texts(screen)
    child(screen, QLineEdit, f"In force from: {rule.short_title}").clear()
    child(screen, QPushButton, f"Save when {rule.short_title} comes into force").click()
    driver.settle()
    assert kept(driver).commenced == frozenset()


def test_the_look_changes_at_once_and_is_kept(driver: Driver, screen: Settings) -> None:
    screen.appearance.setCurrentIndex(screen.appearance.findData("dark"))
    screen.appearance.activated.emit(screen.appearance.currentIndex())
    driver.settle()
    assert kept(driver).appearance == "dark"
    assert driver.screen.name == "settings"
    assert driver.screen is not screen
    assert driver.screen.palette().window().color().lightness() < 60

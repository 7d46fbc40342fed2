"""What a coordinator keeps about release days: local holidays by area, and the check list."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from recovery_desk.domain.release_day.check_book import Applies, CheckChoice, ServiceKind
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.ui.screen import Screen
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import LocalHoliday
from tests.gui.driving import Driver, child, press, write

FAIR = LocalHoliday(Country.SCOTLAND, "Glasgow", date(2026, 9, 25), "September weekend")


def texts(screen: Screen) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def holidays(driver: Driver) -> tuple[LocalHoliday, ...]:
    found: list[tuple[LocalHoliday, ...]] = []
    driver.desk.jobs.ask(lambda desk: desk.checks.holidays.all(), found.append, owner=driver.window)
    driver.settle()
    return found[0]


def chosen(driver: Driver) -> dict[str, CheckChoice]:
    found: list[dict[str, CheckChoice]] = []

    def read(desk: Desk) -> dict[str, CheckChoice]:
        return {check.id: choice for check, choice in desk.checks.choose.all()}

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def test_settings_lead_to_both(driver: Driver) -> None:
    for text, name in (("Local public holidays", "local_holidays"), ("Check list", "check_list")):
        driver.go("settings")
        child(driver.screen, QPushButton, text).click()
        driver.settle()
        assert driver.screen.name == name


def test_a_local_holiday_is_added_to_its_area_and_taken_away(driver: Driver) -> None:
    screen = driver.go("local_holidays")
    before = holidays(driver)
    write(child(screen, QLineEdit, "Day"), "25/9/26")
    write(child(screen, QLineEdit, "Area"), "Glasgow")
    write(child(screen, QLineEdit, "What it is called"), "September weekend")
    press(child(screen, QLineEdit, "What it is called"), Qt.Key.Key_Return)
    driver.settle()
    assert set(holidays(driver)) == {*before, FAIR}
    assert "Glasgow · Scotland" in texts(screen)
    child(screen, QPushButton, "Remove Friday 25 September 2026 · September weekend, Glasgow").click()
    driver.settle()
    assert holidays(driver) == before


def test_a_day_that_is_none_and_a_weekend_are_not_added(driver: Driver) -> None:
    screen = driver.go("local_holidays")
    before = holidays(driver)
    day = child(screen, QLineEdit, "Day")
    write(day, "31/9/26")
    press(day, Qt.Key.Key_Return)
    driver.settle()
    assert "Error:" in texts(screen)
    day.clear()
    write(day, "26/9/26")
    press(day, Qt.Key.Key_Return)
    driver.settle()
    assert "a Saturday or Sunday" in texts(screen)
    assert holidays(driver) == before


def test_a_check_is_taken_off_the_list_and_put_back(driver: Driver) -> None:
    screen = driver.go("check_list")
    checks = child(screen, QListWidget, "Checks")
    row = next(at for at in range(checks.count()) if checks.item(at).text() == "Registered with a GP")
    checks.setCurrentRow(row)
    driver.settle()
    applies = child(screen, QComboBox, "Applies")
    applies.setCurrentIndex(applies.findData(Applies.NEVER))
    write(child(screen, QLineEdit, "Days before the release"), "14")
    press(child(screen, QLineEdit, "Days before the release"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert chosen(driver)["gp"] == CheckChoice("gp", Applies.NEVER, days_before=14)
    assert checks.item(row).text() == "Registered with a GP · off"
    child(screen, QPushButton, "Back to what ships").click()
    driver.settle()
    assert chosen(driver)["gp"] == CheckChoice("gp")


def test_days_that_are_no_number_are_refused(driver: Driver) -> None:
    screen = driver.go("check_list")
    write(child(screen, QLineEdit, "Days before the release"), "soon")
    press(child(screen, QLineEdit, "Days before the release"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert "Enter a number of days" in texts(screen)
    assert all(choice == CheckChoice(check_id) for check_id, choice in chosen(driver).items())


def test_the_kind_of_service_decides_which_checks_are_listed(driver: Driver) -> None:
    screen = driver.go("check_list")
    service = child(screen, QComboBox, "Kind of service")
    at = service.findData(ServiceKind.MENTORING)
    service.setCurrentIndex(at)
    service.activated.emit(at)
    driver.settle()
    found: list[ServiceKind] = []
    driver.desk.jobs.ask(lambda desk: desk.checks.check_list.service(), found.append, owner=driver.window)
    driver.settle()
    assert found == [ServiceKind.MENTORING]

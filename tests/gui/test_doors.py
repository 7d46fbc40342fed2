from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from recovery_desk.ui.doors.start import Start
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.doors.welcome import Welcome
from recovery_desk.ui.memory import WINDOW_FILE
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import PASSPHRASE, Driver, child, press, write

Begin = Callable[[Path], Driver]


def type_in(driver: Driver, *lines: str) -> None:
    """Types into the field that has the focus, then goes to the next."""
    for line in lines:
        write(focus(driver), line)
        press(focus(driver), Qt.Key.Key_Tab)


def focus(driver: Driver) -> QWidget:
    found = driver.window.focusWidget()
    assert found is not None
    return found


def test_the_first_start_offers_three_doors(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    assert isinstance(driver.screen, Welcome)
    assert child(driver.screen, QPushButton, "Start a new desk").isEnabled()
    assert child(driver.screen, QPushButton, "Try the practice desk").isEnabled()
    assert child(driver.screen, QPushButton, "Open a backup").isEnabled()


def test_a_new_desk_is_started_from_the_keyboard(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    press(focus(driver), Qt.Key.Key_Space)
    assert isinstance(driver.screen, Start)
    type_in(driver, "M. Kerr", "Made-up Service", "", PASSPHRASE)
    press(focus(driver), Qt.Key.Key_Tab)  # past Show
    write(focus(driver), PASSPHRASE)
    press(focus(driver), Qt.Key.Key_Return)
    driver.settle()
    assert driver.screen.name == "today"
    kept: list[tuple[str, str]] = []

    def read(desk: Desk) -> tuple[str, str]:
        settings = desk.read_settings()
        return desk.store.signed_in.name, settings.service_name

    driver.desk.jobs.ask(read, kept.append, owner=driver.window)
    driver.settle()
    assert kept == [("M. Kerr", "Made-up Service")]


def test_what_is_missing_is_said_and_leads_to_its_field(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    driver.window.show_door("start")
    screen = driver.screen
    assert isinstance(screen, Start)
    screen.first.setText("too short")
    screen.begin.click()
    link = child(screen, QPushButton, "The passphrase needs 3 more characters")
    assert child(screen, QPushButton, "Enter your name, so that sheets can say who prepared them").isVisible()
    link.click()
    assert driver.window.focusWidget() is screen.first
    assert not (tmp_path / "vault.db").exists()
    assert not driver.desk.jobs.is_open


def test_two_different_passphrases_make_no_desk(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    driver.window.show_door("start")
    screen = driver.screen
    assert isinstance(screen, Start)
    driver.settle()
    write(screen.worker.field, "M. Kerr")
    screen.first.setText(PASSPHRASE)
    screen.second.setText(PASSPHRASE + "!")
    screen.begin.click()
    assert child(screen, QPushButton, "The two passphrases are not the same").isVisible()
    assert driver.desk.jobs.is_idle


def test_a_wrong_passphrase_says_so_and_nothing_else(start: Begin, folder: Path) -> None:
    driver = start(folder)
    screen = driver.screen
    assert isinstance(screen, Unlock)
    write(screen.passphrase, "not the passphrase")
    press(screen.passphrase, Qt.Key.Key_Return)
    driver.settle()
    assert screen.problem.text() == "That passphrase does not open this desk."
    assert screen.problem.isVisible()
    assert driver.screen is screen
    assert driver.window.focusWidget() is screen.passphrase
    assert screen.passphrase.selectedText() == "not the passphrase"


def test_the_right_one_opens_today(start: Begin, folder: Path) -> None:
    driver = start(folder)
    screen = driver.screen
    assert isinstance(screen, Unlock)
    write(screen.passphrase, PASSPHRASE)
    screen.unlock.click()
    driver.settle()
    assert driver.screen.name == "today"


def test_what_is_typed_is_hidden_until_asked_for(start: Begin, folder: Path) -> None:
    driver = start(folder)
    screen = driver.screen
    assert isinstance(screen, Unlock)
    show = child(screen, QPushButton, "Show passphrase")
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Password
    show.click()
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Normal
    show.click()
    assert screen.passphrase.echoMode() is QLineEdit.EchoMode.Password


def test_the_practice_desk_opens_without_a_passphrase_and_says_what_it_is(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    child(driver.screen, QPushButton, "Try the practice desk").click()
    driver.settle()
    assert driver.screen.name == "today"
    ribbon = driver.frame.practice
    assert ribbon.isVisible()


def test_locking_drops_every_screen_and_what_it_showed(driver: Driver) -> None:
    driver.go("people")
    frame = driver.frame
    gone: list[str] = []
    frame.destroyed.connect(lambda: gone.append("frame"))
    QTimer.singleShot(0, lambda: press(driver.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier))
    driver.wait_until(lambda: bool(gone))
    assert driver.window.desk_frame is None
    assert isinstance(driver.screen, Unlock)
    assert driver.screen.passphrase.text() == ""
    assert not driver.desk.jobs.is_open


def test_what_windows_remember_is_sizes_and_no_name(start: Begin, folder: Path) -> None:
    driver = start(folder)
    driver.unlock()
    driver.go("people")
    driver.window.close()
    driver.desk.bench.memory.sync()
    kept = (folder / WINDOW_FILE).read_text(encoding="utf-8")
    assert "geometry" in kept
    for name in ("Docherty", "Kerr", "practice"):
        assert name not in kept


@pytest.mark.parametrize("appearance", ["light", "dark", "contrast"])
def test_another_look_makes_everything_anew_where_we_were(driver: Driver, appearance: str) -> None:
    driver.go("people")
    before = driver.frame
    driver.desk.bench.appearance_changed.emit(appearance, 150)
    driver.settle()
    assert driver.frame is not before
    assert driver.screen.name == "people"
    assert QApplication.font().pointSizeF() == pytest.approx(10.5 * 1.5)

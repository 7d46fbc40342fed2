"""Workers and keys from the window: let in, renamed, given a role, removed; passphrases; recovery; the doors."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton

from recovery_desk.domain.recovery_keys import in_groups
from recovery_desk.domain.workers import Role, Worker
from recovery_desk.ui.doors.recover import Recover
from recovery_desk.ui.doors.start import Start
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.key_cards import DataKeyCard, RecoveryCard
from recovery_desk.ui.screens.workers import Workers
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import PASSPHRASE, Driver, child, press, write

Begin = Callable[[Path], Driver]


@pytest.fixture
def screen(driver: Driver) -> Workers:
    found = driver.go("workers")
    assert isinstance(found, Workers)
    return found


def ask(driver: Driver, work: Callable[[Desk], object]) -> object:
    found: list[object] = []
    driver.desk.jobs.ask(work, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def everybody(driver: Driver) -> dict[str, Worker]:
    found: list[tuple[Worker, ...]] = []
    driver.desk.jobs.ask(lambda desk: tuple(desk.workers.everybody()), found.append, owner=driver.window)
    driver.settle()
    return {worker.name: worker for worker in found[0]}


def said(driver: Driver) -> str:
    return "\n".join(label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def let_in(driver: Driver, screen: Workers, name: str) -> str:
    write(screen.new_name, name)
    passphrase = screen.new_passphrase.text
    child(screen, QPushButton, "Let them in").click()
    driver.settle()
    return passphrase


def test_somebody_is_let_in_with_four_made_up_words(driver: Driver, screen: Workers) -> None:
    passphrase = let_in(driver, screen, "A. Singh")
    assert len(passphrase.split()) == 4
    assert passphrase in said(driver)
    assert everybody(driver)["A. Singh"].role is Role.WORKER
    driver.window.lock()
    driver.settle()
    driver.desk.jobs.open(lambda door, _: door.unlock(passphrase), owner=driver.window)
    driver.settle()
    hers = driver.go("workers")
    assert not [button for button in hers.findChildren(QPushButton) if button.accessibleName() == "Let them in"]
    assert child(hers, QPushButton, "Change your passphrase").isVisible()


def test_a_weak_passphrase_is_refused_in_words(driver: Driver, screen: Workers) -> None:
    screen.new_passphrase.field.setText("too short")
    write(screen.new_name, "A. Singh")
    child(screen, QPushButton, "Let them in").click()
    driver.settle()
    assert "at least 12 characters" in said(driver)
    assert "A. Singh" not in everybody(driver)


def test_a_role_a_name_and_a_goodbye(driver: Driver, screen: Workers) -> None:
    let_in(driver, screen, "A. Singh")
    role = child(screen, QComboBox, "Role of A. Singh")
    role.setCurrentIndex(role.findData(Role.READ_ONLY))
    role.activated.emit(role.currentIndex())
    driver.settle()
    assert everybody(driver)["A. Singh"].role is Role.READ_ONLY
    child(screen, QPushButton, "Rename A. Singh").click()
    child(driver.window, QLineEdit, "New name").setText("A. K. Singh")
    child(driver.window, QPushButton, "Rename").click()
    driver.settle()
    child(screen, QPushButton, "Remove A. K. Singh").click()
    child(driver.window, QPushButton, "Remove").click()
    driver.settle()
    assert everybody(driver)["A. K. Singh"].left_on is not None
    assert "change the data key" in said(driver)


def test_a_name_half_typed_is_there_again(driver: Driver, screen: Workers) -> None:
    child(screen, QPushButton, "Rename M. Kerr").click()
    driver.settle()
    child(driver.window, QLineEdit, "New name").setText("M. Kerr-Boyle")
    press(child(driver.window, QLineEdit, "New name"), Qt.Key.Key_Escape)
    driver.settle()
    child(screen, QPushButton, "Rename M. Kerr").click()
    driver.settle()
    driver.wait_until(lambda: child(driver.window, QLineEdit, "New name").text() == "M. Kerr-Boyle")
    child(driver.window, QPushButton, "Rename").click()
    driver.settle()
    assert "M. Kerr-Boyle" in everybody(driver)


def test_the_last_coordinator_stays_one(driver: Driver, screen: Workers) -> None:
    role = child(screen, QComboBox, "Role of M. Kerr")
    role.setCurrentIndex(role.findData(Role.WORKER))
    role.activated.emit(role.currentIndex())
    driver.settle()
    assert "only coordinator" in said(driver)
    assert everybody(driver)["M. Kerr"].role is Role.COORDINATOR


def test_ones_own_passphrase(driver: Driver, screen: Workers) -> None:
    write(screen.old, "not the passphrase")
    child(screen, QPushButton, "Change your passphrase").click()
    driver.settle()
    assert "does not open this desk" in said(driver)
    write(screen.old, PASSPHRASE)
    new = screen.own_passphrase.text
    child(screen, QPushButton, "Change your passphrase").click()
    driver.settle()
    assert "is changed" in said(driver)
    assert ask(driver, lambda desk: desk.check_passphrase(new)) is True


def test_a_recovery_key_is_made_read_back_and_opens_the_desk(driver: Driver, screen: Workers) -> None:
    child(screen, QPushButton, "Make a recovery key").click()
    driver.settle()
    card = screen.findChildren(RecoveryCard)[-1]
    assert card._made is not None
    groups = " ".join(in_groups(card._made.private, is_private=True))
    card.typed.setPlainText(groups[:-3])
    child(screen, QPushButton, "Put the recovery key in force").click()
    driver.settle()
    assert "roup" in said(driver)
    card.typed.setPlainText(groups.lower())
    child(screen, QPushButton, "Put the recovery key in force").click()
    driver.settle()
    assert "is in force" in said(driver)
    driver.window.lock()
    driver.settle()
    child(driver.screen, QPushButton, "I forgot my passphrase").click()
    door = driver.screen
    assert isinstance(door, Recover)
    door.key.setPlainText(groups)
    door.look.click()
    driver.settle()
    assert door.who.currentText() == "M. Kerr"
    anew = door.passphrase.text
    door.open.click()
    driver.settle()
    assert driver.screen.name in {"releases", "workers", "today"}
    assert ask(driver, lambda desk: desk.check_passphrase(anew)) is True


def test_a_key_on_a_stick_is_read_from_it(driver: Driver, screen: Workers, tmp_path: Path) -> None:
    child(screen, QPushButton, "Make a recovery key").click()
    driver.settle()
    card = screen.findChildren(RecoveryCard)[-1]
    card._save(str(tmp_path))
    (opens,) = tmp_path.glob("*-opens.txt")
    (public,) = tmp_path.glob("*-public.txt")
    card._read(str(public))
    driver.settle()
    assert "only locks" in said(driver)
    card._read(str(opens))
    child(screen, QPushButton, "Put the recovery key in force").click()
    driver.settle()
    assert "is in force" in said(driver)
    screen.findChildren(RecoveryCard)[-1]._use(str(public))
    driver.settle()
    assert "is in force" in said(driver)


def test_another_data_key(driver: Driver, screen: Workers) -> None:
    screen.findChildren(DataKeyCard)[-1].change.click()
    driver.settle()
    assert "number 2" in said(driver)
    driver.window.lock()
    driver.settle()
    driver.unlock()
    assert driver.desk.jobs.is_open


def test_lost_key_files_are_fetched_from_the_door(start: Begin, folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    kept.write_bytes((folder / "gen-1" / "keys.a.json").read_bytes())
    for name in ("keys.a.json", "keys.b.json"):
        (folder / "gen-1" / name).write_bytes(b"")
    driver = start(folder)
    screen = driver.screen
    assert isinstance(screen, Unlock)
    write(screen.passphrase, PASSPHRASE)
    screen.unlock.click()
    driver.settle()
    assert screen.fetch.isVisible()
    screen._put_back(str(kept))
    driver.settle()
    assert "beside the vault again" in screen.problem.text()
    screen.unlock.click()
    driver.settle()
    assert driver.desk.jobs.is_open


def test_after_three_wrong_ones_the_door_counts_down(start: Begin, folder: Path) -> None:
    driver = start(folder)
    screen = driver.screen
    assert isinstance(screen, Unlock)
    for _ in range(4):
        screen.passphrase.setText("not the passphrase")
        screen.unlock.click()
        driver.settle()
    assert not screen.unlock.isEnabled()
    screen._count_down()
    assert "1 s" in screen.problem.text()
    screen._count_down()
    assert screen.unlock.isEnabled()


def test_a_new_desk_is_offered_four_made_up_words(start: Begin, tmp_path: Path) -> None:
    driver = start(tmp_path)
    driver.window.show_door("start")
    screen = driver.screen
    assert isinstance(screen, Start)
    driver.settle()
    offered = screen.first.text()
    assert len(offered.split()) == 4, "before anybody asks"
    assert offered == screen.second.text()
    assert screen.first.echoMode() is QLineEdit.EchoMode.Normal
    assert screen.verdict.text() == "Strong"
    screen.make_up.click()
    driver.settle()
    assert screen.first.text() not in ("", offered)
    assert screen.first.text() == screen.second.text()


def test_a_passphrase_of_ones_own_is_typed_twice_hidden_and_judged_with_the_service_in_mind(
    start: Begin, tmp_path: Path
) -> None:
    driver = start(tmp_path)
    driver.window.show_door("start")
    screen = driver.screen
    assert isinstance(screen, Start)
    driver.settle()
    write(screen.worker.field, "M. Kerr")
    write(screen.service.field, "Cairnryan Throughcare")
    screen.first.selectAll()
    write(screen.first, "cairnryanthroughcare")
    assert screen.second.text() == ""
    assert screen.first.echoMode() is QLineEdit.EchoMode.Password
    driver.wait_until(lambda: screen.verdict.text().startswith("Would be guessed too soon."))
    write(screen.second, "cairnryanthroughcare")
    screen.begin.click()
    driver.settle()
    assert not driver.desk.jobs.is_open
    assert any("would be guessed too soon" in label.text() for label in screen.findChildren(QLabel))

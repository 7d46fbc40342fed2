"""Backups in the window: made while the desk goes on, said where they fail, put back from the door."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from recovery_desk.domain.backups import Keep, Why
from recovery_desk.domain.recovery_keys import in_groups
from recovery_desk.ui.doors.backup import OpenBackup
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.screens.backups import Backups
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.backup_deeds import BackupDeeds, InHand
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import PASSPHRASE, Driver, child, press, write


def screen_of(driver: Driver) -> Backups:
    screen = driver.go("backups")
    driver.settle()
    assert isinstance(screen, Backups)
    return screen


def said(driver: Driver) -> list[str]:
    return [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]


def wait_for_backup(driver: Driver) -> None:
    driver.wait_until(lambda: not driver.desk.bench.backing_up.is_running)
    driver.settle()


def test_a_backup_is_made_from_the_keyboard_and_the_foot_says_so(driver: Driver, folder: Path) -> None:
    foot = child(driver.frame.navigation, QPushButton, "Never backed up: backups")
    foot.click()
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, Backups)
    screen.now.setFocus()
    press(screen.now, Qt.Key.Key_Space)
    wait_for_backup(driver)
    assert "read back and found the same" in screen.outcome.text()
    assert len(list((folder / "backups").glob("*.rdbackup"))) == 1
    assert child(driver.frame.navigation, QPushButton, "Backed up today 09:00: backups").isVisible()


def test_a_stick_that_is_not_in_is_said_and_tried_again(driver: Driver, tmp_path: Path) -> None:
    screen = screen_of(driver)
    stick = tmp_path / "stick"
    screen.path.setText(str(stick))
    child(screen, QPushButton, "Add this folder").click()
    driver.settle()
    child(screen, QPushButton, f"Back up to {stick}").click()
    wait_for_backup(driver)
    assert "is not there" in screen.outcome.text()
    assert any("It was not there." in text for text in said(driver))
    assert "Not there now" in said(driver)
    stick.mkdir()
    driver.desk.bench.backing_up.retry()
    driver.settle()
    wait_for_backup(driver)
    assert len(list(stick.glob("*.rdbackup"))) == 1
    assert not any("It was not there." in text for text in said(driver))
    child(screen, QPushButton, f"Take {stick} off the list").click()
    driver.settle()
    assert str(stick) not in said(driver)


def test_how_many_are_kept_is_kept(driver: Driver) -> None:
    screen = screen_of(driver)
    screen.counts["daily"].setCurrentIndex(screen.counts["daily"].findData(30))
    screen.on_lock.setChecked(False)
    child(screen, QPushButton, "Save how many are kept").click()
    driver.settle()
    rules: list[Keep] = []
    driver.desk.jobs.ask(lambda desk: desk.backups.rules(), rules.append, owner=driver.window)
    driver.settle()
    assert rules == [Keep(daily=30, on_lock=False)]


def test_a_choice_not_saved_yet_survives_a_backup_and_a_lock(driver: Driver) -> None:
    screen = screen_of(driver)
    screen.counts["daily"].setCurrentIndex(screen.counts["daily"].findData(60))
    screen.now.click()
    wait_for_backup(driver)
    assert screen.counts["daily"].currentData() == 60
    driver.window.lock()
    driver.settle()
    driver.unlock()
    screen = screen_of(driver)
    assert screen.counts["daily"].currentData() == 60
    child(screen, QPushButton, "Save how many are kept").click()
    driver.settle()
    assert screen.counts["daily"].currentData() == 60


def test_a_stick_that_was_not_in_at_the_lock_is_said_at_the_next_unlocking_and_tried_again(
    driver: Driver, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"

    def add(desk: Desk) -> None:
        desk.backups.add_place(str(stick))
        desk.backups.make(Why.LOCK)

    driver.desk.jobs.ask(add, owner=driver.window)
    driver.settle()
    driver.window.lock()
    driver.settle()
    driver.unlock()
    (told,) = [text for text in said(driver) if text.startswith(f"No backup reached {stick}")]
    assert "It was not there. It is tried again by itself" in told
    driver.window.lock()
    driver.settle()
    stick.mkdir()
    driver.unlock()
    driver.wait_until(lambda: bool(list(stick.glob("*.rdbackup"))))
    wait_for_backup(driver)


def test_everything_is_looked_through_and_found_whole(driver: Driver) -> None:
    screen = screen_of(driver)
    screen.examine.click()
    driver.settle()
    assert any("The vault is whole" in text for text in said(driver))


@pytest.fixture
def backup(driver: Driver, tmp_path: Path) -> Path:
    def make(desk: Desk) -> None:
        desk.backups.to_file(str(tmp_path), "monday.rdbackup")

    driver.desk.jobs.ask(make, owner=driver.window)
    driver.settle()
    return tmp_path / "monday.rdbackup"


def look_into(driver: Driver, file: Path, passphrase: str = PASSPHRASE) -> OpenBackup:
    screen = driver.screen
    assert isinstance(screen, OpenBackup)
    screen.file.setText(str(file))
    write(screen.passphrase, passphrase)
    press(screen.passphrase, Qt.Key.Key_Return)
    driver.settle()
    return screen


def test_newer_work_must_be_typed_before_it_is_lost(driver: Driver, backup: Path, folder: Path) -> None:
    def rename(desk: Desk) -> None:
        place = desk.store.establishments.all()[0]
        desk.keep_establishment(place, checked=True)

    driver.desk.jobs.ask(rename, owner=driver.window)
    driver.settle()
    screen = screen_of(driver)
    child(screen, QPushButton, "Put a backup back, or look into one").click()
    driver.settle()
    assert driver.window.desk_frame is None, "it is locked first"
    door = look_into(driver, backup)
    assert any("would lose 1 establishment since" in text for text in said(driver))
    door.become.click()
    driver.settle()
    assert "type: lose 1" in door.problem.text()
    assert driver.window.focusWidget() is door.typed
    door.typed.setText("lose 1")
    door.become.click()
    driver.settle()
    assert driver.desk.jobs.is_open
    assert (folder / "gen-2").is_dir()
    assert (folder / "gen-1").is_dir()


def test_onto_a_bare_laptop_from_the_welcome_screen(
    start: Callable[[Path], Driver], driver: Driver, backup: Path, tmp_path: Path
) -> None:
    bare = start(tmp_path / "bare")
    child(bare.screen, QPushButton, "Open a backup").click()
    door = look_into(bare, backup, "not the passphrase")
    assert door.problem.isVisible()
    assert "passphrase" in door.problem.text()
    write(door.passphrase, PASSPHRASE)
    door.look.click()
    bare.settle()
    assert any("There is no desk on this laptop yet" in text for text in said(bare))
    press(door.become, Qt.Key.Key_Space)
    bare.settle()
    assert bare.desk.jobs.is_open
    assert bare.frame.isVisible()


def with_recovery_key(driver: Driver) -> str:
    """Gives the desk a recovery key; answers the groups on its sheet."""
    made: list[str] = []

    def make(desk: Desk) -> str:
        pair = desk.keys.new_recovery_key()
        groups = " ".join(in_groups(pair.private, is_private=True))
        desk.keys.set_recovery_key(pair, groups)
        desk.backups.to_file(str(Path(str(driver.desk.bench.door.where)).parent), "keyed.rdbackup")
        return groups

    driver.desk.jobs.ask(make, made.append, owner=driver.window)
    driver.settle()
    return made[0]


def test_with_the_recovery_key_where_nobody_knows_a_passphrase(
    start: Callable[[Path], Driver], driver: Driver, folder: Path, tmp_path: Path
) -> None:
    groups = with_recovery_key(driver)
    bare = start(tmp_path / "bare")
    child(bare.screen, QPushButton, "Open a backup").click()
    door = bare.screen
    assert isinstance(door, OpenBackup)
    door.file.setText(str(folder.parent / "keyed.rdbackup"))
    press(door.other_way, Qt.Key.Key_Space)
    assert bare.window.focusWidget() is door.key.field
    door.key.field.setPlainText(groups[:-2])
    door.look.click()
    bare.settle()
    assert "roup" in door.problem.text()
    door.key.field.setPlainText(groups.lower())
    door.look.click()
    bare.settle()
    press(door.become, Qt.Key.Key_Space)
    bare.settle()
    assert door.new.who.currentText() == "M. Kerr"
    anew = door.new.passphrase.text
    press(door.new.open, Qt.Key.Key_Space)
    bare.settle()
    assert bare.desk.jobs.is_open
    right: list[bool] = []
    bare.desk.jobs.ask(lambda desk: desk.check_passphrase(anew), right.append, owner=bare.window)
    bare.settle()
    assert right == [True]


def test_the_key_file_from_the_safe_is_read_and_what_is_none_is_said(
    start: Callable[[Path], Driver], tmp_path: Path
) -> None:
    bare = start(tmp_path / "bare")
    bare.window.show_door("backup")
    door = bare.screen
    assert isinstance(door, OpenBackup)
    door.other_way.click()
    door.key.take(str(tmp_path / "not there.txt"))
    assert door.problem.text() == "That file could not be read."
    door.other_way.click()
    assert door.passphrase.isVisible()
    assert not door.problem.isVisible()


def test_a_copy_opens_beside_and_there_is_a_way_to_and_fro(driver: Driver, backup: Path, folder: Path) -> None:
    driver.window.lock("backup")
    driver.settle()
    door = look_into(driver, backup)
    child(door, QPushButton, "Open the backup beside").click()
    driver.settle()
    assert driver.window.focusWidget() is door.go_there
    press(door.go_there, Qt.Key.Key_Space)
    driver.settle()
    assert "Unlock the copy" in said(driver)
    driver.unlock()
    assert any("Nothing done here reaches the desk" in text for text in said(driver))
    assert driver.frame.copy.isVisible()
    screen_of(driver)
    assert any("Its backups stay in its own folder" in text for text in said(driver))
    driver.window.lock()
    driver.settle()
    assert len(list(folder.glob("beside/copy-*/CURRENT"))) == 1
    child(driver.screen, QPushButton, "Go to: The desk of this laptop").click()
    driver.settle()
    assert "Unlock the desk" in said(driver)
    driver.unlock()
    assert not driver.frame.copy.isVisible()


def test_the_keys_are_taken_from_a_backup_at_the_door(
    start: Callable[[Path], Driver], driver: Driver, backup: Path, folder: Path
) -> None:
    driver.window.lock()
    driver.settle()
    for name in ("keys.a.json", "keys.b.json"):
        (folder / "gen-1" / name).unlink()
    screen = driver.screen
    assert isinstance(screen, Unlock)
    write(screen.passphrase, PASSPHRASE)
    press(screen.passphrase, Qt.Key.Key_Return)
    driver.settle()
    assert ".rdbackup" in screen.problem.text()
    assert screen.fetch.isVisible()
    screen._put_back(str(backup))
    driver.settle()
    screen.unlock.click()
    driver.settle()
    assert driver.desk.jobs.is_open


def test_a_letter_is_not_a_backup_and_nothing_is_made(start: Callable[[Path], Driver], tmp_path: Path) -> None:
    letter = tmp_path / "letter.rdbackup"
    letter.write_text("Dear Sir")
    bare = start(tmp_path / "bare")
    bare.window.show_door("backup")
    door = look_into(bare, letter)
    assert "is not a backup" in door.problem.text()
    assert not (tmp_path / "bare" / "CURRENT").exists()
    child(door, QPushButton, "Back").click()
    assert bare.screen.name == "welcome"


def test_the_audit_is_shown_by_worker_and_day_and_taken_out(driver: Driver, tmp_path: Path) -> None:
    from recovery_desk.ui.screens.audit import Audit

    screen = driver.go("audit")
    driver.settle()
    assert isinstance(screen, Audit)
    rows = screen.model.rowCount()
    assert rows == 200
    screen.older.click()
    driver.settle()
    assert screen.model.rowCount() > rows
    write(child(screen, QLineEdit, "To day"), "22/11/26")
    press(screen.last, Qt.Key.Key_Return)
    driver.settle()
    assert screen.model.rowCount() == 0
    screen.first.setText("the day after")
    press(screen.first, Qt.Key.Key_Return)
    driver.settle()
    assert screen.problem.isVisible()
    screen.first.clear()
    screen.last.clear()
    screen.only_looks.setChecked(True)
    driver.settle()
    assert screen.model.rowCount() > 0
    screen.save_to(str(tmp_path / "audit.csv"))
    driver.settle()
    assert "Head" in (tmp_path / "audit.csv").read_text("utf-8-sig")


def test_the_audit_is_narrowed_to_the_person_of_a_line(driver: Driver) -> None:
    from recovery_desk.ui.screens.audit import Audit

    screen = driver.go("audit")
    assert isinstance(screen, Audit)
    row = next(at for at, line in enumerate(screen._lines) if line.about)
    about = screen._lines[row].about
    screen.table.setCurrentIndex(screen.model.index(row, 0))
    child(screen, QPushButton, "Show the audit about the person of this line").click()
    driver.settle()
    assert {line.about for line in screen._lines} == {about}
    assert about in screen.about.text()
    child(screen, QPushButton, "Show the audit about everybody").click()
    driver.settle()
    assert screen.model.rowCount() == 200


def test_the_audit_is_printed_with_its_head(driver: Driver) -> None:
    screen = driver.go("audit")
    driver.settle()
    press(child(screen, QPushButton, "Print what is shown"), Qt.Key.Key_Space)
    driver.settle()
    (preview,) = driver.window.findChildren(PrintPreview)
    assert preview.isVisible()
    preview.reject()
    driver.settle()
    acts: list[str] = []
    driver.desk.jobs.ask(lambda desk: desk.audit.read(AuditFilter()).lines[0].act, acts.append, owner=driver.window)
    driver.settle()
    assert acts == ["drawn"]


@pytest.mark.parametrize("step", ["begin", "copy", "finish"])
def test_a_bug_in_a_backup_is_told_and_the_next_one_is_made(
    driver: Driver, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    screen = screen_of(driver)

    def breaks(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(InHand if step == "copy" else BackupDeeds, step, breaks)
    screen.now.click()
    wait_for_backup(driver)
    assert "was given up" in screen.outcome.text()
    assert any("Something went wrong inside" in text for text in said(driver))
    assert screen.now.isEnabled()
    monkeypatch.undo()
    before = len(list((folder / "backups").glob("*.rdbackup")))
    screen.now.click()
    wait_for_backup(driver)
    assert "read back and found the same" in screen.outcome.text()
    assert len(list((folder / "backups").glob("*.rdbackup"))) == before + 1

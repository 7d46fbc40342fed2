import gc
import sys
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from recovery_desk.ui.errors import CRASH_FILE, ErrorDoor
from recovery_desk.usecases.vault_problems import WrongPassphrase


def break_on(name: str) -> None:
    raise ValueError(f"bad row for {name}")


def caught(name: str) -> BaseException:
    try:
        break_on(name)
    except ValueError as problem:
        return problem
    raise AssertionError


def test_a_bug_leaves_its_place_and_no_word_of_anybody(qapp: QApplication, tmp_path: Path) -> None:
    door, told = ErrorDoor(tmp_path), list[str]()
    door.broke.connect(told.append)
    door.take(caught("Kowalczyk"))
    written = (tmp_path / CRASH_FILE).read_text(encoding="utf-8")
    assert "ValueError at test_errors.py:" in written
    assert "Kowalczyk" not in written + told[0]
    assert "bad row" not in written + told[0]
    assert told[0].startswith("ValueError at test_errors.py:")


def test_a_refusal_is_a_sentence_and_no_crash(qapp: QApplication, tmp_path: Path) -> None:
    door, told = ErrorDoor(tmp_path), list[str]()
    door.refused.connect(told.append)
    door.take(WrongPassphrase())
    assert told == ["That passphrase does not open this desk."]
    assert not (tmp_path / CRASH_FILE).exists()


def test_the_crash_file_does_not_grow_for_ever(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / CRASH_FILE).write_text("old\n" * 100_000, encoding="utf-8")
    ErrorDoor(tmp_path).take(caught("somebody"))
    assert (tmp_path / CRASH_FILE).stat().st_size < 2_000


def test_a_folder_that_cannot_be_written_to_makes_no_second_bug(qapp: QApplication, tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("not a folder", encoding="utf-8")
    door, told = ErrorDoor(nowhere / "below"), list[str]()
    door.broke.connect(told.append)
    door.take(caught("somebody"))
    assert len(told) == 1


def test_what_nobody_caught_reaches_the_door(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    door, told = ErrorDoor(tmp_path), list[str]()
    door.broke.connect(told.append)
    undo = door.install()
    problem = caught("somebody")
    sys.excepthook(type(problem), problem, problem.__traceback__)
    undo()
    assert len(told) == 1
    assert sys.excepthook is sys.__excepthook__


class Doomed:
    """Breaks while it is taken apart."""

    def __del__(self) -> None:
        break_on("Kowalczyk")


@pytest.mark.parametrize("where", ["thread", "taken apart"])
def test_what_breaks_where_nobody_can_catch_it_says_nothing_of_anybody(
    qapp: QApplication, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)

    def breaks() -> None:
        if where == "thread":
            one = threading.Thread(target=break_on, args=("Kowalczyk",))
            one.start()
            one.join()
        else:
            Doomed()

    breaks()
    assert "Kowalczyk" in capfd.readouterr().err, "the control: Python says it aloud"
    undo = ErrorDoor(tmp_path).install()
    breaks()
    undo()
    assert capfd.readouterr().err == ""
    written = (tmp_path / CRASH_FILE).read_text(encoding="utf-8")
    assert "ValueError at test_errors.py:" in written
    assert "Kowalczyk" not in written


class InHand:
    """What a function had in hand when it broke."""


def test_what_was_in_hand_when_something_broke_is_not_kept(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python would keep it until the next bug, for whoever debugs: behind the lock too."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    undo = ErrorDoor(tmp_path).install()
    left: list[weakref.ref[InHand]] = []

    def breaks() -> None:
        held = InHand()
        left.append(weakref.ref(held))
        break_on("Kowalczyk")

    timer = QTimer()
    timer.timeout.connect(breaks)
    timer.timeout.emit()
    undo()
    gc.collect()
    assert (tmp_path / CRASH_FILE).exists()
    assert left[0]() is None

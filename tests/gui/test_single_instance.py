from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_desk.ui.single_instance import SingleInstance
from tests.gui.driving import PATIENCE_MS, wait_until


def test_a_second_start_raises_the_first_and_ends(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take()
    wait_until(qtbot, lambda: first.is_listening)
    with qtbot.waitSignal(first.raise_wanted, timeout=PATIENCE_MS):
        assert not second.take()
    first.release()


def test_another_folder_is_another_desk(qapp: QApplication, tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path / "a"), SingleInstance(tmp_path / "b")
    assert first.take()
    assert other.take()
    first.release()
    other.release()


def test_once_the_first_has_ended_another_may_begin(qapp: QApplication, tmp_path: Path) -> None:
    first, second = SingleInstance(tmp_path), SingleInstance(tmp_path)
    assert first.take()
    first.release()
    assert second.take()
    second.release()

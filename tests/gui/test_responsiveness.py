import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_desk.ui.responsiveness import Heartbeat
from tests.gui.driving import wait_until


def test_a_thread_that_is_held_is_noticed(qapp: QApplication, qtbot: QtBot) -> None:
    heartbeat, held = Heartbeat(), list[float]()

    def hold() -> None:
        began = time.perf_counter()
        while time.perf_counter() - began < 0.12:
            pass
        held.append(time.perf_counter())

    heartbeat.start()
    QTimer.singleShot(0, hold)
    wait_until(qtbot, lambda: bool(held))
    assert heartbeat.stop() >= 100

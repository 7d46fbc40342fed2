"""Round and round through every screen and every tab, and through lock and unlock: nothing piles up; row 32."""

import gc

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.gui.driving import Driver
from tests.gui.test_every_screen import everywhere


def widgets(driver: Driver) -> int:
    """How many there are once everything that is to go has gone."""
    driver.settle()
    for _ in range(2):
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
    return len(QApplication.allWidgets())


def one_round(driver: Driver) -> int:
    """Everywhere, then locked and opened again; the widgets that are left, back on Today."""
    for _ in everywhere(driver):
        pass
    driver.window.lock()
    driver.settle()
    driver.unlock()
    driver.go("today")
    return widgets(driver)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("rounds", [2, pytest.param(25, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])])
def test_nothing_piles_up(driver: Driver, rounds: int) -> None:
    before = one_round(driver)
    counts = [one_round(driver) for _ in range(rounds)]
    assert max(counts) <= before + 20, counts


def test_the_control_what_is_held_is_counted(driver: Driver) -> None:
    before = widgets(driver)
    held = [QWidget() for _ in range(40)]
    assert widgets(driver) >= before + 40
    del held
    assert widgets(driver) <= before + 20

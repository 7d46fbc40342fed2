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


def rounds_of(driver: Driver, *, locked: bool) -> int:
    """Everywhere once; the widgets that are left, back on Today or behind the lock."""
    for _ in everywhere(driver):
        pass
    driver.go("today")
    if not locked:
        return widgets(driver)
    driver.window.lock()
    left = widgets(driver)
    driver.unlock()
    return left


@pytest.mark.timeout(600)
@pytest.mark.parametrize("locked", [False, True])
@pytest.mark.parametrize("rounds", [2, pytest.param(15, marks=[pytest.mark.slow, pytest.mark.timeout(3600)])])
def test_nothing_piles_up(driver: Driver, rounds: int, *, locked: bool) -> None:
    before = rounds_of(driver, locked=locked)
    counts = [rounds_of(driver, locked=locked) for _ in range(rounds)]
    assert max(counts) <= before, counts
    assert not locked or before < 60, "behind the lock there is a door and nothing else"


def test_the_control_what_is_held_is_counted(driver: Driver) -> None:
    before = widgets(driver)
    held = [QWidget() for _ in range(40)]
    assert widgets(driver) >= before + 40
    del held
    assert widgets(driver) <= before + 20

"""Behind the lock: no dialog, no object of a screen's, no record in memory, whatever was open when it was locked."""

import dataclasses
import gc
from collections import Counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog

from tests.gui.driving import Driver
from tests.gui.test_every_screen import everywhere
from tests.gui.test_never_loses import half_a_note, is_locked, preview_of

_WORDS_OF_PEOPLE = ("recovery_desk.domain.", "recovery_desk.usecases.", "recovery_desk.ui.")


def locked(driver: Driver) -> None:
    driver.window.lock()
    driver.wait_until(lambda: is_locked(driver))
    driver.wait_until(lambda: driver.desk.bench.door._vault is None)  # type: ignore[attr-defined]
    driver.settle()
    for _ in range(3):
        gc.collect()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def long_lived(driver: Driver) -> Counter[str]:
    """What hangs below the program's own objects, by kind: jobs, bench, window and what they keep."""
    return Counter(type(each).__name__ for root in (driver.desk, driver.window) for each in root.findChildren(QObject))


def about_people() -> Counter[str]:
    """Everything in memory, by kind, that is about one person."""
    kinds = (
        type(each)
        for each in gc.get_objects()
        if type(each).__module__.startswith(_WORDS_OF_PEOPLE) and dataclasses.is_dataclass(type(each))
    )
    return Counter(kind.__name__ for kind in kinds if _is_about_somebody(kind))


def _is_about_somebody(kind: type) -> bool:
    names = {field.name for field in dataclasses.fields(kind)}
    return bool(names & {"person_id", "family_name", "filed_as", "drawn"})


def test_whatever_was_open_nothing_is_left_behind_the_lock(driver: Driver) -> None:
    locked(driver)  # once, so that what lives as long as the program is there, and what other tests are made of
    objects, people = long_lived(driver), about_people()
    driver.unlock()
    for _ in everywhere(driver):
        pass
    driver.window._find()
    driver.window._show_shortcuts()
    half_a_note(driver)
    driver.go("releases")
    preview_of(driver)._save()
    driver.settle()
    assert {"Person", "SheetJob"} <= set(about_people() - people), "the control: what is there is found"
    assert len([each for each in driver.window.findChildren(QDialog) if each.isVisible()]) >= 4
    locked(driver)
    assert driver.window.findChildren(QDialog) == []
    assert long_lived(driver) - objects == Counter()
    assert about_people() - people == Counter()

"""Windows over a real vault of made-up people, without a screen."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_desk import app as wiring
from recovery_desk.clocks import FixedClock
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.ui.desk_application import DeskApplication, qt_application
from recovery_desk.ui.theme import theme
from tests.gui.driving import PASSPHRASE, PEOPLE, QUICK, TODAY, Driver


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says that it cannot do what no screen asks of it; that fails no test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application object, dressed as it is."""
    application = qt_application()
    theme.apply(application)
    return application


@pytest.fixture(scope="session")
def made_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault of made-up people, made once."""
    folder = tmp_path_factory.mktemp("made")
    wiring.make_practice_vault(folder, PEOPLE, 1, TODAY, PASSPHRASE, kdf=QUICK).close()
    return folder


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Driver]]:
    """Starts the program over a data folder; it is closed when the test ends."""
    running: list[DeskApplication] = []

    def begin(folder: Path) -> Driver:
        desk = DeskApplication(DataFolderDoor(folder, FixedClock(TODAY), QUICK))
        running.append(desk)
        desk.window.resize(1280, 720)
        desk.begin()
        driver = Driver(desk, qtbot)
        driver.come_to_front()
        return driver

    yield begin
    for desk in running:
        desk.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    theme.apply(qapp)


@pytest.fixture
def folder(made_folder: Path, tmp_path: Path) -> Path:
    """A copy of the made vault, this test's own."""
    return Path(shutil.copytree(made_folder, tmp_path / "data"))


@pytest.fixture
def driver(start: Callable[[Path], Driver], folder: Path) -> Driver:
    """The program with its vault open, at the board."""
    driver = start(folder)
    driver.unlock()
    driver.go("releases")
    return driver

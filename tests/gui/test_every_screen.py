"""What holds on every screen there is."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from recovery_desk.domain.people import PersonId
from recovery_desk.ui.doors import DOORS
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.panes import PANES
from recovery_desk.ui.screens import SCREENS
from recovery_desk.ui.screenshots import write_screenshots
from recovery_desk.ui.shortcuts import SHORTCUTS, ShortcutList
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import PASSPHRASE, Driver, press

TABS = tuple(pane.name for pane in PANES)


def somebody(driver: Driver) -> PersonId:
    found: list[PersonId] = []

    def read(desk: Desk) -> PersonId:
        return desk.browse_people.page(CaseloadFilter(), limit=1)[0].person_id

    driver.desk.jobs.ask(read, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def everywhere(driver: Driver) -> Iterator[str]:
    """Goes to every screen and tab; yields where it is."""
    for screen in SCREENS:
        if screen.name != "person":
            driver.go(screen.name)
            yield screen.name
    for tab in TABS:
        driver.go("person", somebody(driver), tab)
        yield f"person, {tab}"


def focusable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.objectName().startswith("qt_")
    ]


def spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(window: QWidget) -> list[str]:
    return [f"{type(w).__name__} in {type(w.parent()).__name__}" for w in focusable(window) if not spoken_name(w)]


def test_every_control_has_a_name_for_screen_readers(driver: Driver) -> None:
    missing = {where: nameless(driver.window) for where in everywhere(driver)}
    assert {where: names for where, names in missing.items() if names} == {}


@pytest.mark.parametrize("door", [door for door in DOORS if door != "practice"])
def test_so_has_every_control_of_the_doors(start: Callable[[Path], Driver], tmp_path: Path, door: str) -> None:
    driver = start(tmp_path)
    driver.window.show_door(door)
    assert nameless(driver.window) == []
    assert focusable(driver.window)


def test_no_title_ever_holds_a_name(driver: Driver) -> None:
    for where in everywhere(driver):
        titles = {w.windowTitle() for w in driver.window.findChildren(QWidget)} | {driver.window.windowTitle()}
        assert titles <= {"", "Recovery Desk"}, where


class Shows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_nothing_flashes_up_as_a_window_of_its_own(driver: Driver, qapp: QApplication) -> None:
    shows = Shows()
    qapp.installEventFilter(shows)
    for _ in everywhere(driver):
        pass
    driver.desk.bench.appearance_changed.emit("dark", 100)
    driver.settle()
    driver.window.lock()
    driver.settle()
    qapp.removeEventFilter(shows)
    assert shows.seen == []


def test_tab_reaches_every_control(driver: Driver) -> None:
    for where in everywhere(driver):
        wanted = {w for w in focusable(driver.window) if w.isEnabled()}
        seen: set[QWidget | None] = set()
        for _ in range(3 * len(wanted) + 10):
            seen.add(driver.window.focusWidget())
            driver.window.focusNextChild()
        missed = {spoken_name(w) for w in wanted - seen if not isinstance(w, QScrollArea)}
        assert missed == set(), where


def clipped(window: QWidget) -> list[str]:
    """Words and buttons that have less room than they need."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            if widget.height() + 1 < needed:
                found.append(f"{widget.text()[:40]!r} has {widget.height()} of {needed} in height")
        elif widget.width() + 1 < widget.minimumSizeHint().width():
            found.append(f"{widget.text()[:40]!r} has {widget.width()} of {widget.minimumSizeHint().width()}")
    return found


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_words_are_clipped_at_any_text_size(driver: Driver, percent: int) -> None:
    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.settle()
    cut = {where: clipped(driver.window) for where in everywhere(driver)}
    assert {where: words for where, words in cut.items() if words} == {}


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("door", [door for door in DOORS if door != "practice"])
def test_nor_on_the_doors(start: Callable[[Path], Driver], tmp_path: Path, door: str, percent: int) -> None:
    driver = start(tmp_path)
    driver.desk.bench.appearance_changed.emit("light", percent)
    driver.window.show_door(door)
    driver.settle()
    assert clipped(driver.window) == []


def test_every_key_in_the_table_is_bound_once(driver: Driver) -> None:
    keys = [shortcut.keys for shortcut in SHORTCUTS]
    assert len(set(keys)) == len(keys)
    places = {screen.name for screen in SCREENS}
    own = {"find", "note", "filter", "print", "back", "lock", "shortcuts", "undo", "redo"}
    assert {shortcut.deed for shortcut in SHORTCUTS if shortcut.deed} <= places | own


@pytest.mark.parametrize(
    ("key", "screen"),
    [
        (Qt.Key.Key_2, "people"),
        (Qt.Key.Key_R, "new_person"),
        (Qt.Key.Key_I, "import_caseload"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_keys_go_where_the_table_says(driver: Driver, key: Qt.Key, screen: str) -> None:
    press(driver.window, key, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert driver.screen.name == screen
    press(driver.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    driver.settle()
    assert driver.screen.name == "releases"


def test_only_the_place_one_is_at_is_lit(driver: Driver) -> None:
    lit = {}
    for where in everywhere(driver):
        buttons = driver.frame.navigation.findChildren(QAbstractButton)
        lit[where] = [button.accessibleName().split(",")[0] for button in buttons if button.isChecked()]
    assert lit["people"] == ["People"]
    assert lit["settings"] == ["Settings"]
    assert lit["import_caseload"] == lit["new_person"] == []
    driver.go("people")
    driver.go("person", somebody(driver), "overview")
    button = next(b for b in driver.frame.navigation.findChildren(QAbstractButton) if b.isChecked())
    assert button.accessibleName().startswith("People"), "where the person was found"


def test_the_table_of_keys_is_shown(driver: Driver) -> None:
    press(driver.window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    dialog = next(d for d in driver.window.findChildren(ShortcutList) if d.isVisible())
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    assert {shortcut.keys for shortcut in SHORTCUTS} <= shown
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_the_window_says_already_it_does_not_say_twice(driver: Driver) -> None:
    for sentence in ("The drive is full", "The stick is gone", "The drive is full"):
        driver.window.show_message(sentence, Tone.HARD)
    driver.settle()
    said = [label.text() for label in driver.window.findChildren(QLabel) if label.isVisible()]
    assert [each for each in said if each.startswith("The ")] == ["The stick is gone", "The drive is full"]
    driver.window.clear_messages()


def test_a_picture_of_each_screen(folder: Path, tmp_path: Path, start: Callable[[Path], Driver]) -> None:
    from recovery_desk.clocks import FixedClock
    from recovery_desk.front_door import DataFolderDoor
    from tests.gui.driving import QUICK, TODAY

    del start
    door = DataFolderDoor(folder, FixedClock(TODAY), QUICK)
    taken = write_screenshots(door, tmp_path / "pictures", PASSPHRASE, size=(1280, 720))
    names = {path.stem.split("-", 1)[1] for path in taken}
    assert {"welcome", "unlock", "releases", "people", "person-release-day", "settings", "print-preview"} <= names
    assert all(path.stat().st_size > 5_000 for path in taken)
    assert theme.colours.name == "light"


@pytest.mark.parametrize(
    ("screen", "lit"),
    [("inclusion", "meetings"), ("prison_day", "meetings"), ("audit", "settings"), ("merge", "people")],
)
def test_a_screen_without_a_place_of_its_own_lights_the_one_it_belongs_to(
    driver: Driver, screen: str, lit: str
) -> None:
    driver.go("establishments")
    driver.go(screen)
    checked = [name for name, made in driver.frame.navigation._buttons.items() if made.isChecked()]
    assert checked == [lit]
    driver.go("person", somebody(driver), "overview")
    checked = [name for name, made in driver.frame.navigation._buttons.items() if made.isChecked()]
    assert checked == ["establishments"], "the place they came from, not that of the page between"

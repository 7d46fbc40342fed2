"""A desk nobody is at is locked: never asks, never loses, shows nothing, and is there again for whoever left it."""

import ctypes
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_desk.clocks import FixedClock
from recovery_desk.domain.workers import Role
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.ui import capture, session_watch
from recovery_desk.ui.clipboard import OURS, ClipboardKeeper
from recovery_desk.ui.desk_application import DeskApplication
from recovery_desk.ui.desk_guard import DeskGuard
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.idle_watch import Clocks, IdleWatch
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screens.new_person import NewPerson
from recovery_desk.ui.session_bus import SessionBus
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import DeskSettings
from tests.faults.programs import ROOT
from tests.gui.driving import QUICK, TODAY, Driver, press, wait_until, write

HERS = "puffin bramble kettle reel"
ZEBEDEE = "Zebedee-Zyxwvutsr"


class Clock:
    """Two clocks that are turned by hand."""

    def __init__(self) -> None:
        self.wall, self.awake = 1_000_000.0, 50.0

    def on(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.awake += 0.0 if asleep else seconds

    @property
    def clocks(self) -> Clocks:
        return Clocks(lambda: self.wall, lambda: self.awake)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> IdleWatch:
    made = IdleWatch(None, clock.clocks)
    made.expired_times = []  # type: ignore[attr-defined]
    made.expired.connect(lambda: made.expired_times.append(clock.wall))  # type: ignore[attr-defined]
    return made


def expired(watch: IdleWatch) -> int:
    return len(watch.expired_times)  # type: ignore[attr-defined]


def test_nobody_for_five_minutes_locks(watch: IdleWatch, clock: Clock) -> None:
    said: list[int] = []
    watch.minutes_left.connect(said.append)
    watch.watch(5)
    for _ in range(149):
        clock.on(2)
        watch.look()
    assert expired(watch) == 0
    assert said == [5, 4, 3, 2, 1]
    clock.on(2)
    watch.look()
    assert expired(watch) == 1
    watch.rest()


def test_a_key_or_a_moved_mouse_counts_as_somebody(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    watch.watch(1)
    for _ in range(20):
        clock.on(50)
        press(widget, Qt.Key.Key_A)
        watch.look()
    assert expired(watch) == 0
    watch.rest()
    clock.on(600)
    press(widget, Qt.Key.Key_A)
    assert not watch.is_watching


def test_having_slept_locks_at_once(watch: IdleWatch, clock: Clock) -> None:
    watch.watch(30)
    clock.on(40, asleep=True)
    watch.look()
    assert expired(watch) == 1
    watch.rest()


def test_a_clock_turned_back_neither_locks_nor_keeps_open(watch: IdleWatch, clock: Clock) -> None:
    watch.watch(5)
    clock.wall -= 86_400
    watch.look()
    assert expired(watch) == 0
    clock.on(300)
    watch.look()
    assert expired(watch) == 1
    watch.rest()


@pytest.mark.parametrize(
    ("message", "what", "away"),
    [
        (0x02B1, 0x7, True),  # locked
        (0x02B1, 0x2, True),  # another user came
        (0x02B1, 0x8, False),  # unlocked
        (0x0218, 0x4, True),  # going to sleep
        (0x0218, 0x7, False),  # woken
        (0x0100, 0x7, False),  # a key
    ],
)
def test_what_windows_says_of_the_session(message: int, what: int, away: bool) -> None:
    assert session_watch.means_away(message, what) is away


class Library:
    """Windows' libraries, as far as we call them; notes what was asked."""

    def __init__(self, asked: list[tuple[str, int]], name: str) -> None:
        self.asked, self.name = asked, name

    def WTSRegisterSessionNotification(self, handle: ctypes.c_void_p, which: int) -> int:  # noqa: N802 - Windows' name
        assert handle.value
        self.asked.append((self.name, which))
        return 1

    def SetWindowDisplayAffinity(self, handle: ctypes.c_void_p, how: int) -> int:  # noqa: N802 - Windows' name
        assert handle.value
        self.asked.append((self.name, how))
        return 1


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """What is asked of Windows, on any system."""
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: Library(asked, name), raising=False)
    monkeypatch.setattr(session_watch, "IS_WINDOWS", True)
    monkeypatch.setattr(capture, "IS_POSSIBLE", True)
    return asked


def test_windows_is_asked_for_its_messages_and_a_locked_session_is_heard(
    qtbot: QtBot, windows: list[tuple[str, int]]
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    watch = session_watch.SessionWatch(widget)
    assert windows == [("wtsapi32", 0)]
    away: list[str] = []
    watch.away.connect(lambda: away.append("away"))
    heard = watch._filter
    assert heard is not None
    for kind, message, what in (
        (b"windows_generic_MSG", 0x02B1, 0x8),
        (b"windows_generic_MSG", 0x02B1, 0x7),
        (b"windows_generic_MSG", 0x0218, 0x4),
        (b"xcb_generic_event_t", 0x02B1, 0x7),
    ):
        told = session_watch._Message(None, message, what, 0)
        assert heard.nativeEventFilter(kind, ctypes.addressof(told)) == (False, 0), "it goes on to Qt"
    assert away == ["away", "away"]
    watch.stop()
    assert watch._filter is None


def test_windows_keeps_every_window_out_of_screenshots_while_the_desk_wants_it(
    qtbot: QtBot, windows: list[tuple[str, int]]
) -> None:
    first, second = QWidget(), QWidget()
    for each in (first, second):
        qtbot.addWidget(each)
    first.show()
    guard = capture.CaptureGuard(first)
    guard.hide(wanted=True)
    assert windows == [("user32", 0x11)]
    second.show()
    assert ("user32", 0x11) in windows[1:], "one that opens later too"
    del windows[:]
    guard.hide(wanted=False)
    assert {how for _, how in windows} == {0x00}
    assert len(windows) >= 2


def test_a_windows_that_refuses_breaks_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(name: str) -> Library:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "WinDLL", refuses, raising=False)
    monkeypatch.setattr(capture, "IS_POSSIBLE", True)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert capture.set_affinity(widget, hidden=True) is False


ON_THE_BUS = """
import os, sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from recovery_desk.ui.session_bus import SessionBus
from recovery_desk.ui.undying_none import keep_none_alive

keep_none_alive()
app, heard = QCoreApplication([]), []
watch = SessionBus()
assert watch.heard_on == 2, watch.heard_on
other = QDBusConnection.connectToBus(os.environ["DBUS_SYSTEM_BUS_ADDRESS"], "other")

def say(path, interface, name, *what):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(what))
    other.send(message)

def note():
    heard.append(1)
    if len(heard) == 3:
        app.quit()

watch.away.connect(note)
login = "org.freedesktop.login1"
for over in (False, True):
    say("/org/freedesktop/login1", login + ".Manager", "PrepareForSleep", over)
    say("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", over)
    say("/org/freedesktop/login1/session/_31", login + ".Session", "Unlock" if not over else "Lock")
app.exec()
print(len(heard))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="there is no bus to run")
def test_a_linux_desktop_that_locks_or_sleeps_is_heard_on_a_real_bus() -> None:
    script = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"'
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, "-c", ON_THE_BUS],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.stdout == "3\n", done.stderr


def test_without_a_bus_there_is_none_to_hear(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/nowhere/at/all")
    assert SessionBus(qapp).heard_on <= 2
    bus = SessionBus(qapp)
    away: list[str] = []
    bus.away.connect(lambda: away.append("away"))
    bus._begun(False)
    bus._begun(True)
    bus._locked()
    assert away == ["away", "away"]


def test_elsewhere_nothing_is_asked_of_the_system(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    watch = session_watch.SessionWatch(widget)
    watch.stop()
    assert capture.set_affinity(widget, hidden=True) is capture.IS_POSSIBLE
    guard = capture.CaptureGuard(widget)
    guard.hide(wanted=True)
    widget.show()
    guard.hide(wanted=False)


def test_what_we_copied_is_marked_kept_out_of_histories_and_cleared(qapp: QApplication, qtbot: QtBot) -> None:
    keeper = ClipboardKeeper()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("07700 900123")
    wait_until(qtbot, lambda: OURS in clipboard.mimeData().formats())
    content = clipboard.mimeData()
    assert content.text() == "07700 900123"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert any(name in kind for kind in content.formats())
    keeper._timer.timeout.emit()
    assert clipboard.text() == ""
    keeper.stop()


def test_what_somebody_else_copied_is_theirs(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = ClipboardKeeper()
    monkeypatch.setattr(keeper, "_is_ours", lambda: False)
    QGuiApplication.clipboard().setText("theirs")
    keeper.clear()
    assert QGuiApplication.clipboard().text() == "theirs"
    keeper.stop()
    QGuiApplication.clipboard().clear()


def guard_of(driver: Driver) -> DeskGuard:
    found = driver.window._guard
    assert found is not None
    return found


def ask(driver: Driver, work: Callable[[Desk], object]) -> list[object]:
    found: list[object] = []
    driver.desk.jobs.ask(work, found.append, owner=driver.window)
    driver.settle()
    return found


def words_shown(driver: Driver) -> str:
    return "\n".join(label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def test_the_foot_says_when_it_locks_and_it_does(driver: Driver) -> None:
    assert "Locks in 5 min" in words_shown(driver)
    guard_of(driver).idle.expired.emit()
    driver.wait_until(lambda: isinstance(driver.window.current_screen, Unlock))
    assert not driver.desk.jobs.is_open
    assert not guard_of(driver).idle.is_watching


def test_other_minutes_count_from_now_on(driver: Driver) -> None:
    def change(desk: Desk) -> None:
        desk.change_settings(DeskSettings(lock_minutes=2))

    driver.desk.jobs.ask(change, owner=driver.window, changes=(Kind.SETTINGS,))
    driver.settle()
    assert "Locks in 2 min" in words_shown(driver)


def test_put_away_locks_only_where_the_desk_wants_it(driver: Driver) -> None:
    guard_of(driver).put_away()
    assert driver.desk.jobs.is_open
    guard_of(driver).watch(DeskSettings(lock_on_minimise=True))
    guard_of(driver).put_away()
    driver.wait_until(lambda: not driver.desk.jobs.is_open)


def half_typed(driver: Driver) -> None:
    screen = driver.go("new_person")
    assert isinstance(screen, NewPerson)
    assert screen.form is not None
    write(screen.form.lines["family_name"].field, ZEBEDEE)


def typed_now(driver: Driver) -> str:
    driver.settle()
    screen = driver.screen
    assert isinstance(screen, NewPerson)
    assert screen.form is not None
    return str(screen.form.lines["family_name"].field.text())  # type: ignore[attr-defined]


def test_in_the_middle_of_a_word_nothing_is_asked_and_nothing_lost(driver: Driver) -> None:
    half_typed(driver)
    press(driver.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    driver.wait_until(lambda: isinstance(driver.window.current_screen, Unlock))
    driver.unlock()
    assert driver.screen.name == "new_person", "back in the same place"
    assert typed_now(driver) == ZEBEDEE


def test_another_worker_sees_neither_the_place_nor_the_draft(driver: Driver) -> None:
    ask(driver, lambda desk: desk.workers.add("A. Singh", Role.WORKER, HERS))
    half_typed(driver)
    driver.window.lock()
    driver.settle()
    driver.desk.jobs.open(lambda door, _: door.unlock(HERS), owner=driver.window)
    driver.settle()
    assert "Signed in as A. Singh" in words_shown(driver)
    assert driver.screen.name == "today"
    driver.go("new_person")
    assert typed_now(driver) == ""
    driver.window.lock()
    driver.settle()
    driver.unlock()
    driver.go("new_person")
    assert typed_now(driver) == ZEBEDEE, "and it is still there for whose it is"


def test_what_was_being_saved_is_kept_and_hidden_at_once(driver: Driver) -> None:
    gate = threading.Event()

    def save(desk: Desk) -> None:
        gate.wait(20)
        desk.change_settings(DeskSettings(service_name="Kept while locking"))

    driver.desk.jobs.ask(save, owner=driver.frame, changes=(Kind.SETTINGS,))
    before = driver.frame
    driver.window.lock()
    assert not before.isVisible()
    assert "Locking" in words_shown(driver)
    assert driver.desk.jobs.is_open
    gate.set()
    driver.wait_until(lambda: isinstance(driver.window.current_screen, Unlock))
    driver.unlock()
    assert ask(driver, lambda desk: desk.read_settings().service_name) == ["Kept while locking"]


def test_open_dialogs_go_too(driver: Driver) -> None:
    dialog = QDialog(driver.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    gone: list[str] = []
    dialog.destroyed.connect(lambda: gone.append("dialog"))
    dialog.open()
    QTimer.singleShot(0, driver.window, driver.window.lock)
    driver.wait_until(lambda: bool(gone))
    assert isinstance(driver.window.current_screen, Unlock)


def test_a_locked_desk_leaves_no_name_behind(driver: Driver, folder: Path) -> None:
    """Titles, task bar, what windows remember, crash file, clipboard: after a look at somebody, a crash and a lock."""
    half_typed(driver)
    QGuiApplication.clipboard().setText(ZEBEDEE)

    def crash(_desk: Desk) -> None:
        raise RuntimeError(ZEBEDEE)

    driver.desk.jobs.ask(crash, owner=driver.window)
    driver.settle()
    titles = {window.windowTitle() for window in QApplication.topLevelWidgets()}
    assert titles <= {"Recovery Desk", ""}
    driver.window.lock()
    driver.settle()
    driver.wait_until(lambda: not list(folder.rglob("*-wal")))
    driver.desk.bench.memory.sync()
    assert QGuiApplication.clipboard().text() == ""
    assert ZEBEDEE not in words_shown(driver)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert any(path.name == "crashes.txt" for path in files)
    for path in files:
        content = path.read_bytes().lower()
        for name in (ZEBEDEE.lower(), "docherty", "kerr"):
            assert name.encode() not in content, path.name
            assert name.encode("utf-16-le") not in content, path.name


def test_closing_the_program_leaves_nothing_on_the_clipboard(qtbot: QtBot, folder: Path) -> None:
    """Windows would keep it for others after the program is gone."""
    desk = DeskApplication(DataFolderDoor(folder, FixedClock(TODAY), QUICK))
    desk.begin()
    Driver(desk, qtbot).unlock()
    QGuiApplication.clipboard().setText(ZEBEDEE)
    desk.close()
    assert QGuiApplication.clipboard().text() == ""


def test_a_plain_file_would_be_found(tmp_path: Path) -> None:
    """The control of the test above: the same looking finds what is there."""
    (tmp_path / "x").write_text(ZEBEDEE)
    assert ZEBEDEE.lower().encode() in (tmp_path / "x").read_bytes().lower()

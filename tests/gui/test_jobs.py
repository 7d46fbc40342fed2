import threading
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any, cast

import pytest
import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.jobs import Jobs, Kind
from recovery_desk.usecases.desk import Desk, FrontDoor, Report
from tests.gui.driving import wait_until


class NotToday(UserFacingError):
    pass


class Door:
    """A front door whose desk is any object: the jobs only hand it on."""

    where = PurePath("nowhere")

    def __init__(self) -> None:
        self.closed_on: list[int] = []

    def lock(self) -> None:
        self.closed_on.append(threading.get_ident())


class OpenDesk:
    """A desk, as far as the jobs look into it themselves."""

    def __init__(self) -> None:
        self.store = self
        self.settled_on: list[int] = []

    def settle(self) -> None:
        self.settled_on.append(threading.get_ident())


DESK = OpenDesk()


@pytest.fixture
def door() -> Door:
    return Door()


@pytest.fixture
def jobs(qtbot: QtBot, door: Door) -> Iterator[Jobs]:
    jobs = Jobs(cast("FrontDoor", door))
    jobs.open(lambda *_: cast("Desk", DESK), owner=jobs)
    wait_until(qtbot, lambda: jobs.is_open)
    yield jobs
    jobs.stop()


def idle(qtbot: QtBot, jobs: Jobs) -> None:
    wait_until(qtbot, lambda: jobs.is_idle)


def test_work_is_done_on_one_thread_and_answered_on_the_windows(qtbot: QtBot, jobs: Jobs) -> None:
    owner, worked, answered = QObject(), set[int](), list[tuple[int, Any]]()

    def work(desk: Desk) -> Desk:
        worked.add(threading.get_ident())
        return desk

    for _ in range(5):
        jobs.ask(work, lambda desk: answered.append((threading.get_ident(), desk)), owner=owner)
    idle(qtbot, jobs)
    assert len(worked) == 1
    assert threading.get_ident() not in worked
    assert answered == [(threading.get_ident(), DESK)] * 5


def test_the_desk_settles_in_quiet_moments_and_not_while_there_is_work(qtbot: QtBot, jobs: Jobs) -> None:
    owner, gate, worked = QObject(), threading.Event(), list[int]()
    jobs._calm.setInterval(0)
    DESK.settled_on.clear()

    def work(_: Desk) -> None:
        gate.wait(10)
        worked.append(threading.get_ident())

    jobs.ask(work, owner=owner)
    assert not jobs._calm.isActive()
    assert DESK.settled_on == []
    gate.set()
    wait_until(qtbot, lambda: bool(DESK.settled_on))
    assert DESK.settled_on == worked, "on the thread that owns the desk, and once"


def test_a_locked_desk_is_not_settled(qtbot: QtBot, jobs: Jobs, door: Door) -> None:
    DESK.settled_on.clear()
    jobs.lock()
    wait_until(qtbot, lambda: bool(door.closed_on))
    jobs._settle()
    assert DESK.settled_on == []


def test_a_screen_that_is_gone_is_not_called(qtbot: QtBot, jobs: Jobs) -> None:
    owner, called = QObject(), list[object]()
    gate = threading.Event()
    jobs.ask(lambda _: gate.wait(10), called.append, owner=owner, settled=lambda: called.append("settled"))
    shiboken6.delete(owner)
    gate.set()
    idle(qtbot, jobs)
    assert called == []


def test_only_the_newest_of_a_kind_is_answered(qtbot: QtBot, jobs: Jobs) -> None:
    owner, gate, worked, answered = QObject(), threading.Event(), list[int](), list[int]()
    jobs.ask(lambda _: gate.wait(10), owner=owner)

    def look(number: int) -> Callable[[Desk], int]:
        def work(_desk: Desk) -> int:
            worked.append(number)
            return number

        return work

    for number in range(4):
        jobs.ask(look(number), answered.append, owner=owner, newest="look")
    gate.set()
    idle(qtbot, jobs)
    assert worked == [3]
    assert answered == [3]


def test_a_refusal_reaches_the_screen_and_a_bug_the_door(qtbot: QtBot, jobs: Jobs) -> None:
    owner, refused, broke, settled = QObject(), list[object](), list[object](), list[str]()
    jobs.failed.connect(broke.append)

    def refuse(_desk: Desk) -> None:
        raise NotToday

    def break_down(_desk: Desk) -> None:
        raise ZeroDivisionError

    jobs.ask(refuse, owner=owner, failed=refused.append, settled=lambda: settled.append("first"))
    jobs.ask(refuse, owner=owner, settled=lambda: settled.append("second"))
    jobs.ask(break_down, owner=owner, failed=refused.append, settled=lambda: settled.append("third"))
    idle(qtbot, jobs)
    assert [type(problem) for problem in refused] == [NotToday]
    assert [type(problem) for problem in broke] == [NotToday, ZeroDivisionError]
    assert settled == ["first", "second", "third"]


def test_long_work_reports_and_can_be_cancelled(qtbot: QtBot, jobs: Jobs) -> None:
    owner, told, answered, stopped = QObject(), list[tuple[int, int]](), list[object](), threading.Event()

    def work(_desk: Desk, report: Report) -> str:
        try:
            for done in range(1_000_000_000):
                report(done, 1_000_000_000)
        finally:
            stopped.set()
        return "never"

    job = jobs.run(work, answered.append, owner=owner, progress=lambda done, of: told.append((done, of)))
    wait_until(qtbot, lambda: bool(told))
    job.cancel()
    idle(qtbot, jobs)
    assert stopped.is_set()
    assert told[0][1] == 1_000_000_000
    assert answered == []


def test_what_changed_is_said_once_it_is_kept(qtbot: QtBot, jobs: Jobs) -> None:
    owner, changed = QObject(), list[object]()
    jobs.changed.connect(changed.append)

    def fail(_desk: Desk) -> None:
        raise NotToday

    jobs.ask(lambda _: None, owner=owner, changes=(Kind.PEOPLE, Kind.RELEASES))
    jobs.ask(fail, owner=owner, failed=lambda _: None, changes=(Kind.SETTINGS,))
    idle(qtbot, jobs)
    assert changed == [frozenset({Kind.PEOPLE, Kind.RELEASES})]


def test_locking_closes_on_the_desks_thread_and_drops_answers(qtbot: QtBot, jobs: Jobs, door: Door) -> None:
    owner, answered, threads, gate = QObject(), list[object](), set[int](), threading.Event()

    def work(_desk: Desk) -> None:
        threads.add(threading.get_ident())
        gate.wait(10)

    jobs.ask(work, answered.append, owner=owner)
    jobs.ask(lambda _: "second", answered.append, owner=owner)
    wait_until(qtbot, lambda: bool(threads))
    jobs.lock()
    gate.set()
    idle(qtbot, jobs)
    wait_until(qtbot, lambda: bool(door.closed_on))
    assert answered == []
    assert set(door.closed_on) == threads
    assert not jobs.is_open


def test_nothing_is_asked_of_a_locked_desk(qtbot: QtBot, jobs: Jobs) -> None:
    jobs.lock()
    called = list[object]()
    job = jobs.ask(lambda _: 1, called.append, owner=jobs)
    idle(qtbot, jobs)
    assert job.unwanted
    assert called == []


def test_a_lock_waits_for_what_changes_records_and_takes_nothing_new(qtbot: QtBot, jobs: Jobs, door: Door) -> None:
    owner, gate, kept, order = QObject(), threading.Event(), list[str](), list[str]()
    jobs.closed.connect(lambda: order.append("closed"))

    def save(word: str) -> str:
        gate.wait(10)
        kept.append(word)
        return word

    jobs.ask(lambda _: save("first"), order.append, owner=owner, changes=(Kind.PEOPLE,))
    jobs.ask(lambda _: save("a mere question"), order.append, owner=owner)
    jobs.ask(lambda _: save("second"), order.append, owner=owner, changes=(Kind.PEOPLE,))
    jobs.lock()
    jobs.lock()
    assert jobs.is_open, "until it is all kept"
    late = jobs.ask(lambda _: save("too late"), order.append, owner=owner, changes=(Kind.PEOPLE,))
    jobs.keep(lambda _: save("a draft"), order.append, owner=owner)
    gate.set()
    wait_until(qtbot, lambda: bool(door.closed_on))
    assert late.unwanted
    assert kept == ["first", "second", "a draft"]
    assert order == ["first", "second", "a draft", "closed"]
    assert len(door.closed_on) == 1


def test_a_bug_in_an_answer_keeps_no_desk_from_locking(qtbot: QtBot, jobs: Jobs, door: Door) -> None:
    gate = threading.Event()

    def broken(_answer: object) -> None:
        raise RuntimeError

    jobs.ask(lambda _: gate.wait(10), broken, owner=jobs, changes=(Kind.PEOPLE,))
    jobs.lock()
    with qtbot.captureExceptions() as caught:
        gate.set()
        wait_until(qtbot, lambda: bool(door.closed_on))
    assert len(caught) == 1
    assert not jobs.is_open

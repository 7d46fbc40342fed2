"""How a window gets work done: one thread owns the open desk, and answers come back to the windows' thread.

A screen asks and goes on. Its answer is dropped when the screen is gone, when it has asked again, or when the
desk has been locked in the meantime. Nothing else in `ui` starts a thread.
"""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.desk import Desk, FrontDoor, Report

_T = TypeVar("_T")


class Kind(StrEnum):
    """What kinds of record a deed may change; screens say which of them make their contents stale."""

    PEOPLE = "people"
    RELEASES = "releases"
    SETTINGS = "settings"


class Cancelled(Exception):
    """Raised in the work when its worker no longer wants it."""


class Job:
    """One piece of work that was asked for; `cancel` stops it at its next report."""

    def __init__(
        self,
        owner: QObject,
        then: Callable[[Any], None] | None,
        failed: Callable[[UserFacingError], None] | None,
        settled: Callable[[], None] | None,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self.owner, self.then, self.failed, self.settled, self.progress = owner, then, failed, settled, progress
        self.unwanted = False
        self.changes: frozenset[Kind] = frozenset()
        self._reported_at = 0.0

    def cancel(self) -> None:
        """Asks the work to stop; what it had begun is undone by its own rules."""
        self.unwanted = True

    def due_for_report(self) -> bool:
        """Whether it is worth telling the screen again: twenty times a second is plenty."""
        now = time.monotonic()
        if now - self._reported_at < 0.05:
            return False
        self._reported_at = now
        return True

    def has_listener(self) -> bool:
        """Whether the screen that asked still stands."""
        return not self.unwanted and shiboken6.isValid(self.owner)


class Jobs(QObject):
    """The one thread of the open desk, and the way back from it."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    """The kinds of record (a frozenset of `Kind`) that a deed has just changed."""
    working = Signal(bool)
    failed = Signal(object)
    """An exception that no screen has words of its own for."""
    _delivered = Signal(object)

    def __init__(self, front_door: FrontDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = front_door
        self._desk: Desk | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._pending = 0
        self._newest: dict[tuple[int, str], Job] = {}
        self._opening = 0
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_open(self) -> bool:
        """Whether a desk is open."""
        return self._desk is not None

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked for and not yet answered."""
        return self._pending == 0

    def open(
        self,
        way: Callable[[FrontDoor, Report], Desk],
        *,
        owner: QObject,
        then: Callable[[], None] | None = None,
        failed: Callable[[UserFacingError], None] | None = None,
        settled: Callable[[], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Job:
        """Opens a desk on its own thread; `opened` follows."""

        def welcome(desk: Desk) -> None:
            self._desk = desk
            if then is not None:
                then()
            self.opened.emit()

        return self._start(Job(owner, welcome, failed, settled, progress), lambda report: way(self._door, report))

    def ask(
        self,
        work: Callable[[Desk], _T],
        then: Callable[[_T], None] | None = None,
        *,
        owner: QObject,
        failed: Callable[[UserFacingError], None] | None = None,
        settled: Callable[[], None] | None = None,
        changes: Iterable[Kind] = (),
        newest: str = "",
    ) -> Job:
        """Does `work` with the open desk, then calls `then` with its answer on the windows' thread.

        `settled` is called first, whatever came of it. With `newest`, an earlier question of the same owner
        and name is no longer wanted.
        """
        job = self.run(lambda desk, _: work(desk), then, owner=owner, failed=failed, settled=settled, changes=changes)
        if newest:
            key = (id(owner), newest)
            if key in self._newest:
                self._newest[key].cancel()
            self._newest[key] = job
        return job

    def run(
        self,
        work: Callable[[Desk, Report], _T],
        then: Callable[[_T], None] | None = None,
        *,
        owner: QObject,
        progress: Callable[[int, int], None] | None = None,
        failed: Callable[[UserFacingError], None] | None = None,
        settled: Callable[[], None] | None = None,
        changes: Iterable[Kind] = (),
    ) -> Job:
        """Like `ask`, for long work that reports how far it is and can be cancelled."""
        job = Job(owner, then, failed, settled, progress)
        job.changes = frozenset(changes)
        desk = self._desk
        if desk is None:
            job.cancel()
            return job
        return self._start(job, lambda report: work(desk, report))

    def lock(self) -> None:
        """Closes the desk and forgets its keys; answers still on their way are dropped."""
        self._opening += 1
        self._desk = None
        self._newest.clear()
        self.closed.emit()
        self._thread.submit(self._door.close)

    def stop(self) -> None:
        """Closes everything and waits for it: nothing half written is left behind."""
        self._opening += 1
        self._desk = None
        self._thread.submit(self._door.close)
        self._thread.shutdown(wait=True, cancel_futures=False)

    def _start(self, job: Job, work: Callable[[Report], Any]) -> Job:
        opening = self._opening
        self._count(+1)

        def report(done: int, of: int) -> None:
            if job.unwanted or opening != self._opening:
                raise Cancelled
            if job.progress is not None and job.due_for_report():
                self._delivered.emit(lambda: self._tell(job, opening, done, of))

        def do() -> None:
            if job.unwanted or opening != self._opening:
                self._delivered.emit(lambda: self._finish(job, opening, None, Cancelled()))
                return
            try:
                answer = work(report)
            except BaseException as problem:  # noqa: BLE001 - every end of the work goes back to the windows
                kept = problem
                self._delivered.emit(lambda: self._finish(job, opening, None, kept))
            else:
                self._delivered.emit(lambda: self._finish(job, opening, answer, None))

        self._thread.submit(do)
        return job

    def _deliver(self, step: Callable[[], None]) -> None:
        step()

    def _tell(self, job: Job, opening: int, done: int, of: int) -> None:
        if opening == self._opening and job.has_listener() and job.progress is not None:
            job.progress(done, of)

    def _finish(self, job: Job, opening: int, answer: Any, problem: BaseException | None) -> None:
        self._count(-1)
        if opening != self._opening:
            return
        if problem is None and job.changes:
            self.changed.emit(job.changes)
        if shiboken6.isValid(job.owner) and job.settled is not None:
            job.settled()
        if isinstance(problem, Cancelled):
            return
        if problem is not None:
            self._fail(job, problem)
        elif job.has_listener() and job.then is not None:
            job.then(answer)

    def _fail(self, job: Job, problem: BaseException) -> None:
        if isinstance(problem, UserFacingError) and job.failed is not None:
            if job.has_listener():
                job.failed(problem)
        else:
            self.failed.emit(problem)

    def _count(self, step: int) -> None:
        self._pending += step
        if self._pending == (1 if step > 0 else 0):
            self.working.emit(step > 0)

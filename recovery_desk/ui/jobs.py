"""How a window gets work done: one thread owns the open desk, and answers come back to the windows' thread.

A screen asks and goes on. Its answer is dropped when the screen is gone, when it has asked again, or when the
desk has been locked in the meantime. What changes records is never dropped: a desk that is locked takes nothing new,
finishes that, and only then closes. Nothing else in `ui` starts a thread.
"""

from __future__ import annotations

import sys
import time
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.garbage import QuietCollector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from concurrent.futures import ThreadPoolExecutor

    from recovery_desk.usecases.desk import Desk, FrontDoor, Report

_T = TypeVar("_T")
_REPORT_SECONDS = 0.05
_CALM_MS = 2_000
"""After so long without work the vault is left as one file."""
_SWITCH_SECONDS = 0.001
"""The desk's thread lets the windows' thread in this often; Python's usual 5 ms add up to jerks when painting."""


class Kind(StrEnum):
    """What kinds of record a deed may change; screens say which of them make their contents stale."""

    PEOPLE = "people"
    RELEASES = "releases"
    CONTACTS = "contacts"
    CONSENT = "consent"
    PLAN = "plan"
    NOTES = "notes"
    TASKS = "tasks"
    CHECKS = "checks"
    SERVICES = "services"
    PICKUPS = "pickups"
    MEETINGS = "meetings"
    CASES = "cases"
    PRINTS = "prints"
    WORKERS = "workers"
    SETTINGS = "settings"
    BACKUPS = "backups"


class Cancelled(Exception):
    """Raised in the work when its worker no longer wants it."""


class Job:
    """One piece of work that was asked for; `cancel` stops it at its next report.

    All that both threads hold of it: what belongs to a screen stays with the windows' thread.
    """

    def __init__(self) -> None:
        self.unwanted = False
        self._reported_at = 0.0

    def cancel(self) -> None:
        """Asks the work to stop; what it had begun is undone by its own rules."""
        self.unwanted = True

    def due_for_report(self) -> bool:
        """Whether it is worth telling the screen again: twenty times a second is plenty."""
        now = time.monotonic()
        if now - self._reported_at < _REPORT_SECONDS:
            return False
        self._reported_at = now
        return True


class _Listener(NamedTuple):
    """Who asked, and what to call."""

    owner: QObject
    then: Callable[[Any], None] | None = None
    failed: Callable[[UserFacingError], None] | None = None
    settled: Callable[[], None] | None = None
    progress: Callable[[int, int], None] | None = None
    changes: frozenset[Kind] = frozenset()
    must: bool = False

    def still_stands(self) -> bool:
        return shiboken6.isValid(self.owner)


class Jobs(QObject):
    """The one thread of the open desk, and the way back from it."""

    opened = Signal()
    closing = Signal()
    """The desk is about to close: whoever holds something half typed hands it over now, with `keep`."""
    closed = Signal()
    changed = Signal(object)
    """The kinds of record (a frozenset of `Kind`) that a deed has just changed."""
    working = Signal(bool)
    failed = Signal(object)
    """An exception that no screen has words of its own for."""
    _told = Signal(object, int, object, object)
    _finished = Signal(object, int, object)

    def __init__(self, front_door: FrontDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = front_door
        self._desk: Desk | None = None
        self._pending = 0
        self._newest: dict[tuple[int, str], Job] = {}
        self._listeners: dict[Job, _Listener] = {}
        sys.setswitchinterval(_SWITCH_SECONDS)
        self._collector = QuietCollector(lambda: self.is_idle, self)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._settle)
        self._opening = 0
        self._is_closing = False
        self._held: list[Callable[[], None]] = []
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        # Begun with the first question: the first window stands before there is any.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")

    @cached_property
    def _beside(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")

    @property
    def is_open(self) -> bool:
        """Whether a desk is open."""
        return self._desk is not None

    @property
    def takes_work(self) -> bool:
        """Whether a desk is open, and not about to close."""
        return self._desk is not None and not self._is_closing

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

        door = self._door
        return self._start(_Listener(owner, welcome, failed, settled, progress), lambda report: way(door, report))

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
        desk = self._desk
        if desk is None or self._is_closing:
            job = Job()
            job.cancel()
            return job
        kinds = frozenset(changes)
        listener = _Listener(owner, then, failed, settled, progress, kinds, must=bool(kinds))
        return self._start(listener, lambda report: work(desk, report))

    def beside(
        self,
        work: Callable[[Report], _T],
        then: Callable[[_T], None] | None = None,
        *,
        owner: QObject,
        progress: Callable[[int, int], None] | None = None,
        failed: Callable[[UserFacingError], None] | None = None,
        settled: Callable[[], None] | None = None,
    ) -> Job:
        """Work that needs no desk, on what was read before: it runs beside the desk's thread and holds up no save."""
        return self._start(_Listener(owner, then, failed, settled, progress), work, thread=self._beside)

    def at_door(
        self,
        work: Callable[[FrontDoor, Report], _T],
        then: Callable[[_T], None] | None = None,
        *,
        owner: QObject,
        progress: Callable[[int, int], None] | None = None,
        failed: Callable[[UserFacingError], None] | None = None,
        settled: Callable[[], None] | None = None,
    ) -> Job:
        """What is done before a desk is open and opens none: looking into a backup."""
        door = self._door
        return self._start(_Listener(owner, then, failed, settled, progress), lambda report: work(door, report))

    def keep(
        self,
        work: Callable[[Desk], _T],
        then: Callable[[_T], None] | None = None,
        *,
        owner: QObject,
        settled: Callable[[], None] | None = None,
    ) -> None:
        """Like `ask`, for what must not be lost: it is done even when the desk is locked straight afterwards."""
        desk = self._desk
        if desk is not None:
            self._start(_Listener(owner, then, settled=settled, must=True), lambda _report: work(desk))

    def hold(self, finish: Callable[[], None]) -> None:
        """Something is on its way that the end of the program waits for, paper in a printer say, until `let_go`.

        `finish` does what is left of it at once. It needs no desk, so that a lock need not wait.
        """
        self._held.append(finish)

    def let_go(self, finish: Callable[[], None]) -> None:
        """It is done."""
        if finish in self._held:
            self._held.remove(finish)

    def lock(self) -> None:
        """Takes nothing new, finishes what changes records, then closes and forgets the keys; `closed` follows.

        Answers to mere questions that are still on their way are dropped.
        """
        if self._desk is None or self._is_closing:
            return
        self.closing.emit()
        self._is_closing = True
        for job, listener in self._listeners.items():
            if not listener.must:
                job.cancel()
        self._close_when_drained()

    def _close_when_drained(self) -> None:
        if not self._is_closing or any(listener.must for listener in self._listeners.values()):
            return
        self._is_closing = False
        self._opening += 1
        self._desk = None
        self._newest.clear()
        self.closed.emit()
        self._thread.submit(self._door.lock)

    def stop(self) -> None:
        """Closes everything and waits for it: nothing half written is left behind, whatever breaks on the way."""
        self.closing.emit()
        for finish in tuple(self._held):
            try:
                finish()
            except Exception as problem:  # noqa: BLE001 - the vault is closed all the same
                self.failed.emit(problem)
        self._opening += 1
        self._desk = None
        if "_beside" in vars(self):
            self._beside.shutdown(wait=True, cancel_futures=True)
        if "_thread" in vars(self):
            self._thread.submit(self._door.lock)
            self._thread.shutdown(wait=True, cancel_futures=False)
        self._collector.stop()

    def _start(
        self,
        listener: _Listener,
        work: Callable[[Report], Any],
        *,
        thread: ThreadPoolExecutor | None = None,
    ) -> Job:
        job = Job()
        self._listeners[job] = listener
        self._count(+1)
        has_progress = listener.progress is not None
        chosen = thread or self._thread
        chosen.submit(self._do, job, self._opening, [work], has_progress=has_progress, must=listener.must)
        return job

    def _do(self, job: Job, opening: int, box: list[Any], *, has_progress: bool, must: bool) -> None:
        """On the desk's thread. Everything it was given goes back through `box`, to be let go of over there."""

        def go_on() -> None:
            # Somebody may cancel even what changes records; a lock may not.
            if job.unwanted or (not must and opening != self._opening):
                raise Cancelled

        def report(done: int, of: int) -> None:
            go_on()
            if has_progress and job.due_for_report():
                self._told.emit(job, opening, done, of)

        try:
            go_on()
            box += [box[0](report), None]
        except BaseException as problem:  # noqa: BLE001 - every end of the work goes back to the windows
            box += [None, problem]
        self._finished.emit(job, opening, box)

    def _tell(self, job: Job, opening: int, done: int, of: int) -> None:
        listener = self._listeners.get(job)
        wanted = opening == self._opening and not job.unwanted
        if wanted and listener is not None and listener.progress is not None and listener.still_stands():
            listener.progress(done, of)

    def _finish(self, job: Job, opening: int, box: list[Any]) -> None:
        problem, answer = box.pop(), box.pop()
        box.clear()
        listener = self._listeners.pop(job)
        self._count(-1)
        try:
            if opening == self._opening:
                self._answer(job, listener, problem, answer)
        finally:
            self._close_when_drained()

    def _answer(self, job: Job, listener: _Listener, problem: BaseException | None, answer: Any) -> None:
        if problem is None and listener.changes:
            self.changed.emit(listener.changes)
        if listener.still_stands() and listener.settled is not None:
            listener.settled()
        if problem is not None:
            self._fail(job, listener, problem)
        elif listener.then is not None and not job.unwanted and listener.still_stands():
            listener.then(answer)

    def _fail(self, job: Job, listener: _Listener, problem: BaseException) -> None:
        if isinstance(problem, Cancelled):
            return
        if isinstance(problem, UserFacingError) and listener.failed is not None:
            if not job.unwanted and listener.still_stands():
                listener.failed(problem)
        else:
            self.failed.emit(problem)

    def _settle(self) -> None:
        if self._desk is not None and self.is_idle:
            self._thread.submit(self._desk.store.settle)

    def _count(self, step: int) -> None:
        self._pending += step
        self._calm.stop() if self._pending else self._calm.start()
        if self._pending == (1 if step > 0 else 0):
            self.working.emit(step > 0)

"""A backup on its way: begun on the desk's thread, copied beside it, written down at the end. The desk goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_desk.domain.backups import BackupPlace, Why
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.jobs import Cancelled, Jobs, Kind
from recovery_desk.usecases.backup_problems import BackupGivenUp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recovery_desk.usecases.backup_deeds import Copied, InHand
    from recovery_desk.usecases.desk import Desk

_RETRY_MS = 10 * 60 * 1000

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Broken:
    """A step that ended in a bug: it is told like every bug, and the backup is given up all the same."""

    bug: Exception


def _tried(step: Callable[[], _T]) -> _T | _Broken:
    try:
        return step()
    except (UserFacingError, Cancelled):
        raise
    except Exception as bug:  # noqa: BLE001 - whatever it was, the vault must go on and the next backup be made
        return _Broken(bug)


class BackingUp(QObject):
    """One backup at a time; and every ten minutes, places that failed are tried again where they are there."""

    began = Signal()
    progress = Signal(int, int)
    ended = Signal(object)
    """What became of each place (a tuple of `Copied`)."""
    refused = Signal(object)
    """A `UserFacingError`: no backup was begun, or it was given up."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.is_running = False
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.retry)
        self._retry.start()
        jobs.opened.connect(self.retry)
        jobs.closed.connect(self._forget)

    def begin(self, places: Sequence[BackupPlace] | None = None, why: Why = Why.ASKED) -> None:
        """Backs up to those places, or to all of them."""
        if self.is_running or not self._jobs.is_open:
            return
        self.is_running = True
        self.began.emit()

        def hold(desk: Desk) -> InHand | tuple[Copied, ...]:
            if not desk.store.snapshots.goes_on_meanwhile:
                return desk.backups.make(why, places)
            return desk.backups.begin(why, places)

        def hold_or_say(desk: Desk) -> InHand | tuple[Copied, ...] | _Broken:
            return _tried(lambda: hold(desk))

        self._jobs.ask(hold_or_say, self._copy, owner=self, failed=self._refuse, changes=(Kind.BACKUPS,))

    def _forget(self) -> None:
        """The desk is closed: what was on its way was given up with it."""
        self.is_running = False

    def _copy(self, held: InHand | tuple[Copied, ...] | _Broken) -> None:
        if isinstance(held, _Broken):
            self._break_off(held)
            return
        if isinstance(held, tuple):
            self._end(held)
            return
        in_hand = held
        self._jobs.beside(
            lambda report: _tried(lambda: in_hand.copy(report)),
            lambda copied: self._finish(in_hand, copied),
            owner=self,
            progress=self.progress.emit,
            failed=self._give_up,
        )

    def _finish(self, in_hand: InHand, copied: tuple[Copied, ...] | _Broken) -> None:
        if isinstance(copied, _Broken):
            self._break_off(copied)
            return

        def ended(broken: _Broken | None) -> None:
            self._end(copied) if broken is None else self._break_off(broken)

        self._jobs.ask(
            lambda desk: _tried(lambda: desk.backups.finish(in_hand, copied)),
            ended,
            owner=self,
            failed=self._refuse,
            changes=(Kind.BACKUPS,),
        )

    def _end(self, copied: tuple[Copied, ...]) -> None:
        self.is_running = False
        self.ended.emit(copied)

    def _break_off(self, broken: _Broken) -> None:
        self._jobs.failed.emit(broken.bug)
        self._give_up(BackupGivenUp())

    def _give_up(self, problem: UserFacingError) -> None:
        self._jobs.ask(lambda desk: desk.backups.give_up(), owner=self)
        self._refuse(problem)

    def _refuse(self, problem: UserFacingError) -> None:
        self.is_running = False
        self.refused.emit(problem)

    def retry(self) -> None:
        """Tries again the places that failed, where they are there now."""
        if not self.is_running and self._jobs.is_open:
            self._jobs.ask(lambda desk: (desk.backups.failed(), desk.backups.there), self._look, owner=self)

    def _look(self, found: tuple[tuple[BackupPlace, ...], object]) -> None:
        places, there = found
        if places and callable(there):
            self._jobs.beside(lambda _report: there(places), lambda ids: self._again(places, ids), owner=self)

    def _again(self, places: tuple[BackupPlace, ...], there: frozenset[str]) -> None:
        back = [place for place in places if place.id in there]
        if back:
            self.begin(back, Why.LOCK)

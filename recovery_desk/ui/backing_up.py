"""A backup on its way: begun on the desk's thread, copied beside it, written down at the end. The desk goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_desk.domain.backups import BackupPlace, Why
from recovery_desk.ui.jobs import Jobs, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from recovery_desk.domain.errors import UserFacingError
    from recovery_desk.usecases.backup_deeds import Copied, InHand
    from recovery_desk.usecases.desk import Desk

_RETRY_MS = 10 * 60 * 1000


class BackingUp(QObject):
    """One backup at a time; and every ten minutes, places that failed are tried again where they are there."""

    began = Signal()
    progress = Signal(int, int)
    ended = Signal(object)
    """What became of each place (a tuple of `Copied`); empty where it was stopped."""
    refused = Signal(object)
    """A `UserFacingError`: no backup was begun."""

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.is_running = False
        self._retry = QTimer(self)
        self._retry.setInterval(_RETRY_MS)
        self._retry.timeout.connect(self.retry)
        self._retry.start()
        jobs.opened.connect(self.retry)

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

        self._jobs.ask(hold, self._copy, owner=self, failed=self._refuse, changes=(Kind.BACKUPS,))

    def _copy(self, held: InHand | tuple[Copied, ...]) -> None:
        if isinstance(held, tuple):
            self._end(held)
            return
        in_hand = held
        self._jobs.beside(
            in_hand.copy,
            lambda copied: self._finish(in_hand, copied),
            owner=self,
            progress=self.progress.emit,
            failed=self._give_up,
        )

    def _finish(self, in_hand: InHand, copied: tuple[Copied, ...]) -> None:
        self._jobs.ask(
            lambda desk: desk.backups.finish(in_hand, copied),
            lambda _: self._end(copied),
            owner=self,
            failed=self._refuse,
            changes=(Kind.BACKUPS,),
        )

    def _end(self, copied: tuple[Copied, ...]) -> None:
        self.is_running = False
        self.ended.emit(copied)

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

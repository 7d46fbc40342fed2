"""Who works at the desk: letting somebody in, changing what they may do, letting them in no more; passphrases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.folding import fold
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.passphrases import Judgement, judged, refuse_weak
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.roles import coordinator_only
from recovery_desk.usecases.worker_problems import (
    LastCoordinator,
    NoSuchWorker,
    NotYourself,
    WorkerAlreadyHere,
    WorkerNeedsName,
)


@dataclass(frozen=True, slots=True)
class WorkerDeeds:
    """What can be done about workers. Everything but one's own name and passphrase is a coordinator's."""

    store: Store
    clock: Clock
    ids: Ids
    suggest: Callable[[], str]
    """Makes up a passphrase of four words."""

    def everybody(self) -> Sequence[Worker]:
        """Those who work here, then those who have left."""
        return self.store.records(Worker).where()

    def add(self, name: str, role: Role, passphrase: str) -> Worker:
        """Lets somebody in. Raises what is wrong with name or passphrase, `CoordinatorOnly`, `NotEnoughMemory`."""
        coordinator_only(self.store)
        worker = Worker(WorkerId(self.ids.new()), self._name(name), role)
        self._refuse_weak(passphrase, worker.name)
        with self.store.saving():
            self.store.records(Worker).add(worker)
            self.store.keys.add(worker.id, worker.name, passphrase)
        return worker

    def rename(self, worker_id: str, name: str) -> Worker:
        """Another name; one's own, or a coordinator's deed."""
        if worker_id != self.store.signed_in.id:
            coordinator_only(self.store)
        worker = replace(self._worker(worker_id), name=self._name(name, worker_id))
        with self.store.saving():
            self.store.records(Worker).save(worker)
            self.store.keys.rename(worker.id, worker.name)
        return worker

    def change_role(self, worker_id: str, role: Role) -> Worker:
        """What they may do from now on. Raises `LastCoordinator`."""
        coordinator_only(self.store)
        before = self._worker(worker_id)
        if before.role.may_run_the_desk and not role.may_run_the_desk:
            self._not_the_last(worker_id)
        worker = replace(before, role=role)
        with self.store.saving():
            self.store.records(Worker).save(worker)
        return worker

    def remove(self, worker_id: str) -> Worker:
        """Lets somebody in no more; the history goes on naming them.

        An older copy of the key files, in a backup say, still opens with their passphrase until the desk has another
        key: that is `rotate_key`.
        """
        coordinator_only(self.store)
        if worker_id == self.store.signed_in.id:
            raise NotYourself
        self._not_the_last(worker_id)
        worker = replace(self._worker(worker_id), left_on=self.clock.today())
        with self.store.saving():
            self.store.records(Worker).save(worker)
            self.store.keys.remove(worker.id)
        return worker

    def change_passphrase(self, old: str, new: str) -> None:
        """One's own. Raises `WrongPassphrase`, `WaitBeforeNextTry`, and what is wrong with the new one."""
        worker = self.store.signed_in
        self._refuse_weak(new, worker.name)
        with self.store.saving():
            self.store.keys.change(worker.id, worker.name, old, new)
            self.store.journal.note("passphrase-changed", "worker", worker.id)

    def reset_passphrase(self, worker_id: str, new: str) -> None:
        """For somebody who forgot theirs; by a coordinator, or with the recovery key."""
        coordinator_only(self.store)
        worker = self._worker(worker_id)
        self._refuse_weak(new, worker.name)
        with self.store.saving():
            self.store.keys.add(worker.id, worker.name, new)
            self.store.journal.note("passphrase-set-anew", "worker", worker.id)

    def judge(self, passphrase: str, name: str = "") -> Judgement:
        """How good a new passphrase is."""
        return judged(passphrase, self._tried_first(name))

    def _tried_first(self, name: str) -> tuple[str, ...]:
        """What anybody would try at this desk."""
        workers = (worker.name for worker in self.everybody())
        prisons = (prison.name for prison in self.store.establishments.all())
        return (name, read_settings(self.store.settings).service_name, *workers, *prisons)

    def _refuse_weak(self, passphrase: str, name: str) -> None:
        refuse_weak(passphrase, self._tried_first(name))

    def _worker(self, worker_id: str) -> Worker:
        worker = self.store.records(Worker).get(worker_id)
        if worker is None or not worker.is_here:
            raise NoSuchWorker
        return worker

    def _name(self, name: str, but: str = "") -> str:
        kept = " ".join(name.split())
        if not kept:
            raise WorkerNeedsName
        for other in self.everybody():
            if other.is_here and other.id != but and fold(other.name) == fold(kept):
                raise WorkerAlreadyHere(other.name)
        return kept

    def _not_the_last(self, worker_id: str) -> None:
        if not any(
            other.role.may_run_the_desk and other.is_here and other.id != worker_id for other in self.everybody()
        ):
            raise LastCoordinator

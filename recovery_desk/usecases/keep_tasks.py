"""Tasks: adding them, doing them, and seeing what is still to be done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.usecases.notes_ports import TaskLine
from recovery_desk.usecases.notes_problems import NoSuchTask, TaskEmpty
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class AddTask:
    """Keeps a new task."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self,
        text: str,
        *,
        owner: str = "",
        person_id: PersonId | None = None,
        due: date | None = None,
        source: TaskSource = TaskSource.OWN,
        source_id: str = "",
    ) -> Task:
        """The task as kept; without an owner it is whoever is signed in's. Raises `TaskEmpty`, `NoSuchPerson`."""
        words = " ".join(text.split())
        if not words:
            raise TaskEmpty
        if person_id is not None:
            self.store.people.get(person_id)
        task = Task(
            TaskId(self.ids.new()),
            words,
            " ".join(owner.split()) or self.store.signed_in.name,
            self.clock.today(),
            person_id,
            due,
            source,
            source_id,
        )
        with self.store.saving():
            self.store.records(Task).add(task)
        return task


@dataclass(frozen=True, slots=True)
class ChangeTask:
    """Another text, owner or day; what moved its ground has been looked at then."""

    store: Store

    def __call__(self, task: Task) -> None:
        """Raises `TaskEmpty`, `NoSuchTask`."""
        words = " ".join(task.text.split())
        if not words:
            raise TaskEmpty
        with self.store.saving():
            if not self.store.records(Task).save(replace(task, text=words, ground_moved="")):
                raise NoSuchTask


@dataclass(frozen=True, slots=True)
class FinishTask:
    """A task is done, or after all it is not."""

    store: Store
    clock: Clock

    def __call__(self, task_id: TaskId, outcome: str = "", *, done: bool = True) -> Task:
        """The task as it now stands; raises `NoSuchTask`."""
        task = self.store.records(Task).get(task_id)
        if task is None:
            raise NoSuchTask
        finished = replace(
            task,
            done_on=self.clock.today() if done else None,
            done_by=self.store.signed_in.name if done else "",
            outcome=outcome.strip() if done else "",
        )
        with self.store.saving():
            self.store.records(Task).save(finished)
        return finished


@dataclass(frozen=True, slots=True)
class RemoveTask:
    """Takes a task out that was a mistake; the journal holds it whole."""

    store: Store

    def __call__(self, task_id: TaskId) -> None:
        """Raises `NoSuchTask`."""
        if self.store.records(Task).get(task_id) is None:
            raise NoSuchTask
        with self.store.saving():
            self.store.records(Task).remove(task_id)


@dataclass(frozen=True, slots=True)
class ListTasks:
    """What is still to be done, by everybody or by one owner."""

    store: Store

    def __call__(self, owner: str | None = None, until: date | None = None, limit: int = 200) -> Sequence[TaskLine]:
        """By due day; those without one last."""
        return self.store.tasks.open(owner, until, limit)

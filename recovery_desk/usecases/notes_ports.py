"""What notes and tasks ask of the vault beyond single records."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from recovery_desk.domain.notes import Note
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the name of the person it is about, as lists show it."""

    task: Task
    filed_as: str = ""


class NotesWindow(Protocol):
    """A person's notes a page at a time, newest first."""

    def page(self, person_id: PersonId, offset: int, limit: int) -> Sequence[Note]:
        """At most `limit` notes from `offset`."""

    def count(self, person_id: PersonId) -> int:
        """How many there are."""


class TasksWindow(Protocol):
    """Open tasks of everybody."""

    def open(self, owner: str | None = None, until: date | None = None, limit: int = 200) -> Sequence[TaskLine]:
        """The tasks still to be done, by due day, those without one last; of one owner, due by a day."""

    def count_open(self, owner: str | None = None, until: date | None = None) -> int:
        """How many there are."""

    def owners(self) -> Sequence[str]:
        """Everybody who has a task to do, by name."""

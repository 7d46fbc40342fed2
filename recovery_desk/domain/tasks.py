"""Tasks: what somebody has to do, by when, and where that came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from recovery_desk.domain.people import PersonId

TaskId = NewType("TaskId", str)


class TaskSource(StrEnum):
    """What a task came from; `Task.source_id` is the record."""

    OWN = "own"
    NOTE = "note"
    PLAN = "plan"
    CHECK = "check"
    MEETING = "meeting"
    PICKUP = "pickup"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do. `owner` is a name: workers of this desk have tasks, and so have people of other agencies.

    `ground_moved` says why it must be looked at again: the release date changed, say. Empty where nothing did.
    """

    id: TaskId
    text: str
    owner: str
    made_on: date
    person_id: PersonId | None = None
    due: date | None = None
    source: TaskSource = TaskSource.OWN
    source_id: str = ""
    done_on: date | None = None
    done_by: str = ""
    outcome: str = ""
    ground_moved: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been done before today."""
        return self.is_open and self.due is not None and self.due < today

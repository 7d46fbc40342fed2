"""Windows on notes and tasks: order and page in the query."""

from datetime import date

from recovery_desk.domain.notes import Note
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.records import TableOf
from recovery_desk.usecases.notes_ports import TaskLine

_NOTE = TableOf(Note, "note")
_NOTE_COLUMNS = ", ".join(_NOTE.columns)
_TASK = TableOf(Task, "task")
_TASK_COLUMNS = ", ".join(f"task.{column}" for column in _TASK.columns)
_OPEN = (
    "task LEFT JOIN caseload ON caseload.person_id = task.person_id WHERE task.done_on IS NULL "
    "AND (?1 IS NULL OR task.owner = ?1) AND (?2 IS NULL OR task.due <= ?2)"
)


class NotesTable:
    """A person's notes."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def page(self, person_id: PersonId, offset: int, limit: int) -> list[Note]:
        """At most `limit` notes from `offset`, newest first."""
        rows = self._connection.rows(
            f"SELECT {_NOTE_COLUMNS} FROM note WHERE person_id = ? ORDER BY at DESC, line DESC LIMIT ? OFFSET ?",
            (person_id, limit, offset),
        )
        return [_NOTE.record(row) for row in rows]

    def count(self, person_id: PersonId) -> int:
        """How many there are."""
        row = self._connection.one("SELECT count(*) FROM note WHERE person_id = ?", (person_id,))
        return int(row[0]) if row else 0


class TasksTable:
    """Open tasks of everybody."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def open(self, owner: str | None = None, until: date | None = None, limit: int = 200) -> list[TaskLine]:
        """The tasks still to be done, by due day, those without one last."""
        rows = self._connection.rows(
            f"SELECT {_TASK_COLUMNS}, coalesce(caseload.filed_as, '') FROM {_OPEN} "
            "ORDER BY task.due IS NULL, task.due, task.id LIMIT ?3",
            (owner, None if until is None else until.isoformat(), limit),
        )
        return [TaskLine(_TASK.record(row[:-1]), row[-1]) for row in rows]

    def count_open(self, owner: str | None = None, until: date | None = None) -> int:
        """How many there are."""
        row = self._connection.one(
            f"SELECT count(*) FROM {_OPEN}", (owner, None if until is None else until.isoformat())
        )
        return int(row[0]) if row else 0

    def owners(self) -> list[str]:
        """Everybody who has a task to do."""
        rows = self._connection.rows("SELECT DISTINCT owner FROM task WHERE done_on IS NULL AND owner <> '' ORDER BY 1")
        return [row[0] for row in rows]

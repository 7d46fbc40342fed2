"""Windows on meetings and vetting: what the screen, the command line and Today ask."""

from datetime import date

from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.tasks import Task
from recovery_desk.domain.vetting import Vetting
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.meetings import MEETING, VETTING

_MEETINGS = f"SELECT {', '.join(MEETING.columns)} FROM meeting WHERE day BETWEEN ? AND ? ORDER BY day, start, id"
_VETTINGS = f"SELECT {', '.join(VETTING.columns)} FROM vetting WHERE expires_on <= ? ORDER BY expires_on, id"

_TASK = TableOf(Task, "task")
_UNDONE = (
    f"SELECT {', '.join(_TASK.columns)} FROM task WHERE source_id >= ?1 || '-' AND source_id < ?1 || '.' "
    "AND source = 'meeting' AND done_on IS NULL ORDER BY due IS NULL, due, id"
)
"""The id of an inclusion meeting is that of its series, a hyphen and its day; the full stop comes after the hyphen."""


class MeetingTables:
    """Reads; what is written goes through the records."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def between(self, first: date, last: date) -> list[Meeting]:
        """Every meeting from `first` to `last`, both included, by day and time."""
        rows = self._connection.rows(_MEETINGS, (first.isoformat(), last.isoformat()))
        return [MEETING.record(row) for row in rows]

    def vettings_expiring(self, until: date) -> list[Vetting]:
        """Clearances that end by then, the first to end first."""
        return [VETTING.record(row) for row in self._connection.rows(_VETTINGS, (until.isoformat(),))]

    def undone(self, series_id: str) -> list[Task]:
        """The actions of every meeting of a series of inclusion meetings that nobody has done, the first due first."""
        return [_TASK.record(row) for row in self._connection.rows(_UNDONE, (series_id,))]

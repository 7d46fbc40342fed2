"""The windows on meetings, faked."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.tasks import Task, TaskSource
from recovery_desk.domain.vetting import Vetting


class FakeMeetings:
    """Meetings by day and clearances by their end, worked out each time."""

    def __init__(self, records: Callable[[type], Any]) -> None:
        self._records = records

    def between(self, first: date, last: date) -> Sequence[Meeting]:
        found = [each for each in self._records(Meeting).where() if first <= each.day <= last]
        return sorted(found, key=lambda each: (each.day, each.start, each.id))

    def vettings_expiring(self, until: date) -> Sequence[Vetting]:
        found = [each for each in self._records(Vetting).where() if each.expires_on <= until]
        return sorted(found, key=lambda each: (each.expires_on, each.id))

    def undone(self, series_id: str) -> Sequence[Task]:
        found = [each for each in self._records(Task).where(done_on=None) if each.source is TaskSource.MEETING]
        of_series = [each for each in found if each.source_id.startswith(f"{series_id}-")]
        return sorted(of_series, key=lambda each: (each.due or date.max, each.id))

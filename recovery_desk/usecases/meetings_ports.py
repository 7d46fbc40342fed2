"""What meetings ask of the vault beyond single records: windows on days."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.tasks import Task
from recovery_desk.domain.vetting import Vetting


class Meetings(Protocol):
    """Meetings of everybody, by day, and clearances by their end."""

    def between(self, first: date, last: date) -> Sequence[Meeting]:
        """Every meeting from `first` to `last`, both included, by day and time."""

    def vettings_expiring(self, until: date) -> Sequence[Vetting]:
        """Clearances that end by then, the first to end first."""

    def undone(self, series_id: str) -> Sequence[Task]:
        """The actions of every meeting of a series of inclusion meetings that nobody has done, the first due first."""

"""What the day out asks of the vault beyond single records: windows on days."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from recovery_desk.domain.first_days import ContactStep, FirstDays, LifeEvent
from recovery_desk.domain.pickups import Pickup


class DayOut(Protocol):
    """Pickups and first days of everybody, by day."""

    def pickups_between(self, first: date, last: date) -> Sequence[Pickup]:
        """Every pickup from `first` to `last`, both included, by day and gate time."""

    def to_hear_of(self, until: datetime) -> Sequence[Pickup]:
        """Pickups the desk should have heard of by then, longest overdue first."""

    def running(self, since: date) -> Sequence[FirstDays]:
        """Releases since a day whose clock has not been ended, the latest last."""

    def steps_due(self, until: date) -> Sequence[ContactStep]:
        """Open steps of the contact ladder due by then, the oldest first."""

    def to_follow_up(self) -> Sequence[LifeEvent]:
        """Lapses and overdoses that nobody has followed up yet, the oldest first."""

    def drivers(self) -> Sequence[tuple[str, str, str]]:
        """Drivers, their phones and cars as they were last written down, by name."""

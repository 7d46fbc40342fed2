"""The windows of the day out, faked."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from recovery_desk.domain.first_days import ContactStep, FirstDays, LifeEvent
from recovery_desk.domain.pickups import Pickup


class FakeDayOut:
    """Windows on pickups and first days, worked out each time."""

    def __init__(self, records: Callable[[type], Any]) -> None:
        self._records = records

    def pickups_between(self, first: date, last: date) -> Sequence[Pickup]:
        found = [each for each in self._records(Pickup).where() if first <= each.day <= last]
        return sorted(found, key=lambda each: (each.day, each.gate_time, each.id))

    def to_hear_of(self, until: datetime) -> Sequence[Pickup]:
        found = [each for each in self._records(Pickup).where() if each.hear_by and each.hear_by <= until]
        return sorted(found, key=lambda each: (str(each.hear_by), each.id))

    def running(self, since: date) -> Sequence[FirstDays]:
        found = [f for f in self._records(FirstDays).where() if f.ended_on is None and f.released_on >= since]
        return sorted(found, key=lambda each: (each.released_on, each.id))

    def steps_due(self, until: date) -> Sequence[ContactStep]:
        found = [each for each in self._records(ContactStep).where() if each.is_open and each.due <= until]
        return sorted(found, key=lambda each: (each.due, each.id))

    def to_follow_up(self) -> Sequence[LifeEvent]:
        found = [each for each in self._records(LifeEvent).where() if each.needs_follow_up]
        return sorted(found, key=lambda each: (each.happened_on, each.id))

    def drivers(self) -> Sequence[tuple[str, str, str]]:
        last = {p.driver: p for p in sorted(self._records(Pickup).where(), key=lambda p: (p.day, p.gate_time))}
        return sorted((name, p.driver_phone, p.car) for name, p in last.items() if name)

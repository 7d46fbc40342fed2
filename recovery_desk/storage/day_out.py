"""Windows on pickups, first days and the contact ladder: what lists and Today ask."""

from datetime import UTC, date, datetime
from typing import Any, TypeVar

from recovery_desk.domain.first_days import ContactStep, FirstDays, LifeEvent
from recovery_desk.domain.pickups import Pickup
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.day_out import DAY_OUT_TABLES

_T = TypeVar("_T")


class DayOutTables:
    """Reads; what is written goes through the records."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def pickups_between(self, first: date, last: date) -> list[Pickup]:
        """Every pickup from `first` to `last`, both included, by day and gate time."""
        return self._found(
            Pickup, "day BETWEEN ? AND ? ORDER BY day, gate_time, id", first.isoformat(), last.isoformat()
        )

    def to_hear_of(self, until: datetime) -> list[Pickup]:
        """Pickups the desk should have heard of by then, longest overdue first."""
        moment = until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return self._found(Pickup, "hear_by IS NOT NULL AND hear_by <= ? ORDER BY hear_by, id", moment)

    def running(self, since: date) -> list[FirstDays]:
        """Releases since a day whose clock has not been ended, the latest last."""
        return self._found(
            FirstDays, "ended_on IS NULL AND released_on >= ? ORDER BY released_on, id", since.isoformat()
        )

    def steps_due(self, until: date) -> list[ContactStep]:
        """Open steps of the contact ladder due by then, the oldest first."""
        condition = "done_on IS NULL AND ended_on IS NULL AND due <= ? ORDER BY due, id"
        return self._found(ContactStep, condition, until.isoformat())

    def to_follow_up(self) -> list[LifeEvent]:
        """Lapses and overdoses that nobody has followed up yet, the oldest first."""
        condition = (
            "followed_up_on IS NULL AND kind IN ('lapse', 'overdose', 'near-fatal-overdose') ORDER BY happened_on, id"
        )
        return self._found(LifeEvent, condition)

    def drivers(self) -> list[tuple[str, str, str]]:
        """Drivers, their phones and cars as they were last written down, by name."""
        rows = self._connection.rows(
            "SELECT driver, driver_phone, car, max(day || printf('%05d', gate_time) || id) FROM pickup "
            "WHERE driver <> '' GROUP BY driver ORDER BY driver"
        )
        return [(str(row[0]), str(row[1]), str(row[2])) for row in rows]

    def _found(self, kind: type[_T], condition: str, *values: str) -> list[_T]:
        table = _TABLES[kind]
        columns = ", ".join(table.columns)
        rows = self._connection.rows(f"SELECT {columns} FROM {table.name} WHERE {condition}", values)
        return [table.record(row) for row in rows]


_TABLES: dict[type, TableOf[Any]] = {table.kind: table for table in DAY_OUT_TABLES}

"""The journal read as an audit: who did what to whose record and when. Never what a field held."""

from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.uk_time import uk_midnight
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.journal import JournalWriter, moment_of
from recovery_desk.usecases.audit_ports import AuditFilter, AuditLine

_LINE = (
    "journal.seq, journal.clock, journal.worker, coalesce(worker.name, ''), journal.desk, journal.act, "
    "journal.entity, journal.entity_id, journal.about, journal.field, "
    "CASE WHEN journal.act IN ('created', 'changed', 'removed') THEN '' ELSE coalesce(journal.new, '') END"
)
_ONE = timedelta(days=1)


class AuditTable:
    """Windows on the audit, newest first."""

    def __init__(self, connection: Connection, writer: JournalWriter) -> None:
        """Over an open vault."""
        self._connection = connection
        self._writer = writer

    @property
    def head(self) -> str:
        """The first eight digits of the code of the newest line."""
        return self._writer.mac.hex()[:8]

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self._writer.seq

    def page(self, wanted: AuditFilter, *, before: int | None = None, limit: int = 200) -> list[AuditLine]:
        """At most `limit` lines, newest first, from below number `before`."""
        first, last = self._numbers(wanted.first, wanted.last)
        if before is not None:
            last = min(last, before - 1)
        conditions = ["journal.seq BETWEEN ? AND ?"]
        values: list[object] = [first, last]
        for column, value in (("about", wanted.person_id), ("worker", wanted.worker_id)):
            if value:
                conditions.append(f"journal.{column} = ?")
                values.append(value)
        if wanted.only_looks:
            conditions.append("journal.act NOT IN ('created', 'changed', 'removed')")
        where = " AND ".join(conditions)
        rows = self._connection.rows(
            f"SELECT {_LINE} FROM journal LEFT JOIN worker ON worker.id = journal.worker WHERE {where} "
            "ORDER BY journal.seq DESC LIMIT ?",
            (*values, limit),
        )
        return [_line(row) for row in rows]

    def workers(self) -> list[tuple[str, str]]:
        """Everybody who could have written a line: (id, name)."""
        return [(row[0], row[1]) for row in self._connection.rows("SELECT id, name FROM worker ORDER BY name")]

    def _numbers(self, first: date | None, last: date | None) -> tuple[int, int]:
        """The lines of some days. The clock of the journal never runs back, so days are stretches of it."""
        low = 1 if first is None else self._first_since(uk_midnight(first))
        high = self._writer.seq if last is None else self._first_since(uk_midnight(last + _ONE)) - 1
        return low, high

    def _first_since(self, at: datetime) -> int:
        """The first line written at or after a moment: twenty looks in a million lines, and no index to keep up."""
        stamp = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        low, high = 1, self._writer.seq + 1
        while low < high:
            middle = (low + high) // 2
            row = self._connection.one("SELECT clock FROM journal WHERE seq >= ? LIMIT 1", (middle,))
            if row is not None and row[0] < stamp:
                low = middle + 1
            else:
                high = middle
        return low


def _line(row: Row) -> AuditLine:
    return AuditLine(row[0], moment_of(row[1]), *row[2:])

"""The short lists of Today: each from an index, however many people have left long ago."""

from datetime import date

from recovery_desk.storage.caseload import COLUMNS, line_from
from recovery_desk.storage.connection import Connection
from recovery_desk.usecases.ports import CaseloadRow


class TodayTables:
    """Lists of people for one day."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def to_see(self, worker: str, today: date, until: date, not_since: date, limit: int) -> list[CaseloadRow]:
        """In custody, due out by `until`, and not met since `not_since`; by establishment and hall."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM caseload WHERE (due IS NULL) = 0 AND due BETWEEN ?1 AND ?2 AND ended_on IS NULL "
            "AND (last_contact IS NULL OR last_contact < ?3) AND (?4 = '' OR worker = ?4) "
            "ORDER BY +establishment, +hall, +place, +name_key LIMIT ?5",
            (today.isoformat(), until.isoformat(), not_since.isoformat(), worker, limit),
        )
        return [line_from(row) for row in rows]

    def without_contact(self, worker: str, today: date, since: date, limit: int) -> list[CaseloadRow]:
        """In custody, and nobody has met, rung or written to them since; the longest ago first."""
        here = "ended_on IS NULL AND (last_contact IS NULL OR last_contact < ?2) AND (?3 = '' OR worker = ?3)"
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM (SELECT * FROM caseload WHERE (due IS NULL) = 0 AND due >= ?1 AND {here} "
            f"UNION ALL SELECT * FROM caseload WHERE (due IS NULL) = 1 AND {here}) "
            "ORDER BY due IS NULL, due, last_contact, name_key LIMIT ?4",
            (today.isoformat(), since.isoformat(), worker, limit),
        )
        return [line_from(row) for row in rows]

    def just_out(self, worker: str, today: date, since: date, limit: int) -> list[CaseloadRow]:
        """Out since `since` or later; the newest first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM (SELECT * FROM caseload WHERE (due IS NULL) = 0 AND due >= ?1 AND due < ?2 "
            "AND ended_on IS NULL UNION ALL SELECT * FROM caseload WHERE ended_on >= ?1 AND ended_on <= ?2) "
            "WHERE (?3 = '' OR worker = ?3) ORDER BY coalesce(ended_on, due) DESC, name_key LIMIT ?4",
            (since.isoformat(), today.isoformat(), worker, limit),
        )
        return [line_from(row) for row in rows]

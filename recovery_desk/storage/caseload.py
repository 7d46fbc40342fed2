"""The caseload as a window on SQL: order and page in the query, an index for each order.

Whom a filter leaves is asked once (`caseload_filter.py`) and remembered until something changes: the count, and the
next page, ask nothing again. Few are sorted; many are met in the order of an index, each known from the index alone,
until the page is full.
"""

import json
from collections.abc import Iterable, Sequence

from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.storage.caseload_filter import Lines, WhoIsLeft
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.repositories import day_from
from recovery_desk.storage.slips import whole
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

COLUMNS = (
    "person_id, filed_as, called, prison_number, birth_date, birth_date_precision, establishment, country, place, "
    "due, kind, told_by, sentence_days, sentenced_on, worker, ended_on, hall, last_contact, "
    "alerts"
)
_ORDERS = {
    CaseloadOrder.NAME: ("name_key", "line"),
    CaseloadOrder.RELEASE: ("due IS NULL", "due", "name_key", "line"),
    CaseloadOrder.ESTABLISHMENT: ("establishment", "name_key", "line"),
    CaseloadOrder.NUMBER: ("number_key", "line"),
    CaseloadOrder.WORKER: ("worker", "name_key", "line"),
    CaseloadOrder.BORN: ("birth_date", "name_key", "line"),
    CaseloadOrder.CONTACT: ("last_contact", "name_key", "line"),
    CaseloadOrder.ALERTS: ("alerts", "name_key", "line"),
}
_FEW = 1_000
_SELDOM = {
    CaseloadOrder.CALLED: "called COLLATE NOCASE",
    CaseloadOrder.PLACE: "place",
    CaseloadOrder.KIND: "kind",
    CaseloadOrder.TOLD_BY: "told_by COLLATE NOCASE",
    CaseloadOrder.STANDS: "coalesce(ended_on, due)",
}
"""What is seldom sorted by: read whole from the narrow index of those columns."""


class CaseloadTable:
    """Windows on everybody."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection
        self._who = WhoIsLeft(connection)

    def page(
        self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool, offset: int, limit: int
    ) -> list[CaseloadRow]:
        """At most `limit` rows from `offset`."""
        way = " DESC" if descending else ""
        left = self._who.lines(wanted)
        if left is not None and left.count <= _FEW:
            return self._sorted(left, order, way, offset=offset, limit=limit)
        where, values = ("", ()) if left is None else (f"WHERE {Lines.IS_ONE}", (left.marks,))
        by = ", ".join(column + way for column in _columns(order))
        sql = f"SELECT {COLUMNS} FROM caseload {where} ORDER BY {by} LIMIT ? OFFSET ?"
        if order in _SELDOM:
            sql = (
                f"SELECT {COLUMNS} FROM (SELECT line AS hit FROM caseload INDEXED BY caseload_told {where} "
                f"ORDER BY {by} LIMIT ? OFFSET ?) CROSS JOIN caseload ON line = hit ORDER BY {by}"
            )
        return [line_from(row) for row in self._connection.rows(sql, (*values, limit, offset))]

    def _sorted(self, left: Lines, order: CaseloadOrder, way: str, *, offset: int, limit: int) -> list[CaseloadRow]:
        """Few are looked up and sorted; the plus keeps the planner from an index of that order."""
        by = ", ".join(f"+({column}){way}" for column in _columns(order))
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM caseload WHERE line IN (SELECT value FROM json_each(?)) "
            f"ORDER BY {by} LIMIT ? OFFSET ?",
            (left.as_json, limit, offset),
        )
        return [line_from(row) for row in rows]

    def count(self, wanted: CaseloadFilter) -> int:
        """How many rows the filter leaves; everybody is counted as they come and go, not each time."""
        left = self._who.lines(wanted)
        if left is not None:
            return left.count
        row = self._connection.one("SELECT people FROM caseload_size")
        return int(row[0]) if row else 0

    def is_near(self, wanted: CaseloadFilter) -> bool:
        """Whether nobody fits the text, and those who are left only nearly do."""
        left = self._who.lines(wanted)
        return left is not None and left.is_near and bool(left.count)

    def of_many(self, people: Iterable[str]) -> list[CaseloadRow]:
        """The rows of these people, in no order."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM caseload WHERE person_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(people)),),
        )
        return [line_from(row) for row in rows]

    def with_words(self, words: Sequence[str]) -> list[CaseloadRow]:
        """Everybody who has all these folded words, each of them whole, among their names and numbers; by name."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM caseload WHERE line IN "
            "(SELECT rowid FROM caseload_words WHERE caseload_words MATCH ?) ORDER BY +name_key, +line",
            (whole(words),),
        )
        return [line_from(row) for row in rows]

    def halls(self, establishment: str) -> list[str]:
        """The halls of an establishment somebody is in."""
        rows = self._connection.rows(
            "SELECT DISTINCT hall FROM caseload WHERE establishment = ? AND hall <> '' ORDER BY hall", (establishment,)
        )
        return [row[0] for row in rows]

    def workers(self) -> list[str]:
        """The workers somebody is assigned to: one step of the index for each."""
        rows = self._connection.rows(
            "WITH RECURSIVE known (name) AS ("
            "SELECT min(worker) FROM caseload UNION ALL "
            "SELECT (SELECT min(worker) FROM caseload WHERE worker > name) FROM known WHERE name NOTNULL"
            ") SELECT name FROM known WHERE name <> ''"
        )
        return [row[0] for row in rows]

    def establishments(self) -> list[str]:
        """The short names of establishments somebody is in: one step of the index for each, not a scan."""
        rows = self._connection.rows(
            "WITH RECURSIVE known (name) AS ("
            "SELECT min(establishment) FROM caseload UNION ALL "
            "SELECT (SELECT min(establishment) FROM caseload WHERE establishment > name) FROM known WHERE name NOTNULL"
            ") SELECT name FROM known WHERE name <> ''"
        )
        return [row[0] for row in rows]


def _columns(order: CaseloadOrder) -> tuple[str, ...]:
    return (_SELDOM[order], "name_key", "line") if order in _SELDOM else _ORDERS[order]


def line_from(row: Row) -> CaseloadRow:
    """A line from a row of `COLUMNS`."""
    return CaseloadRow(
        PersonId(row[0]),
        row[1],
        row[2],
        row[3],
        day_from(row[4]),
        BirthDatePrecision(row[5]),
        row[6],
        None if row[7] is None else Country(row[7]),
        row[8],
        day_from(row[9]),
        ReleaseKind(row[10]),
        row[11],
        row[12],
        day_from(row[13]),
        row[14],
        day_from(row[15]),
        row[16],
        None if row[17] is None else day_from(row[17][:10]),
        row[18],
    )

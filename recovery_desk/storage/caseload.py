"""The caseload as a window on SQL: order, filter and page in the query, an index for each order.

Whom a filter leaves is read from one narrow index that holds everything filters ask for (5 ms for 100,000 people); the
planner, left to itself, reads the wide lines instead (up to 800 ms). Few are then sorted; many are met in the order of
an index, each known from the index alone, until the page is full.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.repositories import day_from
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow, CaseloadStatus

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
_MOST_WORDS, _LONGEST_WORD = 20, 64
_FEW = 1_000
_SELDOM = {
    CaseloadOrder.CALLED: "called COLLATE NOCASE",
    CaseloadOrder.PLACE: "place",
    CaseloadOrder.KIND: "kind",
    CaseloadOrder.TOLD_BY: "told_by COLLATE NOCASE",
    CaseloadOrder.STANDS: "coalesce(ended_on, due)",
}
"""What is seldom sorted by: read whole from the narrow index of those columns."""
_FITTING_LINES = "SELECT rowid FROM caseload_words WHERE caseload_words MATCH ?"
_FITTING = f"+line IN ({_FITTING_LINES})"
_Condition = tuple[str, list[str]]
_FIRST_DAYS = timedelta(days=21)


class CaseloadTable:
    """Windows on everybody."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def page(
        self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool, offset: int, limit: int
    ) -> list[CaseloadRow]:
        """At most `limit` rows from `offset`."""
        where, values, is_sorted = self._where(wanted)
        way, form = " DESC" if descending else "", "+({})" if is_sorted else "{}"
        if order in _SELDOM:
            by = ", ".join(column + way for column in (_SELDOM[order], "name_key", "line"))
            source = "caseload" if is_sorted else "caseload INDEXED BY caseload_told"
            sql = (
                f"SELECT {COLUMNS} FROM (SELECT line AS hit FROM {source} {where} ORDER BY {by} LIMIT ? OFFSET ?) "
                f"CROSS JOIN caseload ON line = hit ORDER BY {by}"
            )
        else:
            by = ", ".join(form.format(column) + way for column in _ORDERS[order])
            sql = f"SELECT {COLUMNS} FROM caseload {where} ORDER BY {by} LIMIT ? OFFSET ?"
        return [line_from(row) for row in self._connection.rows(sql, (*values, limit, offset))]

    def _where(self, wanted: CaseloadFilter) -> tuple[str, tuple[object, ...], bool]:
        """The condition of a page, its values, and whether what it leaves is to be sorted once it is found."""
        if not _conditions(wanted):
            return "", (), False
        many, everybody = self.count(wanted), self.count(CaseloadFilter())
        found, values = _lines(wanted)
        if many <= _FEW:
            return f"WHERE line IN ({found})", values, True
        if many <= everybody // 2:
            return f"WHERE +line IN ({found})", values, False
        others, values = _lines(wanted, left_out=True)
        return f"WHERE +line NOT IN ({others})", values, False

    def count(self, wanted: CaseloadFilter) -> int:
        """How many rows the filter leaves; everybody is counted as they come and go, not each time."""
        if not _conditions(wanted):
            row = self._connection.one("SELECT people FROM caseload_size")
        else:
            found, values = _lines(wanted)
            row = self._connection.one(f"SELECT count(*) FROM ({found})", values)
        return int(row[0]) if row else 0

    def of_many(self, people: Iterable[str]) -> list[CaseloadRow]:
        """The rows of these people, in no order."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM caseload WHERE person_id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(people)),),
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


def _conditions(wanted: CaseloadFilter) -> list[_Condition]:
    return [*_of_words(wanted), *_of_release(wanted), *_of_the_rest(wanted)]


def _lines(wanted: CaseloadFilter, *, left_out: bool = False) -> tuple[str, tuple[object, ...]]:
    """The lines that are left, or those left out, and the values this asks with."""
    conditions = _conditions(wanted)
    values = tuple(value for _, values in conditions for value in values)
    where = " AND ".join(condition for condition, _ in conditions)
    if left_out:
        where = f"({where}) IS NOT TRUE"
    elif where == _FITTING:
        return _FITTING_LINES, values
    source = "caseload_facets"
    if not _conditions(replace(wanted, due_from=None, due_to=None)):
        source = "caseload_by_release"
    return f"SELECT line FROM caseload INDEXED BY {source} WHERE {where}", values


def _of_words(wanted: CaseloadFilter) -> Iterator[_Condition]:
    if query := _match(wanted.text):
        yield _FITTING, [query]
    elif wanted.text.strip():
        yield "0", []  # nothing but punctuation was typed: that finds nobody


def _of_release(wanted: CaseloadFilter) -> Iterator[_Condition]:
    if wanted.without_date:
        yield "due IS NULL AND ended_on IS NULL", []
    elif wanted.due_from or wanted.due_to:
        yield "(due IS NULL) = 0", []
    if wanted.due_from:
        yield "due >= ?", [wanted.due_from.isoformat()]
    if wanted.due_to:
        yield "due <= ?", [wanted.due_to.isoformat()]
    if wanted.status is not None and wanted.today is not None:
        first, today = (wanted.today - _FIRST_DAYS).isoformat(), wanted.today.isoformat()
        values = {CaseloadStatus.INSIDE: [today], CaseloadStatus.JUST_OUT: [first, today]}
        yield _STATUS[wanted.status], values.get(wanted.status, [first])


def _of_the_rest(wanted: CaseloadFilter) -> Iterator[_Condition]:
    if wanted.establishment:
        yield "establishment = ?", [wanted.establishment]
    if wanted.hall:
        yield "hall = ?", [wanted.hall]
    if wanted.worker:
        yield "worker = ?", [wanted.worker]
    if wanted.with_alerts:
        yield "alerts > 0", []
    if wanted.no_contact_since:
        yield "(last_contact IS NULL OR last_contact < ?)", [wanted.no_contact_since.isoformat()]
    if wanted.among is not None:
        among = "SELECT line FROM caseload WHERE person_id IN (SELECT value FROM json_each(?))"
        yield f"+line IN ({among})", [json.dumps(wanted.among)]


_STATUS = {
    CaseloadStatus.INSIDE: "ended_on IS NULL AND coalesce(due, '9999') >= ?",
    CaseloadStatus.JUST_OUT: "coalesce(ended_on, due) >= ? AND coalesce(ended_on, due) < ?",
    CaseloadStatus.LEFT: "coalesce(ended_on, due) < ?",
}


def _match(text: str) -> str:
    """What was typed as FTS5 tokens, each quoted: the syntax of FTS5 never sees a person's text."""
    words = [word[:_LONGEST_WORD] for word in fold_words(text)[:_MOST_WORDS]]
    return " ".join(f'"{word}"*' for word in words)


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

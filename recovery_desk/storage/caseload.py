"""The caseload as a window on SQL: order, filter and page in the query, an index for each order."""

from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.people import BirthDatePrecision, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.repositories import day_from
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

_COLUMNS = (
    "person_id, filed_as, called, prison_number, birth_date, birth_date_precision, establishment, country, place, "
    "due, kind, told_by, sentence_days, sentenced_on, worker, ended_on"
)
_ORDERS = {
    CaseloadOrder.NAME: ("name_key", "line"),
    CaseloadOrder.RELEASE: ("due IS NULL", "due", "name_key", "line"),
    CaseloadOrder.ESTABLISHMENT: ("establishment", "name_key", "line"),
    CaseloadOrder.NUMBER: ("number_key", "line"),
    CaseloadOrder.WORKER: ("worker", "name_key", "line"),
}
_MOST_WORDS, _LONGEST_WORD = 20, 64


class CaseloadTable:
    """Windows on everybody."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def page(
        self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool, offset: int, limit: int
    ) -> list[CaseloadRow]:
        """At most `limit` rows from `offset`."""
        where, values = _conditions(wanted)
        way = " DESC" if descending else ""
        by = ", ".join(f"{column}{way}" for column in _ORDERS[order])
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM caseload {where} ORDER BY {by} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return [_line(row) for row in rows]

    def count(self, wanted: CaseloadFilter) -> int:
        """How many rows the filter leaves; everybody is counted as they come and go, not each time."""
        where, values = _conditions(wanted)
        sql = f"SELECT count(*) FROM caseload {where}" if where else "SELECT people FROM caseload_size"
        row = self._connection.one(sql, values)
        return int(row[0]) if row else 0

    def establishments(self) -> list[str]:
        """The short names of establishments somebody is in: one step of the index for each, not a scan."""
        rows = self._connection.rows(
            "WITH RECURSIVE known (name) AS ("
            "SELECT min(establishment) FROM caseload UNION ALL "
            "SELECT (SELECT min(establishment) FROM caseload WHERE establishment > name) FROM known WHERE name NOTNULL"
            ") SELECT name FROM known WHERE name <> ''"
        )
        return [row[0] for row in rows]


def _conditions(wanted: CaseloadFilter) -> tuple[str, tuple[object, ...]]:
    parts: list[str] = []
    values: list[object] = []
    if query := _match(wanted.text):
        parts.append("line IN (SELECT rowid FROM caseload_words WHERE caseload_words MATCH ?)")
        values.append(query)
    elif wanted.text.strip():
        parts.append("0")  # nothing but punctuation was typed: that finds nobody
    if wanted.establishment:
        parts.append("establishment = ?")
        values.append(wanted.establishment)
    if wanted.without_date:
        parts.append("due IS NULL AND ended_on IS NULL")
    elif wanted.due_from or wanted.due_to:
        parts.append("(due IS NULL) = 0")
    if wanted.due_from:
        parts.append("due >= ?")
        values.append(wanted.due_from.isoformat())
    if wanted.due_to:
        parts.append("due <= ?")
        values.append(wanted.due_to.isoformat())
    return ("WHERE " + " AND ".join(parts) if parts else "", tuple(values))


def _match(text: str) -> str:
    """What was typed as FTS5 tokens, each quoted: the syntax of FTS5 never sees a person's text."""
    words = [word[:_LONGEST_WORD] for word in fold_words(text)[:_MOST_WORDS]]
    return " ".join(f'"{word}"*' for word in words)


def _line(row: Row) -> CaseloadRow:
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
    )

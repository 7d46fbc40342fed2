"""History a page at a time, whole deeds only: of a person with everything about them, or of one record."""

import json
from collections.abc import Mapping, Sequence

from recovery_desk.storage.bin import LastKnownRecords
from recovery_desk.storage.connection import Connection, Row
from recovery_desk.storage.journal import BY_WORKER, ENTRY, entry_from
from recovery_desk.usecases.journal_ports import HistoryFilter, JournalEntry

_EVER = 1 << 62


class HistoryTable:
    """The journal as a reader turns its pages."""

    def __init__(self, connection: Connection, last_known: LastKnownRecords) -> None:
        """Over an open vault."""
        self._connection = connection
        self._last_known = last_known

    def about(
        self, person_id: str, limit: int, before: int | None = None, wanted: HistoryFilter | None = None
    ) -> Sequence[JournalEntry]:
        """Everything about a person, newest first: some `limit` rows, and the rest of the deed the last belongs to.

        What was recorded about somebody whose record was put into theirs is about them too.
        """
        chosen = wanted or HistoryFilter()
        narrowed = json.dumps(chosen.entities), json.dumps(chosen.acts)
        parts = self._parts(person_id)
        whose = "about = ?1" if len(parts) == 1 else "about IN (SELECT value FROM json_each(?1))"
        query = (
            f"SELECT {ENTRY} FROM {BY_WORKER} WHERE {whose} AND seq < ?2 "
            "AND (?3 = '[]' OR entity IN (SELECT value FROM json_each(?3))) "
            "AND (?4 = '[]' OR act IN (SELECT value FROM json_each(?4))) ORDER BY seq DESC LIMIT ?5"
        )
        one = person_id if len(parts) == 1 else json.dumps(parts)
        return self._whole_deeds(query, one, narrowed, limit, before)

    def of_record(self, entity: str, entity_id: str, limit: int, before: int | None = None) -> Sequence[JournalEntry]:
        """Everything about one record, newest first, likewise."""
        query = (
            f"SELECT {ENTRY} FROM {BY_WORKER} WHERE entity_id = ? AND seq < ? AND entity = ?3 AND ?4 = '' "
            "ORDER BY seq DESC LIMIT ?5"
        )
        return self._whole_deeds(query, entity_id, (entity, ""), limit, before)

    def undone(self, person_id: str) -> frozenset[str]:
        """The stamps of deeds around a person that were undone, and were not done again."""
        rows = self._connection.rows(
            "SELECT mark.clock, marked.clock FROM journal AS mark "
            "JOIN journal AS marked ON marked.seq = CAST(mark.entity_id AS INTEGER) "
            "WHERE mark.about IN (SELECT value FROM json_each(?)) AND mark.entity = 'journal' ORDER BY mark.seq DESC",
            (json.dumps(self._parts(person_id)),),
        )
        found: set[str] = set()
        for stamp, reversed_stamp in rows:
            if stamp not in found:
                found.add(reversed_stamp)
        return frozenset(found)

    def _parts(self, person_id: str) -> list[str]:
        """The person, and whoever's record is part of theirs."""
        rows = self._connection.rows(
            "WITH RECURSIVE part (id) AS (SELECT ? UNION SELECT merge.other_id FROM part "
            "JOIN merge ON merge.person_id = part.id AND merge.undone_at IS NULL) SELECT id FROM part",
            (person_id,),
        )
        return [row[0] for row in rows]

    def last_known(self, entity: str, entity_ids: Sequence[str]) -> Mapping[str, Mapping[str, object]]:
        """The fields of records, as the vault holds them or held them when they were removed."""
        return self._last_known.fields(entity, entity_ids)

    def opened_at(self, entity: str, entity_id: str, field: str) -> int:
        """The row that last turned a field of a record from 1 to something else; 0 where none did."""
        row = self._connection.one(
            "SELECT max(seq) FROM journal WHERE entity_id = ? AND field = ? AND act = 'changed' AND entity = ? "
            "AND CAST(old AS TEXT) = '1'",
            (entity_id, field, entity),
        )
        return int(row[0] or 0) if row else 0

    def _whole_deeds(
        self, query: str, one: str, narrowed: tuple[str, str], limit: int, before: int | None
    ) -> list[JournalEntry]:
        def page(below: int) -> list[Row]:
            return self._connection.rows(query, (one, below, *narrowed, limit))

        rows = page(_EVER if before is None else before)
        more = rows if len(rows) == limit else []
        while len(more) == limit:
            more = [row for row in page(rows[-1][0]) if row[1] == rows[-1][1]]
            rows += more
        return [entry_from(row) for row in rows]

"""The bin: what was removed lies whole in the journal, and comes back from there."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from recovery_desk.storage.connection import Connection
from recovery_desk.storage.journal import BY_WORKER, moment_of
from recovery_desk.storage.rows_as_journaled import JournaledRows
from recovery_desk.storage.undo import NEVER_UNDONE
from recovery_desk.usecases.journal_ports import Removed
from recovery_desk.usecases.undo_problems import NotToBeUndone

_REMOVED = f"SELECT seq, clock, coalesce(worker.name, ''), entity, entity_id, about, old FROM {BY_WORKER}"
_PAGE = 200
_ABOVE_CALLED_OFF = 2
"""A calendar may have heard, one above what was removed, that a meeting is off: it has to hear that it stands again."""


class BinTable:
    """What was removed and is not back."""

    def __init__(self, connection: Connection, rows: JournaledRows) -> None:
        """Over an open vault."""
        self._connection = connection
        self._rows = rows

    def removed(self, since: datetime, limit: int, before: int | None = None) -> Sequence[Removed]:
        """Newest first, one for each record that took others with it or went alone."""
        earliest = since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        found: list[Removed] = []
        seq = before if before is not None else 1 << 62
        while len(found) < limit:
            page = self._connection.rows(
                f"{_REMOVED} WHERE act = 'removed' AND seq < ? AND clock >= ? ORDER BY seq DESC LIMIT ?",
                (seq, earliest, _PAGE),
            )
            if not page:
                break
            page += self._connection.rows(
                f"{_REMOVED} WHERE act = 'removed' AND seq < ? AND clock = ? ORDER BY seq DESC",
                (page[-1][0], page[-1][1]),
            )
            found += self._gathered(page)
            seq = page[-1][0]
        return found[:limit]

    def _gathered(self, rows: Sequence[tuple[object, ...]]) -> list[Removed]:
        """The outermost record of each tree that went in one deed, with what went below it."""
        found: list[Removed] = []
        trees: dict[tuple[object, str], dict[str, int]] = {}
        for seq, clock, worker, *what in rows:
            table, record_id, about, old = map(str, what)
            if table in NEVER_UNDONE or table not in self._rows.tables or self._rows.read(table, record_id):
                continue
            fields = self._rows.fields_from(table, old)
            above = [trees[key] for parent in self._parents(table, fields) if (key := (clock, parent)) in trees]
            if above:
                trees[clock, record_id] = above[0]
                above[0][table] = above[0].get(table, 0) + 1
                continue
            others: dict[str, int] = {}
            trees[clock, record_id] = others
            moment = moment_of(str(clock))
            found.append(Removed(int(str(seq)), moment, str(worker), table, record_id, about, fields, others))
        return found

    def _parents(self, table: str, fields: Mapping[str, object]) -> list[str]:
        """What a record refers to, the nearest first: a step belongs to its goal before it belongs to the person."""
        named = [(parent == "person", str(fields[column])) for column, parent in self._rows.parents(table)]
        return [parent for _, parent in sorted(named)]

    def restore(self, seq: int) -> None:
        """Puts back what one deed removed from this record on, whole, and before it what it belonged to."""
        row = self._connection.one("SELECT clock, entity_id FROM journal WHERE seq = ? AND act = 'removed'", (seq,))
        if row is None:
            raise NotToBeUndone
        clock, record_id = row
        rows = self._connection.rows(
            "SELECT entity, entity_id, old FROM journal WHERE act = 'removed' AND seq <= ? AND clock = ? "
            "ORDER BY seq DESC",
            (seq, clock),
        )
        back: set[str] = set()
        for each_table, each_id, old in rows:
            fields = self._rows.fields_from(each_table, old)
            belongs = any(parent in back for parent in self._parents(each_table, fields))
            if each_id != record_id and not belongs:
                continue
            back.add(each_id)
            if self._rows.read(each_table, each_id) is None:
                self._restore_parents(each_table, fields)
                if each_table == "meeting":
                    fields = {**fields, "sequence": int(str(fields["sequence"])) + _ABOVE_CALLED_OFF}
                self._rows.put_back(each_table, each_id, fields)

    def _restore_parents(self, table: str, fields: Mapping[str, object]) -> None:
        for column, parent in self._rows.parents(table):
            parent_id = fields.get(column)
            if parent_id is None or self._rows.read(parent, str(parent_id)) is not None:
                continue
            row = self._connection.one(
                "SELECT seq FROM journal WHERE entity_id = ? AND entity = ? AND act = 'removed' "
                "ORDER BY seq DESC LIMIT 1",
                (parent_id, parent),
            )
            if row is not None:
                self.restore(int(row[0]))

    def remove_whole(self, entity: str, entity_id: str) -> None:
        """Takes a record out with everything that belongs to it, children first."""
        self._rows.take_out_whole(entity, entity_id)


class LastKnownRecords:
    """Records by kind and id, whether or not they are still there."""

    def __init__(self, connection: Connection, rows: JournaledRows) -> None:
        """Over an open vault."""
        self._connection = connection
        self._rows = rows

    def fields(self, entity: str, entity_ids: Sequence[str]) -> Mapping[str, Mapping[str, object]]:
        """The fields of each, as the vault holds them or held them when they were removed."""
        if entity not in self._rows.tables:
            return {}
        found: dict[str, Mapping[str, object]] = {}
        for record_id in entity_ids:
            there = self._rows.read(entity, record_id)
            if there is None:
                row = self._connection.one(
                    "SELECT old FROM journal WHERE entity_id = ? AND entity = ? AND act = 'removed' "
                    "ORDER BY seq DESC LIMIT 1",
                    (record_id, entity),
                )
                there = None if row is None else self._rows.fields_from(entity, row[0])
            if there is not None:
                found[record_id] = there
        return found

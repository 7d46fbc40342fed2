"""Moving every record of one person to another, and taking that back: in any table there is or will be.

Which tables have people in them is read from the schema, so that a new one needs no line here.
"""

import json
from collections.abc import Iterable, Iterator

from recovery_desk.storage.connection import Connection
from recovery_desk.storage.journal import journaled_tables
from recovery_desk.usecases.vault_problems import VaultDamaged

_STAYS = frozenset({"person", "merge", "person_details"})
"""The two records themselves, which are put together field by field, and the list of what was put together."""


class MergingTables:
    """Every table that says whom a record is about."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    def counts(self, person_id: str) -> dict[str, int]:
        """How many records of each table are about this person, those that have any."""
        found: dict[str, int] = {}
        for table, column in self._columns():
            row = self._connection.one(f"SELECT count(*) FROM {table} WHERE {column} = ?", (person_id,))
            if row is not None and row[0]:
                found[table] = found.get(table, 0) + int(row[0])
        return found

    def move(self, other_id: str, person_id: str) -> None:
        """Makes every record about `other_id` one about `person_id`.

        A stay stays what it was but is no longer the current one where the other has one. A record that may be there
        only once for each person, and is there already, stays where it is: nothing is lost.
        """
        self._connection.run(
            "UPDATE custody_episode SET is_current = 0 WHERE person_id = ? AND is_current = 1 "
            "AND EXISTS (SELECT 1 FROM custody_episode WHERE person_id = ? AND is_current = 1)",
            (other_id, person_id),
        )
        for table, column in self._columns():
            self._connection.run(f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {column} = ?", (person_id, other_id))

    def put_into(self, people: Iterable[str]) -> str | None:
        """Whose record one of these people's is part of by now, where it was put into another."""
        # Asked at every save: first the short question, which nearly always answers that there is none.
        away = self._connection.one(
            "SELECT merged_into FROM json_each(?) CROSS JOIN person ON person.id = value "
            "WHERE merged_into NOTNULL LIMIT 1",
            (json.dumps(list(people)),),
        )
        row = away and self._connection.one(
            "WITH RECURSIVE away (id) AS ("
            "SELECT ? UNION SELECT merged_into FROM away JOIN person USING (id) WHERE merged_into NOTNULL"
            ") SELECT away.id FROM away JOIN person USING (id) WHERE merged_into IS NULL",
            away,
        )
        return str(row[0]) if row else None

    def head(self) -> int:
        """The number of the journal's last row."""
        row = self._connection.one("SELECT max(seq) FROM journal")
        return int(row[0] or 0) if row else 0

    def changes_since(self, seq: int) -> str:
        """What the journal wrote down after row `seq`, as `Merge.changes` keeps it."""
        rows = self._connection.rows(
            "SELECT entity, entity_id, field, old, new FROM journal WHERE seq > ? "
            "AND act IN ('created', 'changed') ORDER BY seq",
            (seq,),
        )
        return json.dumps([list(row) for row in rows], ensure_ascii=False)

    def undo(self, changes: str) -> int:
        """Takes changes back, the last first. Answers how many were left, for somebody has changed them since."""
        known = self._known()
        left = 0
        for table, record_id, field, old, new in reversed(json.loads(changes)):
            if table not in known or (field and field not in known[table]):
                raise VaultDamaged("pages")
            if field:
                done = self._put_back(table, record_id, field, old, new)
            else:
                done = self._take_out(table, record_id, new, known[table])
            left += not done
        return left

    def _put_back(self, table: str, record_id: str, field: str, old: object, new: object) -> bool:
        return bool(
            self._connection.run(
                f"UPDATE OR IGNORE {table} SET {field} = ? WHERE id = ? AND {field} IS ?", (old, record_id, new)
            )
        )

    def _take_out(self, table: str, record_id: str, new: str, columns: frozenset[str]) -> bool:
        """Takes out a record that was made, unless it says something else by now."""
        fields: dict[str, object] = {field: value for field, value in json.loads(new).items() if field in columns}
        same = " AND ".join(f"{field} IS ?" for field in fields)
        return bool(self._connection.run(f"DELETE FROM {table} WHERE id = ? AND {same}", (record_id, *fields.values())))

    def _known(self) -> dict[str, frozenset[str]]:
        return {
            table: frozenset(row[0] for row in self._connection.rows("SELECT name FROM pragma_table_info(?)", (table,)))
            for table in journaled_tables(self._connection)
        }

    def _columns(self) -> Iterator[tuple[str, str]]:
        """Every column that names the person a record is about: called `person_id`, or held to be in `person`."""
        for table in journaled_tables(self._connection):
            if table in _STAYS:
                continue
            keys = self._connection.rows(
                'SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = \'person\'', (table,)
            )
            names = {row[0] for row in keys}
            names |= {
                row[0]
                for row in self._connection.rows(
                    "SELECT name FROM pragma_table_info(?) WHERE name = 'person_id'", (table,)
                )
            }
            for name in sorted(names):
                yield table, name

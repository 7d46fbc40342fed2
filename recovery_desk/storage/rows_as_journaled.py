"""Rows of any table, taken out and put back as the journal holds them: for undo, the bin and history.

Tables and columns are those of the schema as it stands, never names from outside.
"""

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import sqlcipher3

from recovery_desk.storage.connection import Connection
from recovery_desk.storage.journal import columns_of, journaled_tables
from recovery_desk.usecases.undo_problems import LaterChangeStands, OthersRestOnIt, WhatItBelongedToIsGone

Fields = dict[str, Any]


class JournaledRows:
    """Reads, changes, puts back and takes out single rows by table and id."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._connection = connection

    @cached_property
    def tables(self) -> Mapping[str, Mapping[str, str]]:
        """Every journaled table with its columns and their types."""
        return {table: columns_of(self._connection, table) for table in journaled_tables(self._connection)}

    @cached_property
    def _parents(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """For each table: its columns that refer to another table, and to which."""
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for table in self.tables:
            rows = self._connection.rows('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (table,))
            found[table] = tuple((column, parent) for column, parent in rows if parent in self.tables)
        return found

    @cached_property
    def _children(self) -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
        """For each table: which tables refer to it, by which column, and whether they cannot be without it."""
        found: dict[str, list[tuple[str, str, bool]]] = {table: [] for table in self.tables}
        for table, parents in self._parents.items():
            query = 'SELECT name FROM pragma_table_info(?) WHERE "notnull" = 1'
            needed = {row[0] for row in self._connection.rows(query, (table,))}
            for column, parent in parents:
                found[parent].append((table, column, column in needed))
        return {table: tuple(children) for table, children in found.items()}

    def parents(self, table: str) -> tuple[tuple[str, str], ...]:
        """The columns of a table that refer to another table, and to which."""
        return self._parents[table]

    def read(self, table: str, record_id: str) -> Fields | None:
        """A row's fields without its id, or None."""
        columns = [name for name in self.tables[table] if name != "id"]
        row = self._connection.one(f"SELECT {', '.join(columns)} FROM {table} WHERE id = ?", (record_id,))
        return None if row is None else dict(zip(columns, row, strict=True))

    def fields_from(self, table: str, content: str) -> Fields:
        """The fields of a row that is new or removed, as the journal wrote them, with the values they had."""
        columns = self.tables[table]
        written: dict[str, Any] = json.loads(content)
        return {name: _value(value, columns[name]) for name, value in written.items() if name in columns}

    def change(self, table: str, record_id: str, field: str, value: object) -> None:
        """Sets one field."""
        if field in self.tables[table]:
            self._connection.run(f"UPDATE {table} SET {field} = ? WHERE id = ?", (value, record_id))

    def put_back(self, table: str, record_id: str, fields: Fields) -> None:
        """Inserts a row whole. Raises `LaterChangeStands` where something stands in its place."""
        for column, parent in self._parents[table]:
            there = fields.get(column)
            if there is not None and self.read(parent, there) is None:
                raise WhatItBelongedToIsGone(table, parent)
        try:
            self.insert(table, record_id, fields)
        except sqlcipher3.IntegrityError as cause:
            raise LaterChangeStands(table) from cause

    def insert(self, table: str, record_id: str, fields: Fields) -> None:
        """Inserts a row as it is given."""
        names = ["id", *fields]
        marks = ", ".join("?" for _ in names)
        self._connection.run(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", (record_id, *fields.values())
        )

    def take_out(self, table: str, record_id: str) -> None:
        """Deletes a row. Raises `OthersRestOnIt` where another record refers to it."""
        for child, column, _ in self._children[table]:
            if self._ids(child, column, record_id):
                raise OthersRestOnIt(table, child)
        self._connection.run(f"DELETE FROM {table} WHERE id = ?", (record_id,))

    def take_out_whole(self, table: str, record_id: str) -> None:
        """Deletes a row after everything that cannot be without it, the innermost first."""
        for child, column, belongs in self._children[table]:
            if belongs:
                for child_id in self._ids(child, column, record_id):
                    self.take_out_whole(child, child_id)
        self.take_out(table, record_id)

    def _ids(self, table: str, column: str, value: str) -> list[str]:
        return [row[0] for row in self._connection.rows(f"SELECT id FROM {table} WHERE {column} = ?", (value,))]


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same, down to their type and every byte."""
    return type(one) is type(other) and one == other


def _value(written: object, kind: str) -> object:
    decode = _DECODED.get(kind)
    return written if decode is None or written is None else decode(str(written))


def _unquoted(literal: str) -> object:
    """A value as SQLite's `quote` wrote it."""
    if literal.startswith("X'"):
        return bytes.fromhex(literal[2:-1])
    if literal.startswith("'"):
        return literal[1:-1].replace("''", "'")
    try:
        return int(literal)
    except ValueError:
        return float(literal)


_DECODED: Mapping[str, Callable[[str], object]] = {"BLOB": bytes.fromhex, "REAL": float, "ANY": _unquoted}

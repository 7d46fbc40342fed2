"""Records of one kind as rows of one table: a frozen dataclass in, the same out.

The columns of a table are the fields of its dataclass, by name; its first field is `id`. Days are kept as ISO
dates, moments as ISO times in UTC, choices as their words, several of something as a JSON list. SQL that asks more than
"equal to" is written out in a class of its own beside this one.
"""

import json
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from recovery_desk.storage.connection import Connection, Row

T = TypeVar("T")


@dataclass(frozen=True)
class TableOf(Generic[T]):
    """A table: what kind of record it holds, its name in the schema, and the order its records are read in."""

    kind: type[T]
    name: str
    order: str = "id"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns, which are the fields of `kind`."""
        return tuple(each.name for each in fields(self.kind))  # type: ignore[arg-type]

    @cached_property
    def ways(self) -> tuple["_Way", ...]:
        """How each column goes in and comes out."""
        hints = typing.get_type_hints(self.kind)
        return tuple(_way(hints[name]) for name in self.columns)

    def row(self, record: T) -> tuple[object, ...]:
        """A record as the values of its columns."""
        values = (getattr(record, name) for name in self.columns)
        return tuple(None if value is None else way[0](value) for value, way in zip(values, self.ways, strict=True))

    def record(self, row: Row) -> T:
        """A row as a record."""
        values = (None if value is None else way[1](value) for value, way in zip(row, self.ways, strict=True))
        return self.kind(*values)


class Records(Generic[T]):
    """The records of one table."""

    def __init__(self, connection: Connection, table: TableOf[T]) -> None:
        """Over an open vault."""
        self._connection = connection
        self._table = table
        names = ", ".join(table.columns)
        marks = ", ".join("?" for _ in table.columns)
        changes = ", ".join(f"{name} = ?" for name in table.columns[1:])
        self._select = f"SELECT {names} FROM {table.name} "
        self._insert = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"
        self._update = f"UPDATE {table.name} SET {changes} WHERE id = ?"
        self._delete = f"DELETE FROM {table.name} WHERE id = ?"

    def get(self, record_id: str) -> T | None:
        """The record, or None where there is none (any more)."""
        row = self._connection.one(f"{self._select} WHERE id = ?", (record_id,))
        return None if row is None else self._table.record(row)

    def add(self, record: T) -> None:
        """Keeps a new record."""
        self._connection.run(self._insert, self._table.row(record))

    def save(self, record: T) -> bool:
        """Keeps every field; the journal writes down those that changed. False where there is no such record."""
        record_id, *values = self._table.row(record)
        return bool(self._connection.run(self._update, (*values, record_id)))

    def put(self, record: T) -> None:
        """Keeps a record, whether it is new or not."""
        if not self.save(record):
            self.add(record)

    def remove(self, record_id: str) -> None:
        """Takes a record out; the journal holds it whole."""
        self._connection.run(self._delete, (record_id,))

    def where(self, **equal: object) -> list[T]:
        """Every record whose fields equal what is given, in the table's order; all of them where nothing is."""
        ways = dict(zip(self._table.columns, self._table.ways, strict=True))
        unknown = sorted(equal.keys() - ways.keys())
        if unknown:
            raise AttributeError(f"{self._table.name} has no {unknown}")
        conditions = " AND ".join(f"{name} IS ?" for name in equal) or "1"
        values = [None if value is None else ways[name][0](value) for name, value in equal.items()]
        rows = self._connection.rows(f"{self._select} WHERE {conditions} ORDER BY {self._table.order}", values)
        return [self._table.record(row) for row in rows]

    def first(self, limit: int) -> list[T]:
        """The first so many in the table's order: of a table whose newest come first, the newest."""
        rows = self._connection.rows(f"{self._select} ORDER BY {self._table.order} LIMIT ?", (limit,))
        return [self._table.record(row) for row in rows]

    def of(self, person_id: str) -> list[T]:
        """Everything of this kind about one person, in the table's order."""
        return self.where(person_id=person_id)

    def of_many(self, person_ids: Iterable[str]) -> list[T]:
        """Everything of this kind about several people, in the table's order: one query for a whole board."""
        rows = self._connection.rows(
            f"{self._select} WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY {self._table.order}",
            (json.dumps(list(person_ids)),),
        )
        return [self._table.record(row) for row in rows]


def _same(value: Any) -> Any:
    return value


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _moment_from(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)


def _list(values: Sequence[Any], inner: Callable[[Any], object]) -> str:
    return json.dumps([inner(value) for value in values], ensure_ascii=False)


_Way = tuple[Callable[[Any], object], Callable[[Any], Any]]

_WAYS: dict[Any, _Way] = {
    str: (_same, _same),
    int: (_same, _same),
    float: (_same, _same),
    bool: (int, bool),
    datetime: (_moment, _moment_from),
    date: (date.isoformat, date.fromisoformat),
}


def _way(hint: Any) -> _Way:
    """How a field of this type goes into a column and comes out."""
    if isinstance(hint, typing.NewType):
        return _way(hint.__supertype__)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        (inner,) = (each for each in arguments if each is not type(None))
        return _way(inner)
    if origin is tuple:
        put_in, take_out = _way(arguments[0])
        return lambda values: _list(values, put_in), lambda text: tuple(take_out(each) for each in json.loads(text))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return str, hint
    return _WAYS[hint]

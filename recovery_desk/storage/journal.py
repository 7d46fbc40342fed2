"""One journal, three masters: history on screen, audit, and what two desks will exchange.

Every change of a field is a row, written by triggers that are derived from the schema, so that no code path
can forget it; a record that is new or removed is one row that holds all its fields. Each row carries a code
(HMAC-SHA256 under a key derived from the data key) over itself and the code of the row before: a row changed,
taken out, put in or moved shows. The anchor file (`anchor.py`) holds the last number and code outside.

A row also carries a code of the whole record as the change left it (`record`), so that a record that is not what
the history says shows too, an older page put back say; and which row held the version of the field that was seen
when it was changed (`seen`), which two desks need to tell a change made in knowledge of the other from a clash.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from recovery_desk.storage.connection import Connection, Row
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.ports import Clock
from recovery_desk.usecases.vault_problems import VaultDamaged

DERIVED = frozenset({"journal", "vault", "caseload", "caseload_size", "draft", "findable"})
"""Tables that are not journaled: the journal itself, the vault's own line, what triggers derive, and drafts, which are
written as somebody types and are no record until they are saved. Indexes of words (FTS5 tables and what lies behind
them) are known by their kind."""

LINE = "line"
"""A column of this name is a number of this file alone, for its indexes of words: no part of the record."""
OF_BACKUPS = frozenset({"backup_made", "backup_place"})
"""Records of backups: somebody who may only read locks the desk too, and the day's backup is made."""

BEFORE_THE_FIRST = b"\0" * 32
_NO_HEAD = (0, BEFORE_THE_FIRST, "")

CHANGES = frozenset({"created", "changed", "removed"})
"""The acts that triggers write: somebody's records are not what they were. Every other act changed nothing."""

_COLUMNS = "seq, clock, desk, worker, act, entity, entity_id, about, field, old, new, seen, record"
_PAGE = 5_000
_MOST_AT_ONCE, _TICK = 9_999, timedelta(microseconds=1)
_CODE_BYTES = 16
_NEVER = object()


@dataclass(frozen=True, slots=True)
class Shape:
    """A table whose records are journaled: its columns without `id`, their types, and what each is by default."""

    table: str
    columns: Mapping[str, str]
    defaults: tuple[object, ...]

    def code(self, key: bytes, record_id: object, values: Sequence[object]) -> bytes:
        """The code of a record. A column that holds its default counts for nothing: a later one changes no code."""
        told = {
            name: value
            for name, value, default in zip(self.columns, values, self.defaults, strict=True)
            if value != default
        }
        return hmac.digest(key, _canonical([self.table, record_id, told]), hashlib.sha256)[:_CODE_BYTES]


ENTRY = "seq, clock, coalesce(worker.name, ''), act, entity, entity_id, field, old, new, about"
BY_WORKER = "journal LEFT JOIN worker ON worker.id = journal.worker"
"""What `entry_from` reads, and where from."""


class JournalWriter:
    """Gives the triggers their functions: the clock of the transaction, who, and the chained code."""

    def __init__(self, connection: Connection, key: bytes, desk: str, clock: Clock) -> None:
        """Takes up the chain where the vault left it."""
        self._connection = connection
        self._key = key
        self.desk = desk
        self._clock = clock
        self.worker = ""
        self.has_changes = self.has_changed_workers = self.runs_the_desk = False
        """Whether the transaction in hand has changed a record; whether that of a worker; whether it changed who works
        here, but for a name of one's own."""
        self.people: set[str] = set()
        """Whose records it has changed."""
        self.merged: set[str] = set()
        """Which of them it has put into another's, or taken out again."""
        self.shapes: Mapping[str, Shape] = {}
        self._seen: int | None = None
        self._record: bytes | None = None
        self._row: tuple[str, object, tuple[object, ...]] | None = None
        self._code_of_row: bytes | None = None
        self._created = 0
        head: Row = connection.one("SELECT seq, mac, clock FROM journal ORDER BY seq DESC LIMIT 1") or _NO_HEAD
        self.seq: int = head[0]
        self.mac: bytes = head[1]
        self._stamp: str = head[2]
        for name, parameters, function in (
            ("journal_clock", 0, lambda: self._stamp),
            ("journal_desk", 0, lambda: self.desk),
            ("journal_worker", 0, lambda: self.worker),
            ("journal_seen", 1, self._remember_seen),
            ("journal_record", -1, self._remember_record),
            ("journal_row", -1, self._look_at_row),
            ("journal_same_record", 0, self._remember_same_record),
            ("journal_mac", 7, self._chain),
        ):
            connection.add_impure_function(name, parameters, function)

    @property
    def head(self) -> tuple[int, bytes, str]:
        """Where the chain stands; `restore` takes it back when a transaction is undone."""
        return self.seq, self.mac, self._stamp

    def last_moment(self, clock: Clock) -> datetime:
        """When the newest line was written; now, where there is none."""
        return moment_of(self._stamp) if self._stamp else clock.now()

    def restore(self, head: tuple[int, bytes, str]) -> None:
        """Forgets the rows of a transaction that was rolled back."""
        self.seq, self.mac, self._stamp = head

    def begin(self) -> None:
        """A hybrid clock: the wall's time, but never back, and never the same twice."""
        wall = _stamped(self._clock.now())
        time, _, counter = self._stamp.partition("/")
        self.has_changes = self.has_changed_workers = self.runs_the_desk = False
        self.people, self.merged = set(), set()
        if wall > time:
            self._stamp = f"{wall}/0000"
        elif int(counter) < _MOST_AT_ONCE:
            self._stamp = f"{time}/{int(counter) + 1:04}"
        else:  # a clock that was years ahead once: the next microsecond, so that stamps sort as they were written
            self._stamp = f"{_stamped(moment_of(self._stamp) + _TICK)}/0000"

    def note(self, act: str, entity: str, entity_id: str, detail: str, about: str = "") -> None:
        """A deed that changed no record; `about` is the person it concerns where `entity` is not the person."""
        about = entity_id if entity == "person" else about
        self._connection.run(_INSERT, (act, entity, entity_id, about, "", None, detail) * 2)

    def _remember_seen(self, changed: int | None) -> int:
        self._seen = max(changed or 0, self._created)
        return self._seen

    def _remember_record(self, table: str, record_id: object, *values: object) -> bytes:
        self._record = self.shapes[table].code(self._key, record_id, values)
        return self._record

    def _look_at_row(self, created: int | None, table: str, record_id: object, *values: object) -> None:
        """A record as an update leaves it, and the line of its making.

        Its code goes into a line for each of its fields that changed.
        """
        self._created, self._row, self._code_of_row = created or 0, (table, record_id, values), None

    def _remember_same_record(self) -> bytes | None:
        if self._code_of_row is None and self._row is not None:
            table, record_id, values = self._row
            self._code_of_row = self.shapes[table].code(self._key, record_id, values)
        self._record = self._code_of_row
        return self._record

    def _notice(self, act: object, entity: object, entity_id: object, about: object, field: object, *_: object) -> None:
        if act in CHANGES and entity not in OF_BACKUPS:
            self.has_changes = True
            if about:
                self.people.add(str(about))
            if field == "merged_into":
                self.merged.add(str(entity_id))
            if entity == "worker":
                self.has_changed_workers = True
                self.runs_the_desk |= field != "name" or entity_id != self.worker

    def _chain(self, *content: object) -> bytes:
        # SQLite gives the row the number after the last, and none is ever taken out: the same number as here. What
        # stands in a row is worked out from left to right, so `seen` and `record` are remembered by now.
        self.seq += 1
        self._notice(*content)
        row = (self.seq, self._stamp, self.desk, self.worker, *content, self._seen, self._record)
        self._seen = self._record = None
        self.mac = chained(self._key, self.mac, row)
        return self.mac


_INSERT = (
    "INSERT INTO journal (clock, desk, worker, act, entity, entity_id, about, field, old, new, mac) "
    "VALUES (journal_clock(), journal_desk(), journal_worker(), ?, ?, ?, ?, ?, ?, ?, "
    "journal_mac(?, ?, ?, ?, ?, ?, ?))"
)


def chained(key: bytes, before: bytes, row: Sequence[object]) -> bytes:
    """The code of one row: over the code before it and everything in it, in the order of the columns."""
    *content, seen, record = row
    if seen is not None or record is not None:  # rows from before these two columns carry a code without them
        content += [seen, record]
    return hmac.digest(key, before + _canonical(content), hashlib.sha256)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=bytes.hex).encode


def _canonical(content: Sequence[object]) -> bytes:
    """The same bytes for the same content; bytes as hex, which a page put back may have put where words belong."""
    return _encode(content).encode("utf-8", "surrogatepass")


class JournalReader:
    """The journal as the use cases see it."""

    def __init__(self, connection: Connection, writer: JournalWriter) -> None:
        """Reads through `connection`, notes through `writer`."""
        self._connection = connection
        self._writer = writer

    def of(self, entity_ids: Iterable[str], limit: int = 500) -> list[JournalEntry]:
        """The history of some records, newest first."""
        ids = json.dumps(list(entity_ids))
        rows = self._connection.rows(
            f"SELECT {ENTRY} FROM {BY_WORKER} WHERE entity_id IN (SELECT value FROM json_each(?)) "
            "ORDER BY seq DESC LIMIT ?",
            (ids, limit),
        )
        return [entry_from(row) for row in rows]

    def about(self, person_id: str, limit: int = 500) -> list[JournalEntry]:
        """The history of one person and of every record about them, newest first."""
        rows = self._connection.rows(
            f"SELECT {ENTRY} FROM {BY_WORKER} WHERE about = ? ORDER BY seq DESC LIMIT ?",
            (person_id, limit),
        )
        return [entry_from(row) for row in rows]

    def note(self, act: str, entity: str, entity_id: str, detail: str = "") -> None:
        """Writes down a deed; call inside `saving()`."""
        self._writer.note(act, entity, entity_id, detail)


def verify(connection: Connection, key: bytes, after: int = 0, mac: bytes = BEFORE_THE_FIRST) -> tuple[int, bytes]:
    """Walks the chain from row `after`, whose code is `mac`; answers the last number and code.

    Raises `VaultDamaged("journal")` at the first row that was changed, taken out, put in or moved.
    """
    seq = after
    for row in rows_after(connection, after):
        seq += 1
        mac = chained(key, mac, row[:-1])
        if row[0] != seq or not hmac.compare_digest(mac, row[-1]):
            raise VaultDamaged("journal")
    return seq, mac


def rows_after(connection: Connection, after: int) -> Iterator[Row]:
    """The rows of the journal in order, a page at a time; the code comes last."""
    while page := connection.rows(
        f"SELECT {_COLUMNS}, mac FROM journal WHERE seq > ? ORDER BY seq LIMIT ?", (after, _PAGE)
    ):
        yield from page
        after = page[-1][0]


def journaled_tables(connection: Connection) -> tuple[str, ...]:
    """Every table whose records are somebody's work."""
    rows = connection.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")
    return tuple(row[0] for row in rows if row[0] not in DERIVED and not row[0].startswith("sqlite_"))


def shapes_of(connection: Connection) -> dict[str, Shape]:
    """The journaled tables as the schema has them."""
    found: dict[str, Shape] = {}
    known: dict[str, object] = {}
    for table in journaled_tables(connection):
        columns = connection.rows(
            """SELECT name, type, "notnull", dflt_value FROM pragma_table_info(?) WHERE name NOT IN ('id', ?)""",
            (table, LINE),
        )
        defaults = tuple(_default(connection, known, is_required=bool(row[2]), written=row[3]) for row in columns)
        found[table] = Shape(table, {row[0]: row[1] for row in columns}, defaults)
    return found


def _default(connection: Connection, known: dict[str, object], *, is_required: bool, written: str | None) -> object:
    if written is None:
        return _NEVER if is_required else None
    if written not in known:
        row = connection.one(f"SELECT {written}")
        known[written] = row[0] if row else _NEVER
    return known[written]


def make_triggers(connection: Connection, writer: JournalWriter) -> None:
    """Derives the triggers from the schema as it is, where there are none yet; part of every opening."""
    has_them, writer.shapes = set(writer.shapes), shapes_of(connection)
    alone = not connection.in_transaction
    if alone:
        connection.run("BEGIN")  # one by one, each would be a transaction of its own
    for table, shape in writer.shapes.items():
        for sql in _triggers(table, shape.columns) if table not in has_them else ():
            connection.run(sql)
    if alone:
        connection.run("COMMIT")


def columns_of(connection: Connection, table: str) -> dict[str, str]:
    """The columns of a table with their types, as the schema has them; without what is no part of the record."""
    rows = connection.rows("SELECT name, type FROM pragma_table_info(?)", (table,))
    return {name: kind for name, kind in rows if name != LINE}


_WRITTEN = {"BLOB": "hex({})", "REAL": "printf('%!.17g', {})", "ANY": "quote({})"}
"""How a value stands in the one row of a record that is new or removed, where JSON cannot hold it as it is."""


def _written(value: str, kind: str) -> str:
    form = _WRITTEN.get(kind)
    return value if form is None else f"iif({value} IS NULL, NULL, {form.format(value)})"


def _triggers(table: str, columns: Mapping[str, str]) -> Iterator[str]:
    """`columns` with their types, without `id`."""
    kept = list(columns)
    row = f"('{table}', NEW.id" + "".join(f", NEW.{column}" for column in kept) + ")"
    about = "id" if table == "person" else "person_id" if "person_id" in columns else ""
    for act, event, side in (("created", "INSERT", "NEW"), ("removed", "DELETE", "OLD")):
        fields = ", ".join(f"'{column}', {_written(f'{side}.{column}', columns[column])}" for column in kept)
        fields = f"json_object({fields})"
        old, new = ("NULL", fields) if act == "created" else (fields, "NULL")
        person = f"coalesce({side}.{about}, '')" if about else "''"
        record = f"journal_record{row}" if act == "created" else "NULL"
        body = _insert(f"'{act}'", table, f"{side}.id", person, "''", old, new, "NULL", record)
        yield f"CREATE TEMP TRIGGER journal_{table}_{act} AFTER {event} ON {table} BEGIN {body}; END"
    person = f"coalesce(NEW.{about}, '')" if about else "''"
    each = " UNION ALL ".join(
        f"SELECT '{c}' AS field, OLD.{c} AS old, NEW.{c} AS new WHERE OLD.{c} IS NOT NEW.{c}" for c in kept
    )
    changed = _line_of(table, "one.field", "changed")
    line = _insert(
        "'changed'", table, "NEW.id", person, "one.field", "one.old", "one.new", f"({changed})", "journal_same_record()"
    )
    # The row is handed over once and its fields are one statement: every opening reads all of this anew.
    row = row.replace("(", f"(({_line_of(table, _NO_FIELD, 'created')}), ", 1)
    body = f"SELECT journal_row{row}; {line} FROM ({each}) AS one;" if kept else "SELECT 1;"
    yield f"CREATE TEMP TRIGGER journal_{table}_changed AFTER UPDATE ON {table} BEGIN {body} END"


_NO_FIELD = "''"


def _line_of(table: str, field: str, act: str) -> str:
    """The newest line that says what a field holds: of a change of it, or of the making of the record."""
    return (
        f"SELECT max(seq) FROM journal WHERE entity_id = NEW.id AND entity = '{table}' AND field = {field} "
        f"AND act = '{act}'"
    )


def _insert(
    act: str, table: str, entity_id: str, about: str, field: str, old: str, new: str, seen: str, record: str
) -> str:
    content = f"{act}, '{table}', {entity_id}, {about}, {field}, {old}, {new}"
    kept = "NULL" if seen == "NULL" else f"journal_seen({seen})"
    return (
        "INSERT INTO journal (clock, desk, worker, act, entity, entity_id, about, field, old, new, seen, record, mac) "
        f"SELECT journal_clock(), journal_desk(), journal_worker(), {content}, {kept}, {record}, "
        f"journal_mac({content})"
    )


def entry_from(row: Row) -> JournalEntry:
    """A line of history from a row of `ENTRY`."""
    return JournalEntry(
        seq=row[0],
        at=moment_of(row[1]),
        worker=row[2],
        act=row[3],
        entity=row[4],
        entity_id=row[5],
        field=row[6],
        old=_text(row[7]),
        new=_text(row[8]),
        about=row[9],
        deed=row[1],
    )


def _stamped(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(stamp: str) -> datetime:
    """The time on the wall of a stamp, in UTC."""
    return datetime.strptime(stamp.partition("/")[0], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        return value.hex()
    return None if value is None else str(value)

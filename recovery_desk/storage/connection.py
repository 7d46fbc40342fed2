"""The one way to a database connection: every line of the order below was measured to matter.

A missing key would make a plaintext file without a word, a key of the wrong length would be taken as a
passphrase, `PRAGMA key` would show the key to traces: so `set_key` with 96 hex digits and nothing else.
"""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, Self

import sqlcipher3

from recovery_desk.domain.folding import fold, number_key
from recovery_desk.domain.search_words import has_words
from recovery_desk.storage.durable_files import keep_from_others, owner_only
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.likeness_keys import likeness_keys
from recovery_desk.storage.network_drives import is_on_network
from recovery_desk.usecases.vault_problems import (
    DiskFailing,
    DiskFull,
    FolderNotWritable,
    VaultDamaged,
    VaultInUse,
)

Row = tuple[Any, ...]

_HEX_DIGITS = 96
_STATEMENTS_KEPT = 4_096
"""Of sqlcipher3's usual 128, the triggers made at opening fill every place, and a statement asked for in turn with
others would be thrown out and prepared again each time: half a millisecond, with all its triggers."""
_PLAINTEXT = b"SQLite format 3"
_ON_THIS_LAPTOP = ("wal", 2)
_ON_A_NETWORK = ("delete", 3)
"""Journal mode and synchronous (FULL, EXTRA): the write-ahead file needs memory that two machines do not share."""
_EVERYWHERE = (
    ("temp_store", 2),
    ("secure_delete", 1),
    ("foreign_keys", 1),
)


class Connection:
    """A typed door to SQLCipher that turns its errors into facts. It refuses any thread but its own."""

    def __init__(self, raw: sqlcipher3.Connection, path: Path) -> None:
        """`raw` is the keyed sqlcipher3 connection."""
        self._raw = raw
        self.path = path
        self.has_write_ahead = True
        self._file: BinaryIO | None = None

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return list(self._raw.execute(sql, parameters))
        except sqlcipher3.DatabaseError as error:
            raise _as_fact(error, self.path) from error

    def one(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Row | None:
        """The first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def run(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> int:
        """Runs a statement; answers how many rows it touched. The letter NUL is not kept."""
        try:
            return int(self._raw.execute(sql, _without_nul(parameters)).rowcount)
        except sqlcipher3.DatabaseError as error:
            raise _as_fact(error, self.path) from error

    def add_function(self, name: str, parameters: int, function: Callable[..., object]) -> None:
        """Gives SQL a pure function of ours."""
        self._raw.create_function(name, parameters, function, deterministic=True)

    def add_impure_function(self, name: str, parameters: int, function: Callable[..., object]) -> None:
        """Gives SQL a function that answers differently each time it is asked."""
        self._raw.create_function(name, parameters, function)

    @property
    def changes(self) -> int:
        """How many rows were ever changed through this connection."""
        return int(self._raw.total_changes)

    @property
    def file(self) -> BinaryIO:
        """The same file, to be read as it lies on the disk.

        It is open as long as the connection is: on POSIX, closing any descriptor of a file gives up every lock this
        program holds on it.
        """
        if self._file is None:
            self._file = self.path.open("rb")
        return self._file

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        return bool(self._raw.in_transaction)

    def trace(self, callback: Callable[[str], None] | None) -> None:
        """Shows each statement to `callback`; tests use it to prove that the key is in none."""
        self._raw.set_trace_callback(callback)

    def rekey(self, data_key: DataKey) -> None:
        """Writes every page anew under another key and salt, in one transaction, and brings them into the one file.

        `PRAGMA rekey` would show the key. Raises `DiskFull`: SQLCipher itself says nothing where the disk has no room
        for the pages, it only leaves its transaction open.
        """
        try:
            self._raw.reset_key(_as_raw_key(data_key))
        except sqlcipher3.DatabaseError as error:
            raise _as_fact(error, self.path) from error
        try:
            self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        except VaultInUse as cause:
            raise DiskFull from cause

    def close(self) -> None:
        """Closes; the write-ahead file is gone afterwards."""
        self._raw.close()
        if self._file is not None:
            self._file.close()


class PlainCopy:
    """A plain SQLite file that lies in memory only, read as far as it can be.

    The standard library's SQLite reads it: SQLCipher gives up a connection at the first page whose code is wrong.
    """

    def __init__(self, content: bytes) -> None:
        """`content` may be damaged anywhere."""
        self._raw = sqlite3.connect(":memory:", isolation_level=None)
        with suppress(sqlite3.Error):
            self._raw.deserialize(content)
        self._raw.text_factory = lambda text: text.decode("utf-8", "replace")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._raw.close()

    def rows_until_it_breaks(self, sql: str, parameters: Sequence[object] = ()) -> tuple[list[Row], bool]:
        """The rows up to a damaged page, and whether there was one."""
        rows: list[Row] = []
        try:
            rows.extend(self._raw.execute(sql, parameters))
        except sqlite3.Error:
            return rows, True
        return rows, False

    def number(self, sql: str) -> int:
        """The number a query answers; 0 where it cannot be read or is none."""
        rows, _ = self.rows_until_it_breaks(sql)
        return rows[0][0] if rows and isinstance(rows[0][0], int) else 0

    def columns(self, table: str) -> list[str]:
        """The columns of a table as this file has them; none where that cannot be read."""
        rows, _ = self.rows_until_it_breaks("SELECT name FROM pragma_table_info(?)", (table,))
        return [row[0] for row in rows]


def _without_nul(parameters: Sequence[object] | dict[str, object]) -> Sequence[object] | dict[str, object]:
    """Values without the letter NUL, which nobody types.

    SQLite's functions of ours would be given only the text before it: the journal's code would not match.
    """
    if isinstance(parameters, dict):
        return {name: _plain(value) for name, value in parameters.items()}
    return [_plain(value) for value in parameters]


def _plain(value: object) -> object:
    return value.replace("\0", "") if isinstance(value, str) and "\0" in value else value


def create(path: Path, data_key: DataKey) -> Connection:
    """A new, empty, encrypted database. Raises `FolderNotWritable`, `DiskFull`."""
    _as_raw_key(data_key)  # a wrong one leaves no file behind
    with open(path, "xb", opener=owner_only):
        pass  # SQLite would make it readable for everybody; its write-ahead file takes the rights of this one
    connection = _keyed(path, data_key, mode="rw")
    _prepare(connection)
    connection.run("BEGIN IMMEDIATE")
    connection.run("CREATE TABLE made (x INTEGER) STRICT")
    connection.run("DROP TABLE made")
    connection.run("COMMIT")
    connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.file.seek(0)
    if connection.file.read(len(_PLAINTEXT)) == _PLAINTEXT:
        raise VaultDamaged("unencrypted")
    return connection


def connect_frozen(path: Path, data_key: DataKey) -> Connection:
    """Reads a file that nobody changes meanwhile, without locks and without its write-ahead file."""
    connection = _keyed(path, data_key, mode="ro&immutable=1")
    try:
        connection.rows("SELECT count(*) FROM sqlite_schema")
    except BaseException:
        connection.close()
        raise
    return connection


def connect(path: Path, data_key: DataKey) -> Connection:
    """Opens an existing database. Raises `VaultDamaged`, `VaultInUse`, `FolderNotWritable`."""
    if not path.is_file():
        raise VaultDamaged("file")
    if path.stat().st_size == 0:
        raise VaultDamaged("empty")
    with path.open("rb") as file:
        if file.read(len(_PLAINTEXT)) == _PLAINTEXT:
            raise VaultDamaged("unencrypted")
    if not (os.access(path.parent, os.W_OK) and os.access(path, os.W_OK)):
        raise FolderNotWritable(str(path.parent))
    keep_from_others(path)
    connection = _keyed(path, data_key, mode="rw")
    try:
        # From here on a failure is damage, never the passphrase: the key slot has vouched for the key.
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _keyed(path: Path, data_key: DataKey, mode: str) -> Connection:
    key = _as_raw_key(data_key)
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        raw = sqlcipher3.connect(uri, uri=True, timeout=0, isolation_level=None, cached_statements=_STATEMENTS_KEPT)
    except sqlcipher3.DatabaseError as error:
        raise _as_fact(error, path) from error
    connection = Connection(raw, path)
    if connection.one("PRAGMA cipher_version") in (None, ("",)):
        raise VaultDamaged("unencrypted")
    connection.run("PRAGMA cipher_log_level = NONE")
    raw.set_key(key)
    return connection


def _as_raw_key(data_key: DataKey) -> bytes:
    hex96 = data_key.hex96
    if len(hex96) != _HEX_DIGITS:
        raise ValueError(len(hex96))
    return b"x'" + hex96.encode() + b"'"


def _prepare(connection: Connection) -> None:
    connection.rows("PRAGMA locking_mode = EXCLUSIVE")
    connection.rows("SELECT count(*) FROM sqlite_schema")
    connection.has_write_ahead = not is_on_network(connection.path.parent)
    mode, flushing = _ON_THIS_LAPTOP if connection.has_write_ahead else _ON_A_NETWORK
    for pragma in (
        f"journal_mode = {mode}",
        f"synchronous = {flushing}",
        "temp_store = MEMORY",
        "cache_size = -32000",  # KiB: both narrow indexes of 100,000 people with notes stay deciphered
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
    ):
        connection.rows(f"PRAGMA {pragma}")
    for name, wanted in (("journal_mode", mode), ("synchronous", flushing), *_EVERYWHERE):
        if connection.one(f"PRAGMA {name}") != (wanted,):
            raise VaultDamaged(name)
    _add_words(connection)


def _add_words(connection: Connection) -> None:
    connection.add_function("folded", 1, fold)
    connection.add_function("has_words", 2, has_words)
    connection.add_function("number_key", 1, number_key)
    connection.add_function("filed_as", 2, lambda family, given: ", ".join(part for part in (family, given) if part))
    connection.add_function("called", 3, _called)
    connection.add_function("likeness_keys", 10, likeness_keys)


def _called(preferred: str, given: str, family: str) -> str:
    return preferred or (given.split(maxsplit=1) or [family])[0]


_FACTS: dict[str, type[VaultInUse | DiskFull | DiskFailing]] = {
    "SQLITE_BUSY": VaultInUse,
    "SQLITE_LOCKED": VaultInUse,
    "SQLITE_FULL": DiskFull,
    "SQLITE_IOERR": DiskFailing,
}


def _as_fact(error: sqlcipher3.DatabaseError, path: Path) -> Exception:
    """The refusals of SQLite that are the world's doing; everything else stays what it is: a bug."""
    name = str(getattr(error, "sqlite_errorname", ""))
    kind = "_".join(name.split("_")[:2])
    if kind in _FACTS:
        return _FACTS[kind]()
    if kind in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
        return VaultDamaged("pages")
    if kind in ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM"):
        return FolderNotWritable(str(path.parent))
    return error


def cipher_versions() -> dict[str, str]:
    """What encrypts: for the sheet IT asks for."""
    raw = sqlcipher3.connect(":memory:")
    try:
        raw.set_key(b"x'" + b"0" * _HEX_DIGITS + b"'")
        version, provider, provider_version = (
            raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("cipher_version", "cipher_provider", "cipher_provider_version")
        )
        sqlite = raw.execute("SELECT sqlite_version()").fetchone()[0]
    finally:
        raw.close()
    return {"SQLCipher": version, "SQLCipher provider": f"{provider}, {provider_version}", "SQLite": sqlite}

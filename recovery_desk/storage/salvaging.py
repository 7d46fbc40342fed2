"""Reading what can be read out of a damaged vault, row by row, into a new vault beside; the old one is not touched.

Pages whose code is wrong are not believed. A record that lay on one is built again from the history, where that can
be read. What could be neither read nor built is said.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from recovery_desk.storage import connection as door
from recovery_desk.storage import journal, migrate
from recovery_desk.storage.connection import PlainCopy, Row
from recovery_desk.storage.data_folder import DATABASE, current_generation, first_generation
from recovery_desk.storage.key_header import DataKey, read_headers, write_header
from recovery_desk.storage.key_slots import Opened, open_with_passphrase
from recovery_desk.storage.pages import OpenedPages, open_pages
from recovery_desk.storage.rows_as_journaled import Fields, JournaledRows
from recovery_desk.storage.schema_pages import mended
from recovery_desk.storage.stale_log import log_is_stale
from recovery_desk.storage.vault import Vault
from recovery_desk.storage.wholeness import examine, history_key
from recovery_desk.usecases.backup_problems import FolderNotEmpty, NothingToSalvage
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.salvage import Salvaged
from recovery_desk.usecases.vault_problems import VaultProblem
from recovery_desk.usecases.wholeness import Trouble, Wholeness

Report = Callable[[int, int], None]

_IN_SPITE_OF_ITS_LIST = "PRAGMA writable_schema = ON"
"""A list of tables that is damaged in one place is then good for all others."""

_UNBROKEN = 10_000
"""So many numbers in a row that lead nowhere end a table: the rest of it is gone."""


@dataclass
class _Reading:
    """One table on its way across."""

    read: int = 0
    lost: int = 0
    refused: int = field(default=0)


def salvage(
    folder: Path, passphrase: str, out: Path, clock: Clock, ids: Ids, report: Report = lambda _done, _of: None
) -> Salvaged:
    """Makes a new desk in `out` of what can be read in `folder`.

    Raises `NoVaultHere`, `WrongPassphrase`, `KeyHeaderLost`, `FolderNotEmpty`, `NothingToSalvage`, `NotEnoughMemory`.
    """
    if out.exists() and any(out.iterdir()):
        raise FolderNotEmpty(str(out))
    generation = current_generation(folder)
    opened = open_with_passphrase(read_headers(generation), passphrase)
    pages, key, had_log = _pages(generation, opened)
    with first_generation(out) as making:
        write_header(making, opened.header)
        whole, tables, rebuilt = _carried(pages, making, opened, key, clock, ids, report)
        if not any(reading.read for name, reading in tables.items() if name not in ("vault", "journal")):
            raise NothingToSalvage(str(folder))
    return Salvaged(
        damaged_pages=pages.damaged,
        read={name: reading.read for name, reading in tables.items() if reading.read},
        lost={
            name: reading.lost + reading.refused for name, reading in tables.items() if reading.lost + reading.refused
        },
        rebuilt=rebuilt,
        log_unread=had_log,
        whole=whole,
    )


def _pages(generation: Path, opened: Opened) -> tuple[OpenedPages, DataKey, bool]:
    """The pages under the key that fits most of them; what lies in the write-ahead file first goes in, if it can."""
    with tempfile.TemporaryDirectory(prefix="recovery-desk-") as name:
        copy, log = Path(name) / DATABASE, generation / f"{DATABASE}-wal"
        shutil.copyfile(generation / DATABASE, copy)
        had_log = (
            log.is_file() and log.stat().st_size > 0 and not log_is_stale(generation / DATABASE, opened.newest_first)
        )
        if had_log:
            shutil.copyfile(log, copy.with_name(log.name))
        for key in opened.newest_first:
            with suppress(VaultProblem):
                door.connect(copy, key).close()
                had_log = False
                break
        content = copy.read_bytes()
    found = [(open_pages(content, key), key) for key in opened.newest_first]
    pages, key = min(found, key=lambda pair: len(pair[0].damaged))
    return pages, key, had_log


def _carried(
    pages: OpenedPages, making: Path, opened: Opened, key: DataKey, clock: Clock, ids: Ids, report: Report
) -> tuple[Wholeness, dict[str, _Reading], int]:
    connection = door.create(making / DATABASE, key)
    try:
        migrate.migrate_to(connection, _version_of(pages.content))
        content = _with_its_tables(pages, connection, key)
        migrate.make_derived(connection)
        connection.run("PRAGMA foreign_keys = OFF")
        connection.run("BEGIN IMMEDIATE")
        with PlainCopy(content) as damaged:
            damaged.rows_until_it_breaks(_IN_SPITE_OF_ITS_LIST)
            tables = {table: _copied(damaged, connection, table) for table in _tables(connection)}
        _the_vaults_own_line(connection, opened, ids)
        rebuilt = _rebuilt(connection, history_key(connection, key), tables)
        connection.run("COMMIT")
        connection.run("PRAGMA foreign_keys = ON")
        migrate.migrate(connection)
        whole = examine(connection, history_key(connection, key), report)
    finally:
        connection.close()
    _sign(door.connect(making / DATABASE, key), making, opened, clock)
    return whole, tables, rebuilt


def _version_of(content: bytes) -> int:
    """Of the schema; the newest where that cannot be read."""
    with PlainCopy(content) as damaged:
        version = damaged.number("PRAGMA user_version")
    return version if 0 < version <= migrate.newest() else migrate.newest()


def _with_its_tables(pages: OpenedPages, connection: door.Connection, key: DataKey) -> bytes:
    """The pages with the list of tables mended where it is damaged; `connection` is to a new vault of that schema."""
    if _lists_its_tables(pages.content):
        return pages.content
    connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.file.seek(0, os.SEEK_END)  # what was read of it before it had tables is forgotten
    connection.file.seek(0)
    fresh, damaged = open_pages(connection.file.read(), key).content, set(pages.damaged)
    # The first page was decrypted all the same: mostly all of it but a few letters is right.
    found = mended(pages.content, damaged - {1}, fresh)
    return found if _lists_its_tables(found) else mended(pages.content, damaged, fresh)


def _lists_its_tables(content: bytes) -> bool:
    with PlainCopy(content) as damaged:
        rows, broke = damaged.rows_until_it_breaks("SELECT count(*) FROM sqlite_schema")
    return not broke and rows != [(0,)]


def _tables(connection: door.Connection) -> list[str]:
    """Everything that is not derived, in the order it was made: what others refer to comes first."""
    kept = {*journal.journaled_tables(connection), "vault", "journal", "draft"}
    rows = connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    return [row[0] for row in rows if row[0] in kept]


def _copied(damaged: PlainCopy, connection: door.Connection, table: str) -> _Reading:
    reading = _Reading()
    wanted = [row[1] for row in connection.rows(f"PRAGMA table_info({table})") if row[1] != journal.LINE]
    there = damaged.columns(table)
    columns = [name for name in wanted if name in there] if there else wanted
    names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
    for row in _rows_of(damaged, table, names, reading):
        try:
            connection.run(f"INSERT INTO {table} ({names}) VALUES ({marks})", row[1:])
        except Exception:  # noqa: BLE001 - whatever a garbled row is refused for, the next one is tried
            reading.refused += 1
        else:
            reading.read += 1
    return reading


def _rows_of(damaged: PlainCopy, table: str, names: str, reading: _Reading) -> Iterator[Row]:
    if damaged.rows_until_it_breaks(f"SELECT rowid FROM {table} LIMIT 0")[1]:
        # A table without numbers is read from its beginning, and up to where it breaks.
        rows, broke = damaged.rows_until_it_breaks(f"SELECT 0, {names} FROM {table}")
        reading.lost += broke
        return iter(rows)
    last = damaged.number(f"SELECT max(rowid) FROM {table}") or None
    return _readable(damaged, f"SELECT rowid, {names} FROM {table}", last, reading)


def _readable(damaged: PlainCopy, select: str, last: int | None, reading: _Reading) -> Iterator[Row]:
    """Every row that can be read, by its number; from one that cannot, on to the next that can."""
    at, nowhere = 0, 0
    while nowhere < _UNBROKEN and (last is None or at <= last):
        rows, broke = damaged.rows_until_it_breaks(f"{select} WHERE rowid > ? ORDER BY rowid", (at,))
        yield from rows
        if rows:
            at, nowhere = rows[-1][0], 0
        if not broke:
            return
        at += 1
        found, is_damaged = damaged.rows_until_it_breaks(f"{select} WHERE rowid = ?", (at,))
        yield from found
        reading.lost += is_damaged
        nowhere = 0 if found else nowhere + 1


def _the_vaults_own_line(connection: door.Connection, opened: Opened, ids: Ids) -> None:
    """Which vault it is; a history whose key cannot be read goes on under another, and its lines show as changed."""
    if connection.one("SELECT id FROM vault") is None:
        connection.run(
            "INSERT INTO vault (id, desk, key_header) VALUES (?, ?, ?)",
            (opened.header.vault_id, ids.new(), opened.header.as_bytes()),
        )
    connection.run("UPDATE vault SET desk = ?", (ids.new(),))


def _rebuilt(connection: door.Connection, key: bytes, tables: dict[str, _Reading]) -> int:
    """Records that the history knows of and no page held: built again from its lines."""
    rows, built = JournaledRows(connection), 0
    for found in examine(connection, key).found:
        if found.trouble is not Trouble.RECORD_MISSING:
            continue
        table, _, record_id = found.where.partition(" ")
        fields = _from_history(connection, rows, table, record_id)
        if fields is None:
            continue
        with suppress(Exception):
            rows.insert(table, record_id, fields)
            built += 1
            tables[table].lost = max(0, tables[table].lost - 1)
    return built


def _from_history(connection: door.Connection, rows: JournaledRows, table: str, record_id: str) -> Fields | None:
    fields: Fields | None = None
    for act, name, new in connection.rows(
        "SELECT act, field, new FROM journal WHERE entity = ? AND entity_id = ? AND act IN ('created', 'changed') "
        "ORDER BY seq",
        (table, record_id),
    ):
        if act == "created":
            fields = rows.fields_from(table, str(new))
        elif fields is not None:
            fields[name] = new
    return fields


def _sign(connection: door.Connection, making: Path, opened: Opened, clock: Clock) -> None:
    """Opens the new vault as it will be opened, which also writes its anchor, and writes down what it came from."""
    vault = Vault(connection, opened, making, clock, is_new=True)
    try:
        with vault.saving():
            vault.journal.note("salvaged", "vault", vault.vault_id)
    finally:
        vault.close()

"""A write-ahead file that lies beside a vault it does not belong to.

A program that is killed leaves what its last save wrote in `vault.db-wal`. Where somebody then copies an older
`vault.db` over the vault, SQLite takes that file for its own and mixes the pages of two moments, and every check of
single pages is content. The anchor knows better: beside the newest line it holds the line the one file by itself held
when the write-ahead file was begun. A vault whose own file holds less is an older one.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from recovery_desk.storage import connection as door
from recovery_desk.storage.anchor import ANCHOR, read_anchor
from recovery_desk.storage.key_header import DataKey, derived
from recovery_desk.storage.wholeness import history_key
from recovery_desk.usecases.vault_problems import VaultProblem

ASIDE = ".aside"


def set_aside_a_stale_log(database: Path, keys: Iterable[DataKey]) -> None:
    """Before anything opens a vault: renames a write-ahead file that is of a newer one than that it lies beside.

    What is missing then is told by the alarm, as for every older vault that is put back.
    """
    if log_is_stale(database, keys):
        log = _log_of(database)
        log.replace(_unused(log))


def log_is_stale(database: Path, keys: Iterable[DataKey]) -> bool:
    """Whether there is a write-ahead file, and the vault beside it is older than the one it is of.

    A vault that cannot be read by itself may be its own: a checkpoint that was cut short needs its write-ahead file
    to be whole again.
    """
    try:
        if _log_of(database).stat().st_size == 0:
            return False
    except OSError:
        return False
    for key in keys:
        with suppress(VaultProblem):
            return _is_older_than_its_log(database, key)
    return False


def _log_of(database: Path) -> Path:
    return database.with_name(database.name + "-wal")


def _is_older_than_its_log(database: Path, key: DataKey) -> bool:
    connection = door.connect_frozen(database, key)
    try:
        known = derived(history_key(connection, key), b"", "anchor")
        # The anchor is read first: whoever has the vault open meanwhile only brings its file forward.
        begun_at = _begun_at(database.with_name(ANCHOR), known)
    finally:
        connection.close()
    if begun_at == 0:
        return False
    connection = door.connect_frozen(database, key)
    try:
        row = connection.one("SELECT max(seq) FROM journal")
        return row is not None and (row[0] or 0) < begun_at and connection.rows("PRAGMA quick_check") == [("ok",)]
    finally:
        connection.close()


def _begun_at(anchor: Path, key: bytes) -> int:
    kept = read_anchor(anchor, key)
    return 0 if kept is None else kept.in_the_file


def _unused(log: Path) -> Path:
    aside, number = log.with_name(log.name + ASIDE), 1
    while aside.exists():
        number += 1
        aside = log.with_name(f"{log.name}{ASIDE}-{number}")
    return aside

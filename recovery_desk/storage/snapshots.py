"""The vault copied while the desk is in use.

Between saves the vault is one file of encrypted pages, and in write-ahead mode only a checkpoint changes that file.
So a backup holds checkpoints back: saves go on, into the write-ahead file, as durable as ever, while the pages of the
moment it began are copied as they lie, at the speed of the disk and without being decrypted. SQLite's backup API and
`VACUUM INTO` decrypt and encrypt every page, twenty times slower, on the one thread that owns the connection; in steps,
with somebody saving, the API may never end.

The same pages are opened meanwhile by a second, read-only connection that looks at no write-ahead file, and each is
held against its own code: what is called a backup was opened.
"""

import errno
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from recovery_desk import __version__
from recovery_desk.domain.backups import Why
from recovery_desk.storage import connection as door
from recovery_desk.storage import journal
from recovery_desk.storage.container import FORMAT, SUFFIX, Head, write_container
from recovery_desk.storage.durable_files import OWNER_ONLY_FOLDER
from recovery_desk.storage.key_header import DataKey, read_headers
from recovery_desk.usecases.backup_problems import (
    BackupAlreadyRunning,
    BackupOfDamagedVault,
    BackupPlaceFull,
    BackupPlaceGone,
    BackupPlaceMissing,
    BackupPlaceRefuses,
    BackupProblem,
)
from recovery_desk.usecases.ports import Clock
from recovery_desk.usecases.vault_problems import KeyHeaderLost, VaultDamaged, VaultProblem

Report = Callable[[int, int], None]

BACKED_UP = "backed-up"
"""The act of a backup that no place was asked for: before an update, before a backup was put back."""
_LONG_STAMP = "%Y-%m-%dT%H:%M:%SZ"
_NO_ROOM = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG})
_NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class StoppedError(Exception):
    """The desk is being closed: the backup that is being made is given up."""


class Frozen:
    """The vault as it stood when a backup began. `copy_to` may be called on any thread, one at a time."""

    def __init__(self, connection: door.Connection, data_key: DataKey, head: Head) -> None:
        """Nothing is written to the file at `connection` until `Snapshots.thaw`."""
        self.head = head
        self.path = connection.path
        self.length = connection.path.stat().st_size
        self._file = connection.file
        self._data_key = data_key
        self._stop = threading.Event()
        self._copying = threading.Lock()
        self._looked: Future[None] | None = None
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="backup-check")

    def copy_to(self, place: str, name: str = "", report: Report = lambda _done, _of: None) -> tuple[str, int]:
        """Writes one backup into a folder, reads it back and names it; answers the file's name and its size.

        Raises a `BackupProblem`, and what `report` raises to stop it.
        """
        where, folder = place, Path(place)
        with self._copying:
            if self._stop.is_set():
                raise StoppedError
            if not folder.is_dir():
                raise BackupPlaceMissing(where)
            if self._looked is None:
                self._looked = self._hand.submit(self._look)

            def go_on(done: int, of: int) -> None:
                if self._stop.is_set():
                    raise StoppedError
                report(done, of)

            out = folder / name if name else unused_name(folder, self.head)
            try:
                size = write_container(
                    out, self.head, self._file, self.length, self._data_key, go_on, self._looked.result
                )
            except VaultDamaged as cause:
                raise BackupOfDamagedVault(where) from cause
            except OSError as cause:
                raise as_problem(cause, folder) from cause
            return out.name, size

    def _look(self) -> None:
        """Opens the frozen pages and holds each against its code. Raises `VaultDamaged`."""
        connection = door.connect_frozen(self.path, self._data_key)
        try:
            if connection.rows("PRAGMA cipher_integrity_check"):
                raise VaultDamaged("pages")
            last = connection.one("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1")
            if last != (self.head.seq, bytes.fromhex(self.head.code)):
                raise VaultDamaged("journal")
        finally:
            connection.close()

    def stop(self) -> None:
        """Gives up what is being copied, and waits until that is done."""
        self._stop.set()
        with self._copying:
            self._hand.shutdown(wait=True)


class Snapshots:
    """Freezing and thawing the open vault; both on the thread that owns it."""

    def __init__(self, connection: door.Connection, data_key: Callable[[], DataKey], clock: Clock) -> None:
        """Over an open vault; `data_key` is what opens it, which may be replaced meanwhile."""
        self._connection = connection
        self._data_key = data_key
        self._clock = clock
        self.frozen: Frozen | None = None

    @property
    def folder(self) -> str:
        """The folder of backups beside the vault: always there, and gone with the laptop."""
        return str(own_folder(self._connection.path.parent.parent))

    @property
    def began(self) -> datetime:
        """When the first line of the history was written."""
        row = self._connection.one("SELECT clock FROM journal ORDER BY seq LIMIT 1")
        return self._clock.now() if row is None else journal.moment_of(row[0])

    @property
    def goes_on_meanwhile(self) -> bool:
        """Whether saves may go on while a backup is copied; not on a network drive, where there is no write-ahead."""
        return self._connection.has_write_ahead

    def freeze(self, why: Why) -> Frozen:
        """Holds the file still. Raises `BackupAlreadyRunning`, `BackupOfDamagedVault`."""
        if self.frozen is not None:
            raise BackupAlreadyRunning
        self._connection.rows("PRAGMA wal_autocheckpoint = 0")
        self.settle()
        try:
            self.frozen = Frozen(self._connection, self._data_key(), self._head(why))
        except BaseException as cause:
            self._connection.rows("PRAGMA wal_autocheckpoint = 1000")
            if isinstance(cause, VaultDamaged):
                raise BackupOfDamagedVault(str(self._connection.path.parent)) from cause
            raise
        return self.frozen

    def thaw(self) -> None:
        """Lets the file change again; what was saved meanwhile is brought into it."""
        if self.frozen is None:
            return
        self.frozen.stop()
        self.frozen = None
        self._connection.rows("PRAGMA wal_autocheckpoint = 1000")
        with suppress(VaultProblem):
            self.settle()

    def checkpoint(self) -> bool:
        """What was saved goes into the one file, unless that is being copied; answers whether it holds all of it.

        The write-ahead file keeps its room and is written over by the next save: a save that makes it grow again
        costs more than half as much again.
        """
        return self._bring_in("PRAGMA wal_checkpoint(RESTART)")

    def settle(self) -> bool:
        """Empties the write-ahead file too, unless the vault is being copied; answers whether it did.

        Whoever copies the vault from outside, or puts an older one back, then finds one file and nothing beside it.
        """
        return self._bring_in("PRAGMA wal_checkpoint(TRUNCATE)")

    def _bring_in(self, pragma: str) -> bool:
        if self.frozen is not None:
            return False
        busy = self._connection.one(pragma)
        return busy is not None and busy[0] == 0

    def _head(self, why: Why) -> Head:
        return head_of(self._connection, why, self._clock)


def own_folder(data_folder: Path) -> Path:
    """The folder of backups beside the vault, made where it is not there."""
    folder = data_folder / "backups"
    with suppress(OSError):
        folder.mkdir(mode=OWNER_ONLY_FOLDER, exist_ok=True)
    return folder


def head_of(connection: door.Connection, why: Why, clock: Clock) -> Head:
    """What a backup says of a vault. Raises `VaultDamaged`."""
    vault = connection.one("SELECT id, desk, practice, key_header FROM vault")
    version = connection.one("PRAGMA user_version")
    last = connection.one("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1") or (0, journal.BEFORE_THE_FIRST)
    if vault is None or version is None:
        raise VaultDamaged("file")
    try:
        keys = read_headers(connection.path.parent)[0].as_bytes()
    except KeyHeaderLost:
        keys = vault[3]
    return Head(
        vault=vault[0],
        desk=vault[1],
        schema=version[0],
        program=__version__,
        made=clock.now().strftime(_LONG_STAMP),
        why=why.value,
        seq=last[0],
        code=last[1].hex(),
        keys=keys.decode(),
        practice=bool(vault[2]),
        counts=_counts(connection),
        format=FORMAT,
    )


def _counts(connection: door.Connection) -> dict[str, int]:
    """How many records of each kind there are, where there are any."""
    tables = journal.journaled_tables(connection)
    counts = ((table, connection.one(f"SELECT count(*) FROM {table}")) for table in tables)
    return {table: row[0] for table, row in counts if row and row[0]}


def name_of(head: Head) -> str:
    """A neutral name: which desk (the end of its id), when, and what for."""
    stamp = head.made.replace("-", "").replace(":", "")
    return f"recovery-desk-{head.vault[-12:]}-{stamp}-{head.why}{SUFFIX}"


def unused_name(folder: Path, head: Head) -> Path:
    """A file that is not there yet."""
    out, number = folder / name_of(head), 1
    while out.exists():
        number += 1
        out = folder / f"{name_of(head).removesuffix(SUFFIX)}-{number}{SUFFIX}"
    return out


def as_problem(error: OSError, folder: Path) -> BackupProblem:
    """What a failed write to a place means for whoever stands before it."""
    where = str(folder)
    if error.errno in _NO_ROOM:
        return BackupPlaceFull(where)
    if error.errno in _NOT_ALLOWED:
        return BackupPlaceRefuses(where)
    return BackupPlaceGone(where)


def backup_now(
    connection: door.Connection,
    data_key: DataKey,
    folder: Path,
    why: Why,
    clock: Clock,
    report: Report = lambda _done, _of: None,
) -> Path:
    """One backup of a vault nobody works in, before something is changed for good."""
    snapshots = Snapshots(connection, lambda: data_key, clock)
    frozen = snapshots.freeze(why)
    try:
        return folder / frozen.copy_to(str(folder), report=report)[0]
    finally:
        snapshots.thaw()

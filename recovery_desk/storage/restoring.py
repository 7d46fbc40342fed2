"""Putting a backup back: looked at first, refused where newer work would go, into a folder of its own, one switch.

What lies in the data folder is never written over: the backup becomes the next generation beside it, and the pointer
`CURRENT` is replaced in one step. Work on two copies of a desk (a fork), and another desk, are not replaced at all:
they open beside.
"""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from recovery_desk.domain.backups import NOTHING_NEWER, NewerWork, Standing, Why
from recovery_desk.domain.recovery_keys import fingerprint
from recovery_desk.domain.workers import Role
from recovery_desk.storage import connection as door
from recovery_desk.storage import journal, migrate
from recovery_desk.storage.container import Container, Head, check, checked_vault, read_container
from recovery_desk.storage.data_folder import DATABASE, current_generation, has_vault, next_generation
from recovery_desk.storage.durable_files import owner_only
from recovery_desk.storage.key_header import DataKey, KeyHeader, header_from, read_headers, write_header
from recovery_desk.storage.key_slots import Opened, Secret, open_with
from recovery_desk.storage.opening import connected
from recovery_desk.storage.snapshots import BACKED_UP, as_problem, backup_now, own_folder
from recovery_desk.storage.stale_log import set_aside_a_stale_log
from recovery_desk.storage.vault import Vault
from recovery_desk.storage.wholeness import anchored, examine, history_key, key_files
from recovery_desk.usecases.backup_problems import (
    BackupDamaged,
    BackupIsFork,
    BackupIsOfAnotherDesk,
    BackupTooNew,
    FolderNotEmpty,
    WouldLoseWork,
    WouldReplaceUnseen,
)
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.vault_problems import (
    KeyHeaderLost,
    KeysOfAnotherVault,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
    WrongPassphraseForBackup,
    WrongRecoveryKey,
    WrongRecoveryKeyForBackup,
)
from recovery_desk.usecases.wholeness import Trouble, Wholeness
from recovery_desk.usecases.worker_problems import CoordinatorOnly

Report = Callable[[int, int], None]

_UNSEEN = "replace this desk"
_ABOUT_THE_DESK = ("backup_place", "backup_made", "setting")
"""Kinds of record that are about the desk itself: nobody's work is lost with them."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A backup that was read whole and opened, and how it stands to the desk here (`live` opens that one)."""

    container: Container
    opened: Opened
    standing: Standing
    newer: NewerWork = NOTHING_NEWER
    live: DataKey | None = None

    @property
    def head(self) -> Head:
        """What it says of itself."""
        return self.container.head

    @property
    def words_to_type(self) -> str:
        """What must be typed before newer work is lost; empty where none is."""
        if self.standing is Standing.DESK_LOCKED:
            return _UNSEEN
        return f"lose {self.newer.records}" if self.newer.records else ""


def open_container(file: Path, secret: Secret, report: Report = lambda _done, _of: None) -> tuple[Container, Opened]:
    """Opens a backup and reads all of it.

    Raises `WrongPassphrase`, `WrongRecoveryKey`, a `BackupProblem`, `NotEnoughMemory`.
    """
    container = read_container(file)
    try:
        opened = _opened_with(header_from(container.head.keys.encode("utf-8", "replace")), secret)
    except VaultTooNew as cause:
        raise BackupTooNew(str(file)) from cause
    except (VaultDamaged, KeyHeaderLost) as cause:
        raise BackupDamaged(str(file)) from cause
    check(container, opened.data_key, report)
    if container.head.schema > migrate.newest():
        raise BackupTooNew(str(file))
    return container, opened


def _opened_with(header: KeyHeader, secret: Secret) -> Opened:
    try:
        return open_with((header,), secret)
    except WrongPassphrase as cause:
        raise WrongPassphraseForBackup from cause
    except WrongRecoveryKey as cause:
        raise WrongRecoveryKeyForBackup(fingerprint(header.recovery) if header.recovery else "") from cause


def examine_backup(file: Path, secret: Secret, report: Report = lambda _done, _of: None) -> tuple[Head, Wholeness]:
    """Proves a backup by opening it: an encrypted copy, every page, line and record of it looked at, then removed."""
    container, opened = open_container(file, secret, report)
    with _unpacked(container, opened.data_key) as connection:
        migrate.make_derived(connection)
        whole = examine(connection, history_key(connection, opened.data_key), report)
    if (whole.lines, whole.code) != (container.head.seq, container.head.code):
        raise BackupDamaged(str(file))
    return container.head, whole


def examine_folder(folder: Path, secret: Secret, report: Report = lambda _done, _of: None) -> Wholeness:
    """Looks through the desk in a data folder, also one that would not open.

    It changes nothing, but for a write-ahead file of a newer vault, which is set aside as at every opening.

    Raises `NoVaultHere`, `WrongPassphrase`, `KeyHeaderLost`, `VaultTooNew`, `VaultInUse`, `NotEnoughMemory`.
    """
    generation = current_generation(folder)
    opened = open_with(read_headers(generation), secret)
    try:
        whole = _examined(generation, opened, report)
    except (VaultDamaged, KeysOfAnotherVault):
        whole = Wholeness()
        whole.add(Trouble.UNREADABLE, DATABASE)
    key_files(generation, whole)
    return whole


def _examined(generation: Path, opened: Opened, report: Report) -> Wholeness:
    connection, number = connected(generation / DATABASE, opened)
    try:
        migrate.make_derived(connection)
        key = history_key(connection, opened.data_keys[number])
        whole = examine(connection, key, report)
        with suppress(VaultDamaged):
            anchored(connection, key, generation, whole)
        return whole
    finally:
        connection.close()


def look(file: Path, secret: Secret, folder: Path, report: Report = lambda _done, _of: None) -> Looked:
    """What is in a backup, and how it stands to the desk in the data folder; nothing is changed."""
    container, opened = open_container(file, secret, report)
    looked = Looked(container, opened, Standing.NO_DESK)
    if not has_vault(folder):
        return looked
    live, standing = _open_here(looked, folder, secret)
    if live is None:
        return replace(looked, standing=standing)
    connection, key = live
    try:
        return _compared(replace(looked, live=key), connection)
    finally:
        connection.close()


def restore(
    looked: Looked, folder: Path, typed: str, clock: Clock, ids: Ids, report: Report = lambda _done, _of: None
) -> Path | None:
    """Puts a backup in the place of the desk; answers the backup that was made of the desk before, if there was one.

    Killed at any moment, the old or the new desk opens. Raises `WouldLoseWork` and `WouldReplaceUnseen` unless `typed`
    says so, `BackupIsFork`, `BackupIsOfAnotherDesk`, `CoordinatorOnly`, and what making a backup and writing can raise.
    """
    if looked.live is None:
        _refuse(looked, typed)
        _become(looked, folder, clock, ids, report)
        return None
    database = current_generation(folder) / DATABASE
    set_aside_a_stale_log(database, [looked.live])
    connection = door.connect(database, looked.live)
    try:
        # Held until the switch is done, and compared again: nobody saves into the old desk meanwhile.
        _check_the_role(connection, looked.opened.worker_id)
        _refuse(_compared(looked, connection), typed)
        kept = backup_now(connection, looked.live, own_folder(folder), Why.RESTORE, clock, report)
        _become(looked, folder, clock, ids, report, kept.name)
    finally:
        connection.close()
    return kept


def open_beside(looked: Looked, folder: Path, clock: Clock, ids: Ids, report: Report = lambda _done, _of: None) -> None:
    """Makes a desk of a backup in a folder of its own. Raises `FolderNotEmpty`, and what writing can raise."""
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty(str(folder))
    _become(looked, folder, clock, ids, report)


def _check_the_role(live: door.Connection, worker_id: str) -> None:
    """A backup put back in the place of a desk in use is what a coordinator answers for."""
    row = live.one("SELECT role FROM worker WHERE id = ?", (worker_id,))
    if row is not None and not Role(row[0]).may_run_the_desk:
        raise CoordinatorOnly


def _refuse(looked: Looked, typed: str) -> None:
    file = str(looked.container.path)
    if looked.standing is Standing.FORK:
        raise BackupIsFork(file)
    if looked.standing is Standing.ANOTHER:
        raise BackupIsOfAnotherDesk(file)
    words = looked.words_to_type
    if words and " ".join(typed.lower().split()) != words:
        raise WouldReplaceUnseen(words) if words == _UNSEEN else WouldLoseWork(looked.newer, words)


def _open_here(looked: Looked, folder: Path, secret: Secret) -> tuple[tuple[door.Connection, DataKey] | None, Standing]:
    """The desk in the data folder with its key, or why it cannot be opened. Raises `VaultInUse`."""
    try:
        generation = current_generation(folder)
    except VaultDamaged:
        return None, Standing.DESK_UNREADABLE
    keys, fits = looked.opened.newest_first, True
    try:
        headers = read_headers(generation)
        if headers[0].vault_id != looked.head.vault:
            return None, Standing.ANOTHER
        keys += open_with(headers, secret).newest_first
    except (WrongPassphrase, WrongRecoveryKey):
        fits = False
    except (KeyHeaderLost, VaultTooNew, VaultDamaged):
        pass  # what opened the backup is tried all the same
    set_aside_a_stale_log(generation / DATABASE, keys)
    for key in keys:
        try:
            connection = door.connect(generation / DATABASE, key)
        except VaultDamaged:
            continue
        vault = connection.one("SELECT id FROM vault")
        if vault == (looked.head.vault,):
            return (connection, key), Standing.SAME
        connection.close()
        return None, Standing.ANOTHER
    return None, Standing.DESK_UNREADABLE if fits else Standing.DESK_LOCKED


def _compared(looked: Looked, live: door.Connection) -> Looked:
    """How the histories stand to one another: which holds the newest line of the other."""
    head = looked.head
    last = live.one("SELECT seq, mac FROM journal ORDER BY seq DESC LIMIT 1") or (0, journal.BEFORE_THE_FIRST)
    if last[0] < head.seq:
        with _unpacked(looked.container, looked.opened.data_key) as connection:
            held = _line(connection, last[0])
        return replace(looked, standing=Standing.AHEAD if held == last[1] else Standing.FORK)
    if _line(live, head.seq) != bytes.fromhex(head.code):
        return replace(looked, standing=Standing.FORK)
    if last[0] == head.seq:
        return replace(looked, standing=Standing.SAME)
    return replace(looked, standing=Standing.BEHIND, newer=_newer(live, head.seq))


def _line(connection: door.Connection, seq: int) -> bytes:
    row = connection.one("SELECT mac FROM journal WHERE seq = ?", (seq,))
    return row[0] if row else journal.BEFORE_THE_FIRST


def _newer(live: door.Connection, after: int) -> NewerWork:
    """What was made, changed or removed since, by kind of record."""
    rows = live.rows(
        "SELECT entity, count(DISTINCT entity_id), min(seq) FROM journal "
        "WHERE seq > ? AND act IN ('created', 'changed', 'removed') AND entity NOT IN (?, ?, ?) "
        "GROUP BY entity ORDER BY 2 DESC, 1",
        (after, *_ABOUT_THE_DESK),
    )
    if not rows:
        return NOTHING_NEWER
    first = live.one("SELECT clock FROM journal WHERE seq = ?", (min(row[2] for row in rows),))
    since = None if first is None else journal.moment_of(first[0])
    return NewerWork(tuple((row[0], row[1]) for row in rows), since)


@contextmanager
def _unpacked(container: Container, data_key: DataKey) -> Iterator[door.Connection]:
    """The vault of a backup, opened in a folder that is gone when the block ends. It is as encrypted there as ever."""
    with tempfile.TemporaryDirectory(prefix="recovery-desk-") as folder:
        _extract(container, data_key, Path(folder), lambda _done, _of: None)
        connection = door.connect(Path(folder) / DATABASE, data_key)
        try:
            yield connection
        finally:
            connection.close()


def _extract(container: Container, data_key: DataKey, folder: Path, report: Report) -> None:
    with open(folder / DATABASE, "xb", opener=owner_only) as file:
        file.writelines(checked_vault(container, data_key, report))
        file.flush()
        os.fsync(file.fileno())


def _become(looked: Looked, folder: Path, clock: Clock, ids: Ids, report: Report, kept: str = "") -> None:
    """Makes the next generation from the backup, opens it, brings it up to date, and switches to it.

    `kept` is the file of the backup that was made of the desk before.
    """
    opened, head = looked.opened, looked.head
    try:
        with next_generation(folder) as making:
            _extract(looked.container, opened.data_key, making, report)
            write_header(making, opened.header)
            connection = door.connect(making / DATABASE, opened.data_key)
            try:
                migrate.migrate(connection)
                # Two laptops may now go on from here: each writes its lines as a desk of its own.
                connection.run("UPDATE vault SET desk = ?", (ids.new(),))
                vault = Vault(connection, opened, making, clock, is_new=True)
                try:
                    with vault.saving():
                        if kept:
                            vault.journal.note(BACKED_UP, "vault", head.vault, kept)
                        vault.journal.note("restored", "vault", head.vault, f"backup of {head.made}, line {head.seq}")
                finally:
                    vault.close()
            finally:
                connection.close()
    except OSError as cause:
        raise as_problem(cause, folder) from cause

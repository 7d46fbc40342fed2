"""An open vault: the store the use cases work with."""

import errno
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.storage import connection as door
from recovery_desk.storage import journal, migrate
from recovery_desk.storage.anchor import Anchor
from recovery_desk.storage.audit import AuditTable
from recovery_desk.storage.bin import BinTable, LastKnownRecords
from recovery_desk.storage.caseload import CaseloadTable
from recovery_desk.storage.data_folder import DATABASE, current_generation, first_generation
from recovery_desk.storage.day_out import DayOutTables
from recovery_desk.storage.drafts import DraftsTable
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.storage.history import HistoryTable
from recovery_desk.storage.key_header import (
    DataKey,
    KdfParameters,
    Opened,
    new_header,
    open_with_passphrase,
    read_headers,
    write_header,
)
from recovery_desk.storage.likeness import LikenessTable
from recovery_desk.storage.merging import MergingTables
from recovery_desk.storage.notes import NotesTable, TasksTable
from recovery_desk.storage.records import Records
from recovery_desk.storage.repositories import EpisodesTable, EstablishmentsTable, PeopleTable, SettingsTable
from recovery_desk.storage.stays import StaysTable
from recovery_desk.storage.tables import TABLES
from recovery_desk.storage.undo import UndoJournal
from recovery_desk.storage.wholeness import Report, examine, key_files
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.vault_problems import (
    DiskFull,
    FolderNotWritable,
    PassphraseTooShort,
    VaultDamaged,
    VaultProblem,
    WrongPassphrase,
)
from recovery_desk.usecases.wholeness import Trouble, Wholeness
from recovery_desk.usecases.worker_problems import ReadOnlyWorker

_T = TypeVar("_T")

SHORTEST_PASSPHRASE = 12
"""Characters, as Cyber Essentials asks; no other rules of composition."""

_ANCHOR = "anchor"
_AHEAD = "anchor.ahead"


class Alarm(StrEnum):
    """What an opening found that somebody must look into."""

    WORK_MISSING = "work-missing"
    ANCHOR_LOST = "anchor-lost"


class BrokenChainError(RuntimeError):
    """A bug of ours: rows of the journal were numbered that are not there."""


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a new vault starts with."""

    passphrase: str
    worker_name: str
    establishments: Iterable[Establishment] = ()
    is_practice: bool = False
    kdf: KdfParameters | None = None


class Vault:
    """The open vault. It belongs to the thread that opened it."""

    def __init__(
        self,
        connection: door.Connection,
        data_key: DataKey,
        folder: Path,
        worker_id: str,
        clock: Clock,
        *,
        is_new: bool = False,
    ) -> None:
        """Over a connection whose schema is up to date; verifies the journal against the anchor."""
        self._connection = connection
        vault = connection.one("SELECT id, desk, practice FROM vault")
        if vault is None:
            raise VaultDamaged("file")
        self.vault_id, desk, practice = vault
        self.is_practice = bool(practice)
        migrate.make_derived(connection)
        self._key = data_key.derived("journal")
        self._writer = journal.JournalWriter(connection, self._key, desk, clock)
        self._writer.worker = worker_id
        journal.make_triggers(connection, self._writer)
        self.people = PeopleTable(connection)
        self.episodes = EpisodesTable(connection)
        self.establishments = EstablishmentsTable(connection)
        self.settings = SettingsTable(connection)
        self.caseload = CaseloadTable(connection)
        self.day_out = DayOutTables(connection)
        self.drafts = DraftsTable(connection)
        self.notes = NotesTable(connection)
        self.tasks = TasksTable(connection)
        self.stays = StaysTable(connection)
        self.likenesses = LikenessTable(connection)
        self.likenesses.fill()
        self.merging = MergingTables(connection)
        self._records: dict[type, Records[Any]] = {table.kind: Records(connection, table) for table in TABLES}
        self.journal = journal.JournalReader(connection, self._writer)
        self.undoing = UndoJournal(connection, self._writer)
        self.bin = BinTable(connection, self.undoing.rows)
        self.audit = AuditTable(connection, self._writer)
        self.history = HistoryTable(connection, LastKnownRecords(connection, self.undoing.rows))
        self._folder = folder
        self._ahead = folder / _AHEAD
        self._anchor = Anchor(folder / _ANCHOR, data_key.derived("anchor"))
        try:
            self.alarm = None if is_new else self._alarm()
        except BaseException:
            self._anchor.close()
            raise

    @property
    def signed_in(self) -> Worker:
        """Who unlocked it."""
        worker = self.records(Worker).get(self._writer.worker)
        return Worker(WorkerId(self._writer.worker), "") if worker is None else worker

    def records(self, kind: type[_T]) -> Records[_T]:
        """The records of one kind, as `storage/tables` names them."""
        return self._records[kind]

    def about(self, person_id: str) -> dict[str, list[Any]]:
        """Every record about one person by the name of its kind, those of which there are any."""
        kinds = (table for table in TABLES if "person_id" in table.columns)
        found = {table.name: self._records[table.kind].of(person_id) for table in kinds}
        return {name: records for name, records in found.items() if records}

    @contextmanager
    def saving(self) -> Iterator[None]:
        """All or nothing; when the block has ended the work is on the disk, anchored, the write-ahead file empty.

        Raises `DiskFull` when it could not be kept: then none of it is; and `ReadOnlyWorker` where somebody who may
        only read has changed a record. What they looked at and printed is written down all the same.
        """
        before, changes = self._writer.head, self._connection.changes
        may_change = self.signed_in.role.may_change_records
        self._connection.run("BEGIN IMMEDIATE")
        try:
            self._writer.begin()
            yield
            self._check_the_role(may_change=may_change)
            self._check_the_chain()
            self._connection.run("COMMIT")
        except BaseException:
            with suppress(Exception):
                self._connection.run("ROLLBACK")
            self._writer.restore(before)
            raise
        if self._writer.seq != before[0]:
            self._seal()
        elif self._connection.changes != changes:
            self._checkpoint()

    def _check_the_role(self, *, may_change: bool) -> None:
        if self._writer.has_changes and not may_change:
            raise ReadOnlyWorker

    def _check_the_chain(self) -> None:
        """A statement that failed on the way, and somebody went on as if it had not, undoes the deed."""
        if self._connection.one("SELECT max(seq) FROM journal") not in ((self._writer.seq,), (None,)):
            raise BrokenChainError

    def _seal(self) -> None:
        """Anchor and checkpoint, side by side, for both wait for the disk.

        The work is committed: whatever fails here, a full disk say, it is kept, and the next save seals it too.
        """
        with suppress(OSError, VaultProblem), self._anchor.writing(self._writer.seq, self._writer.mac):
            self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _checkpoint(self) -> None:
        """A draft: nothing for the anchor to remember, but it must survive the write-ahead file being lost."""
        with suppress(VaultProblem):
            self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def check_passphrase(self, passphrase: str) -> bool:
        """Whether this is the passphrase of whoever is signed in; the vault stays as it is."""
        try:
            opened = open_with_passphrase(read_headers(self._folder), passphrase)
        except WrongPassphrase:
            return False
        return opened.worker_id == self._writer.worker

    def verify(self) -> int:
        """Walks the whole journal; answers how many rows it has. Raises `VaultDamaged`."""
        return journal.verify(self._connection, self._key)[0]

    def examine(self, report: Report = lambda _done, _of: None) -> Wholeness:
        """Looks through everything: pages, structure, history, every record. Changes nothing."""
        whole = examine(self._connection, self._key, report)
        if self.alarm is not None:
            whole.add(Trouble.WORK_MISSING if self.alarm is Alarm.WORK_MISSING else Trouble.ANCHOR_LOST)
        key_files(self._connection.path.parent, whole)
        return whole

    def close(self) -> None:
        """Closes; what was saved is in one file."""
        self._connection.close()
        self._anchor.close()

    def _alarm(self) -> Alarm | None:
        """What the anchor says of the database; brings an anchor that is only a step behind up to date.

        An anchor that knows of more than the database holds is kept aside, so that going on working does not
        wipe out the only trace.
        """
        anchored = self._anchor.read()
        seq, mac, _ = self._writer.head
        if anchored is None:
            self._anchor.write(seq, mac)
            return Alarm.WORK_MISSING if self._ahead.exists() else Alarm.ANCHOR_LOST
        known_seq, known_mac = anchored
        row = self._connection.one("SELECT mac FROM journal WHERE seq = ?", (known_seq,)) or (journal.BEFORE_THE_FIRST,)
        if known_seq > seq or row[0] != known_mac:
            if not self._ahead.exists():
                write_durably(self._ahead, json.dumps({"seq": known_seq, "mac": known_mac.hex()}).encode())
        elif seq > known_seq:
            # A commit whose anchor was cut short by a crash: the chain from the anchor on must be whole.
            journal.verify(self._connection, self._key, known_seq, known_mac)
            self._anchor.write(seq, mac)
        return Alarm.WORK_MISSING if self._ahead.exists() else None


def create_vault(
    folder: Path, wanted: NewVault, clock: Clock, ids: Ids, fill: Callable[["Vault"], None] = lambda _vault: None
) -> Vault:
    """Makes a vault, lets `fill` put in what belongs there from the start, and opens it.

    Until all of that is done there is no desk. Raises `PassphraseTooShort`, `VaultAlreadyHere`,
    `FolderNotWritable`, `NotEnoughMemory`, `DiskFull`.
    """
    if len(wanted.passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)
    vault_id, worker_id, desk = ids.new(), ids.new(), ids.new()
    data_key = DataKey.fresh()
    header = new_header(vault_id, worker_id, wanted.passphrase, data_key, wanted.kdf)
    try:
        with first_generation(folder) as making:
            write_header(making, header)
            connection = door.create(making / DATABASE, data_key)
            try:
                migrate.migrate(connection)
                connection.run(
                    "INSERT INTO vault (id, desk, practice, key_header) VALUES (?, ?, ?, ?)",
                    (vault_id, desk, int(wanted.is_practice), header.as_bytes()),
                )
                vault = Vault(connection, data_key, making, worker_id, clock, is_new=True)
                try:
                    _first_records(vault, worker_id, wanted)
                    fill(vault)
                finally:
                    vault.close()
            finally:
                connection.close()
    except OSError as cause:
        raise (DiskFull() if cause.errno == errno.ENOSPC else FolderNotWritable(str(folder))) from cause
    return open_with_key(current_generation(folder), Opened(data_key, worker_id, header), clock)


def _first_records(vault: Vault, worker_id: str, wanted: NewVault) -> None:
    with vault.saving():
        vault.records(Worker).add(Worker(WorkerId(worker_id), wanted.worker_name, Role.COORDINATOR))
        for establishment in wanted.establishments:
            vault.establishments.add(establishment)


def open_vault(folder: Path, passphrase: str, clock: Clock) -> Vault:
    """Opens the vault in the data folder.

    Raises `NoVaultHere`, `WrongPassphrase`, `KeyHeaderLost`, `VaultTooNew`, `VaultDamaged`, `VaultInUse`,
    `FolderNotWritable`, `NotEnoughMemory`.
    """
    generation = current_generation(folder)
    opened = open_with_passphrase(read_headers(generation), passphrase)
    return open_with_key(generation, opened, clock)


def open_with_key(generation: Path, opened: Opened, clock: Clock) -> Vault:
    """Opens with a key already derived; the header files are put right from the newest that opened."""
    connection = door.connect(generation / DATABASE, opened.data_key)
    try:
        migrate.migrate(connection)
        vault = Vault(connection, opened.data_key, generation, opened.worker_id, clock)
    except OSError as cause:
        connection.close()
        raise FolderNotWritable(str(generation)) from cause
    except BaseException:
        connection.close()
        raise
    with suppress(OSError):
        write_header(generation, opened.header)
    return vault

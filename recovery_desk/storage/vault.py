"""An open vault: the store the use cases work with."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from recovery_desk.domain.tries import Tries
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.storage import connection as door
from recovery_desk.storage import journal, migrate
from recovery_desk.storage.alarm import Alarm, AlarmBell
from recovery_desk.storage.anchor import ANCHOR, Anchor
from recovery_desk.storage.audit import AuditTable
from recovery_desk.storage.bin import BinTable, LastKnownRecords
from recovery_desk.storage.caseload import CaseloadTable
from recovery_desk.storage.data_folder import is_beside
from recovery_desk.storage.day_out import DayOutTables
from recovery_desk.storage.drafts import DraftsTable
from recovery_desk.storage.history import HistoryTable
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.key_header import DataKey, KeyHeader, derived, write_header
from recovery_desk.storage.key_slots import (
    RECOVERY,
    Opened,
    with_keys,
)
from recovery_desk.storage.keyring import Keyring
from recovery_desk.storage.likeness import LikenessTable
from recovery_desk.storage.meetings import MeetingTables
from recovery_desk.storage.merging import MergingTables
from recovery_desk.storage.notes import NotesTable, TasksTable
from recovery_desk.storage.prison_day import PrisonDayTables
from recovery_desk.storage.records import Records
from recovery_desk.storage.repositories import EpisodesTable, EstablishmentsTable, PeopleTable, SettingsTable
from recovery_desk.storage.reserve import Reserve
from recovery_desk.storage.search import SearchTables
from recovery_desk.storage.sign_ins import SignIns
from recovery_desk.storage.snapshots import Snapshots
from recovery_desk.storage.stays import StaysTable
from recovery_desk.storage.tables import TABLES
from recovery_desk.storage.today import TodayTables
from recovery_desk.storage.undo import UndoJournal
from recovery_desk.storage.wholeness import Report, examine, key_files
from recovery_desk.usecases.backup_problems import BackupAlreadyRunning
from recovery_desk.usecases.people_problems import PutIntoAnother
from recovery_desk.usecases.ports import Clock
from recovery_desk.usecases.vault_problems import (
    DiskFull,
    VaultDamaged,
    VaultProblem,
)
from recovery_desk.usecases.wholeness import Trouble, Wholeness
from recovery_desk.usecases.worker_problems import CoordinatorOnly, ReadOnlyWorker

_T = TypeVar("_T")


class BrokenChainError(RuntimeError):
    """A bug of ours: rows of the journal were numbered that are not there."""


class Vault:
    """The open vault. It belongs to the thread that opened it."""

    def __init__(
        self,
        connection: door.Connection,
        opened: Opened,
        folder: Path,
        clock: Clock,
        *,
        sign_ins: SignIns | None = None,
        kdf: KdfParameters | None = None,
        is_new: bool = False,
    ) -> None:
        """Over a connection whose schema is up to date; verifies the journal against the anchor.

        `kdf` is what new slots cost; None for about a second on this machine.
        """
        self._connection = connection
        vault = connection.one("SELECT id, desk, practice, chain_key FROM vault")
        if vault is None:
            raise VaultDamaged("file")
        self.vault_id, desk, practice, self._key = vault
        if self._key is None:
            # A vault from before its history had a key of its own, which outlasts the data key.
            self._key = opened.data_key.derived("journal")
            connection.run("UPDATE vault SET chain_key = ?", (self._key,))
        self.keys = Keyring(connection, opened, folder, sign_ins or SignIns.of(folder.parent, clock), kdf)
        self.wrong_tries = Tries()
        """Passphrases that were wrong since somebody last unlocked, as it stood at this unlocking."""
        self.is_practice = bool(practice)
        self.reserve = Reserve(folder)
        migrate.make_derived(connection)
        self._writer = journal.JournalWriter(connection, self._key, desk, clock)
        self._writer.worker = opened.worker_id
        self._signed_in: Worker | None = None
        self._in_the_file = 0
        """The newest line that the one file is known to hold by itself."""
        self.clock_set_back = max(timedelta(), self._writer.last_moment(clock) - clock.now())
        """By how much the clock is behind what was written last: a laptop's clock that was set wrong."""
        journal.make_triggers(connection, self._writer)
        self.people = PeopleTable(connection)
        self.episodes = EpisodesTable(connection)
        self.establishments = EstablishmentsTable(connection)
        self.settings = SettingsTable(connection)
        self.caseload = CaseloadTable(connection)
        self.day_out, self.prison_days = DayOutTables(connection), PrisonDayTables(connection)
        self.meetings, self.drafts = MeetingTables(connection), DraftsTable(connection)
        self.today, self.search = TodayTables(connection), SearchTables(connection)
        self.notes, self.tasks = NotesTable(connection), TasksTable(connection)
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
        self._anchor = Anchor(folder / ANCHOR, derived(self._key, b"", "anchor"))
        self._bell = AlarmBell(connection, self._key, self._anchor, folder)
        self.snapshots = Snapshots(connection, lambda: self.keys.opened.data_key, clock)
        try:
            self.alarm = None if is_new else self._bell.listen(self._writer.seq, self._writer.mac)
        except BaseException:
            self._anchor.close()
            raise

    @property
    def beside(self) -> str:
        """Its name where it is a copy opened beside the desk of this laptop, else empty."""
        folder = self._connection.path.parent.parent
        return folder.name if is_beside(folder) else ""

    @property
    def signed_in(self) -> Worker:
        """Who unlocked it."""
        if self._signed_in is None or self._signed_in.id != self._writer.worker or self._writer.has_changed_workers:
            worker = self.records(Worker).get(self._writer.worker)
            self._signed_in = worker or Worker(WorkerId(RECOVERY), "Recovery key", Role.COORDINATOR)
        return self._signed_in

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
        """All or nothing; when the block has ended the work is on the disk, in the one file, and anchored.

        Raises `DiskFull` when it could not be kept: then none of it is; and `ReadOnlyWorker` where somebody who may
        only read has changed a record (what they looked at and printed is written down all the same), `CoordinatorOnly`
        where somebody else than a coordinator has changed who works here; `PutIntoAnother` where something was written
        to a record that was put together with another, on which nobody would find it.
        """
        before, changes = self._writer.head, self._connection.changes
        role = self.signed_in.role
        self.reserve.make_room()
        self._connection.run("BEGIN IMMEDIATE")
        try:
            self._writer.begin()
            yield
            self._check_the_role(role)
            self._check_the_people()
            self._check_the_chain()
            with self.keys.keeping():
                self._connection.run("COMMIT")
        except BaseException as cause:
            with suppress(Exception):
                self._connection.run("ROLLBACK")
            self._writer.restore(before)
            self.keys.forget_staged()
            if isinstance(cause, DiskFull):
                self.reserve.give_up()
            raise
        finally:
            if self._writer.has_changed_workers:
                self._signed_in = None
        if self._writer.seq != before[0]:
            self._seal()
        elif self._connection.changes != changes:
            self._checkpoint()

    def _check_the_role(self, role: Role) -> None:
        """The one place no code path gets round. A vault in the making has nobody yet, who counts as a coordinator."""
        if self._writer.has_changes and not role.may_change_records:
            raise ReadOnlyWorker
        if self._writer.runs_the_desk and not role.may_run_the_desk:
            raise CoordinatorOnly

    def _check_the_people(self) -> None:
        """Nothing lands on a record that is on no list any more: not by its id, not from the bin, not by an undo."""
        people = self._writer.people - self._writer.merged
        if people and (away := self.merging.put_into(people)) is not None:
            raise PutIntoAnother(away)

    def _check_the_chain(self) -> None:
        """A statement that failed on the way, and somebody went on as if it had not, undoes the deed."""
        if self._connection.one("SELECT max(seq) FROM journal") not in ((self._writer.seq,), (None,)):
            raise BrokenChainError

    def _seal(self) -> None:
        """Anchor and checkpoint.

        The work is committed: whatever fails here, a full disk say, it is kept, and the next save seals it too.
        """
        with suppress(OSError):
            self._anchor.write(self._writer.seq, self._writer.mac, self._in_the_file)
        self._checkpoint()

    def _checkpoint(self) -> None:
        """What was committed survives the loss of the write-ahead file; a draft too, of which the anchor knows nothing.

        On a disk that is all but full the write-ahead file keeps no room that the vault itself will need.
        """
        with suppress(VaultProblem):
            bring_in = self.snapshots.settle if self.reserve.is_given_up else self.snapshots.checkpoint
            if bring_in():
                self._in_the_file = self._writer.seq

    def settle(self) -> None:
        """In a quiet moment: the anchor is on the disk, the vault one file and nothing beside it belongs to it."""
        with suppress(OSError):
            self._anchor.flush()
        with suppress(VaultProblem):
            self.snapshots.settle()

    def check_passphrase(self, passphrase: str) -> bool:
        """Whether it is the passphrase of whoever is signed in; wrong ones count. Raises `WaitBeforeNextTry`."""
        return self.keys.check(self._writer.worker, passphrase)

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

    def acknowledge_alarm(self) -> None:
        """Somebody has looked into the alarm: written down for good, and silent until there is another."""
        if self.alarm is not None:
            with self.saving():
                line = self._bell.known_line
                self.journal.note("alarm-acknowledged", "vault", self.vault_id, f"{self.alarm} {line or ''}".strip())
            self._bell.silence()
            self.alarm = None

    def rotate_key(self) -> None:
        """Another data key for everything, sealed to everybody who can open the vault now.

        While it lasts the header holds both keys, so that whenever it is cut short one of them opens. After a failure
        the vault must be closed: the next opening finds out which. Raises `DiskFull`, `VaultDamaged`,
        `BackupAlreadyRunning`.
        """
        if self.snapshots.frozen is not None:
            raise BackupAlreadyRunning
        header, keys = self.keys.header, dict(self.keys.opened.data_keys)
        newest = header.numbers[0]
        fresh = DataKey.fresh()
        both = with_keys(header, {newest: keys[newest], newest + 1: fresh})
        self._keep_header(both)
        self._connection.rekey(fresh)
        if self._connection.rows("PRAGMA cipher_integrity_check"):
            raise VaultDamaged("pages")
        self.keys.take(both, {**keys, newest + 1: fresh})
        self._finish_rotation(newest + 1)
        with self.saving():
            self.journal.note("key-rotated", "vault", self.vault_id, str(newest + 1))

    def put_keys_right(self, number: int) -> None:
        """After an opening with that data key: every copy of the header is the newest, and holds that key alone."""
        header = self.keys.header
        if header.numbers != (number,):
            self._finish_rotation(number)
        elif self._connection.one("SELECT key_header FROM vault") != (header.as_bytes(),):
            self._keep_header(header)
        else:
            write_header(self._connection.path.parent, header)

    def _finish_rotation(self, number: int) -> None:
        """The key that opens is the only one left."""
        only = {number: self.keys.opened.data_keys[number]}
        header = with_keys(self.keys.header, only)
        self._keep_header(header)
        self.keys.take(header, only)

    def _keep_header(self, header: KeyHeader) -> None:
        """Into the vault, then into the files; not part of a save."""
        self._connection.run("UPDATE vault SET key_header = ?", (header.as_bytes(),))
        self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        write_header(self._connection.path.parent, header)

    def close(self) -> None:
        """Closes; what was saved is in one file. A backup that is being made is given up; the keys are forgotten."""
        self.snapshots.thaw()
        self._connection.close()
        self._anchor.close()
        self.keys.forget()

"""An open vault: the store the use cases work with."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from recovery_desk.domain.establishments import Establishment
from recovery_desk.storage import connection as door
from recovery_desk.storage import journal, migrate
from recovery_desk.storage.anchor import Anchor
from recovery_desk.storage.caseload import CaseloadTable
from recovery_desk.storage.data_folder import CURRENT, current_generation, has_vault
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.storage.key_header import (
    DataKey,
    KdfParameters,
    Opened,
    new_header,
    open_with_passphrase,
    read_headers,
    write_header,
)
from recovery_desk.storage.repositories import EpisodesTable, EstablishmentsTable, PeopleTable, SettingsTable
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.vault_problems import (
    FolderNotWritable,
    PassphraseTooShort,
    VaultAlreadyHere,
    VaultDamaged,
)

SHORTEST_PASSPHRASE = 12
"""Characters, as Cyber Essentials asks; no other rules of composition."""

_FIRST_GENERATION = "gen-1"
_DATABASE = "vault.db"
_ANCHOR = "anchor"


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
        self, connection: door.Connection, data_key: DataKey, folder: Path, worker_id: str, clock: Clock
    ) -> None:
        """Over a connection whose schema is up to date; verifies the journal against the anchor."""
        self._connection = connection
        vault = connection.one("SELECT id, desk, practice FROM vault")
        if vault is None:
            raise VaultDamaged("file")
        self.vault_id, desk, practice = vault
        self.is_practice = bool(practice)
        migrate.make_derived(connection)
        journal.make_triggers(connection)
        self._key = data_key.derived("journal")
        self._writer = journal.JournalWriter(connection, self._key, desk, clock)
        self._writer.worker = worker_id
        self._anchor = Anchor(folder / _ANCHOR, data_key.derived("anchor"))
        self.work_missing = self._is_behind_anchor()
        self.people = PeopleTable(connection)
        self.episodes = EpisodesTable(connection)
        self.establishments = EstablishmentsTable(connection)
        self.settings = SettingsTable(connection)
        self.caseload = CaseloadTable(connection)
        self.journal = journal.JournalReader(connection, self._writer)

    @contextmanager
    def saving(self) -> Iterator[None]:
        """All or nothing; when the block has ended the work is on the disk, anchored, the write-ahead file empty.

        Raises `DiskFull` when it could not be kept: then none of it is.
        """
        before = self._writer.head
        self._connection.run("BEGIN IMMEDIATE")
        try:
            self._writer.begin()
            yield
            self._connection.run("COMMIT")
        except BaseException:
            with suppress(Exception):
                self._connection.run("ROLLBACK")
            self._writer.restore(before)
            raise
        if self._writer.seq != before[0]:
            # Side by side, for both wait for the disk: the work is committed, and an anchor a step behind is no harm.
            with self._anchor.writing(self._writer.seq, self._writer.mac):
                self._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def verify(self) -> int:
        """Walks the whole journal; answers how many rows it has. Raises `VaultDamaged`."""
        return journal.verify(self._connection, self._key)[0]

    def close(self) -> None:
        """Closes; what was saved is in one file."""
        self._connection.close()
        self._anchor.close()

    def _is_behind_anchor(self) -> bool:
        """Whether the anchor knows of work the database does not hold; else it is brought up to date."""
        anchored = self._anchor.read()
        seq, mac, _ = self._writer.head
        if anchored is None:
            self._anchor.write(seq, mac)
            return False
        known_seq, known_mac = anchored
        if known_seq > seq:
            return True
        row = self._connection.one("SELECT mac FROM journal WHERE seq = ?", (known_seq,)) or (journal.BEFORE_THE_FIRST,)
        if row[0] != known_mac:
            return True
        if seq > known_seq:
            # A commit whose anchor was cut short by a crash: the chain from the anchor on must be whole.
            journal.verify(self._connection, self._key, known_seq, known_mac)
            self._anchor.write(seq, mac)
        return False


def create_vault(folder: Path, wanted: NewVault, clock: Clock, ids: Ids) -> Vault:
    """Makes a vault and opens it.

    Raises `PassphraseTooShort`, `VaultAlreadyHere`, `FolderNotWritable`, `NotEnoughMemory`, `DiskFull`.
    """
    if len(wanted.passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)
    if has_vault(folder):
        raise VaultAlreadyHere(str(folder))
    generation = folder / _FIRST_GENERATION
    vault_id, worker_id, desk = ids.new(), ids.new(), ids.new()
    data_key = DataKey.fresh()
    header = new_header(vault_id, worker_id, wanted.passphrase, data_key, wanted.kdf)
    try:
        generation.mkdir(parents=True, exist_ok=True)
        for left_over in generation.iterdir():
            left_over.unlink()  # a making that was cut short: there was no CURRENT, so nothing was ever kept
        write_header(generation, header)
        connection = door.create(generation / _DATABASE, data_key)
    except OSError as cause:
        raise FolderNotWritable(str(folder)) from cause
    migrate.migrate(connection)
    connection.run(
        "INSERT INTO vault (id, desk, practice, key_header) VALUES (?, ?, ?, ?)",
        (vault_id, desk, int(wanted.is_practice), header.as_bytes()),
    )
    vault = Vault(connection, data_key, generation, worker_id, clock)
    with vault.saving():
        connection.run("INSERT INTO worker (id, name) VALUES (?, ?)", (worker_id, wanted.worker_name))
        vault.settings.put("worker_name", wanted.worker_name)
        for establishment in wanted.establishments:
            vault.establishments.add(establishment)
    write_durably(folder / CURRENT, json.dumps({"generation": _FIRST_GENERATION}).encode())
    return vault


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
    connection = door.connect(generation / _DATABASE, opened.data_key)
    try:
        migrate.migrate(connection)
        vault = Vault(connection, opened.data_key, generation, opened.worker_id, clock)
    except BaseException:
        connection.close()
        raise
    with suppress(OSError):
        write_header(generation, opened.header)
    return vault

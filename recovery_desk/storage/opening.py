"""Making a vault and opening one: with a passphrase, or with the service's recovery key."""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from recovery_desk.domain.backups import Why
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.tries import Tries
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.storage import connection as door
from recovery_desk.storage import migrate
from recovery_desk.storage.data_folder import DATABASE, current_generation, first_generation
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.key_header import DataKey, header_from, read_headers, write_header
from recovery_desk.storage.key_slots import (
    RECOVERY,
    Opened,
    new_header,
    open_with_passphrase,
    open_with_recovery,
    unsealed,
)
from recovery_desk.storage.keyring import SHORTEST_PASSPHRASE
from recovery_desk.storage.sign_ins import SignIns
from recovery_desk.storage.snapshots import BACKED_UP, backup_now, own_folder
from recovery_desk.storage.stale_log import set_aside_a_stale_log
from recovery_desk.storage.undo import BEGAN
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import Clock, Ids
from recovery_desk.usecases.vault_problems import (
    DiskFull,
    FolderNotWritable,
    KeyHeaderLost,
    KeysOfAnotherVault,
    PassphraseReplaced,
    PassphraseTooShort,
    VaultDamaged,
    VaultProblem,
    VaultTooNew,
    WrongPassphrase,
    WrongRecoveryKey,
)

NOTABLY_BACK = timedelta(hours=1)
"""More than this and the clock of the laptop was set wrong, now or before; it is said and written down."""


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a new vault starts with."""

    passphrase: str
    worker_name: str
    establishments: Iterable[Establishment] = ()
    is_practice: bool = False
    kdf: KdfParameters | None = None


def create_vault(
    folder: Path, wanted: NewVault, clock: Clock, ids: Ids, fill: Callable[[Vault], None] = lambda _vault: None
) -> Vault:
    """Makes a vault, lets `fill` put in what belongs there from the start, and opens it.

    Until all of that is done there is no desk. Raises `PassphraseTooShort`, `VaultAlreadyHere`,
    `FolderNotWritable`, `NotEnoughMemory`, `DiskFull`.
    """
    if len(wanted.passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)
    vault_id, worker_id, desk = ids.new(), ids.new(), ids.new()
    data_key = DataKey.fresh()
    opened = new_header(vault_id, worker_id, wanted.passphrase, data_key, wanted.kdf, wanted.worker_name)
    try:
        with first_generation(folder) as making:
            write_header(making, opened.header)
            connection = door.create(making / DATABASE, data_key)
            try:
                migrate.migrate(connection)
                connection.run(
                    "INSERT INTO vault (id, desk, practice, key_header, chain_key) VALUES (?, ?, ?, ?, ?)",
                    (vault_id, desk, int(wanted.is_practice), opened.header.as_bytes(), os.urandom(32)),
                )
                vault = Vault(connection, opened, making, clock, is_new=True)
                try:
                    _first_records(vault, worker_id, wanted)
                    fill(vault)
                    with vault.saving():
                        vault.journal.note(BEGAN, "vault", vault_id)
                finally:
                    vault.close()
            finally:
                connection.close()
    except OSError as cause:
        raise (DiskFull() if cause.errno == errno.ENOSPC else FolderNotWritable(str(folder))) from cause
    return open_with_key(current_generation(folder), opened, clock, kdf=wanted.kdf)


def _first_records(vault: Vault, worker_id: str, wanted: NewVault) -> None:
    with vault.saving():
        vault.records(Worker).add(Worker(WorkerId(worker_id), wanted.worker_name, Role.COORDINATOR))
        for establishment in wanted.establishments:
            vault.establishments.add(establishment)


def open_vault(
    folder: Path, passphrase: str, clock: Clock, *, name: str = "", kdf: KdfParameters | None = None
) -> Vault:
    """Opens the vault in the data folder. `name`, where one was typed, finds the worker's slot sooner.

    Raises `NoVaultHere`, `WrongPassphrase`, `WaitBeforeNextTry`, `PassphraseReplaced`, `KeyHeaderLost`,
    `KeysOfAnotherVault`, `VaultTooNew`, `VaultDamaged`, `VaultInUse`, `FolderNotWritable`, `NotEnoughMemory`.
    """
    generation = current_generation(folder)
    headers = read_headers(generation)
    sign_ins = SignIns.of(folder, clock)
    with _one_try(sign_ins) as before:
        opened = open_with_passphrase(headers, passphrase, sign_ins.last_worker, name)
        vault = open_with_key(generation, opened, clock, sign_ins=sign_ins, kdf=kdf)
    _welcome(
        vault, before, "unlocked", opened.worker_id, lambda: vault.keys.raise_cost(passphrase, vault.signed_in.name)
    )
    return vault


def open_vault_with_recovery(folder: Path, private: bytes, clock: Clock, *, kdf: KdfParameters | None = None) -> Vault:
    """Opens the vault with the service's recovery key, to give a worker a new passphrase and nothing else.

    Raises `WrongRecoveryKey`, and what `open_vault` raises.
    """
    generation = current_generation(folder)
    headers = read_headers(generation)
    sign_ins = SignIns.of(folder, clock)
    with _one_try(sign_ins) as before:
        opened = open_with_recovery(headers, private)
        vault = open_with_key(generation, opened, clock, sign_ins=sign_ins, kdf=kdf)
    _welcome(vault, before, "recovery-key-used", vault.vault_id)
    return vault


@contextmanager
def _one_try(sign_ins: SignIns) -> Iterator[Tries]:
    """A try counts as wrong from its beginning, so that killing the program makes none free."""
    before = sign_ins.tries
    sign_ins.begin()
    try:
        yield before
    except (WrongPassphrase, WrongRecoveryKey, PassphraseReplaced):
        raise
    except BaseException:
        sign_ins.was_no_try(before)
        raise


def _welcome(vault: Vault, wrong: Tries, act: str, whose: str, also: Callable[[], None] = lambda: None) -> None:
    """Writes down who came in and how often somebody else tried. A full disk keeps nobody out."""
    vault.wrong_tries = wrong
    vault.keys.welcome()
    with suppress(VaultProblem), vault.saving():
        if wrong.wrong:
            vault.journal.note("unlock-failed", "vault", vault.vault_id, str(wrong.wrong))
        if vault.clock_set_back > NOTABLY_BACK:
            vault.journal.note("clock-set-back", "vault", vault.vault_id, str(vault.clock_set_back))
        vault.journal.note(act, "vault" if whose == vault.vault_id else "worker", whose)
        also()


def open_with_key(
    generation: Path,
    opened: Opened,
    clock: Clock,
    *,
    sign_ins: SignIns | None = None,
    kdf: KdfParameters | None = None,
) -> Vault:
    """Opens with keys already unsealed; the header files are put right from the newest that is whole.

    While a rotation was cut short there are two keys: whichever opens is kept. Raises what `open_vault` raises.
    """
    connection, number = connected(generation / DATABASE, opened)
    try:
        key = opened.data_keys[number]
        kept: list[Path] = []
        migrate.migrate(
            connection,
            lambda: kept.append(backup_now(connection, key, own_folder(generation.parent), Why.UPDATE, clock)),
        )
        agreed = _agreed(connection, opened, generation)
        vault = Vault(connection, agreed, generation, clock, sign_ins=sign_ins, kdf=kdf)
    except OSError as cause:
        connection.close()
        raise FolderNotWritable(str(generation)) from cause
    except BaseException:
        connection.close()
        raise
    try:
        _check_still_here(vault, opened)
        with suppress(OSError, VaultProblem):
            vault.put_keys_right(number)
        for file in kept:
            with suppress(VaultProblem), vault.saving():
                vault.journal.note(BACKED_UP, "vault", vault.vault_id, file.name)
    except BaseException:
        vault.close()
        raise
    return vault


def _check_still_here(vault: Vault, opened: Opened) -> None:
    """A slot without a worker is one that was being added when the program was cut short, or of somebody who left."""
    worker = vault.records(Worker).get(opened.worker_id)
    if opened.worker_id != RECOVERY and (worker is None or not worker.is_here):
        raise PassphraseReplaced


def connected(path: Path, opened: Opened) -> tuple[door.Connection, int]:
    """The open database, and the number of the key that opened it; a write-ahead file of a newer one is set aside."""
    set_aside_a_stale_log(path, opened.data_keys.values())
    refusal: VaultDamaged | None = None
    for number in opened.header.numbers:
        try:
            return door.connect(path, opened.data_keys[number]), number
        except VaultDamaged as problem:
            refusal = problem
            if problem.what != "pages":
                raise
    with path.open("rb") as file:
        salt = file.read(16)
    if all(key.salt != salt for key in opened.data_keys.values()):
        raise KeysOfAnotherVault from refusal
    raise refusal or KeysOfAnotherVault()


def _agreed(connection: door.Connection, opened: Opened, generation: Path) -> Opened:
    """The newer of the header that opened and the one inside the vault.

    Files from before a worker left, or changed their passphrase, are put right; then that passphrase opens no more.
    """
    row = connection.one("SELECT key_header FROM vault")
    try:
        inner = header_from(row[0]) if row and row[0] is not None else None
    except (KeyHeaderLost, VaultTooNew):
        inner = None
    if inner is None or inner.generation <= opened.header.generation:
        return opened
    keys = {**opened.data_keys, **unsealed(inner, opened.private)}
    if not inner.is_signed_with(keys):
        return opened
    own, known = inner.slot_of(opened.worker_id), opened.header.slot_of(opened.worker_id)
    if own != known or (opened.worker_id == RECOVERY and inner.recovery != opened.header.recovery):
        write_header(generation, inner)
        raise WrongRecoveryKey if opened.worker_id == RECOVERY else PassphraseReplaced
    return Opened(inner, opened.worker_id, opened.private, keys)

"""A backup is made while the desk is in use: saves go on, are durable, and are not in it."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.backups import Why
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.restoring import examine_backup, open_beside
from recovery_desk.storage.restoring import look as look_at
from recovery_desk.storage.snapshots import StoppedError
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import BackupAlreadyRunning
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen


def test_saves_go_on_while_it_is_copied_and_are_there_afterwards(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    add(vault)
    lines = vault.audit.lines
    frozen = vault.snapshots.freeze(Why.ASKED)
    saved: list[PersonId] = []

    def somebody_works(_done: int, _of: int) -> None:
        person = PersonId(f"meanwhile-{len(saved)}")
        with vault.saving():
            vault.people.add(replace(CRAIG, id=person, prison_number=""))
        saved.append(person)

    name, _ = frozen.copy_to(str(tmp_path), report=somebody_works)
    assert len(saved) > 1
    assert (generation(folder) / "vault.db-wal").stat().st_size > 0
    vault.snapshots.thaw()
    assert (generation(folder) / "vault.db-wal").stat().st_size == 0
    head, whole = examine_backup(tmp_path / name, PASSPHRASE)
    assert whole.is_whole
    assert head.seq == lines
    beside = tmp_path / "beside"
    open_beside(look_at(tmp_path / name, PASSPHRASE, tmp_path / "none"), beside, clock, FreshIds())
    old = reopen(beside, clock)
    assert old.people.get(CRAIG.id) == CRAIG
    with pytest.raises(NoSuchPerson):
        old.people.get(saved[0])
    old.close()
    vault.close()
    again = reopen(folder, clock)
    assert all(again.people.get(person) for person in saved)
    assert again.alarm is None
    assert again.examine().is_whole
    again.close()


def test_the_lock_on_the_vault_outlives_a_backup(vault: Vault, folder: Path, tmp_path: Path) -> None:
    """On POSIX, closing any descriptor of a file gives up the locks on it: another program must still be refused."""
    frozen = vault.snapshots.freeze(Why.ASKED)
    frozen.copy_to(str(tmp_path))
    vault.snapshots.thaw()
    other = (
        "import sys; from pathlib import Path; from recovery_desk.clocks import SystemClock;"
        "from recovery_desk.storage.opening import open_vault;"
        "open_vault(Path(sys.argv[1]), sys.argv[2], SystemClock())"
    )
    done = subprocess.run(
        [sys.executable, "-c", other, str(folder), PASSPHRASE], capture_output=True, text=True, check=False
    )
    assert "VaultInUse" in done.stderr


def test_only_one_is_made_at_a_time_and_closing_gives_it_up(vault: Vault, tmp_path: Path) -> None:
    frozen = vault.snapshots.freeze(Why.ASKED)
    with pytest.raises(BackupAlreadyRunning):
        vault.snapshots.freeze(Why.ASKED)

    def closing(_done: int, _of: int) -> None:
        frozen._stop.set()

    with pytest.raises(StoppedError):
        frozen.copy_to(str(tmp_path), report=closing)
    vault.close()
    with pytest.raises(StoppedError):
        frozen.copy_to(str(tmp_path))
    assert list(tmp_path.glob("*.rdbackup")) == []

"""Another data key for everything, whatever happens meanwhile."""

import os
import signal
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.storage import connection as door
from recovery_desk.storage import key_slots
from recovery_desk.storage.key_header import DataKey, read_headers
from recovery_desk.storage.opening import open_vault_with_recovery
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import (
    KeysOfAnotherVault,
    VaultDamaged,
)
from tests.storage.key_cases import FILES, HERS, enter, key_files, let_in, put_back, recovery_of
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen

# Another data key


def test_another_data_key_and_everybody_comes_in_as_before(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    let_in(vault)
    private = recovery_of(vault)
    old = vault.keys.opened.data_key
    vault.rotate_key()
    assert vault.keys.opened.data_key != old
    with vault.saving():
        vault.people.save(replace(CRAIG, worker="A. Singh"))
    rows = vault.verify()
    vault.close()
    with pytest.raises(VaultDamaged):
        door.connect(generation(folder) / "vault.db", old)
    for passphrase in (PASSPHRASE, HERS):
        again = enter(folder, passphrase, clock)
        assert again.alarm is None
        assert again.verify() > rows
        assert again.people.get(CRAIG.id).worker == "A. Singh"
        assert again.keys.header.numbers == (2,)
        again.close()
    open_vault_with_recovery(folder, private, clock, kdf=CHEAP).close()


def test_after_a_rotation_yesterdays_files_open_nothing_and_what_to_fetch_is_said(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    yesterday = key_files(folder)
    vault.rotate_key()
    today = key_files(folder)
    vault.close()
    put_back(folder, yesterday)
    with pytest.raises(KeysOfAnotherVault):
        reopen(folder, clock)
    assert key_files(folder) == yesterday, "nothing was changed"
    put_back(folder, {FILES[0]: today[FILES[0]]})
    reopen(folder, clock).close()
    assert key_files(folder) == today


@pytest.mark.parametrize("is_rekeyed", [False, True])
def test_cut_short_in_a_rotation_whichever_key_opens_is_kept(
    vault: Vault, folder: Path, clock: SteppingClock, is_rekeyed: bool
) -> None:
    add(vault)
    keys = vault.keys
    fresh = DataKey.fresh()
    both = key_slots.with_keys(keys.header, {1: keys.opened.data_key, 2: fresh})
    vault._keep_header(both)
    if is_rekeyed:
        vault._connection.rekey(fresh)
    vault.close()
    again = reopen(folder, clock)
    assert again.keys.header.numbers == ((2,) if is_rekeyed else (1,))
    assert again.people.get(CRAIG.id) == CRAIG
    assert again.alarm is None
    again.close()
    assert all(header.numbers == again.keys.header.numbers for header in read_headers(generation(folder)))


ROTATOR = textwrap.dedent(
    """
    import sys
    from datetime import UTC, date, datetime
    from pathlib import Path
    from recovery_desk.storage.key_derivation import KdfParameters
    from recovery_desk.storage.opening import open_vault
    class Now:
        def today(self): return date(2026, 11, 23)
        def now(self): return datetime.now(UTC)
    vault = open_vault(Path(sys.argv[1]), sys.argv[2], Now(), kdf=KdfParameters(8 * 1024, 1, 1))
    while True:
        print("again", flush=True)
        vault.rotate_key()
    """
)


def killed_rotations(folder: Path, clock: SteppingClock, times: int, step: float) -> set[int]:
    """Kills a program that does nothing but rotate, each time a little later; answers the keys found."""
    found: set[int] = set()
    for turn in range(times):
        process = subprocess.Popen(
            [sys.executable, "-c", ROTATOR, str(folder), PASSPHRASE], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(1 + turn % 3):
            assert process.stdout.readline() == "again\n"
        try:
            process.wait(timeout=0.001 + step * turn)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        process.wait()
        process.stdout.close()
        vault = reopen(folder, clock)
        assert vault.people.get(CRAIG.id) == CRAIG
        assert vault.alarm is None
        assert len(vault.keys.header.keys) == 1
        vault.verify()
        assert vault._connection.rows("PRAGMA cipher_integrity_check") == []
        found.add(vault.keys.key_number)
        vault.close()
    return found


def test_killed_in_a_rotation_one_of_two_keys_opens(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    assert len(killed_rotations(folder, clock, 6, 0.004)) > 1


@pytest.mark.slow
def test_killed_fifty_times_in_a_rotation_one_of_two_keys_opens(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    vault.close()
    assert len(killed_rotations(folder, clock, 50, 0.0007)) > 10


def test_the_new_key_is_in_no_traced_statement(vault: Vault) -> None:
    seen: list[str] = []
    vault._connection.trace(seen.append)
    vault.rotate_key()
    vault._connection.trace(None)
    assert seen
    assert not any(vault.keys.opened.data_key.key.hex() in statement for statement in seen)

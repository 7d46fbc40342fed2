"""Who can open the vault: workers added and removed, passphrases, the recovery key, another data key, old key files."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.workers import Worker, WorkerId
from recovery_desk.storage import key_slots
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.key_header import KeyHeader, WorkerSlot, header_from, write_header
from recovery_desk.storage.opening import NewVault, create_vault, open_vault_with_recovery
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import (
    FolderNotWritable,
    KeyHeaderLost,
    PassphraseReplaced,
    PassphraseTooShort,
    VaultDamaged,
    WrongPassphrase,
    WrongRecoveryKey,
)
from tests.storage.key_cases import FILES, HERS, SINGH, enter, key_files, let_in, put_back, recovery_of
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, flip, generation, reopen

# Workers


def test_a_second_worker_opens_with_her_own_passphrase_and_is_herself(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    let_in(vault)
    vault.close()
    hers = enter(folder, HERS, clock)
    assert hers.signed_in == SINGH
    assert hers.people.get(CRAIG.id) == CRAIG
    hers.close()
    his = reopen(folder, clock)
    assert his.signed_in.name == "M. Kerr"
    his.close()


def test_a_removed_worker_opens_nothing_not_even_with_yesterdays_files(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    let_in(vault)
    yesterday = key_files(folder)
    with vault.saving():
        vault.records(Worker).save(replace(SINGH, left_on=clock.today()))
        vault.keys.remove(SINGH.id)
    today = key_files(folder)
    vault.close()
    with pytest.raises(WrongPassphrase):
        enter(folder, HERS, clock)
    put_back(folder, yesterday)
    with pytest.raises(PassphraseReplaced):
        enter(folder, HERS, clock)
    assert key_files(folder) == today, "and the files are put right"
    reopen(folder, clock).close()


def test_yesterdays_files_do_for_everybody_else_and_are_put_right(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    yesterday = key_files(folder)
    let_in(vault)
    today = key_files(folder)
    vault.close()
    put_back(folder, yesterday)
    reopen(folder, clock).close()
    assert key_files(folder) == today
    enter(folder, HERS, clock).close()


def test_another_passphrase_over_the_same_key_pair(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    yesterday = key_files(folder)
    worker = vault.signed_in
    with pytest.raises(WrongPassphrase), vault.saving():
        vault.keys.change(worker.id, worker.name, "not the passphrase", HERS)
    with pytest.raises(PassphraseTooShort), vault.saving():
        vault.keys.change(worker.id, worker.name, PASSPHRASE, "eleven char")
    assert key_files(folder) == yesterday
    with vault.saving():
        vault.keys.change(worker.id, worker.name, PASSPHRASE, HERS)
    vault.close()
    with pytest.raises(WrongPassphrase):
        reopen(folder, clock)
    enter(folder, HERS, clock).close()
    put_back(folder, yesterday)
    with pytest.raises(PassphraseReplaced):
        reopen(folder, clock)
    enter(folder, HERS, clock).close()


def test_a_change_that_is_undone_changes_no_key(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    before = key_files(folder)

    def let_in_and_fail() -> None:
        with vault.saving():
            vault.keys.add(SINGH.id, SINGH.name, HERS)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        let_in_and_fail()
    assert key_files(folder) == before
    assert vault.keys.header.slot_of(SINGH.id) is None


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="a folder that cannot be written needs another user")
def test_key_files_that_cannot_be_written_change_nothing(vault: Vault, folder: Path) -> None:
    generation(folder).chmod(0o500)
    try:
        with pytest.raises((OSError, FolderNotWritable)):
            let_in(vault)
    finally:
        generation(folder).chmod(0o700)
    assert vault.records(Worker).get(SINGH.id) is None


def test_cut_short_between_the_files_and_the_vault_nobody_comes_in_who_was_not_let_in(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    """Files newer than the vault: written, and then the program was killed before the commit."""
    header = vault.keys.header
    slot, _ = key_slots.new_slot(header.vault_id, SINGH.id, HERS, CHEAP)
    vault.close()
    opened = key_slots.open_with_passphrase([header], PASSPHRASE)
    write_header(generation(folder), key_slots.with_worker(header, opened.data_keys, slot))
    with pytest.raises(PassphraseReplaced):
        enter(folder, HERS, clock)
    reopen(folder, clock).close()


def test_several_workers_are_found_by_their_passphrase_alone(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    for number in range(6):
        let_in(vault, Worker(WorkerId(f"w{number}"), f"Worker {number}"), f"{HERS} {number}")
    vault.close()
    for number in (5, 0, 3):
        hers = enter(folder, f"{HERS} {number}", clock)
        assert hers.signed_in.name == f"Worker {number}"
        hers.close()
    by_name = enter(folder, f"{HERS} 4", clock, name="  worker   4 ")
    assert by_name.signed_in.id == "w4"
    by_name.close()
    with pytest.raises(WrongPassphrase):
        enter(folder, "nobody has this one", clock, name="Worker 4")


def test_the_likely_slot_is_tried_first(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        let_in(vault, Worker(WorkerId(f"w{number}"), f"Worker {number}"), f"{HERS} {number}")
    tried: list[str] = []
    whole = key_slots.unwrapped

    def watched(header: KeyHeader, slot: WorkerSlot, passphrase: str) -> bytes | None:
        tried.append(slot.worker)
        return whole(header, slot, passphrase)

    monkeypatch.setattr(key_slots, "unwrapped", watched)
    assert key_slots.open_with_passphrase([vault.keys.header], f"{HERS} 2", likely="w2").worker_id == "w2"
    assert tried == ["w2"]
    tried.clear()
    assert key_slots.open_with_passphrase([vault.keys.header], f"{HERS} 1", "w2", "Worker 1").worker_id == "w1"
    assert tried[0] == "w1"


def test_no_name_of_a_worker_stands_in_a_key_file(vault: Vault, folder: Path) -> None:
    let_in(vault, replace(SINGH, name="Zyxwvutsr"))
    for content in [*key_files(folder).values(), *(path.read_bytes() for path in folder.glob("*.json"))]:
        assert b"zyxwvutsr" not in content.lower()
        assert b"kerr" not in content.lower()


# Recovery


def test_the_recovery_key_gives_a_worker_a_new_passphrase(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    private = recovery_of(vault)
    worker = vault.signed_in
    vault.close()
    opened = open_vault_with_recovery(folder, private, clock, kdf=CHEAP)
    assert opened.people.get(CRAIG.id) == CRAIG
    with opened.saving():
        opened.keys.add(worker.id, worker.name, HERS)
    opened.close()
    with pytest.raises(WrongPassphrase):
        reopen(folder, clock)
    hers = enter(folder, HERS, clock)
    assert hers.signed_in == worker
    acts = [entry.act for entry in hers.journal.of([hers.vault_id])]
    assert "recovery-key-used" in acts
    hers.close()


def test_one_recovery_key_opens_every_desk_it_was_given_to_and_no_other(tmp_path: Path, clock: SteppingClock) -> None:
    pair = key_slots.new_recovery_pair()
    for name in ("one", "two", "three"):
        vault = create_vault(tmp_path / name, NewVault(PASSPHRASE, name, kdf=CHEAP), clock, FreshIds())
        if name != "three":
            with vault.saving():
                vault.keys.set_recovery(pair.public)
        vault.close()
    for name in ("one", "two"):
        open_vault_with_recovery(tmp_path / name, pair.private, clock, kdf=CHEAP).close()
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery(tmp_path / "three", pair.private, clock, kdf=CHEAP)


def test_a_replaced_recovery_key_opens_nothing_not_even_with_yesterdays_files(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    old = recovery_of(vault)
    yesterday = key_files(folder)
    new = recovery_of(vault)
    vault.close()
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery(folder, old, clock, kdf=CHEAP)
    put_back(folder, yesterday)
    with pytest.raises(WrongRecoveryKey):
        open_vault_with_recovery(folder, old, clock, kdf=CHEAP)
    open_vault_with_recovery(folder, new, clock, kdf=CHEAP).close()


def test_no_half_that_opens_lies_on_the_laptop(vault: Vault, folder: Path) -> None:
    private = recovery_of(vault)
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert private not in content
        assert private.hex().encode() not in content
        assert key_slots.public_of(private).hex().encode() not in content


def test_rubbish_is_no_recovery_key(vault: Vault) -> None:
    with pytest.raises(WrongRecoveryKey), vault.saving():
        vault.keys.set_recovery(b"short")


# Key files


@pytest.mark.parametrize("size", [0, 1, 100, 700])
def test_truncated_files_say_what_to_fetch_and_either_whole_one_is_enough(
    vault: Vault, folder: Path, clock: SteppingClock, size: int
) -> None:
    whole = key_files(folder)
    vault.close()
    put_back(folder, {name: content[:size] for name, content in whole.items()})
    with pytest.raises(KeyHeaderLost):
        reopen(folder, clock)
    for name in FILES:
        put_back(folder, {name: whole[name], **{other: b"" for other in FILES if other != name}})
        reopen(folder, clock).close()
        assert key_files(folder) == whole


def test_the_copy_inside_the_vault_is_the_files(vault: Vault, folder: Path) -> None:
    let_in(vault)
    row = vault._connection.one("SELECT key_header FROM vault")
    assert row is not None
    assert row[0] == key_files(folder)[FILES[0]]
    assert header_from(row[0]) == vault.keys.header


@pytest.mark.slow
def test_five_hundred_flipped_bits_in_a_key_file_keep_nobody_out(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    vault.close()
    whole = key_files(folder)
    length = len(whole[FILES[0]])
    for turn in range(500):
        name = FILES[turn % 2]
        put_back(folder, whole)
        flip(generation(folder) / name, turn * 7919 % length)
        reopen(folder, clock).close()
        assert key_files(folder) == whole


def test_flipped_bits_in_both_key_files_never_open_something_else(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    vault.close()
    whole = key_files(folder)
    length = len(whole[FILES[0]])
    for at in range(0, length, 61):
        put_back(folder, whole)
        for name in FILES:
            flip(generation(folder) / name, at)
        try:
            reopen(folder, clock).close()
        except (WrongPassphrase, KeyHeaderLost, VaultDamaged, PassphraseReplaced):
            continue
        # A bit that tells nothing, white space say: the vault's own copy has put the files right.
        assert key_files(folder) == whole

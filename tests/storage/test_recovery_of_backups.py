"""Every passphrase is lost: a backup and the sheet in the office safe are a desk again. And keys out of a backup."""

import hashlib
from pathlib import Path

import pytest

from recovery_desk import app
from recovery_desk.domain.backups import Standing, Why
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.data_folder import desks_beside, is_beside, new_folder_beside
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.restoring import examine_backup, examine_folder, look, open_beside, restore
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import BackupDamaged, BackupUnreadable, NotABackup
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.vault_problems import (
    KeyHeaderLost,
    KeysOfAnotherVault,
    PassphraseReplaced,
    WrongPassphrase,
    WrongPassphraseForBackup,
    WrongRecoveryKeyForBackup,
)
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen

NEW = "puffin bramble kettle reel"
FILES = ("keys.a.json", "keys.b.json")


def back_up(vault: Vault, place: Path) -> Path:
    place.mkdir(exist_ok=True)
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(place))
    vault.snapshots.thaw()
    return place / name


@pytest.fixture
def private(vault: Vault) -> bytes:
    """The half of a recovery key that opens; the vault has the other."""
    pair = vault.keys.new_recovery_pair()
    with vault.saving():
        vault.keys.set_recovery(pair.public)
    return pair.private


@pytest.fixture
def backup(vault: Vault, private: bytes, tmp_path: Path) -> Path:
    assert private
    add(vault)
    made = back_up(vault, tmp_path / "stick")
    vault.close()
    return made


def test_a_backup_and_the_recovery_key_are_a_desk_on_a_bare_laptop(
    backup: Path, private: bytes, tmp_path: Path, clock: SteppingClock
) -> None:
    from recovery_desk.domain.recovery_keys import in_groups

    bare, typed = tmp_path / "bare", " ".join(in_groups(private, is_private=True))
    assert app.in_hand("", typed) == private
    looked = look(backup, private, bare)
    assert looked.standing is Standing.NO_DESK
    assert restore(looked, bare, "", clock, FreshIds()) is None
    (kerr,) = app.workers_by_recovery(bare, typed, clock)
    app.recover(bare, typed, kerr.id, NEW, clock, CHEAP)
    desk = app.open_vault(bare, NEW, clock, kdf=CHEAP)
    assert desk.people.get(CRAIG.id) == CRAIG
    assert desk.examine().is_whole
    desk.close()
    with pytest.raises(WrongPassphrase):
        reopen(bare, clock)


def test_another_recovery_key_opens_nothing(backup: Path, vault: Vault, tmp_path: Path) -> None:
    other = vault.keys.new_recovery_pair().private
    with pytest.raises(WrongRecoveryKeyForBackup):
        look(backup, other, tmp_path / "bare")
    assert not (tmp_path / "bare").exists()


def test_a_backup_says_which_recovery_key_it_was_made_under(vault: Vault, private: bytes, tmp_path: Path) -> None:
    known_as = vault.keys.recovery
    made = back_up(vault, tmp_path / "stick")
    newer = vault.keys.new_recovery_pair()
    with vault.saving():
        vault.keys.set_recovery(newer.public)
    vault.close()
    with pytest.raises(WrongRecoveryKeyForBackup) as refused:
        examine_backup(made, newer.private)
    assert f"It opens with the one known as {known_as}: fetch that sheet" in words_for(refused.value)
    assert examine_backup(made, private)[1].is_whole
    with pytest.raises(WrongPassphraseForBackup) as refused_passphrase:
        examine_backup(made, "not what was used")
    assert "does not open this backup" in words_for(refused_passphrase.value)


def test_a_backup_from_before_there_was_a_recovery_key_says_so(vault: Vault, tmp_path: Path) -> None:
    made = back_up(vault, tmp_path / "stick")
    pair = vault.keys.new_recovery_pair()
    with vault.saving():
        vault.keys.set_recovery(pair.public)
    vault.close()
    with pytest.raises(WrongRecoveryKeyForBackup) as refused:
        examine_backup(made, pair.private)
    assert words_for(refused.value).startswith("No recovery key was in force when this backup was made.")


def test_a_backup_and_a_desk_are_proved_with_the_recovery_key(backup: Path, private: bytes, folder: Path) -> None:
    assert examine_backup(backup, private)[1].is_whole
    assert examine_folder(folder, private).is_whole


def test_over_a_desk_the_recovery_key_keeps_the_same_rules(
    backup: Path, private: bytes, folder: Path, clock: SteppingClock
) -> None:
    from dataclasses import replace

    again = reopen(folder, clock)
    add(again, replace(CRAIG, id=PersonId("p2"), prison_number=""))
    again.close()
    looked = look(backup, private, folder)
    assert (looked.standing, looked.words_to_type) == (Standing.BEHIND, "lose 2")
    kept = restore(looked, folder, "lose 2", clock, FreshIds())
    assert kept is not None
    assert examine_backup(kept, private)[1].is_whole


def test_the_keys_are_put_back_out_of_a_backup(
    backup: Path, private: bytes, folder: Path, clock: SteppingClock
) -> None:
    """Both files beside the vault are gone, and the copy inside it cannot be reached without them."""
    assert private
    for name in FILES:
        (generation(folder) / name).unlink()
    with pytest.raises(KeyHeaderLost) as lost:
        reopen(folder, clock)
    assert ".rdbackup" in words_for(lost.value), "it says exactly what to fetch"
    app.put_keys_back(folder, backup)
    desk = reopen(folder, clock)
    assert desk.people.get(CRAIG.id) == CRAIG
    assert desk.examine().is_whole
    desk.close()


def test_keys_from_a_backup_before_a_passphrase_changed_let_the_old_one_in_no_more(
    backup: Path, private: bytes, folder: Path, clock: SteppingClock
) -> None:
    assert private
    desk = reopen(folder, clock)
    with desk.saving():
        desk.keys.change(desk.signed_in.id, desk.signed_in.name, PASSPHRASE, NEW)
    desk.close()
    for name in FILES:
        (generation(folder) / name).unlink()
    app.put_keys_back(folder, backup)
    with pytest.raises(PassphraseReplaced):
        reopen(folder, clock)
    app.open_vault(folder, NEW, clock, kdf=CHEAP).close()


def test_keys_from_before_a_rotation_are_said_to_be_too_old(
    backup: Path, private: bytes, folder: Path, clock: SteppingClock
) -> None:
    assert private
    desk = reopen(folder, clock)
    desk.rotate_key()
    newer = back_up(desk, backup.parent)
    desk.close()
    for name in FILES:
        (generation(folder) / name).unlink()
    app.put_keys_back(folder, backup)
    with pytest.raises(KeysOfAnotherVault) as refusal:
        reopen(folder, clock)
    assert "newest backup" in words_for(refusal.value)
    app.put_keys_back(folder, newer)
    reopen(folder, clock).close()


def test_what_is_no_backup_puts_no_keys_back(backup: Path, private: bytes, folder: Path, tmp_path: Path) -> None:
    assert private
    before = [(generation(folder) / name).read_bytes() for name in FILES]
    letter, cut = tmp_path / "letter.rdbackup", tmp_path / "cut.rdbackup"
    letter.write_text("Dear Sir")
    cut.write_bytes(backup.read_bytes()[:-1])
    for file, refusal in (
        (letter, NotABackup),
        (cut, BackupDamaged),
        (tmp_path / "none.rdbackup", BackupUnreadable),
        (tmp_path / "none.json", BackupUnreadable),
    ):
        with pytest.raises(refusal):
            app.put_keys_back(folder, file)
    assert [(generation(folder) / name).read_bytes() for name in FILES] == before


def test_copies_stand_beside_the_desk_under_clear_names_and_keep_their_backups_to_themselves(
    backup: Path, folder: Path, clock: SteppingClock
) -> None:
    from recovery_desk.usecases.backup_words import beside_in_words

    def hashed() -> str:
        return hashlib.sha256((generation(folder) / "vault.db").read_bytes()).hexdigest()

    before, names = hashed(), []
    for _ in range(2):
        looked = look(backup, PASSPHRASE, folder)
        into = app.folder_beside(looked, folder)
        open_beside(looked, into, clock, FreshIds())
        names.append(into.name)
    assert desks_beside(folder) == sorted(names, reverse=True)
    first, second = map(beside_in_words, names)
    assert first.startswith("Copy of Monday 23 November 2026, 09:")
    assert second == f"{first} (2)"
    assert hashed() == before, "the desk is not touched"
    assert not is_beside(folder)
    copy = reopen(folder / "beside" / names[0], clock)
    desk = app.desk_over(copy, clock)
    assert desk.beside == first
    with copy.saving():
        desk.store.settings.put("service_name", "A copy")
    (place,) = desk.backups.places()
    assert Path(place.path).parent == folder / "beside" / names[0]
    assert not desk.backups.state().is_stale
    copy.close()
    assert app.desk_over(reopen(folder, clock), clock).beside == ""
    assert beside_in_words("copy-2026-13-40-0900") == "copy-2026-13-40-0900"
    assert new_folder_beside(folder, "copy-x").name == "copy-x"

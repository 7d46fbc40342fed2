"""Putting a backup back: said first, refused where work would go, never over anything, one switch."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.backups import Standing, Why
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.restoring import examine_folder, look, open_beside, restore
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.backup_problems import (
    BackupIsFork,
    BackupIsOfAnotherDesk,
    FolderNotEmpty,
    WouldLoseWork,
    WouldReplaceUnseen,
)
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.vault_problems import NoSuchPerson, VaultInUse, WrongPassphrase
from recovery_desk.usecases.wholeness import Trouble
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen

LATER = replace(CRAIG, id=PersonId("p2"), prison_number="118204", family_name="Docherty")


def back_up(vault: Vault, place: Path) -> Path:
    place.mkdir(exist_ok=True)
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(place))
    vault.snapshots.thaw()
    return place / name


@pytest.fixture
def backup(vault: Vault, tmp_path: Path) -> Path:
    """A backup that holds Craig; the vault goes on and is closed."""
    add(vault)
    made = back_up(vault, tmp_path / "stick")
    add(vault, LATER)
    with vault.saving():
        vault.settings.put("service_name", "nobody's work")
        vault.people.save(replace(CRAIG, worker="J. Boyle"))
    vault.close()
    return made


def test_onto_a_bare_laptop(backup: Path, tmp_path: Path, clock: SteppingClock) -> None:
    bare = tmp_path / "bare"
    looked = look(backup, PASSPHRASE, bare)
    assert (looked.standing, looked.words_to_type) == (Standing.NO_DESK, "")
    assert not bare.exists(), "looking changes nothing"
    assert restore(looked, bare, "", clock, FreshIds()) is None
    desk = reopen(bare, clock)
    assert desk.people.get(CRAIG.id) == CRAIG
    assert desk.alarm is None
    assert desk.examine().is_whole
    assert ("restored", "vault") in [(line.act, line.entity) for line in desk.audit.page(AuditFilter(), limit=3)]
    desk.close()


def test_newer_work_is_counted_and_must_be_typed(backup: Path, folder: Path, clock: SteppingClock) -> None:
    looked = look(backup, PASSPHRASE, folder)
    assert looked.standing is Standing.BEHIND
    assert dict(looked.newer.counts) == {"person": 2, "custody_episode": 1}
    before = sorted(path.name for path in folder.rglob("*"))
    with pytest.raises(WouldLoseWork) as refusal:
        restore(looked, folder, "yes", clock, FreshIds())
    said = words_for(refusal.value)
    assert "2 people and 1 stay in custody since 09:" in said
    assert "lose 3" in said
    assert sorted(path.name for path in folder.rglob("*") if path.name != "backups") == before
    kept = restore(looked, folder, " LOSE  3 ", clock, FreshIds())
    assert kept is not None
    assert kept.parent == folder / "backups"
    old = reopen(folder, clock)
    assert ("backed-up", kept.name) in [(line.act, line.detail) for line in old.audit.page(AuditFilter(), limit=5)]
    with pytest.raises(NoSuchPerson):
        old.people.get(LATER.id)
    old.close()
    assert (generation(folder) / "vault.db").exists(), "the replaced vault is kept"
    again = look(kept, PASSPHRASE, folder)
    assert again.standing is Standing.FORK, "the desk wrote down that it was put back: both hold something"
    beside = folder.parent / "beside"
    open_beside(again, beside, clock, FreshIds())
    newer = reopen(beside, clock)
    assert newer.people.get(LATER.id) == LATER
    newer.close()


def test_a_fork_and_another_desk_open_beside_and_never_over(
    vault: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    add(vault)
    start = back_up(vault, tmp_path / "stick")
    laptop = tmp_path / "laptop"
    restore(look(start, PASSPHRASE, laptop), laptop, "", clock, FreshIds())
    second = reopen(laptop, clock)
    add(second, LATER)
    theirs = back_up(second, tmp_path / "stick")
    second.close()
    add(vault, replace(LATER, family_name="Whyte"))
    vault.close()
    looked = look(theirs, PASSPHRASE, folder)
    assert looked.standing is Standing.FORK
    with pytest.raises(BackupIsFork):
        restore(looked, folder, "lose 2", clock, FreshIds())
    other = create_vault(tmp_path / "other", NewVault(PASSPHRASE, "B", kdf=CHEAP), clock, FreshIds())
    other.close()
    looked = look(theirs, PASSPHRASE, tmp_path / "other")
    assert looked.standing is Standing.ANOTHER
    with pytest.raises(BackupIsOfAnotherDesk):
        restore(looked, tmp_path / "other", "", clock, FreshIds())
    with pytest.raises(FolderNotEmpty):
        open_beside(looked, tmp_path / "other", clock, FreshIds())


def test_two_desks_from_one_backup_write_as_two_desks(backup: Path, tmp_path: Path, clock: SteppingClock) -> None:
    desks = []
    for name in ("one", "two"):
        restore(look(backup, PASSPHRASE, tmp_path / name), tmp_path / name, "", clock, FreshIds())
        opened = reopen(tmp_path / name, clock)
        desks.append(opened.audit.page(AuditFilter())[0].desk)
        opened.close()
    assert desks[0] != desks[1]


def test_a_backup_ahead_of_a_rolled_back_desk_and_the_same(
    vault: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    add(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    older = database.read_bytes()
    again = reopen(folder, clock)
    add(again, LATER)
    ahead = back_up(again, tmp_path / "stick")
    again.close()
    assert look(ahead, PASSPHRASE, folder).standing is Standing.SAME
    database.write_bytes(older)
    looked = look(ahead, PASSPHRASE, folder)
    assert (looked.standing, looked.words_to_type) == (Standing.AHEAD, "")
    restore(looked, folder, "", clock, FreshIds())
    back = reopen(folder, clock)
    assert back.people.get(LATER.id) == LATER
    assert back.alarm is None
    back.close()


def test_a_damaged_desk_may_be_replaced_and_is_kept(backup: Path, folder: Path, clock: SteppingClock) -> None:
    database = generation(folder) / "vault.db"
    damaged = b"\0" * 5000
    database.write_bytes(damaged)
    looked = look(backup, PASSPHRASE, folder)
    assert looked.standing is Standing.DESK_UNREADABLE
    assert examine_folder(folder, PASSPHRASE).found[0].trouble is Trouble.UNREADABLE
    restore(looked, folder, "", clock, FreshIds())
    assert database.read_bytes() == damaged
    desk = reopen(folder, clock)
    assert desk.people.get(CRAIG.id) == CRAIG
    desk.close()


def test_a_desk_that_opens_with_neither_is_not_replaced_by_the_way(
    backup: Path, folder: Path, clock: SteppingClock
) -> None:
    (generation(folder) / "vault.db").write_bytes(b"\0" * 5000)
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        header = json.loads(path.read_bytes())
        path.write_text(json.dumps(header).replace('"nonce": "', '"nonce": "AAAA'))
    looked = look(backup, PASSPHRASE, folder)
    assert looked.standing is Standing.DESK_LOCKED
    with pytest.raises(WouldReplaceUnseen):
        restore(looked, folder, "", clock, FreshIds())
    restore(looked, folder, "replace this desk", clock, FreshIds())
    reopen(folder, clock).close()


def test_a_desk_in_use_and_a_wrong_passphrase_are_refused(
    vault: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    add(vault)
    made = back_up(vault, tmp_path / "stick")
    with pytest.raises(VaultInUse):
        look(made, PASSPHRASE, folder)
    with pytest.raises(WrongPassphrase):
        look(made, "not the passphrase", folder)


def test_a_stale_write_ahead_file_is_never_mixed_with_a_backup(
    backup: Path, folder: Path, clock: SteppingClock
) -> None:
    wal = generation(folder) / "vault.db-wal"
    wal.write_bytes(b"\x37\x7f\x06\x82" + b"stale" * 2000)
    looked = look(backup, PASSPHRASE, folder)
    restore(looked, folder, looked.words_to_type, clock, FreshIds())
    desk = reopen(folder, clock)
    assert desk._connection.path.parent.name == "gen-2"
    assert desk.examine().is_whole
    desk.close()


def test_what_a_killed_restore_left_over_is_taken_away(backup: Path, folder: Path, clock: SteppingClock) -> None:
    (folder / "restoring-0123").mkdir()
    (folder / "restoring-0123" / "vault.db").write_bytes(b"half")
    looked = look(backup, PASSPHRASE, folder)
    restore(looked, folder, looked.words_to_type, clock, FreshIds())
    assert not (folder / "restoring-0123").exists()

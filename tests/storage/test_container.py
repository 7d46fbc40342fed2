"""The backup file: nothing that is not exactly as it was written is ever taken for one."""

import errno
import json
from pathlib import Path
from random import Random

import pytest

from recovery_desk.domain.backups import Why
from recovery_desk.storage import container as format_
from recovery_desk.storage.container import _LENGTHS, _MAGIC, Container, check, read_container
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import (
    BackupDamaged,
    BackupOfDamagedVault,
    BackupPlaceFull,
    BackupPlaceGone,
    BackupPlaceMissing,
    BackupPlaceRefuses,
    BackupProblem,
    BackupReadBackDiffers,
    BackupTooNew,
    NotABackup,
)
from tests.storage.made_vaults import add, generation


@pytest.fixture
def backup(vault: Vault, tmp_path: Path) -> Path:
    add(vault)
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, size = frozen.copy_to(str(tmp_path))
    vault.snapshots.thaw()
    assert (tmp_path / name).stat().st_size == size
    return tmp_path / name


@pytest.fixture
def key(vault: Vault) -> DataKey:
    return vault.snapshots._data_key()


def is_whole(path: Path, key: DataKey) -> bool:
    try:
        check(read_container(path), key)
    except (BackupDamaged, NotABackup, BackupTooNew):
        return False
    return True


def test_it_holds_the_vault_byte_for_byte_and_says_what_is_in_it(
    backup: Path, vault: Vault, folder: Path, key: DataKey
) -> None:
    found = read_container(backup)
    head = found.head
    assert (head.vault, head.why, head.counts["person"]) == (vault.vault_id, "asked", 1)
    assert (head.seq, head.code[:8]) == (vault.audit.lines, vault.audit.head)
    assert json.loads(head.keys)["vault"] == vault.vault_id
    content = backup.read_bytes()
    assert (
        content[found.vault_at : found.vault_at + found.vault_length] == (generation(folder) / "vault.db").read_bytes()
    )
    assert is_whole(backup, key)
    assert not is_whole(backup, DataKey.fresh())
    for word in (b"McAllister", b"SQLite format 3", "McAllister".encode("utf-16-le")):
        assert word not in content


def test_no_truncation_flip_or_addition_is_taken_for_a_backup(backup: Path, key: DataKey, tmp_path: Path) -> None:
    whole, odd = backup.read_bytes(), tmp_path / "odd.rdbackup"
    random = Random(4)
    cuts = [*range(0, len(whole), 4096), *range(60), len(whole) - 1, len(whole) - 32]
    changed = [whole[:cut] for cut in cuts]
    changed += [whole + tail for tail in (b"\0", b"x" * 32, whole)]
    for _ in range(100):
        at = random.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << random.randrange(8)
        changed.append(bytes(flipped))
    for content in changed:
        odd.write_bytes(content)
        assert not is_whole(odd, key)
    odd.write_bytes(whole)
    assert is_whole(odd, key), "the control"


@pytest.mark.parametrize(
    ("head", "vault"), [(0xFFFFFFFF, 1), (10, 2**63), (10, 2**64 - 1), (0, 0), (4_000_000, 2**40), (2**31, 2**31)]
)
def test_giant_lengths_are_refused_before_anything_is_read_by_them(tmp_path: Path, head: int, vault: int) -> None:
    odd = tmp_path / "odd.rdbackup"
    odd.write_bytes(_MAGIC + _LENGTHS.pack(head, vault) + b"{}" * 200)
    with pytest.raises(BackupDamaged):
        read_container(odd)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        b'{"vault": 1}',
        b"[" * 100_000,
        b'{"format": 1e999}',
        b'{"format":1,"unknown":2}',
    ],
)
def test_a_head_that_is_not_ours_is_damage(tmp_path: Path, head: bytes) -> None:
    odd = tmp_path / "odd.rdbackup"
    odd.write_bytes(_MAGIC + _LENGTHS.pack(len(head), 3) + head + b"abc" + bytes(32))
    with pytest.raises(BackupDamaged):
        read_container(odd)


def test_another_file_and_a_newer_one_are_told_apart(tmp_path: Path) -> None:
    odd = tmp_path / "odd.rdbackup"
    for content, refusal in (
        (b"PK\x03\x04", NotABackup),
        (b"", NotABackup),
        (b"RDBACKUP2\n" + b"x" * 90, BackupTooNew),
    ):
        odd.write_bytes(content)
        with pytest.raises(refusal):
            read_container(odd)
    newer = b'{"format":2}'
    odd.write_bytes(_MAGIC + _LENGTHS.pack(len(newer), 0) + newer + bytes(32))
    with pytest.raises(BackupTooNew):
        read_container(odd)


def nothing_in(place: Path) -> bool:
    return list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (OSError(errno.ENOSPC, "full"), BackupPlaceFull),
        (OSError(errno.EFBIG, "too large for the stick"), BackupPlaceFull),
        (OSError(errno.EROFS, "read-only"), BackupPlaceRefuses),
        (PermissionError(errno.EACCES, "no"), BackupPlaceRefuses),
        (OSError(errno.EIO, "pulled"), BackupPlaceGone),
    ],
)
def test_a_place_that_fails_says_so_and_keeps_no_half_file(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: type[BackupProblem]
) -> None:
    place = tmp_path / "stick"
    place.mkdir()

    def failing(*_: object) -> None:
        raise error

    monkeypatch.setattr(format_, "_forget_what_is_cached", failing)
    frozen = vault.snapshots.freeze(Why.ASKED)
    with pytest.raises(problem):
        frozen.copy_to(str(place))
    vault.snapshots.thaw()
    assert nothing_in(place)


def test_a_stick_that_is_not_in_and_one_that_is_pulled_out(vault: Vault, tmp_path: Path) -> None:
    frozen = vault.snapshots.freeze(Why.ASKED)
    place = tmp_path / "stick"
    with pytest.raises(BackupPlaceMissing):
        frozen.copy_to(str(place))
    place.mkdir()

    def pulled(done: int, of: int) -> None:
        if done > of // 2:
            for path in place.iterdir():
                path.unlink()
            place.rmdir()

    with pytest.raises(BackupPlaceGone):
        frozen.copy_to(str(place), report=pulled)
    place.mkdir()
    frozen.copy_to(str(place))
    vault.snapshots.thaw()


def test_a_medium_that_gives_back_something_else_makes_no_backup(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lying(container: Container, *_: object) -> None:
        content = bytearray(container.path.read_bytes())
        content[container.vault_at + 5000] ^= 1
        container.path.write_bytes(bytes(content))
        check(container, *_)  # type: ignore[arg-type]

    monkeypatch.setattr(format_, "check", lying)
    frozen = vault.snapshots.freeze(Why.ASKED)
    (tmp_path / "stick").mkdir()
    with pytest.raises(BackupReadBackDiffers):
        frozen.copy_to(str(tmp_path / "stick"))
    vault.snapshots.thaw()
    assert nothing_in(tmp_path / "stick")


def test_a_damaged_vault_makes_no_backup(vault: Vault, folder: Path, tmp_path: Path) -> None:
    add(vault)
    frozen = vault.snapshots.freeze(Why.ASKED)
    with (generation(folder) / "vault.db").open("r+b") as file:
        file.seek(3 * 4096 + 7)
        byte = file.read(1)
        file.seek(3 * 4096 + 7)
        file.write(bytes([byte[0] ^ 1]))
    (tmp_path / "stick").mkdir()
    with pytest.raises(BackupOfDamagedVault):
        frozen.copy_to(str(tmp_path / "stick"))
    vault.snapshots.thaw()
    assert nothing_in(tmp_path / "stick")


def test_the_bytes_windows_locks_are_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(format_, "_LOCKED_BY_WINDOWS", range(5000, 5512))
    content = bytes(Random(1).randbytes(12_288))
    source = tmp_path / "source"
    source.write_bytes(content)
    with source.open("rb") as file:
        copied = b"".join(format_._pieces(file, len(content)))
    assert copied == content[:5000] + bytes(512) + content[5512:]

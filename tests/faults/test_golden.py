"""Vaults and backups of every schema there was, kept and opened: by us, by the bare pages, by others' code."""

import shutil
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from recovery_desk.clocks import FixedClock
from recovery_desk.storage import migrate
from recovery_desk.storage.connection import PlainCopy
from recovery_desk.storage.container import read_container
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.opening import open_vault
from recovery_desk.storage.pages import open_pages
from recovery_desk.storage.restoring import look, restore
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.ports import CaseloadFilter
from tests.faults import make_golden
from tests.faults.programs import ROOT

KEPT = sorted(make_golden.GOLDEN.glob("schema-*"))
CLOCK = FixedClock(make_golden._DAY)
each_kept = pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)


def opened_copy(kept: Path, folder: Path) -> Path:
    return Path(shutil.copytree(kept / "desk", folder))


@each_kept
def test_a_kept_desk_opens_is_brought_up_to_date_and_is_whole(kept: Path, tmp_path: Path) -> None:
    folder = opened_copy(kept, tmp_path / "desk")
    vault = open_vault(folder, make_golden.PASSPHRASE, CLOCK, kdf=make_golden.CHEAP)
    assert vault.caseload.count(CaseloadFilter()) == make_golden.PEOPLE
    assert vault._connection.one("PRAGMA user_version") == (migrate.newest(),)
    assert vault.alarm is None
    assert vault.examine().found == []
    updated = "backed-up" in [line.act for line in vault.audit.page(AuditFilter(), limit=5)]
    assert updated == (kept.name != f"schema-{migrate.newest():04}"), "the backup before an update is in the history"
    vault.close()
    again = open_vault(folder, make_golden.PASSPHRASE, CLOCK, kdf=make_golden.CHEAP)
    again.close()


@each_kept
def test_a_kept_backup_becomes_a_desk(kept: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    looked = look(kept / "backup.rdbackup", make_golden.PASSPHRASE, bare)
    assert looked.head.counts["person"] == make_golden.PEOPLE
    restore(looked, bare, "", CLOCK, FreshIds())
    vault = open_vault(bare, make_golden.PASSPHRASE, CLOCK, kdf=make_golden.CHEAP)
    assert vault.caseload.count(CaseloadFilter()) == make_golden.PEOPLE
    assert vault.examine().is_whole
    vault.close()


@each_kept
def test_a_kept_backup_is_byte_for_byte_what_is_written_down(kept: Path) -> None:
    """The layout of the handbook, read here by its letter."""
    content = (kept / "backup.rdbackup").read_bytes()
    assert content[:10] == b"RDBACKUP1\n"
    head, vault = int.from_bytes(content[10:14], "big"), int.from_bytes(content[14:22], "big")
    assert 22 + head + vault + 32 == len(content)
    found = read_container(kept / "backup.rdbackup")
    assert (found.head_length, found.vault_length, found.vault_at) == (head, vault, 22 + head)
    assert content[22 : 22 + head] == found.head.as_bytes()


@each_kept
def test_a_kept_desk_opens_without_us(kept: Path, tmp_path: Path) -> None:
    """By hashlib and AES alone, and by SQLite3 Multiple Ciphers."""
    opened = look(kept / "backup.rdbackup", make_golden.PASSPHRASE, tmp_path / "none").opened
    database = kept / "desk" / "gen-1" / "vault.db"
    pages = open_pages(database.read_bytes(), opened.data_key)
    assert pages.damaged == ()
    with PlainCopy(pages.content) as plain:
        people = plain.rows_until_it_breaks("SELECT id, family_name FROM person ORDER BY id")[0]
    assert len(people) == make_golden.PEOPLE
    copy = tmp_path / "vault.db"
    copy.write_bytes(database.read_bytes())
    other = apsw.Connection(str(copy), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key='raw:{opened.data_key.hex96}'"):
            other.execute(f"PRAGMA {pragma}")
        assert list(other.execute("SELECT id, family_name FROM person ORDER BY id")) == people
    finally:
        other.close()


def test_the_script_makes_what_these_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_golden, "GOLDEN", tmp_path)
    monkeypatch.setattr(sys, "argv", ["make_golden"])
    assert make_golden.main() == 0
    assert make_golden.main() == 1, "never again by the way"
    (kept,) = tmp_path.iterdir()
    assert sum(path.stat().st_size for path in kept.rglob("*") if path.is_file()) < 4_000_000
    for deed in (
        test_a_kept_backup_becomes_a_desk,
        test_a_kept_desk_opens_is_brought_up_to_date_and_is_whole,
        test_a_kept_desk_opens_without_us,
    ):
        folder = tmp_path / deed.__name__
        folder.mkdir()
        deed(kept, folder)
    test_a_kept_backup_is_byte_for_byte_what_is_written_down(kept)


@pytest.mark.skipif(not KEPT, reason="no schema is kept yet")
def test_the_newest_schema_is_kept() -> None:
    """Made by `python -m tests.faults.make_golden` when a schema is released."""
    tracked = subprocess.run(["git", "ls-files", str(make_golden.GOLDEN)], cwd=ROOT, capture_output=True, check=False)
    if tracked.returncode == 0 and tracked.stdout:
        assert f"schema-{migrate.newest():04}" in {kept.name for kept in KEPT}

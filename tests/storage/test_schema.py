"""The schema at a glance is fresh, and a migration that fails leaves the vault as it was."""

from pathlib import Path

import pytest

from recovery_desk.storage import connection as door
from recovery_desk.storage import migrate, snapshots
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.restoring import look, open_beside
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import BackupPlaceFull
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, add, reopen

SCHEMA = Path(migrate.__file__).parent / "schema.sql"


def test_the_committed_schema_is_what_the_migrations_make(vault: Vault) -> None:
    assert SCHEMA.read_text("utf-8") == migrate.schema_of(vault._connection)


def test_every_table_is_strict(vault: Vault) -> None:
    loose = [
        row[1]
        for row in vault._connection.rows("PRAGMA table_list")
        if row[0] == "main" and row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")
    ]
    assert loose == []


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = migrate.newest()
    bad = tmp_path / f"{before + 1:04}_bad.sql"
    bad.write_text("CREATE TABLE half (x INTEGER) STRICT;\nCREATE TABLE half (x INTEGER) STRICT;\n")
    key = DataKey.fresh()
    connection = door.create(tmp_path / "x.db", key)
    migrate.migrate(connection)
    known = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: (*known, (before + 1, bad)))
    versions: list[object] = []
    with pytest.raises(Exception, match="half"):
        migrate.migrate(connection, lambda: versions.append(connection.one("PRAGMA user_version")))
    assert versions == [(before,)], "it was kept as it was, before anything changed"
    assert connection.one("PRAGMA user_version") == (before,)
    assert connection.one("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == (0,)
    connection.close()


def test_a_backup_is_made_before_a_migration_and_a_full_disk_stops_it(
    vault: Vault, folder: Path, tmp_path: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(vault)
    vault.close()
    number = migrate.newest() + 1
    more = tmp_path / f"{number:04}_more.sql"
    more.write_text("CREATE TABLE more (id TEXT PRIMARY KEY, what TEXT) STRICT;\n")
    known = migrate.migrations()
    monkeypatch.setattr(migrate, "migrations", lambda: (*known, (number, more)))
    with monkeypatch.context() as full:
        full.setattr(snapshots, "write_container", _no_room)
        with pytest.raises(BackupPlaceFull):
            reopen(folder, clock)
    reopen(folder, clock).close()
    (kept,) = (folder / "backups").iterdir()
    assert kept.name.endswith("-update.rdbackup")
    monkeypatch.setattr(migrate, "migrations", lambda: known)
    beside = tmp_path / "beside"
    open_beside(look(kept, PASSPHRASE, beside), beside, clock, FreshIds())
    old = reopen(beside, clock)
    assert old.people.get(CRAIG.id) == CRAIG
    old.close()


def _no_room(*_: object) -> int:
    raise OSError(28, "No space left on device")

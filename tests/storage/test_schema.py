"""The schema at a glance is fresh, and a migration that fails leaves the vault as it was."""

from pathlib import Path

import pytest

from recovery_desk.storage import connection as door
from recovery_desk.storage import migrate
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.vault import Vault

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
    with pytest.raises(Exception, match="half"):
        migrate.migrate(connection)
    assert connection.one("PRAGMA user_version") == (before,)
    assert connection.one("SELECT count(*) FROM sqlite_schema WHERE name = 'half'") == (0,)
    copies = list(tmp_path.glob(f"before-schema-{before + 1:04}-*.db"))
    assert len(copies) == 1
    copy = door.connect(copies[0], key)
    assert copy.one("PRAGMA user_version") == (before,)
    copy.close()
    connection.close()

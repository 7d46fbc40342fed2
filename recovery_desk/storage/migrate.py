"""Brings a vault's schema up to the newest this program knows, or refuses in words."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from recovery_desk.storage.connection import Connection
from recovery_desk.usecases.vault_problems import VaultTooNew

_FOLDER = Path(__file__).parent / "migrations"
_DERIVED = tuple(Path(__file__).parent / name for name in ("derived.sql", "derived_words.sql"))


def migrations() -> tuple[tuple[int, Path], ...]:
    """Every migration as (number, file), in order."""
    return tuple((int(path.name[:4]), path) for path in sorted(_FOLDER.glob("[0-9][0-9][0-9][0-9]_*.sql")))


def newest() -> int:
    """The schema version this program writes."""
    return migrations()[-1][0]


def migrate(connection: Connection, keep: Callable[[], object] = lambda: None) -> None:
    """Runs what is missing, each in one transaction with its number, after `keep` has made a backup of it as it was.

    Raises `VaultTooNew` for a vault from a newer program. A failure leaves the schema as it was.
    """
    row = connection.one("PRAGMA user_version")
    version = int(row[0]) if row else 0
    if version > newest():
        raise VaultTooNew(version, newest())
    if 0 < version < newest():
        keep()
    for number, path in migrations():
        if number > version:
            _run(connection, number, path)


def migrate_to(connection: Connection, version: int) -> None:
    """Makes a new vault's schema as it was at that version."""
    for number, path in migrations():
        if number <= version:
            _run(connection, number, path)


def _run(connection: Connection, number: int, path: Path) -> None:
    connection.run("BEGIN IMMEDIATE")
    try:
        for statement in statements(path.read_text("utf-8")):
            connection.run(statement)
        connection.run(f"PRAGMA user_version = {number:d}")
        connection.run("COMMIT")
    except BaseException:
        with suppress(Exception):
            connection.run("ROLLBACK")
        raise


def make_derived(connection: Connection) -> None:
    """The temporary views and triggers of the files named above."""
    for path in _DERIVED:
        for statement in statements(path.read_text("utf-8")):
            connection.run(statement)


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one by one: `executescript` would commit behind our back.

    A statement ends with `;` at the end of a line, a trigger with `END;`.
    """
    text = re.sub(r"(?m)^\s*--.*$", "", script)
    for part in re.findall(r"CREATE (?:TEMP )?TRIGGER.*?END;|\S.*?;(?=\s*(?:\n|$))", text, re.DOTALL):
        yield part.rstrip(";")


def schema_of(connection: Connection) -> str:
    """The schema at a glance, as committed in schema.sql."""
    rows = connection.rows(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT IN "
        "(SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type DESC, name"
    )
    return f"-- user_version {newest()}\n\n" + "\n\n".join(f"{row[0]};" for row in rows) + "\n"

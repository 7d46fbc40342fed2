"""A damaged vault gives up what can be read, row by row; the rest is built from the history or said to be lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from recovery_desk.domain.people import PersonId
from recovery_desk.storage.connection import PlainCopy
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.pages import PAGE, open_pages
from recovery_desk.storage.salvaging import salvage
from recovery_desk.storage.schema_pages import mended
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import FolderNotEmpty, NothingToSalvage
from recovery_desk.usecases.salvage import salvage_in_words
from recovery_desk.usecases.vault_problems import VaultDamaged, WrongPassphrase
from recovery_desk.usecases.wholeness import Trouble
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, generation, reopen

MANY = 500


@pytest.fixture
def closed(vault: Vault) -> Vault:
    """Five hundred people, some of them changed since, in a closed vault."""
    with vault.saving():
        for at in range(MANY):
            vault.people.add(replace(CRAIG, id=PersonId(f"p{at:04}"), prison_number=f"9{at:04}"))
    with vault.saving():
        for at in range(0, MANY, 9):
            vault.people.save(replace(CRAIG, id=PersonId(f"p{at:04}"), prison_number=f"9{at:04}", worker="J. Boyle"))
    vault.close()
    return vault


def damage(folder: Path, pages: list[int], how: Callable[[bytearray], None]) -> None:
    database = generation(folder) / "vault.db"
    content = bytearray(database.read_bytes())
    for number in pages:
        page = content[(number - 1) * PAGE : number * PAGE]
        how(page)
        content[(number - 1) * PAGE : number * PAGE] = page
    database.write_bytes(bytes(content))


def zero(page: bytearray) -> None:
    page[:] = bytes(len(page))


def zero_but_the_salt(page: bytearray) -> None:
    page[16:] = bytes(len(page) - 16)


def pages_of(folder: Path, vault: Vault, table: str) -> list[int]:
    """The leaf pages a table lies on, as SQLite counts them."""
    again = reopen(folder, SteppingClock())
    plain = open_pages((generation(folder) / "vault.db").read_bytes(), again.keys.opened.data_key).content
    again.close()
    raw = apsw.Connection(":memory:")
    raw.deserialize("main", plain)
    try:
        return [
            row[0] for row in raw.execute("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,))
        ]
    finally:
        raw.close()


def everybody(vault: Vault) -> dict[str, str]:
    return {row[0]: row[1] for row in vault._connection.rows("SELECT id, worker FROM person")}


def test_what_is_whole_comes_across_whole(closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock) -> None:
    done = salvage(folder, PASSPHRASE, tmp_path / "out", clock, FreshIds())
    assert done.is_all
    assert (done.damaged_pages, done.lost, done.rebuilt) == ((), {}, 0)
    assert salvage_in_words(done)[-1] == "Everything the history knows of is there."
    new, old = reopen(tmp_path / "out", clock), reopen(folder, clock)
    assert everybody(new) == everybody(old)
    assert new.caseload.establishments() == old.caseload.establishments()
    assert new.examine().is_whole
    new.close()
    old.close()


def test_records_on_damaged_pages_are_built_from_the_history(
    closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    hit = pages_of(folder, closed, "person")[1:6:2]
    assert len(hit) == 3
    damage(folder, hit, zero)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != "tries"}
    done = salvage(folder, PASSPHRASE, tmp_path / "out", clock, FreshIds())
    assert done.damaged_pages == tuple(sorted(hit))
    assert done.rebuilt > 20
    assert done.lost == {}
    new = reopen(tmp_path / "out", clock)
    people = everybody(new)
    assert len(people) == MANY
    assert {at for at, worker in people.items() if worker == "J. Boyle"} == {f"p{at:04}" for at in range(0, MANY, 9)}
    assert new.examine().is_whole
    new.close()
    assert {path: path.read_bytes() for path in before} == before, "the old one is not touched"


def test_what_is_lost_with_the_history_is_said(
    closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    damage(folder, [*pages_of(folder, closed, "person")[1:3], *pages_of(folder, closed, "journal")[:6]], zero)
    done = salvage(folder, PASSPHRASE, tmp_path / "out", clock, FreshIds())
    assert not done.is_all
    assert done.lost["journal"] > 0
    assert any(found.trouble is Trouble.LINE_MISSING for found in done.whole.found)
    new = reopen(tmp_path / "out", clock)
    assert MANY // 2 < len(everybody(new)) <= MANY
    new.close()


def test_a_bit_in_the_first_page_costs_little(
    closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock
) -> None:
    def flip(page: bytearray) -> None:
        page[2000] ^= 8

    damage(folder, [1], flip)
    with pytest.raises(VaultDamaged):
        reopen(folder, clock)
    done = salvage(folder, PASSPHRASE, tmp_path / "out", clock, FreshIds())
    assert done.damaged_pages == (1,)
    new = reopen(tmp_path / "out", clock)
    assert len(everybody(new)) == MANY
    new.close()


@pytest.mark.parametrize(
    "every",
    [pytest.param(5, id="sample"), pytest.param(1, id="all", marks=[pytest.mark.slow, pytest.mark.timeout(1800)])],
)
def test_a_page_of_the_list_of_tables_costs_nothing(
    closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock, every: int
) -> None:
    """Without it SQLite reads no table at all; a new vault has the same page."""
    listed = [1, *pages_of(folder, closed, "sqlite_schema")]
    assert len(listed) > 8
    database = generation(folder) / "vault.db"
    whole = database.read_bytes()
    for number in listed[::every]:
        database.write_bytes(whole)
        damage(folder, [number], zero_but_the_salt)
        with pytest.raises(VaultDamaged):
            reopen(folder, clock)
        done = salvage(folder, PASSPHRASE, tmp_path / f"out-{number}", clock, FreshIds())
        assert done.lost == {}
        new = reopen(tmp_path / f"out-{number}", clock)
        assert len(everybody(new)) == MANY
        assert new.examine().is_whole
        new.close()


def test_a_list_of_tables_that_was_made_in_other_steps_loses_what_stood_on_that_page(
    closed: Vault, folder: Path, clock: SteppingClock
) -> None:
    listed = pages_of(folder, closed, "sqlite_schema")
    vault = reopen(folder, clock)
    key = vault.keys.opened.data_key
    vault.close()
    content = open_pages((generation(folder) / "vault.db").read_bytes(), key).content
    unlike = content[:PAGE] + bytes(len(content) - PAGE)
    for number in listed:
        at = slice((number - 1) * PAGE, number * PAGE)
        damaged = content[: at.start] + bytes(PAGE) + content[at.stop :]
        with PlainCopy(mended(damaged, {number}, unlike)) as plain:
            plain.rows_until_it_breaks("PRAGMA writable_schema = ON")
            tables = {row[0] for row in plain.rows_until_it_breaks("SELECT name FROM sqlite_schema")[0]}
            readable = [
                name
                for name in ("person", "note", "task", "journal", "meeting", "pickup", "worker")
                if not plain.rows_until_it_breaks(f"SELECT count(*) FROM {name}")[1]  # noqa: S608 - names written here
            ]
        assert "lost" in tables
        assert len(readable) > 2


def test_nothing_readable_makes_nothing(closed: Vault, folder: Path, tmp_path: Path, clock: SteppingClock) -> None:
    (generation(folder) / "vault.db").write_bytes(bytes(50 * PAGE))
    with pytest.raises(NothingToSalvage):
        salvage(folder, PASSPHRASE, tmp_path / "out", clock, FreshIds())
    with pytest.raises(WrongPassphrase):
        salvage(folder, "something else", tmp_path / "out", clock, FreshIds())
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("Dear Sir")
    with pytest.raises(FolderNotEmpty):
        salvage(folder, PASSPHRASE, tmp_path / "full", clock, FreshIds())
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def test_the_pages_open_without_sqlcipher(closed: Vault, folder: Path, clock: SteppingClock) -> None:
    """The way out: hashlib and AES alone make a plain file that the standard library's SQLite reads whole."""
    vault = reopen(folder, clock)
    key, people = vault.keys.opened.data_key, everybody(vault)
    vault.close()
    opened = open_pages((generation(folder) / "vault.db").read_bytes(), key)
    assert opened.damaged == ()
    with PlainCopy(opened.content) as plain:
        assert plain.rows_until_it_breaks("PRAGMA integrity_check") == ([("ok",)], False)
        assert dict(plain.rows_until_it_breaks("SELECT id, worker FROM person")[0]) == people


def test_somebody_elses_code_opens_the_vault_and_finds_the_same_rows(
    closed: Vault, folder: Path, clock: SteppingClock
) -> None:
    """SQLite3 Multiple Ciphers, through apsw: another library, kept by other people."""
    vault = reopen(folder, clock)
    key, people = vault.keys.opened.data_key, everybody(vault)
    lines = vault.audit.lines
    vault.close()
    raw = apsw.Connection(str(generation(folder) / "vault.db"), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        for pragma in ("cipher='sqlcipher'", "legacy=4", f"key='raw:{key.hex96}'"):
            raw.execute(f"PRAGMA {pragma}")
        assert dict(raw.execute("SELECT id, worker FROM person")) == people
        assert raw.execute("SELECT count(*) FROM journal").fetchone() == (lines,)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        raw.close()

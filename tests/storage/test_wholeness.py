"""An examination finds what SQLCipher and SQLite do not: a page, a record, a line put back, in or away."""

from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.people import PersonId
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import VaultDamaged
from recovery_desk.usecases.wholeness import Trouble
from recovery_desk.usecases.wholeness_words import wholeness_in_words
from tests.storage.made_vaults import CRAIG, SteppingClock, add, generation, reopen

PAGE = 4096


def everybody(vault: Vault, many: int = 400) -> None:
    with vault.saving():
        for at in range(many):
            vault.people.add(replace(CRAIG, id=PersonId(f"p{at:04}"), prison_number=f"9{at:04}"))


def troubles(vault: Vault) -> set[Trouble]:
    return {found.trouble for found in vault.examine().found}


def passes_the_checks_there_are(vault: Vault) -> bool:
    try:
        checks = [vault._connection.rows(f"PRAGMA {check}") for check in ("cipher_integrity_check", "integrity_check")]
    except VaultDamaged:
        return False
    return checks == [[], [("ok",)]]


def test_a_vault_in_use_is_whole(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    with vault.saving():
        vault.people.save(replace(CRAIG, worker="J. Boyle", communication_needs=""))
        vault.settings.put("service_name", "A service")
    with vault.saving():
        vault.journal.note("looked-at", "person", CRAIG.id)
        vault._connection.run("DELETE FROM setting WHERE id = 'worker_name'")
    whole = vault.examine()
    assert whole.found == []
    assert whole.lines == vault.verify()
    assert whole.records == 4  # a worker, a person, a stay, a setting
    vault.close()
    again = reopen(folder, clock)
    assert again.examine().lines == whole.lines + 1, "the unlocking is written down, and nothing else"
    again.close()


@pytest.mark.parametrize(
    ("deed", "expected", "where"),
    [
        ("UPDATE journal SET new = 'x' WHERE seq = 3", Trouble.LINE_CHANGED, "3"),
        ("UPDATE journal SET seen = 1 WHERE seq = 3", Trouble.LINE_CHANGED, "3"),
        ("UPDATE journal SET record = NULL, seen = NULL WHERE seq = 3", Trouble.LINE_CHANGED, "3"),
        ("DELETE FROM journal WHERE seq = 2", Trouble.LINE_MISSING, "2"),
        ("UPDATE person SET worker = 'me' WHERE id = 'p1'", Trouble.RECORD_DIFFERS, "person p1"),
        ("UPDATE person SET prison_number = '' WHERE id = 'p1'", Trouble.RECORD_DIFFERS, "person p1"),
        ("DELETE FROM custody_episode", Trouble.RECORD_MISSING, "custody_episode ep1"),
        ("INSERT INTO setting VALUES ('marking', 'none')", Trouble.RECORD_UNKNOWN, "setting marking"),
        ("UPDATE caseload SET worker = 'me'", Trouble.LIST_DIFFERS, "caseload p1"),
        ("UPDATE custody_episode SET establishment_id = 'nowhere'", Trouble.STRUCTURE, "custody_episode 1"),
    ],
)
def test_what_another_program_did_is_found_and_where(vault: Vault, deed: str, expected: Trouble, where: str) -> None:
    add(vault)
    for (trigger,) in vault._connection.rows("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'"):
        vault._connection.run(f"DROP TRIGGER {trigger}")
    vault._connection.run("PRAGMA foreign_keys = OFF")
    vault._connection.run(deed)
    found = vault.examine().found
    assert (expected, where) in [(each.trouble, each.where) for each in found]
    assert any(where in sentence for sentence in wholeness_in_words(vault.examine()))


def test_each_older_page_put_back_is_found(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    """The old page is valid under the key and in its place; without the records' codes some would pass (control)."""
    everybody(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    older = database.read_bytes()
    again = reopen(folder, clock)
    with again.saving():
        for at in range(0, 400, 7):
            again.people.save(replace(CRAIG, id=PersonId(f"p{at:04}"), communication_needs="Asks for large print"))
    again.close()
    newer = database.read_bytes()
    changed = [at for at in range(0, len(older), PAGE) if older[at : at + PAGE] != newer[at : at + PAGE]]
    passed_the_checks_there_are = 0
    for at in changed:
        database.write_bytes(newer[:at] + older[at : at + PAGE] + newer[at + PAGE :])
        try:
            rolled_back = reopen(folder, clock)
        except VaultDamaged:
            continue  # refused at the door is noticed too
        assert not rolled_back.examine().is_whole, f"page {at // PAGE + 1}"
        passed_the_checks_there_are += passes_the_checks_there_are(rolled_back)
        rolled_back.close()
    assert len(changed) > 10
    assert passed_the_checks_there_are, "the control: these checks alone would have missed it"


def test_a_damaged_page_and_a_lost_key_file_are_named(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    everybody(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    content = bytearray(database.read_bytes())
    content[-PAGE + 100] ^= 1
    database.write_bytes(bytes(content))
    again = reopen(folder, clock)
    (generation(folder) / "keys.b.json").unlink()
    found = again.examine().found
    again.close()
    assert Trouble.PAGE_DAMAGED in {each.trouble for each in found}
    assert (Trouble.KEY_FILE, "keys.b.json") in [(each.trouble, each.where) for each in found]


def test_a_column_added_later_changes_no_code(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault._connection.run("ALTER TABLE person ADD COLUMN pronouns TEXT NOT NULL DEFAULT 'not asked'")
    vault.close()
    again = reopen(folder, clock)
    assert troubles(again) == set()
    with again.saving():
        again._connection.run("UPDATE person SET pronouns = 'she, her'")
    assert troubles(again) == set()
    assert again.journal.of([CRAIG.id])[0].new == "she, her"
    again.close()


def test_a_change_carries_the_version_of_the_field_that_was_seen(vault: Vault) -> None:
    add(vault)
    for needs in ("one", "two"):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=needs))
    with vault.saving():
        vault.people.save(replace(CRAIG, communication_needs="two", worker="J. Boyle"))
    rows = vault._connection.rows(
        "SELECT field, seq, seen FROM journal WHERE entity_id = 'p1' AND entity = 'person' ORDER BY seq"
    )
    made = rows[0][1]
    first, second, worker = rows[1:]
    assert first == ("communication_needs", first[1], made)
    assert second == ("communication_needs", second[1], first[1])
    assert worker == ("worker", worker[1], made)


def test_a_vault_that_is_whole_says_so_with_its_head(vault: Vault) -> None:
    whole = vault.examine()
    (said,) = wholeness_in_words(whole)
    assert "is whole" in said
    assert whole.head in said

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.alarm import Alarm
from recovery_desk.storage.vault import BrokenChainError, Vault
from recovery_desk.usecases.vault_problems import (
    VaultDamaged,
)
from tests.storage.made_vaults import CRAIG, SteppingClock, add, flip, generation, reopen


def test_a_full_disk_after_the_commit_does_not_say_that_nothing_was_kept(
    vault: Vault, folder: Path, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(vault._anchor, "write", full)
        add(vault)
    vault.close()
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    assert again.alarm is None
    again.close()


def test_a_statement_that_failed_unnoticed_undoes_the_deed(vault: Vault) -> None:
    before = vault.verify()
    with pytest.raises(BrokenChainError), vault.saving():  # noqa: PT012 - the failure is at the end of the block
        vault.people.add(CRAIG)
        with suppress(Exception):
            vault.episodes.add(CustodyEpisode(EpisodeId("e"), PersonId("nobody")))
    assert vault.verify() == before


def test_a_failed_deed_leaves_nothing_behind(vault: Vault) -> None:
    add(vault)
    before = vault.verify()
    with suppress(RuntimeError), vault.saving():
        vault.people.save(replace(CRAIG, family_name="Gone"))
        raise RuntimeError
    assert vault.people.get(CRAIG.id) == CRAIG
    assert vault.verify() == before
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Kept"))
    assert vault.verify() == before + 1


def test_the_journal_says_what_changed_from_what_to_what(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    clock.back(days=3)
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="McAlister", worker="J. Boyle"))
    entries = vault.journal.of([CRAIG.id])
    changed = {(entry.field, entry.old, entry.new) for entry in entries if entry.act == "changed"}
    assert changed == {("family_name", "McAllister", "McAlister"), ("worker", "", "J. Boyle")}
    assert entries[0].at >= entries[-1].at, "the clock never runs back"
    assert {entry.worker for entry in entries} == {"M. Kerr"}
    created = entries[-1]
    assert created.act == "created"
    assert json.loads(created.new or "{}")["prison_number"] == "117531"


def test_a_deed_that_changes_nothing_is_noted_in_the_same_chain(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    before = vault.verify()
    for _ in range(3):
        with vault.saving():
            vault.journal.note("drawn", "person", CRAIG.id, "handover sheet")
    assert vault.verify() == before + 3
    assert (vault.journal.of([CRAIG.id])[0].act, vault.journal.of([CRAIG.id])[0].new) == ("drawn", "handover sheet")
    vault.close()
    again = reopen(folder, clock)
    assert again.alarm is None
    again.close()


def test_every_record_somebody_makes_is_journaled(vault: Vault) -> None:
    from recovery_desk.storage.journal import journaled_tables

    triggers = {row[0] for row in vault._connection.rows("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'")}
    tables = journaled_tables(vault._connection)
    assert {"person", "custody_episode", "establishment", "setting", "worker"} <= set(tables)
    for table in tables:
        for act in ("created", "changed", "removed"):
            assert f"journal_{table}_{act}" in triggers


@pytest.mark.parametrize("deed", ["UPDATE journal SET new = 'x' WHERE seq = 2", "DELETE FROM journal WHERE seq = 2"])
def test_the_journal_refuses_to_be_rewritten(vault: Vault, deed: str) -> None:
    add(vault)
    with pytest.raises(Exception, match="journal"):
        vault._connection.run(deed)


@pytest.mark.parametrize(
    "deed",
    [
        "UPDATE journal SET new = 'x' WHERE seq = 3",
        "UPDATE journal SET clock = '2020' WHERE seq = 3",
        "DELETE FROM journal WHERE seq = 3",
        "INSERT INTO journal VALUES (99, '2026', 'd', 'w', 'noted', 'person', 'p', 'p', '', '', '', x'00', 1, x'00')",
        "UPDATE journal SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq IN (2, 3)",
    ],
)
def test_a_journal_somebody_got_at_shows(vault: Vault, deed: str) -> None:
    add(vault)
    add(vault, replace(CRAIG, id=PersonId("p2")))
    for trigger in ("journal_never_changes", "journal_never_shrinks"):
        vault._connection.run(f"DROP TRIGGER {trigger}")
    vault._connection.run(deed)
    with pytest.raises(VaultDamaged):
        vault.verify()


def test_an_older_vault_put_back_is_noticed(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    older = database.read_bytes()
    again = reopen(folder, clock)
    with again.saving():
        again.people.save(replace(CRAIG, worker="J. Boyle"))
    again.close()
    database.write_bytes(older)
    rolled_back = reopen(folder, clock)
    assert rolled_back.alarm is Alarm.WORK_MISSING
    for _ in range(3):
        with rolled_back.saving():
            rolled_back.people.save(replace(CRAIG, worker=f"worker {_}"))
    rolled_back.close()
    later = reopen(folder, clock)
    assert later.alarm is Alarm.WORK_MISSING, "going on working does not wipe out the trace"
    later.close()


def test_a_torn_anchor_costs_nothing_and_a_lost_one_is_told(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    anchor = generation(folder) / "anchor"
    flip(anchor, 3)
    torn = reopen(folder, clock)
    assert torn.alarm is None
    torn.close()
    anchor.unlink()
    lost = reopen(folder, clock)
    assert lost.alarm is Alarm.ANCHOR_LOST
    lost.close()

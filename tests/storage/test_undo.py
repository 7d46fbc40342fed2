"""Whatever is done can be taken back, exactly; what came later is never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recovery_desk.domain.episodes import EpisodeId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Goal, GoalStep, Need
from recovery_desk.storage.undo import UndoJournal
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.undo_problems import (
    LaterChangeStands,
    NotToBeUndone,
    OthersRestOnIt,
    UndoProblem,
    WhatItBelongedToIsGone,
)
from tests.storage.made_vaults import CRAIG, SteppingClock, add

EVER = datetime(2000, 1, 1, tzinfo=UTC)
GOAL = Goal("g1", CRAIG.id, "A door of my own", tags=("home",))
STEP = GoalStep("s1", CRAIG.id, "g1", "Fill in the form")


def everything(vault: Vault) -> dict[str, object]:
    """Every row of every table of work, with the type of each value."""
    found: dict[str, object] = {}
    for table in vault.undoing.rows.tables:
        rows = vault._connection.rows(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608
        found[table] = [tuple((type(value).__name__, value) for value in row) for row in rows]
    rows = vault._connection.rows("SELECT * FROM caseload ORDER BY person_id")
    found["caseload"] = [row[1:] for row in rows]  # the number of the line is no part of it
    for terms in ("name_terms", "note_terms"):
        found[terms] = vault._connection.rows(f"SELECT term, count(*) FROM temp.{terms} GROUP BY term")  # noqa: S608
    return found


def do(vault: Vault, deed: Callable[[], object]) -> None:
    with vault.saving():
        deed()


def undo(vault: Vault) -> None:
    deed = vault.undoing.to_undo(EVER)
    assert deed is not None
    do(vault, lambda: vault.undoing.reverse(deed.first))


def redo(vault: Vault) -> None:
    deed = vault.undoing.to_redo(EVER)
    assert deed is not None
    do(vault, lambda: vault.undoing.reverse(deed.first))


@pytest.fixture
def goal(vault: Vault) -> Goal:
    add(vault)
    with vault.saving():
        vault.records(Goal).add(GOAL)
        vault.records(GoalStep).add(STEP)
    return GOAL


def test_a_change_is_taken_back_and_done_again(vault: Vault) -> None:
    add(vault)
    before = everything(vault)
    do(vault, lambda: vault.people.save(replace(CRAIG, family_name="Docherty", birth_date=None)))
    after = everything(vault)
    undo(vault)
    assert everything(vault) == before
    redo(vault)
    assert everything(vault) == after
    undo(vault)
    assert everything(vault) == before
    assert vault.verify() > 0


def test_what_was_made_is_taken_out_and_what_was_removed_comes_back(vault: Vault, goal: Goal) -> None:
    whole = everything(vault)
    do(vault, lambda: vault.bin.remove_whole("goal", goal.id))
    assert vault.records(GoalStep).of(CRAIG.id) == []
    undo(vault)
    assert everything(vault) == whole
    undo(vault)
    assert vault.records(Goal).get(goal.id) is None
    redo(vault)
    assert everything(vault) == whole


def test_undo_goes_back_deed_by_deed_and_a_new_deed_ends_redo(vault: Vault) -> None:
    add(vault)
    for name in ("One", "Two", "Three"):
        with vault.saving():
            vault.people.save(replace(CRAIG, family_name=name))
    undo(vault)
    undo(vault)
    assert vault.people.get(CRAIG.id).family_name == "One"
    redo(vault)
    assert vault.people.get(CRAIG.id).family_name == "Two"
    redo(vault)
    assert vault.people.get(CRAIG.id).family_name == "Three"
    assert vault.undoing.to_redo(EVER) is None
    undo(vault)
    do(vault, lambda: vault.people.save(replace(CRAIG, worker="J. Boyle", family_name="Two")))
    assert vault.undoing.to_redo(EVER) is None


def test_an_undo_says_what_it_undid(vault: Vault) -> None:
    add(vault)
    do(vault, lambda: vault.people.save(replace(CRAIG, family_name="Docherty")))
    deed = vault.undoing.to_undo(EVER)
    assert deed is not None
    assert [(e.entity, e.field, e.old, e.new) for e in deed.entries] == [
        ("person", "family_name", "McAllister", "Docherty")
    ]
    undo(vault)
    undone = vault.undoing.to_redo(EVER)
    assert undone is not None
    assert undone.reverses == deed.first
    marks = [entry for entry in vault.journal.about(CRAIG.id) if entry.act == "undid"]
    assert [(mark.entity, mark.entity_id) for mark in marks] == [("journal", str(deed.first))]


def test_a_later_change_is_never_lost(vault: Vault) -> None:
    add(vault)
    do(vault, lambda: vault.people.save(replace(CRAIG, family_name="Docherty")))
    first = vault.undoing.to_undo(EVER)
    assert first is not None
    do(vault, lambda: vault.people.save(replace(CRAIG, family_name="Reid")))
    before, rows = everything(vault), vault.verify()
    with pytest.raises(LaterChangeStands) as refusal:
        do(vault, lambda: vault.undoing.reverse(first.first))
    assert (refusal.value.entity, refusal.value.field, refusal.value.worker) == ("person", "family_name", "M. Kerr")
    assert refusal.value.at is not None
    assert everything(vault) == before
    assert vault.verify() == rows


def test_what_others_rest_on_stays(vault: Vault) -> None:
    add(vault)
    do(vault, lambda: vault.records(Goal).add(GOAL))
    made = vault.undoing.to_undo(EVER)
    assert made is not None
    do(vault, lambda: vault.records(GoalStep).add(STEP))
    with pytest.raises(OthersRestOnIt) as refusal:
        do(vault, lambda: vault.undoing.reverse(made.first))
    assert (refusal.value.entity, refusal.value.other) == ("goal", "goal_step")


def test_what_belongs_to_nothing_any_more_does_not_come_back_alone(vault: Vault, goal: Goal) -> None:
    do(vault, lambda: vault.records(GoalStep).remove(STEP.id))
    removed = vault.undoing.to_undo(EVER)
    assert removed is not None
    do(vault, lambda: vault.records(Goal).remove(goal.id))
    with pytest.raises(WhatItBelongedToIsGone) as refusal:
        do(vault, lambda: vault.undoing.reverse(removed.first))
    assert (refusal.value.entity, refusal.value.parent) == ("goal_step", "goal")


def test_a_print_is_not_undone(vault: Vault) -> None:
    add(vault)
    do(vault, lambda: vault.people.save(replace(CRAIG, family_name="Docherty")))
    do(vault, lambda: vault.journal.note("drawn", "person", CRAIG.id, "handover sheet"))
    deed = vault.undoing.to_undo(EVER)
    assert deed is not None
    assert deed.entries[0].field == "family_name"
    with pytest.raises(NotToBeUndone):
        do(vault, lambda: vault.undoing.reverse(deed.first + 1))


def test_only_what_this_worker_did_lately_is_undone_by_the_key(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    assert vault.undoing.to_undo(clock.now()) is None
    vault._writer.worker = "somebody else"
    assert vault.undoing.to_undo(EVER) is None


def test_bytes_and_fractions_come_back_as_they_were(vault: Vault) -> None:
    from recovery_desk.storage import journal

    vault._connection.run("CREATE TABLE odd (id TEXT PRIMARY KEY, b BLOB, r REAL, i INTEGER, t TEXT) STRICT")
    journal.make_triggers(vault._connection, vault._writer)
    vault.undoing = UndoJournal(vault._connection, vault._writer)
    values = ("1", b"\x00\xff'quote", 0.1 + 0.2, (1 << 63) - 1, "tab\t é \U0001f600 '\"")
    do(vault, lambda: vault._connection.run("INSERT INTO odd VALUES (?, ?, ?, ?, ?)", values))
    do(vault, lambda: vault._connection.run("UPDATE odd SET b = x'01', r = 1e308, i = NULL, t = ''"))
    do(vault, lambda: vault._connection.run("DELETE FROM odd"))
    undo(vault)
    assert vault._connection.rows("SELECT * FROM odd") == [("1", b"\x01", 1e308, None, "")]
    undo(vault)
    assert vault._connection.rows("SELECT * FROM odd") == [values]
    undo(vault)
    assert vault._connection.rows("SELECT * FROM odd") == []
    redo(vault)
    assert vault._connection.rows("SELECT * FROM odd") == [values]
    assert vault.verify() > 0


def test_a_nul_somebody_pasted_does_not_make_the_journal_look_damaged(vault: Vault) -> None:
    add(vault, replace(CRAIG, family_name="Mc\0Allister"))
    do(vault, lambda: vault.people.save(replace(CRAIG, worker="\0x\0")))
    assert vault.verify() > 0
    assert vault.people.get(CRAIG.id).worker == "x"


def test_the_bin_gives_back_a_goal_with_its_steps(vault: Vault, goal: Goal) -> None:
    whole = everything(vault)
    do(vault, lambda: vault.bin.remove_whole("goal", goal.id))
    (lying,) = vault.bin.removed(EVER, 10)
    assert (lying.entity, lying.entity_id, lying.others) == ("goal", goal.id, {"goal_step": 1})
    assert lying.fields["text"] == goal.text
    do(vault, lambda: vault.bin.restore(lying.seq))
    assert everything(vault) == whole
    assert vault.bin.removed(EVER, 10) == []


def test_a_step_brings_its_goal_back_with_it(vault: Vault, goal: Goal) -> None:
    whole = everything(vault)
    do(vault, lambda: vault.records(GoalStep).remove(STEP.id))
    do(vault, lambda: vault.records(Goal).remove(goal.id))
    removed = vault.bin.removed(EVER, 10)
    assert [each.entity for each in removed] == ["goal", "goal_step"]
    do(vault, lambda: vault.bin.restore(removed[1].seq))
    assert everything(vault) == whole


def test_a_whole_person_rests_in_the_bin(vault: Vault, goal: Goal) -> None:
    whole = everything(vault)
    do(vault, lambda: vault.bin.remove_whole("person", CRAIG.id))
    assert vault.caseload.establishments() == []
    (lying,) = vault.bin.removed(EVER, 10)
    assert (lying.entity, lying.others) == ("person", {"custody_episode": 1, "goal": 1, "goal_step": 1})
    do(vault, lambda: vault.bin.restore(lying.seq))
    assert everything(vault) == whole


def test_the_bin_forgets_after_its_time_and_hands_out_pages(vault: Vault) -> None:
    add(vault)
    for number in range(7):
        need = Need(f"n{number}", PersonId(CRAIG.id), "health", f"need {number}")
        with vault.saving():
            vault.records(Need).add(need)
        with vault.saving():
            vault.records(Need).remove(need.id)
    first = vault.bin.removed(EVER, 4)
    second = vault.bin.removed(EVER, 4, before=first[-1].seq)
    assert [each.fields["text"] for each in (*first, *second)] == [f"need {number}" for number in range(6, -1, -1)]
    assert vault.bin.removed(datetime(2099, 1, 1, tzinfo=UTC), 4) == []


def test_something_of_its_place_keeps_a_record_in_the_bin(vault: Vault) -> None:
    add(vault)
    stay = vault.episodes.current(CRAIG.id)
    assert stay is not None
    do(vault, lambda: vault.undoing.rows.take_out("custody_episode", stay.id))
    (lying,) = vault.bin.removed(EVER, 4)
    do(vault, lambda: vault.episodes.add(replace(stay, id=EpisodeId("another"))))
    with pytest.raises(UndoProblem):
        do(vault, lambda: vault.bin.restore(lying.seq))


@given(st.sampled_from([b"", b"\x00", b"'"]))
@settings(max_examples=3)
def test_quoted_values_are_read_back(value: bytes) -> None:
    from recovery_desk.storage.rows_as_journaled import _unquoted

    assert _unquoted(f"X'{value.hex()}'") == value
    assert _unquoted("'it''s'") == "it's"
    assert (_unquoted("12"), _unquoted("0.5")) == (12, 0.5)

"""Whatever is done can be taken back, exactly; what came later is never lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.meetings import Meeting, MeetingState
from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Goal, GoalStep, Need, NeedStatus, StepStatus
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.undo import UndoJournal
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.undo_problems import (
    LaterChangeStands,
    NotToBeUndone,
    OthersRestOnIt,
    UndoProblem,
    WhatItBelongedToIsGone,
)
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add

EVER = datetime(2000, 1, 1, tzinfo=UTC)
GOAL = Goal("g1", CRAIG.id, "A door of my own", tags=("home",))
STEP = GoalStep("s1", CRAIG.id, "g1", "Fill in the form")


def everything(vault: Vault) -> dict[str, object]:
    """Every row of every table of work, with the type of each value."""
    found: dict[str, object] = {}
    for table in vault.undoing.rows.tables:
        rows = vault._connection.rows(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608
        found[table] = [tuple((type(value).__name__, value) for value in row) for row in rows]
    found["caseload"] = vault._connection.rows(
        "SELECT person_id, filed_as, called, place, due, kind, told_by, words FROM caseload ORDER BY person_id"
    )
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


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MADE: dict[str, Callable[[str, str, bool, date | None], Any]] = {
    "note": lambda id_, text, flag, day: Note(
        NoteId(id_), CRAIG.id, NoteKind.SEEN, AT, text, WorkerId("w"), text, AT, 5 if day else None, is_restricted=flag
    ),
    "task": lambda id_, text, flag, day: Task(
        TaskId(id_), text, text, AT.date(), CRAIG.id, day, done_on=day if flag else None, outcome=text
    ),
    "contact": lambda id_, text, flag, day: Contact(
        id_, CRAIG.id, text, phone=text, is_carer=flag, hide_address=day is None, note=text
    ),
    "alert": lambda id_, text, flag, day: Alert(
        id_, CRAIG.id, next(iter(AlertKind)), text, text, review_on=day, driver_may_know=flag
    ),
    "consent": lambda id_, text, flag, day: Consent(
        id_, CRAIG.id, text, Purpose.MEETING, signed_on=day, withdrawn_on=day if flag else None, note=text
    ),
    "meeting": lambda id_, text, flag, day: Meeting(
        id_, CRAIG.id, day or AT.date(), 600, room=text, worker=text,
        state=MeetingState.CANCELLED if flag else MeetingState.BOOKED, late_minutes=3 if day else None, note=text,
    ),
}  # fmt: skip
"""Every other kind of record about a person that is edited all day."""


class Edits(RuleBasedStateMachine):
    """Edits of a record and what hangs on it; undone one after the other, every table is as it was before each."""

    folder: Path
    count = 0

    @initialize()
    def open(self) -> None:
        type(self).count += 1
        self.vault = create_vault(
            self.folder / str(self.count), NewVault(PASSPHRASE, "M. Kerr", kdf=CHEAP), SteppingClock(), SeededIds(1, 1)
        )
        add(self.vault)
        self.ids = iter(range(10_000))
        self.stages = [everything(self.vault)]

    def _do(self, deed: Callable[[], object]) -> None:
        rows = self.vault._writer.seq
        do(self.vault, deed)
        if self.vault._writer.seq != rows:
            self.stages.append(everything(self.vault))

    def _one(self, kind: type[Goal] | type[GoalStep], draw: int) -> object | None:
        found: list[Any] = self.vault.records(kind).where()
        return found[draw % len(found)] if found else None

    @rule(family=TEXT, given=TEXT, born=st.none() | st.dates(date(1950, 1, 1), date(2005, 1, 1)))
    def change_the_person(self, family: str, given: str, born: date | None) -> None:
        person = replace(self.vault.people.get(CRAIG.id), family_name=family, given_names=given, birth_date=born)
        self._do(lambda: self.vault.people.save(person))

    @rule(hall=TEXT, days=st.none() | st.integers(1, 9_000))
    def change_the_stay(self, hall: str, days: int | None) -> None:
        stay = self.vault.episodes.current(CRAIG.id)
        if stay is not None:
            self._do(lambda: self.vault.episodes.save(replace(stay, hall=hall, sentence_days=days)))

    @rule(hall=TEXT)
    def begin_another_stay(self, hall: str) -> None:
        stay = CustodyEpisode(EpisodeId(f"e{next(self.ids)}"), CRAIG.id, hall=hall)
        self._do(lambda: self.vault.episodes.add(stay))

    @rule(text=TEXT, tags=st.lists(TEXT, max_size=3), steps=st.integers(0, 3))
    def add_a_goal_with_steps(self, text: str, tags: list[str], steps: int) -> None:
        goal = Goal(f"g{next(self.ids)}", CRAIG.id, text, tags=tuple(tags))
        made = [GoalStep(f"s{next(self.ids)}", CRAIG.id, goal.id, text, position=at) for at in range(steps)]

        def deed() -> None:
            self.vault.records(Goal).add(goal)
            for each in made:
                self.vault.records(GoalStep).add(each)

        self._do(deed)

    @rule(draw=st.integers(0, 99), text=TEXT, due=st.none() | st.dates())
    def change_a_step(self, draw: int, text: str, due: date | None) -> None:
        step = self._one(GoalStep, draw)
        if isinstance(step, GoalStep):
            changed = replace(step, outcome=text, due=due, status=StepStatus.DONE)
            self._do(lambda: self.vault.records(GoalStep).save(changed))

    @rule(draw=st.integers(0, 99))
    def remove_a_goal_whole(self, draw: int) -> None:
        goal = self._one(Goal, draw)
        if isinstance(goal, Goal):
            self._do(lambda: self.vault.bin.remove_whole("goal", goal.id))

    @rule(draw=st.integers(0, 99))
    def turn_the_goals_around(self, draw: int) -> None:
        goals = self.vault.records(Goal).where()
        moved = goals[draw % (len(goals) + 1) :] + goals[: draw % (len(goals) + 1)]
        self._do(lambda: [self.vault.records(Goal).save(replace(goal, position=at)) for at, goal in enumerate(moved)])

    @rule(text=TEXT, status=st.sampled_from(NeedStatus))
    def add_a_need(self, text: str, status: NeedStatus) -> None:
        need = Need(f"n{next(self.ids)}", CRAIG.id, "health", text, status=status)
        self._do(lambda: self.vault.records(Need).add(need))

    @rule(kind=st.sampled_from(sorted(MADE)), text=TEXT, flag=st.booleans(), day=DAYS)
    def add_something(self, kind: str, text: str, flag: bool, day: date | None) -> None:
        made = MADE[kind](f"x{next(self.ids)}", text, flag, day)
        self._do(lambda: self.vault.records(type(made)).add(made))

    @rule(kind=st.sampled_from(sorted(MADE)), draw=st.integers(0, 99), text=TEXT, flag=st.booleans(), day=DAYS)
    def change_something(self, kind: str, draw: int, text: str, flag: bool, day: date | None) -> None:
        found = self._other(kind, draw)
        if found is not None:
            changed = MADE[kind](found.id, text, flag, day)
            self._do(lambda: self.vault.records(type(changed)).save(changed))

    @rule(kind=st.sampled_from(sorted(MADE)), draw=st.integers(0, 99))
    def remove_something(self, kind: str, draw: int) -> None:
        found = self._other(kind, draw)
        if found is not None:
            self._do(lambda: self.vault.records(type(found)).remove(found.id))

    def _other(self, kind: str, draw: int) -> Any:
        found: list[Any] = self.vault.records(type(MADE[kind]("", "", False, None))).where()
        return found[draw % len(found)] if found else None

    @rule()
    def remove_the_person_with_everything(self) -> None:
        before = self.vault._writer.seq
        if self.vault.records(Task).where(person_id=CRAIG.id):
            with pytest.raises(OthersRestOnIt):
                do(self.vault, lambda: self.vault.bin.remove_whole("person", CRAIG.id))
            assert everything(self.vault) == self.stages[-1]
            return
        self._do(lambda: self.vault.bin.remove_whole("person", CRAIG.id))
        assert self.vault._writer.seq > before
        undo(self.vault)
        assert everything(self.vault) == self.stages[-2]
        self.stages.pop()

    @precondition(lambda self: len(self.stages) > 1)
    @rule()
    def undo(self) -> None:
        undo(self.vault)
        self.stages.pop()
        assert everything(self.vault) == self.stages[-1]

    @precondition(lambda self: len(self.stages) > 1)
    @rule()
    def undo_and_redo(self) -> None:
        undo(self.vault)
        assert everything(self.vault) == self.stages[-2]
        redo(self.vault)
        assert everything(self.vault) == self.stages[-1]

    def teardown(self) -> None:
        if not hasattr(self, "vault"):
            return
        while len(self.stages) > 1:
            self.undo()
        assert self.vault.verify() > 0
        self.vault.close()


def test_any_sequence_of_edits_undone_restores_everything(tmp_path: Path) -> None:
    class Here(Edits):
        folder = tmp_path

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=25,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


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

"""Any sequence of edits of any kind of record about a person, undone: everything is as it was, byte for byte."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.community_orders import CommunityOrder, OrderKind
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.custody import CustodyEvent, CustodyEventKind
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.ground_seen import GroundSeen
from recovery_desk.domain.meetings import Meeting, MeetingState
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.plans import Agreed, Goal, GoalStep, Need, PlanAgreement, StepStatus
from recovery_desk.domain.referrals import Referral, ReferralOutcome
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.tables.notes_and_tasks import NOTES_AND_TASKS
from recovery_desk.storage.tables.people import PEOPLE_TABLES
from recovery_desk.storage.tables.plan import PLAN_TABLES
from recovery_desk.usecases.undo_problems import OthersRestOnIt
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add
from tests.storage.test_undo import do, everything, redo, undo

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2099, 12, 31))
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MADE: dict[str, Callable[[str, str, bool, date | None], Any]] = {
    "need": lambda id_, text, flag, day: Need(
        id_, CRAIG.id, "health", text, is_none_found=flag, detail=text, found_on=day
    ),
    "referral": lambda id_, text, flag, day: Referral(
        id_, CRAIG.id, text, AT.date(), text, outcome=ReferralOutcome.ACCEPTED if flag else ReferralOutcome.WAITING,
        outcome_on=day, first_contact_on=day,
    ),
    "custody event": lambda id_, text, flag, day: CustodyEvent(
        id_, CRAIG.id, f"e{CRAIG.id}", CustodyEventKind.MOVED_HALL, day, AT, hall=text,
        release_kind=ReleaseKind.SENTENCE if flag else None, due_before=day, told_by=text,
    ),
    "order": lambda id_, text, flag, day: CommunityOrder(
        id_, CRAIG.id, OrderKind.DTTO, text, day, 90 if flag else None, reviews=(day,) if day else (), testing=text
    ),
    "ground seen": lambda id_, text, flag, day: GroundSeen(
        id_, CRAIG.id, "meeting" if flag else "pickup", text, AT, text
    ),
    "agreement": lambda id_, text, flag, day: PlanAgreement(
        id_, CRAIG.id, int(id_[1:] or 0), Agreed.YES if flag else Agreed.NO, text, AT.date(), text, text, day
    ),
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


def test_no_kind_of_record_about_a_person_is_forgotten() -> None:
    edited = {Goal, GoalStep, PersonDetails, *(type(make("", "", False, None)) for make in MADE.values())}
    kinds = {table.kind for table in (*PEOPLE_TABLES, *PLAN_TABLES, *NOTES_AND_TASKS) if "person_id" in table.columns}
    assert kinds - edited == {Merge}, "a merge has its own way back"


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

    @rule(text=TEXT, needs=st.sets(st.sampled_from(CommunicationNeed)), day=DAYS)
    def keep_the_details(self, text: str, needs: set[CommunicationNeed], day: date | None) -> None:
        details = PersonDetails(
            CRAIG.id,
            CRAIG.id,
            (text,),
            spin=text,
            needs=tuple(sorted(needs)),
            restricted_on=day,
            restricted_reason=text,
        )
        self._do(lambda: self.vault.records(PersonDetails).put(details))

    @rule()
    def remove_the_details(self) -> None:
        self._do(lambda: self.vault.records(PersonDetails).remove(CRAIG.id))

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

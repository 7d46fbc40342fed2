"""History, undo and the bin in plain words, over a real vault."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.pathways import Line
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.plans import Agreed, Goal, GoalStatus, GoalStep
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.exchange.pathways_file import load_pathways
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.journal_words import RECORDS
from recovery_desk.usecases.journal_words.record_words import INSIDE, HistoryKind
from recovery_desk.usecases.merge_people import MergePeople
from recovery_desk.usecases.notes_problems import RestrictedNote
from recovery_desk.usecases.plan_deeds import PlanDeeds, plan_deeds
from recovery_desk.usecases.print_plan import PlanSheet
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.undo_deeds import HistoryDeeds, history_deeds
from recovery_desk.usecases.undo_problems import LaterChangeStands, NothingToRedo, NothingToUndo, NotToBeUndone
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, add


class Drawn:
    pdf, pages, warnings = b"", 1, ()

    def __init__(self, sheet: PlanSheet) -> None:
        del sheet


@pytest.fixture
def plan(vault: Vault, clock: SteppingClock) -> PlanDeeds:
    add(vault)
    return plan_deeds(vault, clock, SeededIds(3, 1_790_000_100_000), load_pathways(), Drawn)


@pytest.fixture
def history(vault: Vault, clock: SteppingClock) -> HistoryDeeds:
    return history_deeds(vault, clock)


def told(history: HistoryDeeds, kind: HistoryKind | None = None) -> list[str]:
    return [deed.headline for deed in history.of_person(CRAIG.id, kind=kind).deeds]


def test_deeds_are_told_from_what_to_what(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    with vault.saving():
        vault.people.save(replace(CRAIG, birth_date=date(1980, 2, 14)))
    stay = vault.episodes.current(CRAIG.id)
    assert stay is not None
    with vault.saving():
        vault.people.save(replace(CRAIG, worker="J. Boyle"))
        vault.episodes.save(replace(stay, hall="E Hall", cell="", release=ReleaseDate(date(2026, 12, 2))))
    home = plan.add_goal(Goal("", CRAIG.id, "A door of my own", tags=("chime-hope",)))
    step = plan.add_step(GoalStep("", CRAIG.id, home.id, "Fill in the form", due=date(2026, 12, 1)))
    plan.tick_step(step.id, done=True)
    plan.agree(CRAIG.id, Agreed.YES)
    plan.print_sheet(CRAIG.id)
    plan.remove_goal(home.id)
    page = history.of_person(CRAIG.id)
    assert page.older is None
    assert [deed.headline for deed in page.deeds] == [
        "Removed the goal “A door of my own”, with 1 step",
        "Shown for printing: the plan",
        "The plan was gone through together",
        "Changed status of the step “Fill in the form” from “To do” to “Done”",
        "Added the step “Fill in the form”",
        "Added the goal “A door of my own”",
        "Changed birth date and worker",
        "Changed birth date from “14 February 1979” to “14 February 1980”",
        "Put on this desk, with 1 stay in custody",
    ]
    both = page.deeds[6]
    assert "Changed hall from “D Hall” to “E Hall”" in both.lines
    assert "Removed cell: “1/22”" in both.lines
    assert "Changed release date from “4 December 2026” to “2 December 2026”" in both.lines
    assert "Entered worker: “J. Boyle”" in both.lines
    assert both.kinds == {HistoryKind.PERSON, HistoryKind.CUSTODY}
    assert {deed.worker for deed in page.deeds} == {"M. Kerr"}
    step_made = page.deeds[4]
    assert step_made.lines == (
        "Goal: A door of my own", "Step: Fill in the form", "By when: 1 December 2026", "Status: To do"
    )  # fmt: skip
    assert [deed.headline for deed in history.of_record("goal_step", step.id).deeds] == [
        "Removed the step “Fill in the form”",
        "Changed status of the step “Fill in the form” from “To do” to “Done”",
        "Added the step “Fill in the form”",
    ]


def test_times_and_days_of_the_week_are_told_as_they_are_said(vault: Vault, history: HistoryDeeds) -> None:
    add(vault)
    meeting = Meeting("m", CRAIG.id, date(2026, 12, 2), 10 * 60)
    with vault.saving():
        vault.records(Meeting).add(meeting)
    with vault.saving():
        vault.records(Meeting).save(replace(meeting, start=13 * 60 + 30))
    deeds = history.of_person(CRAIG.id, kind=HistoryKind.MEETINGS).deeds
    assert "from “10:00” to “13:30”" in deeds[0].headline
    assert "Time: 10:00" in deeds[1].lines
    for table, words in RECORDS.items():
        assert not [name for name in words.fields.values() if "midnight" in name], table


def test_a_history_is_narrowed_and_turned_page_by_page(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    plan.add_goal(Goal("", CRAIG.id, "home"))
    plan.print_sheet(CRAIG.id)
    for number in range(30):
        with vault.saving():
            vault.people.save(replace(CRAIG, worker=f"worker {number}", prison_number=str(number)))
    assert told(history, kind=HistoryKind.PLAN) == ["Added the goal “home”"]
    assert told(history, kind=HistoryKind.PAPER) == ["Shown for printing: the plan"]
    assert told(history, kind=HistoryKind.NOTES) == []
    assert len(told(history, kind=HistoryKind.PERSON)) == 31
    whole = [deed.stamp for deed in history.of_person(CRAIG.id).deeds]
    paged: list[str] = []
    older: int | None = None
    while True:
        page = history.of_person(CRAIG.id, older, rows=7)
        paged += [deed.stamp for deed in page.deeds]
        older = page.older
        if older is None:
            break
    assert paged == whole
    assert len(set(paged)) == len(paged), "no deed is cut in two"


def test_a_large_deed_is_never_cut(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    plan.add_needs(CRAIG.id, "health", [Line("", f"need {number}") for number in range(25)])
    page = history.of_person(CRAIG.id, rows=4)
    assert page.deeds[0].headline == "Added 25 needs"
    assert len(page.deeds[0].lines) == 25


def test_the_keys_say_what_they_undo(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    undo = history.undo
    assert undo.what().undo == "added a person, McAllister, Craig"
    stay = vault.episodes.current(CRAIG.id)
    assert stay is not None
    with vault.saving():
        vault.episodes.save(replace(stay, hall="E Hall"))
    assert undo.what().undo == "changed hall of McAllister, Craig"
    assert undo.undo() == "changed hall of McAllister, Craig"
    assert undo.what().redo == "changed hall of McAllister, Craig"
    assert vault.episodes.current(CRAIG.id) == stay
    assert undo.redo() == "changed hall of McAllister, Craig"
    assert undo.what().undo == "changed hall of McAllister, Craig"
    assert undo.what().redo == ""
    home = plan.add_goal(Goal("", CRAIG.id, "home"))
    assert undo.what().undo == "added a goal for McAllister, Craig"
    plan.change_goal(replace(home, status=GoalStatus.LATER))
    assert undo.what().undo == "changed status of a goal for McAllister, Craig"
    plan.add_needs(CRAIG.id, "health", [Line("", "a"), Line("", "b")])
    assert undo.what().undo == "added 2 needs for McAllister, Craig"
    plan.remove_goal(home.id)
    assert undo.what().undo == "removed a goal for McAllister, Craig"
    with pytest.raises(NothingToRedo):
        undo.redo()


def test_history_shows_what_was_taken_back(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    with vault.saving():
        vault.people.save(replace(CRAIG, worker="J. Boyle"))
    first = history.of_person(CRAIG.id).deeds[0]
    assert not first.is_undone
    history.undo.undo()
    undone, changed, _ = history.of_person(CRAIG.id).deeds
    assert undone.headline == "Taken back: removed worker: “J. Boyle”"
    assert undone.is_undo
    assert changed.is_undone
    history.undo.redo()
    again, undone, changed, _ = history.of_person(CRAIG.id).deeds
    assert again.headline == "Done again: entered worker: “J. Boyle”"
    assert undone.is_undone
    assert not changed.is_undone


def test_any_deed_of_the_history_is_taken_back_unless_something_came_after(
    vault: Vault, plan: PlanDeeds, history: HistoryDeeds
) -> None:
    for change in ({"worker": "J. Boyle"}, {"family_name": "Docherty"}):
        now = vault.people.get(CRAIG.id)
        with vault.saving():
            vault.people.save(replace(now, **change))  # type: ignore[arg-type]
    name, worker, _ = history.of_person(CRAIG.id).deeds
    history.undo.undo_deed(worker.seq)
    assert vault.people.get(CRAIG.id) == replace(CRAIG, family_name="Docherty")
    with vault.saving():
        vault.people.save(replace(CRAIG, family_name="Reid"))
    with pytest.raises(LaterChangeStands) as refusal:
        history.undo.undo_deed(name.seq)
    sentence = words_for(refusal.value)
    assert sentence.startswith("That cannot be taken back: the family name of this person was changed again by M. Kerr")
    assert "23 November 2026" in sentence
    with pytest.raises(NotToBeUndone):
        history.undo.undo_deed(10_000)


def test_nothing_to_undo(vault: Vault, clock: SteppingClock, history: HistoryDeeds) -> None:
    add(vault)
    clock.back(days=-2)
    with pytest.raises(NothingToUndo):
        history.undo.undo()
    assert history.undo.what().undo == ""


def test_the_bin_in_words(vault: Vault, plan: PlanDeeds, history: HistoryDeeds, clock: SteppingClock) -> None:
    home = plan.add_goal(Goal("", CRAIG.id, "A door of my own"))
    plan.add_step(GoalStep("", CRAIG.id, home.id, "form"))
    plan.add_step(GoalStep("", CRAIG.id, home.id, "interview"))
    plan.remove_goal(home.id)
    (lying,) = history.bin()
    assert (lying.title, lying.kind, lying.whose) == ("A door of my own", "Goal, with 2 steps", "McAllister, Craig")
    assert (lying.until - lying.at).days == 90
    history.bin.restore(lying.seq)
    assert [step.text for step in plan.read(CRAIG.id).steps[home.id]] == ["form", "interview"]
    assert history.bin() == ()
    plan.remove_goal(home.id)
    clock.back(days=-91)
    assert history.bin() == ()


def test_somebody_who_was_removed_has_a_name_still(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    plan.add_goal(Goal("", CRAIG.id, "home"))
    with vault.saving():
        vault.bin.remove_whole("person", CRAIG.id)
    assert told(history)[0].startswith("Removed the person “McAllister, Craig”")
    (lying,) = history.bin()
    assert lying.title == "McAllister, Craig"
    assert history.undo.what().undo == "removed a person, McAllister, Craig"


def test_every_table_and_every_field_has_its_words(vault: Vault) -> None:
    unknown = [
        f"{table}.{column}"
        for table, columns in vault.undoing.rows.tables.items()
        for column in columns
        if column not in INSIDE
        and not (table in RECORDS and column in {*RECORDS[table].fields, *RECORDS[table].inside})
    ]
    assert unknown == [], "Say what they are called in recovery_desk/usecases/journal_words/"


def test_the_words_name_only_what_is_there(vault: Vault) -> None:
    tables = vault.undoing.rows.tables
    assert set(RECORDS) <= set(tables)
    for table, words in RECORDS.items():
        named = {*words.fields, *words.inside, *words.values, *words.refers, *words.choices, *words.title}
        assert named <= set(tables[table]), table
        assert set(words.refers.values()) <= set(tables)


def test_a_restricted_note_is_told_to_nobody_it_is_kept_from(
    vault: Vault, plan: PlanDeeds, history: HistoryDeeds
) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    note = Note(
        NoteId("n1"), CRAIG.id, NoteKind.SEEN, at, "Afraid of his brother", WorkerId("somebody else"), "J. Boyle", at,
        is_restricted=True,
    )  # fmt: skip
    with vault.saving():
        vault.records(Note).add(note)
    with vault.saving():
        vault.records(Note).save(replace(note, text="Very afraid of his brother"))
    assert "afraid" in str(history.of_person(CRAIG.id)).lower(), "a coordinator is signed in"
    boyle = vault.records(Worker).get(vault._writer.worker)
    assert boyle is not None
    with vault.saving():
        vault.records(Worker).save(replace(boyle, role=Role.WORKER))
    said = f"{history.of_person(CRAIG.id)} {history.of_record('note', 'n1')} {history.undo.what()}"
    assert "afraid" not in said.lower()
    assert "Changed words of the note of the note" in said
    with vault.saving():
        vault.records(Note).remove(note.id)
    assert "afraid" not in f"{history.of_person(CRAIG.id)} {history.bin()}".lower()


def as_worker(vault: Vault, role: Role) -> None:
    signed_in = vault.records(Worker).get(vault._writer.worker)
    assert signed_in is not None
    with vault.saving():
        vault.records(Worker).save(replace(signed_in, role=role))


@pytest.mark.parametrize("is_born_restricted", [True, False])
def test_what_stood_in_a_note_while_it_was_restricted_is_not_told_once_it_is_open(
    vault: Vault, plan: PlanDeeds, history: HistoryDeeds, is_born_restricted: bool
) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    note = Note(NoteId("n1"), CRAIG.id, NoteKind.SEEN, at, "first", WorkerId("x"), "A. Singh", at)
    kept = replace(note, text="Afraid of his brother", is_restricted=True)
    for each in [*([] if is_born_restricted else [note]), kept, replace(kept, text="Afraid, he said")]:
        with vault.saving():
            vault.records(Note).put(each)
    with vault.saving():
        vault.records(Note).save(replace(note, text="Lives alone now"))
    with vault.saving():
        vault.records(Note).save(replace(note, text="Lives alone in Leith"))
    assert str(history.of_person(CRAIG.id)).count("Afraid") >= 3, "a coordinator is signed in"
    as_worker(vault, Role.WORKER)
    said = f"{history.of_person(CRAIG.id)} {history.of_record('note', 'n1')} {history.undo.what()}"
    assert "Afraid" not in said
    assert "from “Lives alone now” to “Lives alone in Leith”" in said


def test_nobody_takes_back_what_is_kept_from_them(vault: Vault, plan: PlanDeeds, history: HistoryDeeds) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    note = Note(NoteId("n1"), CRAIG.id, NoteKind.SEEN, at, "Afraid", WorkerId("x"), "A. Singh", at)
    with vault.saving():
        vault.records(Note).add(note)
    with vault.saving():
        vault.records(Note).save(replace(note, is_restricted=True))
    restricting = history.of_record("note", "n1").deeds[0].seq
    as_worker(vault, Role.WORKER)
    with pytest.raises(RestrictedNote):
        history.undo.undo_deed(restricting)
    assert vault.records(Note).where()[0].is_restricted


def test_a_merge_is_taken_back_by_whoever_did_it_whatever_they_may_not_read(
    vault: Vault, plan: PlanDeeds, history: HistoryDeeds, clock: SteppingClock, ids: SeededIds
) -> None:
    other = Person(PersonId("p2"), "MacAllister", "Kraig")
    add(vault, other)
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    note = Note(NoteId("n1"), other.id, NoteKind.SEEN, at, "Afraid", WorkerId("x"), "A. Singh", at, is_restricted=True)
    with vault.saving():
        vault.records(Note).add(note)
    as_worker(vault, Role.WORKER)
    MergePeople(vault, clock, ids)(CRAIG.id, other.id)
    assert vault.records(Note).where() == [replace(note, person_id=CRAIG.id)]
    history.undo.undo()
    assert vault.records(Note).where() == [note]
    assert vault.people.get(other.id).merged_into is None
    history.undo.redo()
    assert vault.people.get(other.id).merged_into == CRAIG.id


def test_a_note_comes_back_though_its_number_was_given_to_another(vault: Vault, history: HistoryDeeds) -> None:
    add(vault)
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    first = Note(NoteId("n1"), CRAIG.id, NoteKind.SEEN, at, "first", WorkerId("w"), "W", at)
    with vault.saving():
        vault.records(Note).add(first)
    with vault.saving():
        vault.records(Note).remove(first.id)
    with vault.saving():
        vault.records(Note).add(replace(first, id=NoteId("n2"), text="second"))
    (lying,) = history.bin()
    history.bin.restore(lying.seq)
    assert sorted(note.text for note in vault.records(Note).where()) == ["first", "second"]


def test_many_people_at_once(vault: Vault, history: HistoryDeeds) -> None:
    with vault.saving():
        for number in range(3):
            vault.people.add(Person(PersonId(f"x{number}"), f"Name {number}"))
    assert history.undo.what().undo == "added 3 people"
    history.undo.undo()
    assert vault.caseload.establishments() == []


def test_only_the_passphrase_of_whoever_is_signed_in_is_theirs(vault: Vault) -> None:
    assert vault.check_passphrase(PASSPHRASE)
    assert [vault.check_passphrase(other) for other in ("four other words here", "")] == [False, False]
    vault._writer.worker = "somebody else"
    assert not vault.check_passphrase(PASSPHRASE)

"""A record that was put into another takes nothing more: what is written to it by its id would be found by nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from recovery_desk import app
from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.plans import Goal
from recovery_desk.domain.prints import PrintWay
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.paper.pack_content import PersonSheets
from recovery_desk.usecases.people_problems import PutIntoAnother
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.write_note import NoteWritten
from tests.storage.made_vaults import CRAIG, SteppingClock, add
from tests.storage.test_undo_of_anything import MADE

KRAIG = Person(PersonId("p2"), "MacAllister", "Kraig", prison_number="117532")


@pytest.fixture
def desk(vault: Vault, clock: SteppingClock) -> Desk:
    add(vault)
    add(vault, KRAIG)
    return app.desk_over(vault, clock)


def work(vault: Vault) -> list[Any]:
    return vault._connection.rows("SELECT act, entity, entity_id FROM journal ORDER BY seq")


@pytest.mark.parametrize("kind", MADE)
def test_no_kind_of_record_lands_on_it(vault: Vault, desk: Desk, kind: str) -> None:
    desk.record.merge(CRAIG.id, KRAIG.id)
    record = replace(MADE[kind]("x1", "words", False, date(2026, 12, 1)), person_id=KRAIG.id)
    before = work(vault)
    with pytest.raises(PutIntoAnother), vault.saving():
        vault.records(type(record)).add(record)
    assert work(vault) == before
    with vault.saving():
        vault.records(type(record)).add(replace(record, person_id=CRAIG.id))
    with pytest.raises(PutIntoAnother), vault.saving():
        vault.records(type(record)).save(record)
    assert vault.records(type(record)).of(KRAIG.id) == []


DEEDS: dict[str, Callable[[Desk], object]] = {
    "note": lambda desk: desk.notes.write(desk.record.whom("p2"), NoteWritten(NoteKind.SEEN, "hello")),
    "alert": lambda desk: desk.record.keep_alert(Alert("", KRAIG.id, AlertKind.OTHER, "Care")),
    "goal": lambda desk: desk.plan.add_goal(Goal("", KRAIG.id, "A door of my own")),
    "fields": lambda desk: desk.change_person(replace(KRAIG, given_names="Craig")),
    "stay": lambda desk: desk.change_person(KRAIG, CustodyEpisode(EpisodeId(""), KRAIG.id, hall="E Hall")),
    "restriction": lambda desk: desk.record.restrict(KRAIG.id, restricted=True, reason="They object"),
    "worker": lambda desk: desk.caseload.assign([KRAIG.id], "J. Boyle"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_no_deed_does_either_and_it_is_said_where_to_write(vault: Vault, desk: Desk, deed: str) -> None:
    desk.record.merge(CRAIG.id, KRAIG.id)
    before = work(vault)
    with pytest.raises(PutIntoAnother) as refused:
        DEEDS[deed](desk)
    assert "put together with another: p1." in words_for(refused.value)
    assert "McAllister" not in words_for(refused.value)
    assert work(vault) == before


def test_the_record_it_is_part_of_by_now_is_named(vault: Vault, desk: Desk) -> None:
    add(vault, Person(PersonId("p3"), "McAllister", "C."))
    desk.record.merge(CRAIG.id, KRAIG.id)
    desk.record.merge(PersonId("p3"), CRAIG.id)
    with pytest.raises(PutIntoAnother) as refused:
        DEEDS["note"](desk)
    assert refused.value.into == "p3"


def test_nothing_comes_back_to_it_from_the_bin_until_they_are_apart(vault: Vault, desk: Desk) -> None:
    note = desk.notes.write(KRAIG.id, NoteWritten(NoteKind.SEEN, "hello"))
    desk.notes.remove(note.id)
    merge = desk.record.merge(CRAIG.id, KRAIG.id)
    [lying] = desk.history.bin()
    with pytest.raises(PutIntoAnother):
        desk.history.bin.restore(lying.seq)
    desk.record.undo_merge(merge.id)
    desk.history.bin.restore(lying.seq)
    assert [each.id for each in vault.records(Note).of(KRAIG.id)] == [note.id]


def test_nor_is_it_printed(vault: Vault, desk: Desk) -> None:
    desk.record.merge(CRAIG.id, KRAIG.id)
    left: list[str] = []
    sheets = PersonSheets(KRAIG.id, KRAIG.filed_as, "", None, (), ("Handover",), ("handover",))
    with pytest.raises(PutIntoAnother):
        desk.paper.note([sheets], PrintWay.PRINTED, leaving=lambda: left.append("it"))
    assert left == []


def test_merging_undoing_and_looking_go_on(vault: Vault, desk: Desk) -> None:
    merge = desk.record.merge(CRAIG.id, KRAIG.id)
    desk.note_look(KRAIG.id)
    desk.history.undo.undo()
    desk.history.undo.redo()
    assert vault.people.get(KRAIG.id).merged_into == CRAIG.id
    desk.record.undo_merge(merge.id)
    desk.notes.write(KRAIG.id, NoteWritten(NoteKind.SEEN, "hello"))

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from recovery_desk.domain.notes import (
    SHIPPED_TEMPLATES,
    Note,
    NoteId,
    NoteKind,
    NoteTemplate,
    NotSeenReason,
)
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.usecases.notes_deeds import NotesDeeds, notes_deeds
from recovery_desk.usecases.notes_problems import (
    MinutesOutOfRange,
    NoSuchNote,
    NoteEmpty,
    NotYetHappened,
    ReasonMissing,
    RestrictedNote,
    TemplateNeedsName,
)
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.write_note import NoteWritten
from tests.fakes import FakeClock, FakeIds, FakeStore

CRAIG = PersonId("p1")
NOW = FakeClock().now()


def desk() -> tuple[FakeStore, NotesDeeds]:
    store = FakeStore()
    store.people.add(Person(CRAIG, "McAllister", "Craig"))
    return store, notes_deeds(store, FakeClock(), FakeIds())


def somebody_else(store: FakeStore, role: Role = Role.WORKER) -> None:
    store.signed_in = Worker(WorkerId("other"), "J. Boyle", role)


def test_a_note_says_who_wrote_it_and_when() -> None:
    store, notes = desk()
    note = notes.write(CRAIG, NoteWritten(NoteKind.SEEN, "  Seen in D Hall. \n\n Wants a bed. \n", minutes=20))
    assert note.text == "Seen in D Hall.\n\n Wants a bed."
    assert (note.writer_id, note.at, note.written_at) == (store.signed_in.id, NOW, NOW)
    assert notes.read(CRAIG).lines[0].note == note


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (NoteWritten(text=" \n "), NoteEmpty),
        (NoteWritten(NoteKind.NOT_SEEN), ReasonMissing),
        (NoteWritten(text="Seen", minutes=0), MinutesOutOfRange),
        (NoteWritten(text="Seen", minutes=1441), MinutesOutOfRange),
        (NoteWritten(text="Seen", at=NOW + timedelta(minutes=11)), NotYetHappened),
    ],
)
def test_what_says_nothing_or_cannot_be_is_not_kept(written: NoteWritten, problem: type[Exception]) -> None:
    store, notes = desk()
    with pytest.raises(problem):
        notes.write(CRAIG, written)
    assert store.saves == 0


def test_nobody_has_no_notes() -> None:
    _, notes = desk()
    with pytest.raises(NoSuchPerson):
        notes.write(PersonId("nobody"), NoteWritten(text="Seen"))


def test_the_reason_somebody_was_not_seen_is_a_note_by_itself() -> None:
    _, notes = desk()
    note = notes.write(CRAIG, NoteWritten(NoteKind.NOT_SEEN, not_seen_reason=NotSeenReason.LOCKDOWN))
    assert note.not_seen_reason is NotSeenReason.LOCKDOWN
    assert not note.kind.is_contact


def test_a_reason_without_a_failed_attempt_is_forgotten() -> None:
    _, notes = desk()
    note = notes.write(CRAIG, NoteWritten(NoteKind.SEEN, "Seen", not_seen_reason=NotSeenReason.COURT))
    assert note.not_seen_reason is None


def test_a_correction_is_marked_and_the_same_again_is_none() -> None:
    store, notes = desk()
    note = notes.write(CRAIG, NoteWritten(NoteKind.SEEN, "Seen in D Hall"))
    saves = store.saves
    assert notes.correct(note.id, NoteWritten(NoteKind.SEEN, "Seen in D Hall")) == note
    assert store.saves == saves
    corrected = notes.correct(note.id, NoteWritten(NoteKind.SEEN, "Seen in B Hall"))
    assert corrected == replace(note, text="Seen in B Hall", corrected_at=NOW)


def test_pages_are_newest_first_and_know_how_many_there_are() -> None:
    _, notes = desk()
    for day in range(1, 8):
        notes.write(CRAIG, NoteWritten(text=f"Day {day}", at=datetime(2026, 11, day, tzinfo=UTC)))
    page = notes.read(CRAIG, offset=2, limit=2)
    assert [line.note.text for line in page.lines] == ["Day 5", "Day 4"]
    assert page.count == 7


def restricted() -> tuple[FakeStore, NotesDeeds, Note]:
    store, notes = desk()
    store.signed_in = Worker(WorkerId("me"), "M. Kerr")
    note = notes.write(CRAIG, NoteWritten(NoteKind.PHONE, "His sister rang", minutes=5, is_restricted=True))
    return store, notes, note


def test_a_restricted_note_is_open_to_its_writer_and_to_coordinators() -> None:
    store, notes, note = restricted()
    assert notes.open(note.id).note == note
    somebody_else(store, Role.COORDINATOR)
    assert notes.open(note.id).note == note
    assert notes.read(CRAIG).lines[0].note == note


@pytest.mark.parametrize("role", [Role.WORKER, Role.READ_ONLY])
def test_and_to_nobody_else(role: Role) -> None:
    store, notes, note = restricted()
    somebody_else(store, role)
    line = notes.read(CRAIG).lines[0]
    assert line.is_hidden
    assert (line.note.text, line.note.minutes, line.note.kind) == ("", None, NoteKind.NOTE)
    with pytest.raises(RestrictedNote):
        notes.open(note.id)
    with pytest.raises(RestrictedNote):
        notes.correct(note.id, NoteWritten(text="Mine now"))
    with pytest.raises(RestrictedNote):
        notes.remove(note.id)


def test_a_note_that_is_not_there_says_so() -> None:
    _, notes = desk()
    with pytest.raises(NoSuchNote):
        notes.open(NoteId("none"))


def test_templates_that_ship_are_changed_here_and_hidden_not_lost() -> None:
    _, notes = desk()
    assert tuple(notes.templates.all()) == SHIPPED_TEMPLATES
    first = SHIPPED_TEMPLATES[0]
    notes.templates.keep(replace(first, text="Ours:\n"))
    own = notes.templates.keep(NoteTemplate("", " Family  call ", NoteKind.ABOUT, "Who:\n"))
    assert next(each.text for each in notes.templates.all()) == "Ours:\n"
    assert notes.templates.all()[-1] == replace(own, name="Family call")
    notes.templates.remove(first)
    notes.templates.remove(own)
    assert tuple(notes.templates.all()) == SHIPPED_TEMPLATES[1:]
    with pytest.raises(TemplateNeedsName):
        notes.templates.keep(NoteTemplate("", " ", NoteKind.NOTE, ""))

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
    NoSuchTemplate,
    NoteEmpty,
    NotYetHappened,
    ReasonMissing,
    RestrictedNote,
    TemplateEmpty,
    TemplateNeedsName,
)
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.worker_problems import CoordinatorOnly
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
    first, templates = SHIPPED_TEMPLATES[0], notes.templates
    assert tuple(templates.all()) == SHIPPED_TEMPLATES
    templates.keep(replace(first, text="Ours:"))
    own = templates.keep(NoteTemplate("", " Family  call ", NoteKind.ABOUT, "Who: \n\nWhat:\n\n"))
    assert (own.name, own.text) == ("Family call", "Who:\n\nWhat:\n")
    assert next(each.text for each in templates.all()) == "Ours:\n"
    assert templates.all()[-1] == own
    assert [line.now.id for line in templates.lines() if line.is_changed] == [first.id]
    templates.remove(first.id)
    templates.remove(own.id)
    assert tuple(templates.all()) == SHIPPED_TEMPLATES[1:]
    assert templates.lines()[0].now.is_hidden
    templates.put_back(first.id)
    assert tuple(templates.all()) == SHIPPED_TEMPLATES


def test_templates_are_offered_in_the_order_somebody_put_them_in() -> None:
    store, notes = desk()
    templates = notes.templates
    own = templates.keep(NoteTemplate("", "A call", NoteKind.PHONE, "Who:"))
    ids = [each.id for each in SHIPPED_TEMPLATES]
    templates.move(own.id, -10)
    assert [each.id for each in templates.all()] == [own.id, *ids]
    templates.move(own.id, -1)
    templates.move(own.id, 1)
    assert [each.id for each in templates.all()] == [ids[0], own.id, *ids[1:]]
    templates.remove(own.id)
    assert [each.id for each in templates.all()] == ids
    later = templates.keep(NoteTemplate("", "Later", NoteKind.NOTE, "What:"))
    assert templates.all()[-1].id == later.id
    for broken in ("", "{", '"x"', "[1, null]", '["gone"]'):
        store.settings.put("note_templates", broken)
        assert [each.id for each in templates.all()] == [*ids, later.id]


def test_what_is_no_template_is_refused_and_only_a_coordinator_changes_them() -> None:
    store, notes = desk()
    templates, good = notes.templates, NoteTemplate("", "Call", NoteKind.PHONE, "Who:")
    with pytest.raises(TemplateNeedsName):
        templates.keep(replace(good, name=" "))
    with pytest.raises(TemplateEmpty):
        templates.keep(replace(good, text=" \n"))
    own = templates.keep(good)
    for gone in (templates.remove, templates.put_back, lambda each: templates.move(each, 1)):
        with pytest.raises(NoSuchTemplate):
            gone("none")
    with pytest.raises(NoSuchTemplate):
        templates.put_back(own.id)
    somebody_else(store)
    assert own in templates.all()
    deeds = (
        lambda: templates.keep(good),
        lambda: templates.remove(own.id),
        lambda: templates.put_back(SHIPPED_TEMPLATES[0].id),
        lambda: templates.move(own.id, -1),
    )
    for change in deeds:
        with pytest.raises(CoordinatorOnly):
            change()

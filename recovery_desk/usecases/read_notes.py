"""Reading notes: a page at a time, and never the words of a restricted note to those who may not see them."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.notes import Note, NoteId, may_read
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.write_note import opened

_HIDDEN_FIELDS = frozenset({"text", "minutes", "not_seen_reason", "kind"})


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it may be shown; `is_hidden` where its words are not for whoever is signed in."""

    note: Note
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class NotesPage:
    """Some of a person's notes, newest first, and how many there are in all."""

    lines: Sequence[NoteLine]
    count: int


@dataclass(frozen=True, slots=True)
class ReadNotes:
    """A window on a person's notes."""

    store: Store

    def __call__(self, person_id: PersonId, offset: int = 0, limit: int = 50) -> NotesPage:
        """At most `limit` notes from `offset`."""
        worker = self.store.signed_in
        notes = self.store.notes.page(person_id, offset, limit)
        lines = [
            NoteLine(note) if note.may_be_read_by(worker) else NoteLine(note.without_words, is_hidden=True)
            for note in notes
        ]
        return NotesPage(lines, self.store.notes.count(person_id))


@dataclass(frozen=True, slots=True)
class NoteOpened:
    """A note, and each text that stood there before, newest first."""

    note: Note
    before: Sequence[JournalEntry]


@dataclass(frozen=True, slots=True)
class OpenNote:
    """One note with what it said before it was corrected."""

    store: Store

    def __call__(self, note_id: NoteId) -> NoteOpened:
        """Raises `NoSuchNote`, `RestrictedNote`."""
        note = opened(self.store, note_id)
        entries = self.store.journal.of([note_id])
        return NoteOpened(note, [each for each in entries if each.act == "changed" and each.field != "corrected_at"])


def without_restricted_words(store: Store, entries: Iterable[JournalEntry]) -> list[JournalEntry]:
    """History as whoever is signed in may read it: the words of restricted notes are taken out of it.

    A note is as restricted as it is now, or, where it was taken out, as it was then.
    """
    known: dict[str, bool] = {}

    def is_open(entry: JournalEntry) -> bool:
        if entry.entity_id not in known:
            known[entry.entity_id] = _may_be_read(store, entry.entity_id)
        return known[entry.entity_id]

    return [entry if entry.entity != "note" or is_open(entry) else _wordless(entry) for entry in entries]


def _may_be_read(store: Store, note_id: str) -> bool:
    worker = store.signed_in
    note = store.records(Note).get(note_id)
    if note is not None:
        return note.may_be_read_by(worker)
    for entry in store.journal.of([note_id]):
        if entry.act == "removed" and entry.old:
            was = json.loads(entry.old)
            return may_read(worker, str(was["writer_id"]), is_restricted=bool(was["is_restricted"]))
    return False


def _wordless(entry: JournalEntry) -> JournalEntry:
    if not entry.field or entry.field in _HIDDEN_FIELDS:
        return replace(entry, old=None, new=None)
    return entry

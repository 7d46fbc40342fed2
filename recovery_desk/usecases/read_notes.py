"""Reading notes: a page at a time, and never the words of a restricted note to those who may not see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from recovery_desk.domain.notes import Note, NoteId
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.write_note import opened


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

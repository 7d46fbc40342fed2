"""Writing notes and correcting them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from recovery_desk.domain.notes import Note, NoteId, NoteKind, NotSeenReason
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.notes_problems import (
    MinutesOutOfRange,
    NoSuchNote,
    NoteEmpty,
    NotYetHappened,
    ReasonMissing,
    RestrictedNote,
)
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.take_referral import note_first_contact

_LONGEST_MINUTES = 24 * 60
_CLOCKS_DIFFER = timedelta(minutes=10)
"""What a laptop's clock may be behind the clock on the wall."""


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """What somebody wrote. Without `at` it happened just now."""

    kind: NoteKind = NoteKind.NOTE
    text: str = ""
    at: datetime | None = None
    minutes: int | None = None
    is_restricted: bool = False
    not_seen_reason: NotSeenReason | None = None


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Keeps a new note; the first contact since a referral is written down with the referral too."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person_id: PersonId, written: NoteWritten) -> Note:
        """The note as kept.

        Raises `NoSuchPerson`, `NoteEmpty`, `ReasonMissing`, `MinutesOutOfRange`, `NotYetHappened`.
        """
        with self.store.saving():
            return self.as_part(person_id, written)

    def as_part(self, person_id: PersonId, written: NoteWritten) -> Note:
        """The same as part of a larger deed. Inside `saving()`."""
        now = self.clock.now()
        written = _checked(written, now)
        self.store.people.get(person_id)
        worker = self.store.signed_in
        note = Note(
            NoteId(self.ids.new()),
            person_id,
            written.kind,
            written.at or now,
            written.text,
            worker.id,
            worker.name,
            now,
            written.minutes,
            written.is_restricted,
            written.not_seen_reason,
        )
        self.store.records(Note).add(note)
        if note.kind.is_contact:
            note_first_contact(self.store, person_id, uk_time(note.at).date())
        return note


@dataclass(frozen=True, slots=True)
class CorrectNote:
    """Puts a note right; the journal holds what stood there before, and the note says that it was corrected."""

    store: Store
    clock: Clock

    def __call__(self, note_id: NoteId, written: NoteWritten) -> Note:
        """The note as it now stands; raises `NoSuchNote`, `RestrictedNote` and what `WriteNote` raises."""
        now = self.clock.now()
        note = opened(self.store, note_id)
        written = _checked(written, now)
        corrected = replace(
            note,
            kind=written.kind,
            at=written.at or note.at,
            text=written.text,
            minutes=written.minutes,
            is_restricted=written.is_restricted,
            not_seen_reason=written.not_seen_reason,
        )
        if corrected == note:
            return note
        corrected = replace(corrected, corrected_at=now)
        with self.store.saving():
            self.store.records(Note).save(corrected)
        return corrected


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Takes a note out; the journal holds it whole."""

    store: Store

    def __call__(self, note_id: NoteId) -> None:
        """Raises `NoSuchNote`, `RestrictedNote`."""
        note = opened(self.store, note_id)
        with self.store.saving():
            self.store.records(Note).remove(note.id)


def opened(store: Store, note_id: NoteId) -> Note:
    """A note whoever is signed in may read; raises `NoSuchNote`, `RestrictedNote`."""
    note = store.records(Note).get(note_id)
    if note is None:
        raise NoSuchNote
    if not note.may_be_read_by(store.signed_in):
        raise RestrictedNote
    return note


def _checked(written: NoteWritten, now: datetime) -> NoteWritten:
    text = "\n".join(line.rstrip() for line in written.text.strip().splitlines())
    if written.kind is NoteKind.NOT_SEEN and written.not_seen_reason is None:
        raise ReasonMissing
    reason = written.not_seen_reason if written.kind is NoteKind.NOT_SEEN else None
    if not text and reason is None:
        raise NoteEmpty
    if written.minutes is not None and not 1 <= written.minutes <= _LONGEST_MINUTES:
        raise MinutesOutOfRange
    if written.at is not None and written.at > now + _CLOCKS_DIFFER:
        raise NotYetHappened
    return replace(written, text=text, not_seen_reason=reason)

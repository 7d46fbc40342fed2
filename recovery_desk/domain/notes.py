"""Notes and the contact log: what happened with a person, or why they could not be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.workers import Worker, WorkerId

NoteId = NewType("NoteId", str)


class NoteKind(StrEnum):
    """What a note is about."""

    SEEN = "seen"
    PHONE = "phone"
    LETTER = "letter"
    GROUP = "group"
    ABOUT = "about"
    NOT_SEEN = "not-seen"
    NOTE = "note"

    @property
    def is_contact(self) -> bool:
        """Whether the person themselves was met, spoken or written with."""
        return self in CONTACTS


CONTACTS = frozenset({NoteKind.SEEN, NoteKind.PHONE, NoteKind.LETTER, NoteKind.GROUP})
"""What counts as contact, for "no contact for so many days"."""


class NotSeenReason(StrEnum):
    """Why somebody was not seen who should have been."""

    LOCKDOWN = "lockdown"
    COURT = "court"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    UNIT_SHUT = "unit-shut"
    NO_ESCORT = "no-escort"
    UNWELL = "unwell"
    WORK_OR_VISIT = "work-or-visit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of the contact log.

    `at` is when it happened, `written_at` when it was written (UTC); `minutes` how long it took, where known.
    A restricted note is read by its writer and by coordinators. `corrected_at` is the moment of the last correction:
    the journal holds what stood there before.
    """

    id: NoteId
    person_id: PersonId
    kind: NoteKind
    at: datetime
    text: str
    writer_id: WorkerId
    writer: str
    written_at: datetime
    minutes: int | None = None
    is_restricted: bool = False
    not_seen_reason: NotSeenReason | None = None
    corrected_at: datetime | None = None

    def may_be_read_by(self, worker: Worker) -> bool:
        """Whether its words are for this worker's eyes."""
        return may_read(worker, self.writer_id, is_restricted=self.is_restricted)

    @property
    def without_words(self) -> "Note":
        """What everybody may know of a restricted note: that there is one, whose, and when."""
        return replace(self, text="", minutes=None, not_seen_reason=None, kind=NoteKind.NOTE)


def may_read(worker: Worker, writer_id: str, *, is_restricted: bool) -> bool:
    """The one rule of restricted notes: their writer, and coordinators."""
    return not is_restricted or worker.id == writer_id or worker.role.may_run_the_desk


@dataclass(frozen=True, slots=True)
class NoteTemplate:
    """Prompts a note can start from. `id` of one that ships with the program is a word, else an id like any other."""

    id: str
    name: str
    kind: NoteKind
    text: str
    is_hidden: bool = False


SHIPPED_TEMPLATES = (
    NoteTemplate(
        "first-meeting",
        "First meeting",
        NoteKind.SEEN,
        "What matters to them now:\nWhat has helped before:\nWhat worries them about going out:\n"
        "What they agreed to:\nNext time:\n",
    ),
    NoteTemplate(
        "before-release",
        "Before release",
        NoteKind.SEEN,
        "Where they will sleep:\nWho meets them at the gate:\nFirst dose, where and when:\nNaloxone and training:\n"
        "Phone and who they can ring:\nWhat is still open, and who owes it:\n",
    ),
    NoteTemplate(
        "after-release",
        "First days after release",
        NoteKind.PHONE,
        "How it went on the day:\nSafe tonight:\nScript and pharmacy:\nSeen the community service:\n"
        "Lapse or close call:\nNext contact:\n",
    ),
    NoteTemplate(
        "with-agency",
        "Talked with an agency",
        NoteKind.ABOUT,
        "Who:\nWhat was asked:\nWhat they will do, by when:\n",
    ),
)
"""What ships. A kept template of the same id takes its place, or hides it."""


def in_order(kept: Mapping[str, NoteTemplate], order: Sequence[str] = ()) -> tuple[NoteTemplate, ...]:
    """Every template, hidden ones too: those named in `order` first, then those that ship, then the desk's own."""
    shipped = {template.id: kept.get(template.id, template) for template in SHIPPED_TEMPLATES}
    own = sorted((each for each in kept.values() if each.id not in shipped), key=lambda each: each.name.casefold())
    known = shipped | {each.id: each for each in own}
    return tuple(known[each] for each in dict.fromkeys((*order, *known)) if each in known)


def offered(kept: Mapping[str, NoteTemplate], order: Sequence[str] = ()) -> tuple[NoteTemplate, ...]:
    """The templates to choose from: those that ship, as they were changed here, and the desk's own."""
    return tuple(template for template in in_order(kept, order) if not template.is_hidden)

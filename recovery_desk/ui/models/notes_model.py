"""A person's notes as a table, newest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, short_date
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.models.paged_model import PagedModel
from recovery_desk.ui.models.roles import Role
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS, NOTE_KIND_WORDS
from recovery_desk.usecases.read_notes import NoteLine

COLUMNS = ("When", "What", "Note")
_LONGEST = 160


class NotesModel(PagedModel[NoteLine]):
    """Three columns; a restricted note of somebody else says only that it is there."""

    def show_person(self, person_id: PersonId) -> None:
        """Shows somebody's notes."""

        def read(desk: Desk, offset: int, limit: int) -> tuple[Sequence[NoteLine], int]:
            page = desk.notes.read(person_id, offset, limit)
            return page.lines, page.count

        self.show_rows(read)

    def headings(self) -> Sequence[str]:
        """The columns' names."""
        return COLUMNS

    def cell(self, row: NoteLine, column: int, role: int) -> Any:
        """What a cell says in a role."""
        if role == Qt.ItemDataRole.DisplayRole:
            return _first(row, column)
        if role == Role.SECOND:
            return _second(row, column)
        if role == Role.STRONG:
            return column == 0
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (_first(row, column), _second(row, column)) if part)
        return None


def _first(line: NoteLine, column: int) -> str:
    note = line.note
    if column == 0:
        at = uk_time(note.at)
        return f"{short_date(at.date())} {at.year}"
    if column == 1:
        return "Restricted note" if line.is_hidden else NOTE_KIND_WORDS[note.kind]
    if line.is_hidden:
        return "Only its writer and coordinators open it"
    return " ".join(note.text.split())[:_LONGEST] or "–"


def _second(line: NoteLine, column: int) -> str:
    note = line.note
    if column == 0:
        return clock_time(uk_time(note.at))
    if column == 1:
        return "" if line.is_hidden else told_shortly(note)
    parts = (note.writer, "restricted" if note.is_restricted else "", "corrected" if note.corrected_at else "")
    return " · ".join(part for part in parts if part)


def told_shortly(note: Note) -> str:
    """Why somebody was not seen, or how long it took."""
    if note.kind is NoteKind.NOT_SEEN and note.not_seen_reason is not None:
        return NOT_SEEN_WORDS[note.not_seen_reason]
    return so_many(note.minutes, "minute") if note.minutes else ""

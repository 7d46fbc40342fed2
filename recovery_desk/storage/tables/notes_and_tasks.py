"""Where notes, the templates they start from, and tasks are kept."""

from typing import Any

from recovery_desk.domain.notes import Note, NoteTemplate
from recovery_desk.domain.saved_views import SavedView
from recovery_desk.domain.tasks import Task
from recovery_desk.storage.records import TableOf

NOTES_AND_TASKS: tuple[TableOf[Any], ...] = (
    TableOf(Note, "note", order="at DESC, id DESC"),
    TableOf(NoteTemplate, "note_template", order="name, id"),
    TableOf(SavedView, "saved_view", order="name, id"),
    TableOf(Task, "task", order="done_on IS NOT NULL, due IS NULL, due, id"),
)

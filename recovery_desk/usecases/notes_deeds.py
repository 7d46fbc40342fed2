"""The deeds of notes and tasks."""

from dataclasses import dataclass

from recovery_desk.usecases.keep_tasks import AddTask, ChangeTask, FinishTask, ListTasks, RemoveTask
from recovery_desk.usecases.note_templates import NoteTemplates
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.read_notes import OpenNote, ReadNotes
from recovery_desk.usecases.write_note import CorrectNote, RemoveNote, WriteNote


@dataclass(frozen=True, slots=True)
class NotesDeeds:
    """What can be done with notes."""

    write: WriteNote
    correct: CorrectNote
    remove: RemoveNote
    read: ReadNotes
    open: OpenNote
    templates: NoteTemplates


@dataclass(frozen=True, slots=True)
class TaskDeeds:
    """What can be done with tasks."""

    add: AddTask
    change: ChangeTask
    finish: FinishTask
    remove: RemoveTask
    list: ListTasks


def notes_deeds(store: Store, clock: Clock, ids: Ids) -> NotesDeeds:
    """Every deed of notes, over one open desk."""
    return NotesDeeds(
        write=WriteNote(store, clock, ids),
        correct=CorrectNote(store, clock),
        remove=RemoveNote(store),
        read=ReadNotes(store),
        open=OpenNote(store),
        templates=NoteTemplates(store, ids),
    )


def task_deeds(store: Store, clock: Clock, ids: Ids) -> TaskDeeds:
    """Every deed of tasks, over one open desk."""
    return TaskDeeds(
        add=AddTask(store, clock, ids),
        change=ChangeTask(store),
        finish=FinishTask(store, clock),
        remove=RemoveTask(store),
        list=ListTasks(store),
    )

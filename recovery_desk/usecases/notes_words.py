"""Notes and tasks in words: kinds, reasons, and what can be wrong with them."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.notes import NoteKind, NotSeenReason
from recovery_desk.domain.tasks import TaskSource
from recovery_desk.usecases import notes_problems as notes

NOTE_KIND_WORDS = {
    NoteKind.SEEN: "Seen face to face",
    NoteKind.PHONE: "Phone or video call",
    NoteKind.LETTER: "Letter or message",
    NoteKind.GROUP: "In a group",
    NoteKind.ABOUT: "Talked with somebody about them",
    NoteKind.NOT_SEEN: "Not seen",
    NoteKind.NOTE: "Note",
}

NOT_SEEN_WORDS = {
    NotSeenReason.LOCKDOWN: "Lockdown",
    NotSeenReason.COURT: "At court",
    NotSeenReason.REFUSED: "Did not want to",
    NotSeenReason.TRANSFERRED: "Transferred",
    NotSeenReason.UNIT_SHUT: "Unit shut",
    NotSeenReason.NO_ESCORT: "Nobody to escort",
    NotSeenReason.UNWELL: "Unwell",
    NotSeenReason.WORK_OR_VISIT: "At work or on a visit",
    NotSeenReason.OTHER: "Another reason",
}

TASK_SOURCE_WORDS = {
    TaskSource.OWN: "",
    TaskSource.NOTE: "from a note",
    TaskSource.PLAN: "from the plan",
    TaskSource.CHECK: "from a check",
    TaskSource.MEETING: "from a meeting",
    TaskSource.PICKUP: "from a gate pickup",
    TaskSource.EVENT: "because something changed",
}

NOTES_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    notes.NoteEmpty: lambda _: "Write a few words, so that the note says something.",
    notes.ReasonMissing: lambda _: "Choose why they were not seen.",
    notes.MinutesOutOfRange: lambda _: "Enter minutes from 1 to 1,440, or leave them out.",
    notes.NotYetHappened: lambda _: "A note is of something that has happened. For what is to come, add a task.",
    notes.NoSuchNote: lambda _: "No note on this desk has that id.",
    notes.RestrictedNote: lambda _: "This note is restricted: only its writer and coordinators open it.",
    notes.TemplateNeedsName: lambda _: "Give the template a name, so that it can be chosen.",
    notes.TemplateEmpty: lambda _: "Write at least one prompt, so that the template has something to start from.",
    notes.NoSuchTemplate: lambda _: "That template is not there any more.",
    notes.TaskEmpty: lambda _: "Write what is to be done.",
    notes.NoSuchTask: lambda _: "No task on this desk has that id.",
}

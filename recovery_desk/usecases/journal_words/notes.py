"""Notes, their templates, tasks."""

from recovery_desk.domain.workers import Role
from recovery_desk.usecases.journal_words.record_words import YES_NO, Fields, HistoryKind, RecordWords


def _is_not_theirs(fields: Fields, reader_id: str, role: str) -> bool:
    """A restricted note is read by its writer and by coordinators (the rule of `notes.may_read`)."""
    is_restricted = str(fields.get("is_restricted", "")) in ("1", "True")
    return is_restricted and fields.get("writer_id") != reader_id and not Role(role).may_run_the_desk


NOTES = {
    "note": RecordWords(
        HistoryKind.NOTES,
        "note",
        title=("text",),
        fields={
            "kind": "kind of note",
            "at": "when it happened",
            "text": "words of the note",
            "writer": "writer",
            "written_at": "written",
            "minutes": "minutes",
            "is_restricted": "restricted",
            "not_seen_reason": "why they were not seen",
            "corrected_at": "corrected",
        },
        values={"is_restricted": YES_NO},
        choices=frozenset({"kind", "not_seen_reason"}),
        inside=frozenset({"writer_id", "corrected_at"}),
        kept_from=_is_not_theirs,
        kept_while="is_restricted",
    ),
    "note_template": RecordWords(
        HistoryKind.DESK,
        "note template",
        title=("name",),
        fields={"name": "name", "kind": "kind of note", "text": "prompts", "is_hidden": "hidden"},
        values={"is_hidden": YES_NO},
        choices=frozenset({"kind"}),
    ),
    "task": RecordWords(
        HistoryKind.TASKS,
        "task",
        title=("text",),
        fields={
            "text": "task",
            "owner": "owner",
            "made_on": "made on",
            "due": "due",
            "source": "where it comes from",
            "done_on": "done on",
            "done_by": "done by",
            "outcome": "outcome",
            "ground_moved": "what moved its ground",
        },
        choices=frozenset({"source"}),
        inside=frozenset({"source_id"}),
    ),
    "saved_view": RecordWords(
        HistoryKind.DESK,
        "view of the list of people",
        title=("name",),
        fields={"name": "name", "content": "filters, columns and order"},
        inside=frozenset({"worker_id"}),
    ),
}

"""Recovery inclusion meetings: series, who sits in them, one meeting, who is on its agenda, what was said."""

from recovery_desk.domain.inclusion import ATTENDANCE_NAMES, INCLUSION_STATE_NAMES
from recovery_desk.usecases.journal_words.record_words import HistoryKind, RecordWords

INCLUSION = {
    "inclusion_series": RecordWords(
        HistoryKind.MEETINGS,
        "series of recovery inclusion meetings",
        many="series of recovery inclusion meetings",
        title=("name",),
        fields={
            "name": "name",
            "first_on": "from",
            "start": "minutes after midnight",
            "minutes": "minutes",
            "repeats": "counted in",
            "every": "every",
            "weekday": "weekday",
            "nth": "which of the month",
            "place": "place",
            "note": "note",
            "ended_on": "ends on",
        },
        inside=frozenset({"organisation_ids", "establishment_ids", "sequence"}),
    ),
    "inclusion_member": RecordWords(
        HistoryKind.MEETINGS,
        "member of a recovery inclusion meeting",
        many="members of a recovery inclusion meeting",
        title=("worker",),
        fields={"staff_id": "who", "worker": "worker", "is_chair": "chair"},
        refers={"staff_id": "agency_staff"},
        inside=frozenset({"series_id"}),
    ),
    "inclusion_meeting": RecordWords(
        HistoryKind.MEETINGS,
        "recovery inclusion meeting",
        title=("day",),
        fields={
            "day": "day",
            "start": "minutes after midnight",
            "minutes": "minutes",
            "place": "place",
            "state": "how far",
            "why": "why",
            "closed_by": "closed by",
        },
        values={"state": {state.value: text for state, text in INCLUSION_STATE_NAMES.items()}},
        inside=frozenset({"series_id", "planned_on", "opened_at", "closed_at", "left_out", "sequence"}),
    ),
    "inclusion_attendance": RecordWords(
        HistoryKind.MEETINGS,
        "attendance at a recovery inclusion meeting",
        many="attendances at a recovery inclusion meeting",
        title=("name",),
        fields={"name": "name", "agency": "agency", "attendance": "there or not", "is_chair": "chair"},
        values={"attendance": {each.value: text for each, text in ATTENDANCE_NAMES.items()}},
        inside=frozenset({"meeting_id", "organisation_id", "position"}),
    ),
    "inclusion_item": RecordWords(
        HistoryKind.MEETINGS,
        "place on the agenda of a recovery inclusion meeting",
        many="places on the agenda of a recovery inclusion meeting",
        title=("due_out",),
        fields={"due_out": "due out", "why": "why", "discussed_at": "talked about"},
        inside=frozenset({"meeting_id", "position", "starts_after", "minutes", "points", "missing"}),
    ),
    "inclusion_outcome": RecordWords(
        HistoryKind.MEETINGS,
        "outcome of a recovery inclusion meeting",
        many="outcomes of a recovery inclusion meeting",
        title=("text",),
        fields={"kind": "decision or action", "text": "what", "owner": "who", "due": "by when"},
        inside=frozenset({"meeting_id", "said_at", "organisation_id", "task_id"}),
    ),
}

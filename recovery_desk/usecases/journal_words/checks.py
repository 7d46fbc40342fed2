"""The checks of a release day, the check list, and asking for an earlier day."""

from recovery_desk.domain.release_day.check_book import Applies
from recovery_desk.domain.release_day.check_records import STATE_WORDS, TENURE_WORDS
from recovery_desk.domain.release_day.early_release import DECISION_WORDS
from recovery_desk.usecases.journal_words.record_words import HistoryKind, RecordWords

_APPLIES = {Applies.AS_SHIPPED: "as it ships", Applies.ALWAYS: "always", Applies.NEVER: "never"}

CHECKS = {
    "check_record": RecordWords(
        HistoryKind.CHECKS,
        "check",
        title=("check_id",),
        fields={
            "state": "how it stands",
            "note": "evidence",
            "place": "where",
            "tenure": "kind of home",
            "confirmed_by": "confirmed by",
            "on_day": "day",
            "at_time": "time",
            "owner": "who owes it",
            "due": "due",
            "recorded_by": "recorded by",
            "recorded_at": "recorded at",
        },
        values={
            "state": {state.value: text.lower() for state, text in STATE_WORDS.items()},
            "tenure": {tenure.value: text for tenure, text in TENURE_WORDS.items()},
        },
        inside=frozenset({"episode_id", "check_id", "recorded_at"}),
    ),
    "check_choice": RecordWords(
        HistoryKind.CHECKS,
        "choice about a check",
        many="choices about checks",
        title=("title", "id"),
        fields={
            "applies": "applies",
            "title": "title",
            "days_before": "days before the release",
            "owner": "who owes it",
            "why": "reason",
            "source": "source",
        },
        values={"applies": {applies.value: text for applies, text in _APPLIES.items()}},
    ),
    "early_release_request": RecordWords(
        HistoryKind.CUSTODY,
        "request for an earlier day",
        many="requests for an earlier day",
        title=("release_day",),
        fields={
            "release_day": "release day",
            "asked_for": "days asked for",
            "addressed_to": "addressed to",
            "body": "letter",
            "written_by": "written by",
            "sent_on": "sent on",
            "decision": "decision",
            "decided_by": "decided by",
            "decided_on": "decided on",
            "new_day": "new release day",
            "note": "what they said",
        },
        values={"decision": {decision.value: text.lower() for decision, text in DECISION_WORDS.items()}},
        inside=frozenset({"episode_id", "written_at"}),
    ),
    "release_area": RecordWords(
        HistoryKind.CUSTODY,
        "area they will live in",
        many="areas they will live in",
        title=("area",),
        fields={"area": "area"},
    ),
}

"""Needs and the plan."""

from recovery_desk.usecases.journal_words.record_words import YES_NO, HistoryKind, RecordWords
from recovery_desk.usecases.plan_words import (
    AGREED_WORDS,
    GOAL_STATUS_WORDS,
    NEED_STATUS_WORDS,
    RESPONSIBLE_WORDS,
    STEP_STATUS_WORDS,
)

PLAN = {
    "need": RecordWords(
        HistoryKind.PLAN,
        "need",
        title=("text",),
        fields={
            "pathway": "pathway",
            "text": "need",
            "is_none_found": "none found",
            "status": "status",
            "responsible": "who sees to it",
            "detail": "detail",
            "found_on": "found on",
        },
        values={
            "status": {status.value: text for status, text in NEED_STATUS_WORDS.items()},
            "responsible": {who.value: text for who, text in RESPONSIBLE_WORDS.items()},
            "is_none_found": YES_NO,
        },
        inside=frozenset({"library_id"}),
    ),
    "goal": RecordWords(
        HistoryKind.PLAN,
        "goal",
        title=("text",),
        fields={
            "text": "goal",
            "pathway": "pathway",
            "strengths": "strengths",
            "tags": "tags",
            "status": "status",
            "review_on": "review date",
            "ended_on": "ended on",
            "ending": "how it ended",
        },
        values={"status": {status.value: text for status, text in GOAL_STATUS_WORDS.items()}},
    ),
    "goal_step": RecordWords(
        HistoryKind.PLAN,
        "step",
        title=("text",),
        fields={
            "goal_id": "goal",
            "text": "step",
            "who": "who does it",
            "due": "by when",
            "status": "status",
            "outcome": "outcome",
        },
        values={"status": {status.value: text for status, text in STEP_STATUS_WORDS.items()}},
        refers={"goal_id": "goal"},
    ),
    "plan_agreement": RecordWords(
        HistoryKind.PLAN,
        "answer to the plan",
        many="answers to the plan",
        title=("agreed",),
        created="The plan was gone through together",
        fields={
            "version": "version",
            "agreed": "is it their plan",
            "reason": "why",
            "asked_on": "asked on",
            "asked_by": "asked by",
            "review_on": "review date",
        },
        values={"agreed": {answer.value: text for answer, text in AGREED_WORDS.items()}},
        inside=frozenset({"content"}),
    ),
    "plan_suggestion": RecordWords(
        HistoryKind.DESK,
        "suggestion",
        title=("text",),
        fields={"kind": "kind", "pathway": "pathway", "text": "words", "is_hidden": "hidden"},
        values={"is_hidden": YES_NO},
    ),
}

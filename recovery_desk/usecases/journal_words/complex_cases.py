"""Complex cases and their reviews."""

from recovery_desk.domain.complex_cases import CASE_OUTCOME_NAMES, CASE_STAGE_NAMES, CASE_TRIGGER_NAMES
from recovery_desk.usecases.journal_words.record_words import HistoryKind, RecordWords

COMPLEX_CASES = {
    "complex_case": RecordWords(
        HistoryKind.PLAN,
        "complex case",
        title=("why", "set_off_by"),
        fields={
            "set_off_by": "what set it off",
            "why": "why",
            "stage": "how far",
            "lead": "who leads it",
            "staff_ids": "agency staff in it",
            "organisation_ids": "organisations in it",
            "others": "others in it",
            "planned": "what is planned",
            "doses_where": "where doses are kept",
            "hall_must_know": "what the hall must know",
            "opened_on": "since",
            "review_on": "look at it again on",
            "closed_on": "closed on",
            "outcome": "outcome",
            "outcome_words": "outcome in words",
        },
        values={
            "set_off_by": {each.value: text for each, text in CASE_TRIGGER_NAMES.items()},
            "stage": {each.value: text for each, text in CASE_STAGE_NAMES.items()},
            "outcome": {each.value: text for each, text in CASE_OUTCOME_NAMES.items()},
        },
        refers={"staff_ids": "agency_staff", "organisation_ids": "organisation"},
    ),
    "case_review": RecordWords(
        HistoryKind.PLAN,
        "review of a complex case",
        many="reviews of a complex case",
        title=("said", "held_on"),
        fields={
            "case_id": "case",
            "held_on": "held on",
            "by_whom": "by",
            "said": "what was said",
            "next_on": "next on",
        },
        refers={"case_id": "complex_case"},
    ),
}
"""By table."""

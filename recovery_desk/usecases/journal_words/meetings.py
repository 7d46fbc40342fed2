"""Meetings, where they were before, agency staff, vetting."""

from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, MEETING_STATE_NAMES, WHY_NOT_HELD_NAMES
from recovery_desk.domain.release_day.questions import COUNTRY_NAMES
from recovery_desk.domain.vetting import VETTING_KIND_NAMES
from recovery_desk.usecases.journal_words.record_words import HistoryKind, RecordWords

MEETINGS = {
    "agency_staff": RecordWords(
        HistoryKind.MEETINGS,
        "member of agency staff",
        many="members of agency staff",
        title=("name",),
        fields={
            "name": "name",
            "agency": "agency",
            "organisation_id": "organisation",
            "job": "job",
            "phone": "phone",
            "email": "email",
            "note": "note",
            "left_on": "left on",
        },
        refers={"organisation_id": "organisation"},
    ),
    "vetting": RecordWords(
        HistoryKind.MEETINGS,
        "vetting",
        many="vettings",
        title=("reference",),
        fields={
            "staff_id": "whose",
            "kind": "kind",
            "expires_on": "ends on",
            "reference": "reference",
            "granted_on": "begins on",
            "every_in": "every prison of",
            "establishment_ids": "prisons",
            "note": "note",
        },
        values={
            "kind": {kind.value: text for kind, text in VETTING_KIND_NAMES.items()},
            "every_in": {country.value: text for country, text in COUNTRY_NAMES.items()},
        },
        refers={"staff_id": "agency_staff", "establishment_ids": "establishment"},
    ),
    "meeting": RecordWords(
        HistoryKind.MEETINGS,
        "meeting",
        title=("purpose", "day"),
        fields={
            "day": "day",
            "start": "time",
            "minutes": "minutes",
            "establishment_id": "prison",
            "place": "place",
            "room": "room",
            "staff_id": "with",
            "worker": "worker",
            "purpose": "purpose",
            "state": "how far",
            "asked_by": "asked for by",
            "why_not": "why not held",
            "late_minutes": "minutes late",
            "agreed": "agreed",
            "next_step": "next",
            "note": "note",
        },
        clocks=frozenset({"start"}),
        values={
            "place": {place.value: text for place, text in MEETING_PLACE_NAMES.items()},
            "state": {state.value: text for state, text in MEETING_STATE_NAMES.items()},
            "why_not": {why.value: text for why, text in WHY_NOT_HELD_NAMES.items()},
        },
        refers={"establishment_id": "establishment", "staff_id": "agency_staff"},
        inside=frozenset({"sequence"}),
    ),
    "meeting_move": RecordWords(
        HistoryKind.MEETINGS,
        "move of a meeting",
        many="moves of a meeting",
        title=("why",),
        fields={
            "from_day": "from",
            "to_day": "to",
            "from_start": "from the time",
            "to_start": "to the time",
            "asked_by": "asked by",
            "why": "why",
            "by_whom": "moved by",
        },
        clocks=frozenset({"from_start", "to_start"}),
        inside=frozenset({"meeting_id", "at"}),
    ),
}

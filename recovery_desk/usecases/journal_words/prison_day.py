"""A day in the prison: halls and their times, a prison's rules, the lines of each day's list."""

from recovery_desk.domain.prison_day import DayOutcome
from recovery_desk.usecases.journal_words.record_words import YES_NO, HistoryKind, RecordWords
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS

PRISON_DAY = {
    "hall_regime": RecordWords(
        HistoryKind.DESK,
        "hall",
        title=("hall",),
        fields={"establishment_id": "prison", "hall": "name", "times": "unlocked"},
        refers={"establishment_id": "establishment"},
    ),
    "prison_rules": RecordWords(
        HistoryKind.DESK,
        "prison’s rules",
        many="rules of prisons",
        fields={
            "allowed_items": "what may be brought in",
            "without_names": "list without names",
            "not_seen_days": "days unseen",
            "minutes_each": "minutes for a talk",
            "starts": "from",
            "ends": "until",
        },
        values={"without_names": YES_NO},
        clocks=frozenset({"starts", "ends"}),
        rests_in_bin=False,
    ),
    "day_line": RecordWords(
        HistoryKind.MEETINGS,
        "line of a prison day",
        many="lines of prison days",
        title=("day",),
        fields={
            "establishment_id": "prison",
            "day": "day",
            "code": "code",
            "is_asked": "asked for",
            "is_left_out": "left out",
            "why": "why",
            "rolled_from": "not seen since",
            "outcome": "what came of it",
            "reason": "why not seen",
        },
        values={
            "is_asked": YES_NO,
            "is_left_out": YES_NO,
            "outcome": {DayOutcome.SEEN.value: "Seen", DayOutcome.NOT_SEEN.value: "Not seen"},
            "reason": {reason.value: text for reason, text in NOT_SEEN_WORDS.items()},
        },
        refers={"establishment_id": "establishment"},
        inside=frozenset({"note_id", "meeting_id"}),
    ),
}

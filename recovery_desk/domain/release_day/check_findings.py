"""What a check answers, and what every check does with what people have recorded."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_records import TENURE_WORDS, CheckRecord, CheckState


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """How a check stands, and the evidence in a few words.

    `is_computed`: the facts say so, nobody ticked it. `to_do` is the next thing to do where it is another than the
    check list says.
    """

    state: CheckState
    text: str
    is_computed: bool = False
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name in the check list, and how it looks at the facts."""

    id: str
    look: Callable[[ReleaseFacts], CheckFinding]


def recorded(facts: ReleaseFacts, check_id: str, otherwise: CheckFinding) -> CheckFinding:
    """What somebody recorded; `otherwise` where nobody did."""
    record = facts.records.get(check_id)
    return otherwise if record is None or is_blank(record) else CheckFinding(record.state, said(record))


def not_known(text: str, to_do: str = "") -> CheckFinding:
    """Nobody has looked, or the facts do not tell."""
    return CheckFinding(CheckState.NOT_KNOWN, text, to_do=to_do)


def computed(state: CheckState, text: str, to_do: str = "") -> CheckFinding:
    """What the facts say by themselves."""
    return CheckFinding(state, text, is_computed=True, to_do=to_do)


def is_blank(record: CheckRecord) -> bool:
    """A record that only says who owes the check, or until when."""
    return record.state is CheckState.NOT_KNOWN and not evidence(record)


def said(record: CheckRecord) -> str:
    """The evidence of a record, or who recorded it when."""
    return evidence(record) or who_and_when(record)


def evidence(record: CheckRecord) -> str:
    """Everything recorded as evidence, in a line."""
    parts = [
        record.place,
        "" if record.tenure is None else TENURE_WORDS[record.tenure],
        f"confirmed by {record.confirmed_by}" if record.confirmed_by else "",
        _when(record),
        record.note,
    ]
    text = ", ".join(part for part in parts if part)
    return text[:1].upper() + text[1:]


def _when(record: CheckRecord) -> str:
    day = "" if record.on_day is None else short_date(record.on_day)
    return " ".join(part for part in (day, record.at_time) if part)


def who_and_when(record: CheckRecord) -> str:
    """Who recorded it, and when."""
    if record.recorded_at is None:
        return record.recorded_by
    by = f" by {record.recorded_by}" if record.recorded_by else ""
    return f"Recorded{by} on {plain_date(record.recorded_at.date())}"

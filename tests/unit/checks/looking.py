"""How these tests look at facts: Friday 4 December 2026 in Scotland, seen from Monday 23 November."""

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import CheckFinding
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, check_record_id
from recovery_desk.domain.release_day.checks import CHECKS
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind, ReleaseQuestion
from recovery_desk.exchange.release_rules_file import load_release_law

MONDAY = date(2026, 11, 23)
FRIDAY = date(2026, 12, 4)
THURSDAY = date(2026, 12, 3)
SATURDAY_OUT = date(2026, 12, 5)


@cache
def answer(
    due: date = FRIDAY,
    country: Country = Country.SCOTLAND,
    kind: ReleaseKind = ReleaseKind.SENTENCE,
    local: frozenset[date] = frozenset(),
) -> ReleaseAnswer:
    return _LAW.check(ReleaseQuestion(due, country, local, kind=kind, as_of=min(due, MONDAY)))


_LAW = load_release_law()


def facts(due: date | None = FRIDAY, *records: CheckRecord, **others: Any) -> ReleaseFacts:
    """Facts about somebody; records given are those of this stay."""
    country = others.pop("country", Country.SCOTLAND)
    kind = others.pop("kind", ReleaseKind.SENTENCE)
    found = None if due is None else answer(due, country, kind)
    return replace(
        ReleaseFacts(MONDAY, "Mac", country, kind, found, {record.check_id: record for record in records}), **others
    )


def record(check_id: str, state: CheckState = CheckState.DONE, **fields: Any) -> CheckRecord:
    return CheckRecord(check_record_id("stay", check_id), PersonId("p"), "stay", check_id, state, **fields)


def look(check_id: str, seen: ReleaseFacts) -> CheckFinding:
    check = next(check for check in CHECKS if check.id == check_id)
    return check.look(seen)

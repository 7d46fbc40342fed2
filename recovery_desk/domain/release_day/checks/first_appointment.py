"""The first appointment outside: which day, what time, where."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "first-appointment", _from_the_diary(facts))


def _from_the_diary(facts: ReleaseFacts) -> CheckFinding:
    booked = facts.appointment
    if booked is None:
        return not_known("No appointment is recorded")
    when = " ".join(part for part in (short_date(booked.on), booked.at_time) if part)
    text = ", ".join(part for part in (when, booked.where) if part)
    if facts.release_day is not None and booked.on < facts.release_day:
        return computed(CheckState.FAILED, f"{text} is before the release day", "Move the first appointment")
    return computed(CheckState.DONE, text)


FIRST_APPOINTMENT = Check("first-appointment", _look)

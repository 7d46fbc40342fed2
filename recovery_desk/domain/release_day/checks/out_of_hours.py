"""Somebody to turn to on the first night and over the first weekend."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import OUT_OF_HOURS_STOPS, ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "out-of-hours", _from_the_route(facts))


def _from_the_route(facts: ReleaseFacts) -> CheckFinding:
    """Something must be open that evening, and on each day of the weekend at least one of them."""
    evening = facts.stops(*OUT_OF_HOURS_STOPS)
    if not evening:
        return not_known("No out-of-hours support is recorded")
    if all(stop.is_open is False for stop in evening):
        names = " and ".join(stop.name for stop in evening)
        shut = "is shut" if len(evening) == 1 else "are shut"
        return computed(CheckState.FAILED, f"{names} {shut} that evening", "Find support for the first evening")
    open_then = next((stop for stop in evening if stop.is_open), None)
    if open_then is None:
        name = next(stop.name for stop in evening if stop.is_open is None)
        return not_known(f"{name}: nobody knows whether it is open that evening", "Ask whether it is open that evening")
    hours = f", {open_then.hours}" if open_then.hours else ""
    text = f"{open_then.name}{hours}"
    uncovered = sorted(set.intersection(*(set(stop.shut_at_weekend) for stop in evening)))
    if uncovered:
        days = " and ".join(map(short_date, uncovered))
        return computed(CheckState.NOT_DONE, f"{text}; nothing open on {days}", "Find support for the first weekend")
    return computed(CheckState.DONE, text)


OUT_OF_HOURS = Check("out-of-hours", _look)

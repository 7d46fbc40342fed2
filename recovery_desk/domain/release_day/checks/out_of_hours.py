"""Somebody to turn to on the first night and over the first weekend."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "out-of-hours", _from_the_route(facts))


def _from_the_route(facts: ReleaseFacts) -> CheckFinding:
    evening = facts.stop("evening", "evening-support")
    if evening is None:
        return not_known("No out-of-hours support is recorded")
    if evening.is_open is False:
        return computed(CheckState.FAILED, f"{evening.name} is shut that evening", "Find support for the first evening")
    hours = f", {evening.hours}" if evening.hours else ""
    return computed(CheckState.DONE, f"{evening.name}{hours}")


OUT_OF_HOURS = Check("out-of-hours", _look)

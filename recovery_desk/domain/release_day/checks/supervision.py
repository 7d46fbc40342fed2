"""Probation or justice social work: who supervises them, and when they report."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "supervision", _from_the_orders(facts))


def _from_the_orders(facts: ReleaseFacts) -> CheckFinding:
    if facts.supervised_by is None:
        return not_known("Nobody has said whether they are supervised")
    if not facts.supervised_by:
        return computed(CheckState.NOT_NEEDED, "No order or licence is recorded")
    return computed(CheckState.NOT_DONE, f"{facts.supervised_by}: the first time to report is not recorded")


SUPERVISION = Check("supervision", _look)

"""Registered with a GP."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "gp", not_known("Nobody has said whether they have a GP"))


GP = Check("gp", _look)

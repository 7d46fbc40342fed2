"""The risk of an overdose after weeks without was talked through."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "overdose", not_known("Nobody has said whether it was talked through"))


OVERDOSE = Check("overdose", _look)

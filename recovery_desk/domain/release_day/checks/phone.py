"""A phone that is charged, with credit, and a number we know."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "phone", not_known("Nobody has said whether they have a phone"))


PHONE = Check("phone", _look)

"""Money for the first days: discharge grant, subsistence payment, crisis grant."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "money", not_known("Nobody has said what money they leave with"))


MONEY = Check("money", _look)

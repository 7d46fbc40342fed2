"""Something to show who they are."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "identity", not_known("Nobody has said what they can show"))


IDENTITY = Check("identity", _look)

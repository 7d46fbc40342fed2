"""Other medicines: enough to take out, or a prescription."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "medicines", not_known("Nobody has said what medicines they take out"))


MEDICINES = Check("medicines", _look)

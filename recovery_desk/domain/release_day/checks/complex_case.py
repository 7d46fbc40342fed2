"""A detox or complex-case plan with health partners, for somebody who is flagged."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "complex-case", _from_the_flags(facts))


def _from_the_flags(facts: ReleaseFacts) -> CheckFinding:
    case = facts.complex_case
    if case is not None:
        if case.has_plan:
            return computed(CheckState.DONE, f"{case.why}: planned with health partners")
        return computed(CheckState.NOT_DONE, f"{case.why}: no plan with health partners yet")
    if not facts.complex_case_known:
        return not_known("Nobody has said whether one is needed")
    return computed(CheckState.NOT_NEEDED, "Not flagged for detox or as a complex case")


COMPLEX_CASE = Check("complex-case", _look)

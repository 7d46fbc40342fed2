"""A detox or complex-case plan with health partners, for somebody who is flagged."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ComplexCaseFact, ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    """A case of the desk answers by itself; what was recorded by hand counts where there is none."""
    case = facts.complex_case
    if case is not None and case.is_kept:
        return _from_the_case(case)
    return recorded(facts, "complex-case", _from_the_flags(facts))


def _from_the_case(case: ComplexCaseFact) -> CheckFinding:
    if not case.has_plan:
        return computed(CheckState.NOT_DONE, f"{case.why}: no plan with health partners yet")
    if case.review_was_due is not None:
        due = short_date(case.review_was_due)
        return computed(
            CheckState.NOT_DONE,
            f"{case.why}: planned, and was to be looked at again {due}",
            "Look at the complex case again with partners",
        )
    who = f" with {case.who}" if case.who else " with health partners"
    again = f"; look at it again {short_date(case.review_on)}" if case.review_on else ""
    return computed(CheckState.DONE, f"{case.why}: planned{who}{again}")


def _from_the_flags(facts: ReleaseFacts) -> CheckFinding:
    case = facts.complex_case
    if case is not None:
        if case.has_plan:
            return computed(CheckState.DONE, f"{case.why}: planned with health partners")
        return computed(CheckState.NOT_DONE, f"{case.why}: no plan with health partners yet")
    if facts.complex_case_closed:
        return computed(CheckState.DONE, facts.complex_case_closed)
    if not facts.complex_case_known:
        return not_known("Nobody has said whether one is needed")
    return computed(CheckState.NOT_NEEDED, "Not flagged for detox or as a complex case")


COMPLEX_CASE = Check("complex-case", _look)

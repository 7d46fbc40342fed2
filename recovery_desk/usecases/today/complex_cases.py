"""Complex cases that are to be looked at again by today, and those nobody has planned yet."""

from recovery_desk.domain.complex_cases import CASE_STAGE_NAMES, CaseStage, ComplexCase
from recovery_desk.usecases.complex_case_words import looked_at_again
from recovery_desk.usecases.read_complex_cases import ReadComplexCases
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

_TAB = "complex-case"


def cases_to_review(morning: Morning) -> TodaySection:
    """Late ones first, then those that are only flagged."""
    cases = [
        case
        for case in ReadComplexCases(morning.store, morning.clock).all_open()
        if case.is_due_on(morning.today) or case.stage is CaseStage.FLAGGED
    ]
    cases.sort(key=lambda case: not case.is_due_on(morning.today))
    people = {case.person_id: morning.store.people.get(case.person_id) for case in cases}
    if morning.worker:
        cases = [case for case in cases if people[case.person_id].worker in ("", morning.worker)]
    lines = tuple(_line(case, people[case.person_id].filed_as, morning) for case in cases[:MOST_LINES])
    nothing = "No complex case is to be looked at today, and none waits for a plan."
    return TodaySection("complex-cases", "Complex cases to look at", "stethoscope", lines, nothing, len(cases))


def _line(case: ComplexCase, filed_as: str, morning: Morning) -> TodayLine:
    late = case.review_on is not None and case.review_on < morning.today
    return TodayLine(
        filed_as,
        f"{case.title} · {CASE_STAGE_NAMES[case.stage].lower()}",
        looked_at_again(case, morning.today),
        Urgency.HARD if late else Urgency.CARE,
        "person",
        case.person_id,
        _TAB,
    )

"""The words of what is refused about complex cases, and a case in a line for lists, Today and an agenda."""

from collections.abc import Callable
from datetime import date

from recovery_desk.domain.complex_cases import CASE_OUTCOME_NAMES, CASE_STAGE_NAMES, ComplexCase
from recovery_desk.domain.dates import days_away, plain_date, short_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import complex_case_problems as problems

COMPLEX_CASE_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    problems.NoSuchCase: lambda _: "That case is not there any more: somebody removed it. Ctrl+Z brings it back.",
    problems.CaseNeedsPartners: lambda _: (
        "Name who is in it: a plan is agreed with partners, and nobody is named yet. Or leave it as being planned."
    ),
}


def stands(case: ComplexCase, today: date) -> str:
    """How far it has come and when it is looked at again, in a line."""
    if case.outcome is not None and case.closed_on is not None:
        said = f"{CASE_OUTCOME_NAMES[case.outcome]}, {plain_date(case.closed_on)}"
        return f"{said}: {case.outcome_words}" if case.outcome_words else said
    return f"{CASE_STAGE_NAMES[case.stage]} · {looked_at_again(case, today)}"


def stands_on_paper(case: ComplexCase) -> str:
    """How far it has come, in words that are still true tomorrow."""
    again = f"; to be looked at again {plain_date(case.review_on)}" if case.review_on else ""
    return f"{CASE_STAGE_NAMES[case.stage].lower()}{again}"


def looked_at_again(case: ComplexCase, today: date) -> str:
    """When next, or that nobody has said."""
    if case.review_on is None:
        return "no day set to look at it again"
    late = "was to be looked at again" if case.review_on < today else "look at it again"
    return f"{late} {short_date(case.review_on)}, {days_away(case.review_on, today)}"

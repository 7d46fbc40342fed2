"""The sentences for what is refused about needs and the plan."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.plans import Agreed
from recovery_desk.usecases import plan_problems as plan

PLAN_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    plan.WordsMissing: lambda problem: f"Write down the {problem.what} first, in a few words.",
    plan.NeedsStand: lambda problem: (
        f"There {'is an open need' if problem.count == 1 else f'are {problem.count} open needs'} here, so “none found” "
        "would not be true. Mark what is there as met or declined, or remove it, first."
    ),
    plan.ReasonMissing: lambda problem: (
        "Write down why they said no, in their words."
        if problem.agreed is Agreed.NO
        else "Write down why they could not answer: not there, too unwell, no interpreter."
    ),
    plan.NoGoalsToAgree: lambda _: (
        "There is no goal in the plan yet. Add one before asking whether the plan is theirs."
    ),
    plan.NotThereAnyMore: lambda problem: (
        f"That {problem.what} is not there any more: it was removed meanwhile. Look in the bin."
    ),
    plan.NoSuchVersion: lambda problem: f"There is no version {problem.version} of this plan.",
}

"""What can be refused about needs and the plan, as facts. The words are in `plan_problem_words`."""

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.plans import Agreed


class PlanProblem(UserFacingError):
    """The root of them."""


class WordsMissing(PlanProblem):
    """A need, goal, step or suggestion without any words."""

    def __init__(self, what: str) -> None:
        """`what` is "need", "goal", "step" or "suggestion"."""
        super().__init__(what)
        self.what = what


class NeedsStand(PlanProblem):
    """A pathway would be marked "none found" while there are open needs under it."""

    def __init__(self, count: int) -> None:
        """How many."""
        super().__init__(count)
        self.count = count


class ReasonMissing(PlanProblem):
    """No, or could not answer, and no word of why."""

    def __init__(self, agreed: Agreed) -> None:
        """Which of the two."""
        super().__init__(agreed)
        self.agreed = agreed


class NoGoalsToAgree(PlanProblem):
    """There is no goal in the plan yet."""


class NotThereAnyMore(PlanProblem):
    """The record was removed meanwhile."""

    def __init__(self, what: str) -> None:
        """`what` is "need", "goal" or "step"."""
        super().__init__(what)
        self.what = what


class NoSuchVersion(PlanProblem):
    """The plan was never gone through in this version."""

    def __init__(self, version: int) -> None:
        """Its number."""
        super().__init__(version)
        self.version = version

"""The sentences for what paper can refuse."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.paper.audiences import NoSuchAudience

PAPER_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    NoSuchAudience: lambda problem: (
        f"There is no audience \u201c{problem.asked}\u201d. Choose one of: {', '.join(problem.known)}."
    ),
}

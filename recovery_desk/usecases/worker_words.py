"""The sentences for what a role or the list of workers refuses."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import worker_problems as workers

WORKER_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    workers.ReadOnlyWorker: lambda _: (
        "You are signed in to read and print only, so nothing was changed. Ask a coordinator of this desk to change "
        "your role, or to make the change."
    ),
    workers.CoordinatorOnly: lambda _: "Only a coordinator of this desk can do that. Nothing was changed.",
}

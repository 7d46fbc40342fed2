"""The sentences for what a role, the list of workers or a new passphrase refuses; and what roles are called."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.workers import Role
from recovery_desk.usecases import worker_problems as workers

ROLE_WORDS = {Role.WORKER: "Worker", Role.COORDINATOR: "Coordinator", Role.READ_ONLY: "Read only"}

ROLE_MEANINGS = {
    Role.WORKER: "Works with people's records and prints.",
    Role.COORDINATOR: "Works with people's records, and answers for workers, keys, backups and the desk's rules.",
    Role.READ_ONLY: "Reads and prints. Nothing they change is kept.",
}

ROLES_ARE_RULES = (
    "A role is a rule of this program and a line in the history, not a lock: the desk has one key, and everybody who "
    "can unlock it could, with the right tools, read all of it."
)

WORKER_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    workers.ReadOnlyWorker: lambda _: (
        "You are signed in to read and print only, so nothing was changed. Ask a coordinator of this desk to change "
        "your role, or to make the change."
    ),
    workers.CoordinatorOnly: lambda _: "Only a coordinator of this desk can do that. Nothing was changed.",
    workers.NoSuchWorker: lambda _: "Nobody of that kind works at this desk.",
    workers.WorkerNeedsName: lambda _: "Give the worker a name, as sheets should show it.",
    workers.WorkerAlreadyHere: lambda problem: (
        f"{problem.name} works at this desk already. Add an initial or a second name, so that sheets and the history "
        "can tell the two apart."
    ),
    workers.LastCoordinator: lambda _: (
        "This is the only coordinator. Make somebody else a coordinator first, so that the desk is never without one."
    ),
    workers.NotYourself: lambda _: "You are signed in, so another coordinator has to take you off this desk.",
    workers.PassphraseTooWeak: lambda problem: " ".join(
        (
            "That passphrase would be guessed too soon.",
            *problem.advice,
            "Four ordinary words that do not belong together are strong and easy to remember.",
        )
    ),
    workers.RecoveryKeyNotReadBack: lambda _: (
        "That is a recovery key, but not the one just made. Read it from the new sheet or file. Nothing was changed."
    ),
}

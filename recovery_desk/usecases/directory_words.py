"""The sentences for what can be wrong with an entry of the directory."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import directory_problems as directory

DIRECTORY_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    directory.OrganisationNeedsName: lambda _: "Give the organisation a name, so that it can be found again.",
    directory.ServiceNeedsName: lambda _: "Give the service a name, so that it can be found again.",
    directory.NoSuchService: lambda _: "No service on this desk has that id.",
    directory.HoursBackwards: lambda _: "Hours must close after they open. For a night, close past 24:00.",
    directory.DaysBackwards: lambda _: "The last day is before the first.",
    directory.OrganisationInUse: lambda problem: (
        f"{problem.services} service{'' if problem.services == 1 else 's'} in the directory belong to this "
        "organisation. Move or remove them first."
    ),
}

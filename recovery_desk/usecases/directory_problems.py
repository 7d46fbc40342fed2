"""What can be wrong with an entry of the directory."""

from recovery_desk.domain.errors import UserFacingError


class OrganisationNeedsName(UserFacingError):
    """An organisation without a name could not be found again."""


class ServiceNeedsName(UserFacingError):
    """Likewise a service."""


class NoSuchService(UserFacingError):
    """Somebody asked for a service by an id that is not on this desk."""


class HoursBackwards(UserFacingError):
    """Hours that close before they open."""


class DaysBackwards(UserFacingError):
    """Days that end before they begin."""


class OrganisationInUse(UserFacingError):
    """An organisation that services still belong to cannot be removed."""

    def __init__(self, services: int) -> None:
        """`services` is how many."""
        super().__init__(services)
        self.services = services

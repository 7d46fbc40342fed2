"""What can be wrong with a route, a pickup, or what is recorded of the days after."""

from recovery_desk.domain.errors import UserFacingError


class StopNeedsName(UserFacingError):
    """A stop is neither in the directory nor named."""


class MinutesOutOfRange(UserFacingError):
    """A visit or a way longer than half a day, or a time that is not on the clock."""


class TooManyStops(UserFacingError):
    """More stops than a day holds."""


class OrderHasChanged(UserFacingError):
    """Somebody changed the stops meanwhile, so an order worked out before fits them no more."""

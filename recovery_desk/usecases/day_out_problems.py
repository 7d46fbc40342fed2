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


class NoPickupOfTheirs(UserFacingError):
    """A sheet was asked for of somebody for whom no gate pickup was ever wanted."""


class NoSuchPickup(UserFacingError):
    """A pickup that is not on this desk (any more)."""


class PickupNeedsDay(UserFacingError):
    """Nobody can be met on a day nobody knows."""


class NobodyToDrive(UserFacingError):
    """A pickup cannot go on without a driver."""


class PickupNotAgreed(UserFacingError):
    """The person does not want to be met."""


class MilesBackwards(UserFacingError):
    """The car has been driven back in time."""


class NotReleased(UserFacingError):
    """The days after a release, of somebody whose release was not recorded."""


class StepNeedsText(UserFacingError):
    """A step of the contact ladder that says nothing."""


class StagesBackwards(UserFacingError):
    """Attended before the release, or engaged before attended."""


class EventNeedsWords(UserFacingError):
    """Something happened, and nobody says what."""

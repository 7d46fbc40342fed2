"""What can be wrong with a recovery inclusion meeting."""

from datetime import date

from recovery_desk.domain.errors import UserFacingError


class NoSuchSeries(UserFacingError):
    """A series that is not on this desk (any more)."""


class NoSuchInclusionMeeting(UserFacingError):
    """A day on which the series does not meet, or a meeting that was never kept."""


class NoInclusionMeetingToCome(UserFacingError):
    """No series meets any more."""


class SeriesNeedsName(UserFacingError):
    """A series without a name."""


class SeriesOutOfRange(UserFacingError):
    """A time that is not on the clock, or a meeting of no length, or a rule that never comes round."""


class WhyNeeded(UserFacingError):
    """A meeting moved or called off, and nobody says why."""


class InclusionIsOver(UserFacingError):
    """A meeting that was held or called off is not moved any more."""


class InclusionNotYet(UserFacingError):
    """A meeting of a day to come cannot be begun."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class InclusionNotOpen(UserFacingError):
    """Something was said at a meeting that does not go on."""


class OutcomeEmpty(UserFacingError):
    """A decision or an action without words."""


class NoSuchOutcome(UserFacingError):
    """A decision or an action that is not there (any more)."""


class OnTheAgenda(UserFacingError):
    """Somebody is on the agenda already."""


class NotOnThisTable(UserFacingError):
    """An agency that has no seat in the series."""

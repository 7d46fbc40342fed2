"""What can be wrong with a meeting, or with somebody's vetting."""

from datetime import date

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.vetting import VettingAnswer


class NoSuchMeeting(UserFacingError):
    """A meeting that is not on this desk (any more)."""


class NoSuchStaff(UserFacingError):
    """Somebody of an agency who is not on this desk (any more)."""


class StaffNeedsName(UserFacingError):
    """Agency staff without a name."""


class VettingCoversNothing(UserFacingError):
    """A clearance for no prison at all."""


class VettingBackwards(UserFacingError):
    """A clearance that ends before it begins."""


class StaffStillMeets(UserFacingError):
    """Somebody who has meetings cannot be taken out."""


class MeetingNeedsWhom(UserFacingError):
    """Nobody to meet."""


class MeetingNeedsPrison(UserFacingError):
    """A meeting in no prison this desk knows."""


class MeetingTimeOutOfRange(UserFacingError):
    """A time that is not on the clock, or a meeting that lasts no time or all day."""


class VettingDoesNotReach(UserFacingError):
    """Their vetting does not let them into that prison on that day."""

    def __init__(self, staff: str, prison: str, day: date, answer: VettingAnswer, covers: str) -> None:
        super().__init__(staff, prison, day, answer, covers)
        self.staff, self.prison, self.day, self.answer, self.covers = staff, prison, day, answer, covers


class HasLeftAgency(UserFacingError):
    """They work there no more."""

    def __init__(self, staff: str, left_on: date) -> None:
        super().__init__(staff, left_on)
        self.staff, self.left_on = staff, left_on


class MeetingClashes(UserFacingError):
    """Somebody or a room is taken at that time; `said` says what, a sentence for each."""

    def __init__(self, said: tuple[str, ...]) -> None:
        super().__init__(said)
        self.said = said


class MoveNeedsReason(UserFacingError):
    """A meeting put off or called off, and nobody says who asked, or why."""


class MeetingIsOver(UserFacingError):
    """A meeting that has taken place or was called off is not moved any more."""


class NotHeldNeedsReason(UserFacingError):
    """A meeting that was not held, and nobody says why."""


class NotYetHeld(UserFacingError):
    """What happened, of a meeting on a day to come."""

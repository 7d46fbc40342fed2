"""The sentences for what can be wrong with a meeting, or with somebody's vetting."""

from collections.abc import Callable

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.vetting import Reach
from recovery_desk.usecases import meetings_problems as meetings


def does_not_reach(problem: meetings.VettingDoesNotReach) -> str:
    """`P. Lang cannot be let into HMP Low Moss on 4 December 2026: …`, and what to do."""
    vetting = problem.answer.vetting
    if vetting is None or problem.answer.reach is Reach.NONE:
        why = "no vetting is recorded for them"
    elif problem.answer.reach is Reach.OTHER_PRISON:
        why = f"their vetting covers {problem.covers} only"
    elif problem.answer.reach is Reach.NOT_YET and vetting.granted_on is not None:
        why = f"their vetting there begins on {plain_date(vetting.granted_on)}"
    else:
        why = f"their vetting there ends on {plain_date(vetting.expires_on)}"
    return (
        f"{problem.staff} cannot be let into {problem.prison} on {plain_date(problem.day)}: {why}. "
        "Meet by video or phone, choose somebody else, or record the vetting once it is there."
    )


MEETING_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    meetings.NoSuchMeeting: lambda _: "That meeting is not on this desk any more.",
    meetings.NoSuchStaff: lambda _: "That member of agency staff is not on this desk any more.",
    meetings.StaffNeedsName: lambda _: "Give their name.",
    meetings.VettingCoversNothing: lambda _: "Say which prisons the vetting covers.",
    meetings.VettingBackwards: lambda _: "The vetting ends before it begins. Look at the dates again.",
    meetings.StaffStillMeets: lambda _: (
        "There are meetings with them. Say since when they have left instead, so that the meetings keep their name."
    ),
    meetings.MeetingNeedsWhom: lambda _: "Say who meets them: somebody of an agency, or a worker of this desk.",
    meetings.MeetingNeedsPrison: lambda _: "Choose the prison they are in on that day.",
    meetings.MeetingTimeOutOfRange: lambda _: (
        "A meeting begins between 00:00 and 23:59, takes from 5 to 480 minutes and ends on the same day."
    ),
    meetings.VettingDoesNotReach: does_not_reach,
    meetings.HasLeftAgency: lambda problem: f"{problem.staff} left on {plain_date(problem.left_on)}.",
    meetings.MeetingClashes: lambda problem: (
        f"{' '.join(problem.said)} Choose another time, or tick that it is to be so all the same."
    ),
    meetings.MoveNeedsReason: lambda _: "Say who asked for it, and why.",
    meetings.MeetingIsOver: lambda _: "That meeting is over or called off. Book another instead.",
    meetings.NotHeldNeedsReason: lambda _: "Say why it was not held.",
    meetings.NotYetHeld: lambda _: "That meeting is still to come. Record what happened once it has.",
}


def not_agreed_in_words(count: int) -> str:
    """Of the meetings in a calendar file; nothing where everybody agreed."""
    if not count:
        return ""
    said = "1 of them is" if count == 1 else f"{count} of them are"
    return f"{said} with an agency the person has not agreed to anything being told to: tell it nothing from this file."

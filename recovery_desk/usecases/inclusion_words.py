"""The sentences for what can be wrong with a recovery inclusion meeting."""

from collections.abc import Callable

from recovery_desk.domain.dates import long_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import inclusion_problems as inclusion

INCLUSION_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    inclusion.NoSuchSeries: lambda _: "That series of meetings is not on this desk any more.",
    inclusion.NoSuchInclusionMeeting: lambda _: "There is no such meeting. Look at the days of its series.",
    inclusion.NoInclusionMeetingToCome: lambda _: (
        "No recovery inclusion meeting is to come. Start a series of them first."
    ),
    inclusion.SeriesNeedsName: lambda _: "Give the series a name, like “Recovery inclusion meeting, HMP Barlinnie”.",
    inclusion.SeriesOutOfRange: lambda _: (
        "A meeting begins between 00:00 and 23:59, takes from 15 to 480 minutes, ends on the same day, and comes "
        "round every 1 to 52 weeks or 1 to 12 months. One can be moved by a year at the most."
    ),
    inclusion.WhyNeeded: lambda _: "Say why.",
    inclusion.InclusionIsOver: lambda _: "That meeting was held or called off. It stays as it is.",
    inclusion.InclusionNotYet: lambda problem: (
        f"That meeting is on {long_date(problem.day)}. If it is held today, move it to today first."
    ),
    inclusion.InclusionNotOpen: lambda _: (
        "That meeting does not go on. Begin it first; what is closed can be undone with Ctrl+Z."
    ),
    inclusion.OutcomeEmpty: lambda _: "Write what was decided, or what is to be done.",
    inclusion.NoSuchOutcome: lambda _: "That is not in these minutes any more.",
    inclusion.OnTheAgenda: lambda _: "They are on the agenda already.",
    inclusion.NotOnThisTable: lambda _: (
        "That agency has no seat in this series. Add it, or one of its staff, to the series first."
    ),
}

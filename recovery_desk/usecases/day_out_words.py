"""The sentences for what can be wrong with a route, a pickup, or the days after."""

from collections.abc import Callable

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases import day_out_problems as day_out

DAY_OUT_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    day_out.StopNeedsName: lambda _: "Choose a service from the directory for each stop, or give the stop a name.",
    day_out.MinutesOutOfRange: lambda _: (
        "A visit or a way takes from 0 to 720 minutes, and a time of day is from 00:00 to 23:59."
    ),
    day_out.TooManyStops: lambda _: "A day has room for twenty stops at most.",
    day_out.OrderHasChanged: lambda _: "The stops were changed meanwhile. Look at the route again.",
}

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
    day_out.NoPickupOfTheirs: lambda _: (
        "No gate pickup is written down for this person: their pickups are under Day out."
    ),
    day_out.NoSuchPickup: lambda _: "That pickup is not on this desk any more.",
    day_out.PickupNeedsDay: lambda _: "No release date is known, so nobody can say on which day to be at the gate.",
    day_out.NobodyToDrive: lambda _: "Name a driver first.",
    day_out.PickupNotAgreed: lambda _: "They do not want to be met at the gate. Ask them again before confirming.",
    day_out.MilesBackwards: lambda _: "The second reading of the miles is lower than the first.",
    day_out.NotReleased: lambda _: "No release is recorded for this person.",
    day_out.StepNeedsText: lambda _: "Say what is to be done.",
    day_out.StagesBackwards: lambda _: (
        "An appointment is attended after the release, and somebody engaged after that. Look at the dates again."
    ),
    day_out.EventNeedsWords: lambda _: "Say in a few words what happened.",
}

"""The two words every worker looks for, with the time on the wall."""

from recovery_desk.domain.dates import clock_time
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk import Desk


def saved_at(desk: Desk) -> str:
    """`Saved 14:02`, UK time."""
    return f"Saved {clock_time(uk_time(desk.clock.now()))}"


def draft_kept_at(desk: Desk) -> str:
    """`Draft kept 14:02`, UK time."""
    return f"Draft kept {clock_time(uk_time(desk.clock.now()))}"

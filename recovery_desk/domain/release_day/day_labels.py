"""A few words for why a day is hard to be released on: what a calendar has room for."""

from collections.abc import Callable
from datetime import date

from recovery_desk.domain.release_day.public_holidays import ONE_DAY

_FRIDAY, _SATURDAY = 4, 5


def hard_label(day: date, holiday: Callable[[date], str | None]) -> str:
    """`Friday`, `Weekend`, `Christmas Day`, `Before Christmas Day`; empty on a day that is none of these.

    `holiday` answers what a day is called where it is a public holiday.
    """
    own = holiday(day)
    if own:
        return _plain(own)
    if day.weekday() >= _SATURDAY:
        return "Weekend"
    tomorrow = holiday(day + ONE_DAY)
    if tomorrow:
        return f"Before {_plain(tomorrow)}"
    return "Friday" if day.weekday() == _FRIDAY else ""


def _plain(name: str) -> str:
    """`a local public holiday: Glasgow Fair Monday` becomes `Glasgow Fair Monday`; a substitute day its name."""
    return name.rsplit(": ", maxsplit=1)[-1].removesuffix(" (substitute day)")

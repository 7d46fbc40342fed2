"""Times of day as people type them: `9`, `9.30`, `21:00`, `9pm`, `half past` is not one of them."""

import re

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_NOON, _HOURS, _MINUTES = 12, 24, 60


def time_from(text: str) -> str | None:
    """`21:00` for `9pm`, `21`, `2100` or `21.00`; an empty text is empty; None where it is no time of day."""
    plain = text.strip().casefold()
    if not plain:
        return ""
    found = _TIME.fullmatch(plain)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < _MINUTES else None

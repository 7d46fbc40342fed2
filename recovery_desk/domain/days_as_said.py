"""A day to come as people say it: "tomorrow", "Friday", "4 Dec", "in two weeks". For due days and meetings.

A release date is never read so: there a year that nobody wrote is not guessed.
"""

import re
from datetime import date, timedelta

from recovery_desk.domain.dates_as_typed import DateNotUnderstood, Meaning, date_from

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORTEST_WEEKDAY = 3
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_IN = re.compile(r"(?:in )?(\d{1,2}|[a-z]+) (day|week)s?")
_YEARS_TRIED = 8
"""29 February comes round after eight years at the latest."""


def day_said(text: str, today: date) -> date | None:
    """The next day that is called so, today included only by its own name or date; None where it is no such words."""
    plain = " ".join(text.casefold().replace(",", " ").split())
    if plain in ("today", "now"):
        return today
    if plain == "tomorrow":
        return today + timedelta(days=1)
    weekday = next((at for at, name in enumerate(_WEEKDAYS) if _is_short_for(plain, name)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    counted = _IN.fullmatch(plain)
    if counted:
        number = int(counted[1]) if counted[1].isdecimal() else _NUMBERS.get(counted[1])
        return None if number is None else today + timedelta(days=number * (7 if counted[2] == "week" else 1))
    return _without_year(plain, today)


def _is_short_for(plain: str, name: str) -> bool:
    return len(plain) >= _SHORTEST_WEEKDAY and name.startswith(plain.removesuffix("."))


def _without_year(plain: str, today: date) -> date | None:
    """A day and a month: this year's, else the next there is."""
    if not plain or re.search(r"\d{4}", plain) or not re.search(r"\d", plain):
        return None
    for year in range(today.year, min(today.year + _YEARS_TRIED, date.max.year) + 1):
        for joint in (" ", "/"):
            try:
                found = date_from(f"{plain}{joint}{year}", today, Meaning.RELEASE)
            except DateNotUnderstood:
                continue
            if found >= today and found.year == year:
                return found
    return None

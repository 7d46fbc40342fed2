"""The kinds of day an Act can bar a release on, under the names the rules file calls them by."""

from collections.abc import Callable, Mapping
from datetime import date

from recovery_desk.domain.release_day.public_holidays import GOOD_FRIDAY, ONE_DAY, Area, remembered

_CHRISTMAS = (12, 25)


def _weekday(number: int, name: str) -> Callable[[date, Area], str | None]:
    def reason(day: date, _area: Area) -> str | None:
        return name if day.weekday() == number else None

    return reason


def _public_holiday(day: date, area: Area) -> str | None:
    return area.public_holiday(day)


def _bank_holiday(day: date, area: Area) -> str | None:
    return area.bank_holiday(day)


def _eve_of_public_holiday(day: date, area: Area) -> str | None:
    name = area.public_holiday(day + ONE_DAY)
    return f"the day before {name}" if name else None


def _christmas_day(day: date, _area: Area) -> str | None:
    return "Christmas Day" if (day.month, day.day) == _CHRISTMAS else None


def _good_friday(day: date, area: Area) -> str | None:
    name = area.bank_holiday(day)
    return name if name == GOOD_FRIDAY else None


DAY_KINDS: Mapping[str, Callable[[date, Area], str | None]] = {
    "thursday": _weekday(3, "Thursday"),
    "friday": _weekday(4, "Friday"),
    "saturday": _weekday(5, "Saturday"),
    "sunday": _weekday(6, "Sunday"),
    "public-holiday": _public_holiday,
    "bank-holiday": _bank_holiday,
    "eve-of-public-holiday": _eve_of_public_holiday,
    "christmas-day": _christmas_day,
    "good-friday": _good_friday,
}
"""Each answers why the day is of its kind, or None."""


@remembered
def why_barred(area: Area, day: date, kinds: tuple[str, ...]) -> str | None:
    """The first reason among `kinds` for which nobody is released on this day, or None on a day that will do."""
    return next((reason for kind in kinds if (reason := DAY_KINDS[kind](day, area))), None)

"""Public holidays: the published lists where they reach, the `holidays` package beyond, local days on top."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar, TypeVarTuple

from recovery_desk.domain.release_day.questions import Country

ONE_DAY = timedelta(days=1)

_SUBDIVISIONS = {Country.SCOTLAND: "SCT", Country.ENGLAND_AND_WALES: "ENG", Country.NORTHERN_IRELAND: "NIR"}
_OBSERVED = " (observed)"
_SATURDAY = 5
_GOOD_FRIDAY_TO_EASTER_MONDAY = timedelta(days=3)
LOCAL_HOLIDAY = "a local public holiday"
GOOD_FRIDAY = "Good Friday"

_FINDINGS_KEPT = 150_000
_Asked = TypeVarTuple("_Asked")
_Found = TypeVar("_Found")


class HolidayCalendar:
    """The bank holidays of one country, weekdays only, by name.

    `published` is the official list and is believed alone for the years it covers. Other years are worked
    out by the `holidays` package (imported only then, it is slow to load), which cannot know a one-off day
    that nobody has proclaimed yet. Checked against each other for 2012 to 2028: the package adds only dates
    at weekends, beside their substitutes, and those change no rule; they are left out here.
    """

    def __init__(self, country: Country, published: Mapping[date, str], first_year: int, last_year: int) -> None:
        self.country = country
        self.first_year = first_year
        self.last_year = last_year
        self._names = dict(published)
        self._years = set(range(first_year, last_year + 1))

    def name(self, day: date) -> str | None:
        """What the day is called when it is a bank holiday, else None."""
        if day.year not in self._years:
            self._names.update(_worked_out(self.country, day.year))
            self._years.add(day.year)
        return self._names.get(day)

    def is_published(self, day: date) -> bool:
        """Whether the official list covers the year of this day."""
        return self.first_year <= day.year <= self.last_year


def _worked_out(country: Country, year: int) -> Mapping[date, str]:
    from holidays import country_holidays

    found = country_holidays("GB", subdiv=_SUBDIVISIONS[country], years=year)
    return {day: _as_called(name) for day, name in found.items() if day.weekday() < _SATURDAY}


def _as_called(name: str) -> str:
    """The package's "(observed)" in the words GOV.UK uses."""
    last = name.rsplit("; ", maxsplit=1)[-1]
    return last.removesuffix(_OBSERVED) + (" (substitute day)" if last.endswith(_OBSERVED) else "")


class Area:
    """The days of one place: its country's calendar and the public holidays kept locally.

    `memory` is for `remembered`: what was found out about its days, so that an area asked about often answers fast.
    """

    def __init__(self, calendar: HolidayCalendar, local: frozenset[date] = frozenset()) -> None:
        self.calendar = calendar
        self.local = local
        self.memory: dict[tuple[object, ...], Any] = {}

    def bank_holiday(self, day: date) -> str | None:
        """The name of the day in the country's list, else None."""
        return self.calendar.name(day)

    def public_holiday(self, day: date) -> str | None:
        """The name of the day in the country's list or the area's, else None."""
        return self.calendar.name(day) or (LOCAL_HOLIDAY if day in self.local else None)

    def is_shut(self, day: date) -> bool:
        """Whether what somebody needs on a first day out is mostly closed: weekend or public holiday."""
        return day.weekday() >= _SATURDAY or self.public_holiday(day) is not None

    def opens_again(self, after: date) -> date:
        """The first day after `after` on which offices are open."""
        day = after + ONE_DAY
        while self.is_shut(day):
            day += ONE_DAY
        return day

    def may_keep_easter_monday(self, day: date) -> bool:
        """Whether the day is an Easter Monday that is no bank holiday here, but a local one in places."""
        return (
            self.calendar.country is Country.SCOTLAND
            and self.public_holiday(day) is None
            and self.calendar.name(day - _GOOD_FRIDAY_TO_EASTER_MONDAY) == GOOD_FRIDAY
        )


def remembered(work_out: Callable[[Area, *_Asked], _Found]) -> Callable[[Area, *_Asked], _Found]:
    """A function of an area, and of little else that is cheap to compare, asked of it once for each."""

    def recall(area: Area, *asked: *_Asked) -> _Found:
        key = (work_out, *asked)
        if key not in area.memory:
            if len(area.memory) >= _FINDINGS_KEPT:
                area.memory.clear()
            area.memory[key] = work_out(area, *asked)
        found: _Found = area.memory[key]
        return found

    return recall

"""Is it open on that day? Weekly hours, days that are different, and public holidays, in minutes after midnight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.dates import MIDNIGHT, WEEKDAYS
from recovery_desk.domain.release_day.day_opening import DayOpening, Interval, WhyShut
from recovery_desk.domain.services import SERVICE_STATUS_NAMES, OpeningHours, Service, ServiceException

_ONE_DAY = timedelta(days=1)
_LAST_WEEK = 5

HolidayName = Callable[[date], str | None]
"""What a day is called where the service is, when it is a public holiday there."""


@dataclass(frozen=True, slots=True)
class OpeningTimes:
    """Everything recorded about when one service is open."""

    service: Service
    hours: tuple[OpeningHours, ...] = ()
    exceptions: tuple[ServiceException, ...] = ()

    def on(self, day: date, holiday: HolidayName) -> DayOpening:
        """When it is open on `day`.

        What is said of that very day comes first, then public holidays, then the week. What was open past
        midnight is open in the small hours of the next day.
        """
        today = self._begun_on(day, holiday)
        before = self._begun_on(day - _ONE_DAY, holiday)
        late = [Interval(0, each.closes - MIDNIGHT) for each in before.intervals if each.closes > MIDNIGHT]
        if not late:
            return today
        return DayOpening(day, _joined([*late, *today.intervals]))

    def opens_next(self, after: date, holiday: HolidayName, within: int = 14) -> DayOpening | None:
        """The first day after `after` on which it is open, looking so many days ahead."""
        days = (self.on(after + _ONE_DAY * ahead, holiday) for ahead in range(1, within + 1))
        return next((each for each in days if each.is_open), None)

    def _begun_on(self, day: date, holiday: HolidayName) -> DayOpening:
        """The intervals that begin on the day itself."""
        name = self.service.name
        if not self.service.is_running:
            status = SERVICE_STATUS_NAMES[self.service.status].lower()
            return DayOpening(day, (), WhyShut.NOT_RUNNING, f"{name}: {status}")
        special = [each for each in self.exceptions if each.first_day <= day <= each.last_day]
        if special:
            intervals = _joined(Interval(e.opens, e.closes) for e in special if e.opens is not None and e.closes)
            reasons = "; ".join(dict.fromkeys(each.reason for each in special if each.reason))
            why = None if intervals else WhyShut.EXCEPTION
            return DayOpening(day, intervals, why, "" if intervals else f"Closed that day{_because(reasons)}")
        called = holiday(day) if self.service.keeps_holidays else None
        if called:
            return DayOpening(day, (), WhyShut.HOLIDAY, f"Closed: {_a_holiday(called)}")
        if not self.hours:
            return DayOpening(day, (), WhyShut.UNKNOWN, "Opening hours not recorded: ring first")
        intervals = _joined(Interval(each.opens, each.closes) for each in self.hours if _holds(each, day))
        if intervals:
            return DayOpening(day, intervals)
        return DayOpening(day, (), WhyShut.WEEKDAY, self._shut_weekday(day))

    def _shut_weekday(self, day: date) -> str:
        """Shut every such weekday, or only this one."""
        some_week = any(each.weekday == day.weekday() for each in self.hours)
        return "Closed that day" if some_week else f"Closed on {WEEKDAYS[day.weekday()]}s"


def _holds(hours: OpeningHours, day: date) -> bool:
    if hours.weekday != day.weekday():
        return False
    if (hours.valid_from and day < hours.valid_from) or (hours.valid_to and day > hours.valid_to):
        return False
    if hours.week_of_month is None:
        return True
    if hours.week_of_month == _LAST_WEEK:
        return (day + _ONE_DAY * 7).month != day.month
    return (day.day - 1) // 7 + 1 == hours.week_of_month


def _joined(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """In order, those that touch made one; what ends before it begins is left out."""
    joined: list[Interval] = []
    for each in sorted(i for i in intervals if i.closes > i.opens):
        if joined and each.opens <= joined[-1].closes:
            joined[-1] = Interval(joined[-1].opens, max(joined[-1].closes, each.closes))
        else:
            joined.append(each)
    return tuple(joined)


def _because(reason: str) -> str:
    return f": {reason}" if reason else ""


def _a_holiday(called: str) -> str:
    return called if called.startswith("a ") else f"public holiday ({called})"

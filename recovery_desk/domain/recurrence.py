"""Days that come round: every so many weeks, or on the second Tuesday of every month.

Days only: the time of day is the clock on the wall, so a meeting at ten is at ten before and after the clocks change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

LAST = 5
"""As the `nth` of a monthly rule: the last such weekday of the month, be it the fourth or the fifth."""

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NTH_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}


class Repeats(StrEnum):
    """In what a rule counts."""

    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Recurrence:
    """Every `every` weeks or months from `first` on, on one weekday (Monday is 0); monthly on its `nth`.

    `first` is where counting begins: the first day is the first one that fits on or after it.
    """

    first: date
    repeats: Repeats
    every: int
    weekday: int
    nth: int = 1

    def days(self, start: date, end: date) -> Iterator[date]:
        """Each day that fits from `start` to `end`, both included, in order."""
        found = self._weekly(start) if self.repeats is Repeats.WEEKS else self._monthly(start)
        for day in found:
            if day > end:
                return
            if day >= max(start, self.first):
                yield day

    def next_from(self, start: date) -> date | None:
        """The first that fits on or after `start`; None only where the calendar ends."""
        return next(self.days(start, date.max), None)

    @property
    def in_words(self) -> str:
        """`every Tuesday`, `every 2 weeks on Tuesday`, `the second Tuesday of every month`."""
        day = WEEKDAY_NAMES[self.weekday]
        if self.repeats is Repeats.WEEKS:
            return f"every {day}" if self.every == 1 else f"every {self.every} weeks on {day}"
        month = "every month" if self.every == 1 else f"every {self.every} months"
        return f"the {NTH_NAMES[self.nth]} {day} of {month}"

    def _weekly(self, start: date) -> Iterator[date]:
        step = 7 * self.every
        day = self.first.toordinal() + (self.weekday - self.first.weekday()) % 7
        if start.toordinal() > day:
            day += (start.toordinal() - day + step - 1) // step * step
        while day <= date.max.toordinal():
            yield date.fromordinal(day)
            day += step

    def _monthly(self, start: date) -> Iterator[date]:
        """From the month of the first day that fits on or after `first`: from there on `every` months apart."""
        begins = _month_of(self.first)
        if _nth_of(begins, self.weekday, self.nth) < self.first:
            begins += 1
        skipped = max(0, (_month_of(start) - begins) // self.every)
        for month in count(begins + skipped * self.every, self.every):
            if month > _month_of(date.max) - 1:
                return
            yield _nth_of(month, self.weekday, self.nth)


def _month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def _nth_of(month: int, weekday: int, nth: int) -> date:
    """Such a weekday of a month counted from the year 0; the last one where there is no fifth."""
    first = date(month // 12, month % 12 + 1, 1)
    following = date((month + 1) // 12, (month + 1) % 12 + 1, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    while day >= following:
        day -= timedelta(days=7)
    return day

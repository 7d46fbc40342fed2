"""When one place is open on one day, in minutes after midnight; where it is not, why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.dates import MIDNIGHT, minutes_in_words


class WhyShut(StrEnum):
    """Why nothing is open on a day."""

    NOT_RUNNING = "not-running"
    EXCEPTION = "exception"
    HOLIDAY = "holiday"
    WEEKDAY = "weekday"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """From `opens` until just before `closes`, minutes after midnight of the day asked about."""

    opens: int
    closes: int

    @property
    def in_words(self) -> str:
        """`09:00–17:30`."""
        return f"{minutes_in_words(self.opens)}–{minutes_in_words(self.closes)}"


_ALL_DAY = Interval(0, MIDNIGHT)


@dataclass(frozen=True, slots=True)
class DayOpening:
    """When a service is open on one day; where it is not, why. `is_known` is False where no hours are recorded."""

    day: date
    intervals: tuple[Interval, ...] = ()
    why_shut: WhyShut | None = None
    reason: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anybody has recorded when it opens."""
        return self.why_shut is not WhyShut.UNKNOWN

    @property
    def is_open(self) -> bool:
        """Whether it opens at all that day, as far as is known."""
        return bool(self.intervals)

    @property
    def in_words(self) -> str:
        """`Open 09:00–12:30, 13:30–17:00`, or why not."""
        if self.intervals == (_ALL_DAY,):
            return "Open day and night"
        if self.intervals:
            return "Open " + ", ".join(each.in_words for each in self.intervals)
        return self.reason

    def room_for(self, arrive: int, minutes: int) -> int | None:
        """When a visit of so many minutes can begin for somebody who is there at `arrive`; None when it cannot."""
        for interval in self.intervals:
            begin = max(arrive, interval.opens)
            if begin + minutes <= interval.closes:
                return begin
        return None

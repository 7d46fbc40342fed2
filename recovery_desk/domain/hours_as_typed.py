"""Opening hours as people type them, and written out again: `9-12.30, 13:30-17`, `24 hours`, `1st 10-12`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.clock_times_as_typed import time_from
from recovery_desk.domain.dates import MIDNIGHT, minutes_in_words, plain_date
from recovery_desk.domain.dates_as_typed import DateNotUnderstood, Meaning, date_from
from recovery_desk.domain.services import OpeningHours, ServiceException, ServiceId

_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(.+)")
_WEEK = re.compile(r"(1st|first|2nd|second|3rd|third|4th|fourth|last)\s+(.*)")
_WEEKS = {
    "1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4, "last": 5,
}  # fmt: skip
_WEEK_NAMES = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "last"}
_SHUT = frozenset({"", "closed", "shut", "none", "-", "–"})
_ALWAYS = frozenset({"24 hours", "24h", "24 h", "24/7", "all day", "day and night", "always"})
_EXCEPTION = re.compile(r"(?P<days>[^:]+):(?P<rest>.*)")
_DAYS = re.compile(r"(.+?)\s+(?:to|until|–|—)\s+(.+)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hours of one weekday; `week` is 1 to 4 or 5 for the last, where it is not every week."""

    opens: int
    closes: int
    week: int | None = None


def stretches_from(text: str) -> tuple[Stretch, ...] | None:
    """The stretches of one weekday, none for a closed day; None where the text does not say them for certain.

    A stretch that ends at or before it begins goes on past midnight.
    """
    plain = " ".join(text.casefold().split()).rstrip(".")
    if plain in _SHUT:
        return ()
    found = [_stretch(part.strip()) for part in re.split(r"[,;&]|\band\b", plain)]
    kept = tuple(each for each in found if each is not None)
    return kept if len(kept) == len(found) else None


def stretches_as_typed(hours: Sequence[OpeningHours], weekday: int) -> str:
    """The text the stretches of one weekday are typed as; read back they are the same."""
    return ", ".join(_as_typed(each) for each in hours if each.weekday == weekday)


def exception_from(line: str, today: date) -> ServiceException | None:
    """`24 Dec 2026: 9-12 Christmas Eve`, `1 Jan 2027 to 3 Jan 2027: closed, holidays`; None where it is not one."""
    found = _EXCEPTION.fullmatch(line.strip())
    if found is None:
        return None
    ends = _DAYS.fullmatch(found["days"].strip())
    try:
        first = date_from(ends[1] if ends else found["days"], today, Meaning.RELEASE)
        last = date_from(ends[2], today, Meaning.RELEASE) if ends else first
    except DateNotUnderstood:
        return None
    if last < first:
        return None
    rest = found["rest"].strip()
    shut = re.match(r"(?:closed|shut)\b[\s,:–-]*", rest, re.IGNORECASE)
    if shut is not None or not rest:
        return ServiceException("", ServiceId(""), first, last, reason=rest[shut.end() :] if shut else "")
    hours, reason = _hours_then_reason(rest)
    if hours is None:
        return None
    return ServiceException("", ServiceId(""), first, last, hours.opens, hours.closes, reason)


def exception_as_typed(exception: ServiceException) -> str:
    """The line an exception is typed as; read back it is the same."""
    days = plain_date(exception.first_day)
    if exception.last_day != exception.first_day:
        days += f" to {plain_date(exception.last_day)}"
    if exception.opens is None or exception.closes is None:
        return f"{days}: closed" + (f", {exception.reason}" if exception.reason else "")
    hours = f"{minutes_in_words(exception.opens)}–{minutes_in_words(exception.closes)}"
    return f"{days}: {hours} {exception.reason}".rstrip()


def _stretch(text: str) -> Stretch | None:
    week = _WEEK.fullmatch(text)
    number = _WEEKS[week[1]] if week else None
    hours = week[2] if week else text
    if hours in _ALWAYS:
        return Stretch(0, MIDNIGHT, number)
    ends = _RANGE.fullmatch(hours)
    if ends is None:
        return None
    opens, closes = _minutes(ends[1]), _minutes(ends[2])
    if opens is None or closes is None or opens == MIDNIGHT:
        return None
    if closes <= opens:
        closes += MIDNIGHT
    return Stretch(opens, closes, number)


def _minutes(text: str) -> int | None:
    if text.strip() in {"24:00", "24", "midnight", "24.00"}:
        return MIDNIGHT
    found = time_from(text)
    return int(found[:2]) * 60 + int(found[3:]) if found else None


def _hours_then_reason(text: str) -> tuple[Stretch | None, str]:
    """The longest beginning of the text that says hours; what follows is the reason."""
    words = text.split()
    for many in range(min(4, len(words)), 0, -1):
        hours = _stretch(" ".join(words[:many]).casefold().rstrip(",;"))
        if hours is not None:
            return hours, " ".join(words[many:])
    return None, ""


def _as_typed(hours: OpeningHours) -> str:
    week = f"{_WEEK_NAMES[hours.week_of_month]} " if hours.week_of_month else ""
    return f"{week}{minutes_in_words(hours.opens)}–{minutes_in_words(hours.closes)}"

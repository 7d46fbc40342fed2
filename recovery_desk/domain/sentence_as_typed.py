"""How long a sentence is, as lists say it: "540 days", "18 months", "2y 6m"."""

import re
from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum


class SentenceUnit(StrEnum):
    """What a bare number counts, where the heading says so."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_PART = re.compile(r"(\d{1,5})(?:\.0+)?\s*(days?|d|weeks?|wks?|w|months?|mths?|mnths?|mos?|m|years?|yrs?|y)(?![a-z])")
_BARE = re.compile(r"(\d{1,5})(?:\.0+)?")
_SURELY_DAYS = 400
"""Nobody is sentenced to 400 months: a bare number from here on counts days."""

_LONGEST_DAYS = 60 * 366
_MONTHS_IN_YEAR = 12


def sentence_days_from(text: str, sentenced_on: date | None, unit: SentenceUnit | None = None) -> int | None:
    """The term in days, or None where `text` does not say it for certain.

    Months and years count by the calendar from the day of sentence; without that day they are no number of
    days, and nothing is guessed. `unit` is what the column counts when its heading says so.
    """
    parts = _amounts(text, unit)
    if parts is None:
        return None
    days = parts.get(SentenceUnit.DAYS, 0) + 7 * parts.get(SentenceUnit.WEEKS, 0)
    months = parts.get(SentenceUnit.MONTHS, 0) + _MONTHS_IN_YEAR * parts.get(SentenceUnit.YEARS, 0)
    if months * 31 + days > _LONGEST_DAYS or months + days == 0:
        return None
    if months == 0:
        return days
    if sentenced_on is None:
        return None
    return (_months_later(sentenced_on, months) + timedelta(days=days) - sentenced_on).days


def _amounts(text: str, unit: SentenceUnit | None) -> dict[SentenceUnit, int] | None:
    plain = " ".join(text.casefold().replace(",", " ").replace("&", " ").replace(" and ", " ").split())
    bare = _BARE.fullmatch(plain)
    if bare:
        number = int(bare.group(1))
        unit = unit or (SentenceUnit.DAYS if number >= _SURELY_DAYS else None)
        return {unit: number} if unit else None
    found = _PART.findall(plain)
    if not found or _PART.sub("", plain).strip(" .;"):
        return None
    amounts: dict[SentenceUnit, int] = {}
    for number, word in found:
        counted = next(u for u in SentenceUnit if u.value[0] == word[0])
        if counted in amounts:
            return None
        amounts[counted] = int(number)
    return amounts


def _months_later(day: date, months: int) -> date:
    """The same day of the month, `months` later, or the last day of a shorter month."""
    index = day.year * _MONTHS_IN_YEAR + day.month - 1 + months
    year, month = divmod(index, _MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

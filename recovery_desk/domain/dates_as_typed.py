"""Dates as people type them in lists: day before month, always, and never a guess."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from recovery_desk.domain.errors import UserFacingError


class Meaning(StrEnum):
    """What a date is the date of: it decides a two-digit year's century and which years can be right."""

    BIRTH = "birth"
    RELEASE = "release"
    PAST = "past"
    ASKED = "asked"
    """A day somebody asks about, or writes down: any in the years of the law, and no spreadsheet's serial."""


class WhyNot(StrEnum):
    """Why a text is no date."""

    UNREADABLE = "unreadable"
    NO_SUCH_DAY = "no such day"
    NO_SUCH_MONTH = "no such month"
    NO_YEAR = "no year"
    NO_DAY = "no day"
    YEAR = "year"
    WEEKDAY = "weekday"
    FUTURE = "future"


class DateNotUnderstood(UserFacingError):
    """`text` (clipped) is no date, and `why`; `read_as` is the day it would be, where there is one."""

    def __init__(self, text: str, why: WhyNot, read_as: date | None = None) -> None:
        super().__init__(why.value)
        self.text = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        self.why = why
        self.read_as = read_as


@dataclass(frozen=True, slots=True)
class _Parts:
    """A date taken apart. `short` says that the year was written with two digits."""

    day: int
    month: int
    year: int
    short: bool
    weekday: int | None = None


_SHOWN = 40
_LONGEST = 60
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)}
    | {"sept": 9}
)
_DAYS = (
    {name: number for number, name in enumerate(_DAY_NAMES)}
    | {name[:3]: number for number, name in enumerate(_DAY_NAMES)}
    | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
)
_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?P<name>{_ANY_MONTH})\.?"
_ANY_DAY = "|".join(sorted(_DAYS, key=len, reverse=True))
_WEEKDAY = re.compile(rf"(?P<weekday>{_ANY_DAY})\b\.?,?\s*(?:the\s+)?")
_TIME = re.compile(
    r"[t,\s]\s*(?:at\s+)?(?:[01]?\d|2[0-4])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?"
    r"\s*(?:am|pm)?\s*(?:z|[+-]00:?00)?$"
)
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_GAP = r"[\s/.,'-]*"
_YEAR = r"(?P<year>\d+)"
_ISO = re.compile(r"(?P<year>\d{4})(?P<gap>[-/. ])(?P<month>\d{1,2})(?P=gap)(?P<day>\d{1,2})")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})\s*[-/. ]\s*(?P<month>\d{1,2})\s*[-/. ]\s*(?P<year>\d+)")
_NAMED = re.compile(rf"{_DAY}\s*(?:of\s+)?{_GAP}{_MONTH}{_GAP}{_YEAR}")
_NAME_FIRST = re.compile(rf"{_MONTH}{_GAP}{_DAY}(?:\s*,\s*|[\s/.-]+){_YEAR}")
_RUN_TOGETHER = re.compile(r"(?P<day>\d{1,2})(?P<month>\d{2})(?P<year>(?:19|20)\d{2})")
_ISO_RUN_TOGETHER = re.compile(r"(?P<year>(?:19|20)\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>\d{2})")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_NO_YEAR = re.compile(rf"{_DAY}\s*(?:of\s+)?{_GAP}{_MONTH}|(?:{_ANY_MONTH}){_GAP}\d{{1,2}}(?:st|nd|rd|th)?")
_NO_YEAR_NUMBERS = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}")
_NO_DAY = re.compile(rf"(?:{_MONTH}{_GAP}|\d{{1,2}}[-/. ])\d{{4}}|\d{{4}}-\d{{1,2}}|\d{{4}}")
_ABOUT = re.compile(
    r"(?:c|ca|circa|about|approx|approximately|around|roughly|est|estimated)?\.?\s*"
    r"(?P<year>(?:19|20)\d{2})\s*\??"
)

_SERIAL_ZERO = date(1899, 12, 30)
"""Day 0 of spreadsheet serials (1900 system), as it comes out right from March 1900 on."""

_NOT_KNOWN = frozenset(
    {
        "tbc", "tba", "tbd", "na", "n/a", "nk", "n/k", "none", "nil", "unknown", "unk", "not known", "unsure",
        "not yet known", "not set", "no date", "not given", "not applicable", "to be confirmed",
        "to be advised", "awaiting", "awaited", "awaiting date", "pending", "?", "??", "???", "-", "--", "---",
        ".", "x", "life", "lifer", "life sentence", "ipp", "olr", "indeterminate", "recall", "recalled",
        "remand", "on remand", "untried", "unsentenced", "unconvicted", "awaiting trial", "awaiting sentence",
    }
)  # fmt: skip


def says_not_known(text: str) -> bool:
    """Whether `text` says that there is no date ("TBC", "n/a", "life", "remand"), which is no mistake."""
    plain = _plain(text)
    return plain in _NOT_KNOWN or plain.strip(" .()[]") in _NOT_KNOWN


def date_from(text: str, today: date, meaning: Meaning = Meaning.RELEASE) -> date:
    """The day meant by `4/12/26`, `04.12.2026`, `4th Dec 2026`, `Fri 4 Dec 26`, `2026-12-04`, `46360` ….

    Numbers are day, month, year (or ISO), never month first. A two-digit year is the past for births and
    sentences, and lies within 20 years back and 79 ahead for releases.

    Raises:
        DateNotUnderstood: no date, an impossible one, or one that cannot be right for its `meaning`.
    """
    plain = _plain(text)
    if len(plain) > _LONGEST:
        raise DateNotUnderstood(text, WhyNot.UNREADABLE)
    plain = _TIME.sub("", plain).strip(" ,.;")
    serial = _SERIAL.fullmatch(plain)
    if serial and meaning is not Meaning.ASKED:
        return _in_range(text, _SERIAL_ZERO + timedelta(days=int(serial.group(1))), today, meaning)
    parts = _parts(text, plain)
    day = _day_of(text, parts, today, meaning)
    if parts.weekday is not None and day.weekday() != parts.weekday:
        raise DateNotUnderstood(text, WhyNot.WEEKDAY, day)
    return _in_range(text, day, today, meaning)


MIDDLE_OF_YEAR = (7, 1)
"""Month and day that stand for a birth date of which only the year is known."""


def year_from(text: str) -> int | None:
    """The year in "1985", "c. 1985", "about 1985?": a birth date known no better. None for anything else."""
    match = _ABOUT.fullmatch(_plain(text))
    return int(match.group("year")) if match else None


def looks_month_first(text: str) -> bool:
    """Whether `text` is impossible as a UK date but would be a date with the month first (`12/13/2026`)."""
    match = _NUMBERS.fullmatch(_TIME.sub("", _plain(text)).strip())
    if match is None:
        return False
    first, second = int(match["day"]), int(match["month"])
    return 1 <= first <= len(_MONTH_NAMES) < second <= _LONGEST_MONTH


_LONGEST_MONTH = 31


def _plain(text: str) -> str:
    """Lower case, ASCII digits and dashes, one blank between words; no invisible characters."""
    folded = unicodedata.normalize("NFKC", text)
    folded = "".join(c for c in folded if c.isspace() or unicodedata.category(c)[0] != "C")
    folded = re.sub("[\u2010-\u2015\u2212]", "-", folded).replace("\u2044", "/").replace("\u2019", "'")
    return " ".join(folded.casefold().split()).strip("'\"")


def _parts(text: str, plain: str) -> _Parts:
    weekday = _WEEKDAY.match(plain)
    rest = plain[weekday.end() :] if weekday else plain
    named_day = _DAYS[weekday["weekday"]] if weekday else None
    for pattern in (_ISO, _NUMBERS, _NAMED, _NAME_FIRST, _ISO_RUN_TOGETHER, _RUN_TOGETHER):
        match = pattern.fullmatch(rest)
        if match:
            return _taken_apart(match.groupdict(), named_day)
    raise DateNotUnderstood(text, _missing(rest))


def _taken_apart(found: dict[str, str], weekday: int | None) -> _Parts:
    month = _MONTHS[found["name"]] if "name" in found else int(found["month"])
    written_year = found["year"][:9]
    return _Parts(int(found["day"]), month, int(written_year), len(written_year) == len("26"), weekday)


def _missing(plain: str) -> WhyNot:
    """What is missing where that can be seen."""
    if _NO_YEAR.fullmatch(plain) or _NO_YEAR_NUMBERS.fullmatch(plain):
        return WhyNot.NO_YEAR
    return WhyNot.NO_DAY if _NO_DAY.fullmatch(plain) else WhyNot.UNREADABLE


def _day_of(text: str, parts: _Parts, today: date, meaning: Meaning) -> date:
    if not 1 <= parts.month <= len(_MONTH_NAMES):
        raise DateNotUnderstood(text, WhyNot.NO_SUCH_MONTH)
    years = _centuries(parts.year, today, meaning) if parts.short else (parts.year,)
    if not all(date.min.year <= year <= date.max.year for year in years):
        raise DateNotUnderstood(text, WhyNot.YEAR)
    possible = [day for year in years if (day := _calendar_day(year, parts))]
    if not possible:
        raise DateNotUnderstood(text, WhyNot.NO_SUCH_DAY)
    past = [day for day in possible if day <= today]
    return past[-1] if past and len(years) > 1 else possible[0]


def _calendar_day(year: int, parts: _Parts) -> date | None:
    try:
        return date(year, parts.month, parts.day)
    except ValueError:
        return None


_YEARS_BACK = 20
_CENTURY = 100
_YET_TO_COME = (Meaning.RELEASE, Meaning.ASKED)


def _centuries(short: int, today: date, meaning: Meaning) -> tuple[int, ...]:
    """The years `short` (0-99) may stand for, earliest first."""
    if meaning in _YET_TO_COME:
        first = today.year - _YEARS_BACK
        return (first + (short - first) % _CENTURY,)
    this = today.year - today.year % _CENTURY + short
    return (this - _CENTURY, this)


_OLDEST = 120
_LONGEST_AHEAD = 60
_LONGEST_SENTENCE = 60
_FIRST_ASKED, _LAST_ASKED = 1994, 2200
"""From the Acts in force to well beyond anybody's sentence."""


def _in_range(text: str, day: date, today: date, meaning: Meaning) -> date:
    """`day`, unless no such day can be right: a birth 150 years ago, a release in the year 0024."""
    if meaning is Meaning.ASKED:
        if not _FIRST_ASKED <= day.year <= _LAST_ASKED:
            raise DateNotUnderstood(text, WhyNot.YEAR, day)
        return day
    back = {Meaning.BIRTH: _OLDEST, Meaning.RELEASE: _YEARS_BACK, Meaning.PAST: _LONGEST_SENTENCE}[meaning]
    ahead = _LONGEST_AHEAD if meaning is Meaning.RELEASE else 0
    if not today.year - back <= day.year <= today.year + ahead:
        raise DateNotUnderstood(text, WhyNot.FUTURE if not ahead and day > today else WhyNot.YEAR, day)
    if not ahead and day > today:
        raise DateNotUnderstood(text, WhyNot.FUTURE, day)
    return day

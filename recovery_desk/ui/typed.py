"""What people type into a field, turned into what the desk keeps; each refusal carries its sentence."""

import re
from datetime import date, datetime, timedelta

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import (
    MIDDLE_OF_YEAR,
    DateNotUnderstood,
    Meaning,
    date_from,
    says_not_known,
    year_from,
)
from recovery_desk.domain.days_as_said import day_said
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.sentence_as_typed import SentenceUnit, sentence_days_from
from recovery_desk.domain.uk_time import uk_moment, uk_time
from recovery_desk.usecases.problem_words import words_for


class Refusal(Exception):
    """A field that cannot be kept as it stands; the message is the sentence."""


def day_typed(text: str, today: date, meaning: Meaning) -> date | None:
    """A day, or None for an empty field and for "not known"; raises `Refusal`."""
    plain = text.strip()
    if not plain or says_not_known(plain):
        return None
    try:
        return date_from(plain, today, meaning)
    except DateNotUnderstood as problem:
        raise Refusal(words_for(problem)) from None


def day_to_come_typed(text: str, today: date) -> date | None:
    """A due day or the day of a meeting, also as people say it: "Friday", "4 Dec", "in 2 weeks"; raises `Refusal`."""
    return day_said(text, today) or day_typed(text, today, Meaning.RELEASE)


def birth_typed(text: str, today: date) -> tuple[date | None, BirthDatePrecision]:
    """A birth date, a year ("about 1985"), or nothing; raises `Refusal`."""
    year = year_from(text)
    if year is not None and year <= today.year:
        return date(year, *MIDDLE_OF_YEAR), BirthDatePrecision.APPROXIMATE
    day = day_typed(text, today, Meaning.BIRTH)
    return day, BirthDatePrecision.UNKNOWN if day is None else BirthDatePrecision.EXACT


def birth_as_typed(person: Person) -> str:
    """The text a birth date is typed as; read back it is the same date."""
    if person.birth_date is None:
        return ""
    if person.birth_date_precision is BirthDatePrecision.APPROXIMATE:
        return f"about {person.birth_date.year}"
    return plain_date(person.birth_date)


def born_in_words(person: Person, today: date) -> str:
    """`Born 14 February 1979 (47)`, `Born about 1979 (47)` or `Birth date not known`."""
    age = person.age_on(today)
    if person.birth_date is None:
        return "Birth date not known"
    if person.birth_date_precision is BirthDatePrecision.APPROXIMATE:
        return f"Born about {person.birth_date.year} (about {age})"
    return f"Born {plain_date(person.birth_date)} ({age})"


def sentence_typed(text: str, sentenced_on: date | None) -> int | None:
    """The term in days; raises `Refusal` where it does not say it for certain."""
    plain = text.strip()
    if not plain or says_not_known(plain):
        return None
    days = sentence_days_from(plain, sentenced_on, SentenceUnit.DAYS)
    if days is None:
        raise Refusal(
            "Enter the sentence in days, like 540; with the date of sentence also months and years, like 18 months"
        )
    return days


_TIME = re.compile(r"\s*(?:\bat\s+)?\b(\d{1,2})[:.h](\d{2})\s*$", re.IGNORECASE)
_LONGEST_MINUTES = 24 * 60


def moment_typed(text: str, now: datetime) -> datetime | None:
    """When something happened: a time, a day, or both, as UK clocks show them; None for an empty field.

    A day without a time is noon of it. Raises `Refusal`.
    """
    plain = text.strip()
    if not plain:
        return None
    today = uk_time(now).date()
    time = _TIME.search(plain)
    hour, minute = (int(time[1]), int(time[2])) if time else (12, 0)
    if hour > 23 or minute > 59:
        raise Refusal("Enter the time from 0:00 to 23:59, like 14:30")
    day = plain[: time.start()].strip(" ,") if time else plain
    near = {"": today, "today": today, "yesterday": today - timedelta(days=1)}.get(day.casefold())
    on = near or day_typed(day, today, Meaning.PAST)
    if on is None:
        raise Refusal("Enter when it was, like 14:30, yesterday 10:00 or 20 Nov 9:15")
    moment = uk_moment(on, hour * 60 + minute)
    if time is None and on == today:
        return min(moment, now)
    if moment > now + timedelta(minutes=10):
        raise Refusal("Enter a time that has been: for what is to come, add a task")
    return moment


def minutes_typed(text: str) -> int | None:
    """How long it took; None for an empty field. Raises `Refusal`."""
    plain = text.strip().casefold().removesuffix("minutes").removesuffix("mins").removesuffix("min").strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and 1 <= int(plain) <= _LONGEST_MINUTES):
        raise Refusal("Enter minutes from 1 to 1,440, or leave them out")
    return int(plain)

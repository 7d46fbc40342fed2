"""What people type into a field, turned into what the desk keeps; each refusal carries its sentence."""

from datetime import date

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import DateNotUnderstood, Meaning, date_from, says_not_known, year_from
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.sentence_as_typed import SentenceUnit, sentence_days_from
from recovery_desk.usecases.problem_words import words_for

_MIDDLE_OF_YEAR = (7, 1)
"""Where somebody is placed of whom only the year of birth is known, as the import places them."""


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


def birth_typed(text: str, today: date) -> tuple[date | None, BirthDatePrecision]:
    """A birth date, a year ("about 1985"), or nothing; raises `Refusal`."""
    year = year_from(text)
    if year is not None and year <= today.year:
        return date(year, *_MIDDLE_OF_YEAR), BirthDatePrecision.APPROXIMATE
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

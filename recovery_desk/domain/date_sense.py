"""Whether the dates of a record make sense beside one another: nobody is referred before they were born."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DateOf(StrEnum):
    """What a date of a record is the date of."""

    BIRTH = "birth"
    REFERRAL = "referral"
    FIRST_CONTACT = "first-contact"
    OUTCOME = "outcome"
    SENTENCE = "sentence"
    ADMISSION = "admission"
    RELEASE = "release"
    LEFT_CUSTODY = "left-custody"
    EVENT = "event"
    EVENT_END = "event-end"
    RECORDED = "recorded"
    REVIEW = "review"
    SIGNED = "signed"
    CONSENT_END = "consent-end"
    WITHDRAWN = "withdrawn"
    ORDER_START = "order-start"
    ORDER_REVIEW = "order-review"
    ORDER_END = "order-end"


_LATER_THAN_BIRTH = tuple(each for each in DateOf if each is not DateOf.BIRTH)
_ORDER: tuple[tuple[DateOf, DateOf], ...] = (
    *((DateOf.BIRTH, later) for later in _LATER_THAN_BIRTH),
    (DateOf.REFERRAL, DateOf.FIRST_CONTACT),
    (DateOf.REFERRAL, DateOf.OUTCOME),
    (DateOf.SENTENCE, DateOf.RELEASE),
    (DateOf.ADMISSION, DateOf.RELEASE),
    (DateOf.ADMISSION, DateOf.LEFT_CUSTODY),
    (DateOf.ADMISSION, DateOf.EVENT),
    (DateOf.EVENT, DateOf.EVENT_END),
    (DateOf.RECORDED, DateOf.REVIEW),
    (DateOf.SIGNED, DateOf.CONSENT_END),
    (DateOf.SIGNED, DateOf.WITHDRAWN),
    (DateOf.ORDER_START, DateOf.ORDER_REVIEW),
    (DateOf.ORDER_START, DateOf.ORDER_END),
)
"""Pairs of which the first never comes after the second."""

Days = Mapping[DateOf, date | None]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two dates that cannot both be right."""

    earlier: DateOf
    later: DateOf
    earlier_day: date
    later_day: date


def clashes_of(days: Days) -> tuple[Clash, ...]:
    """Every pair of dates that stands in the wrong order; the same day is right for all."""
    found = []
    for earlier, later in _ORDER:
        first, second = days.get(earlier), days.get(later)
        if first is not None and second is not None and first > second:
            found.append(Clash(earlier, later, first, second))
    return tuple(found)


def new_clashes(before: Days, after: Days) -> tuple[Clash, ...]:
    """The clashes a change brings; what did not make sense before must not stop another field from being put right."""
    known = set(clashes_of(before))
    return tuple(clash for clash in clashes_of(after) if clash not in known)

"""What a section of Today is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.workers import Worker
from recovery_desk.usecases.ports import CaseloadRow, Clock, Store
from recovery_desk.usecases.release_questions import Law

MOST_LINES = 40


class Urgency(StrEnum):
    """How much a line presses."""

    HARD = "hard"
    CARE = "care"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class TodayLine:
    """One thing. `when` stands at its end; `screen`, `person_id`, `tab` where it leads; a task can be ticked off."""

    title: str
    detail: str = ""
    when: str = ""
    urgency: Urgency = Urgency.PLAIN
    screen: str = "person"
    person_id: PersonId | None = None
    tab: str = ""
    task_id: str = ""


@dataclass(frozen=True, slots=True)
class TodaySection:
    """A heading with its lines; `nothing` is said where there are none, `count` is how many there are in all.

    `tile` is what the number counts, where the words depend on a setting. `others` is how many people would stand
    here who are other workers' or nobody's, counted only where nobody stands here, and up to as many as are shown.
    """

    name: str
    title: str
    picture: str
    lines: tuple[TodayLine, ...]
    nothing: str
    count: int
    tile: str = ""
    others: int = 0


@dataclass(frozen=True, slots=True)
class Morning:
    """What a section is read from. `worker` is whose day it is: "" means everybody's.

    Without a `law` people walk out on the day they are due.
    """

    store: Store
    clock: Clock
    today: date
    signed_in: Worker
    worker: str
    law: Law | None = None


Section = Callable[[Morning], TodaySection]

_PRESSING = {urgency: place for place, urgency in enumerate(Urgency)}


@dataclass(frozen=True, slots=True)
class Waiting:
    """A line that may not be shown: how much it presses, for which day, and how it is worded once it is."""

    urgency: Urgency
    day: date
    worded: Callable[[], TodayLine]


def most_pressing(waiting: Iterable[Waiting]) -> tuple[TodayLine, ...]:
    """As many lines as are shown, what presses most and is nearest first; the others are never worded."""
    ordered = sorted(waiting, key=lambda each: (_PRESSING[each.urgency], each.day))
    return tuple(each.worded() for each in ordered[:MOST_LINES])


def person_line(row: CaseloadRow, *, when: str, tab: str = "", urgency: Urgency = Urgency.PLAIN) -> TodayLine:
    """Somebody, with where they are."""
    where = ", ".join(part for part in (row.establishment, row.place) if part)
    detail = " · ".join(part for part in (where, row.prison_number) if part)
    return TodayLine(row.filed_as, detail, when, urgency, "person", row.person_id, tab)


def others_in_words(others: int) -> str:
    """`6 people`; as many as a section shows may be more."""
    return f"{others} people or more" if others >= MOST_LINES else so_many(others, "person", "people")


def last_met(row: CaseloadRow, today: date) -> str:
    """`last contact Thu 12 Nov`, or that there was none."""
    if row.last_contact is None:
        return "no contact yet"
    return f"last contact {short_date(row.last_contact)}, {days_away(row.last_contact, today)}"

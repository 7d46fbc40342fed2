"""Why a day is hard to be released on: a Friday, the eve of a holiday, a run of shut days, a shut day itself."""

from collections.abc import Iterator
from datetime import date

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.release_day.public_holidays import ONE_DAY, Area, remembered
from recovery_desk.domain.release_day.questions import Finding, Severity

_FRIDAY = 4
_SATURDAY = 5
_LONG_RUN = 3
"""Shut days in a row that are worth a word: more than an ordinary weekend."""


@remembered
def hard_day_findings(area: Area, day: date, why_it_stays: str) -> tuple[Finding, ...]:
    """What is hard about being released on this day; nothing on a good day.

    `why_it_stays` follows the first finding: what the law does, or does not do, about such a day.
    """
    return tuple(
        Finding(finding_id, Severity.HARD, f"{text} {why_it_stays}" if number == 0 else text)
        for number, (finding_id, text) in enumerate(_troubles(day, area))
    )


def _troubles(day: date, area: Area) -> Iterator[tuple[str, str]]:
    said = long_date(day)
    opens = area.opens_again(day)
    if area.is_shut(day):
        holiday = area.public_holiday(day)
        yield (
            ("public-holiday", f"{said} is {_named(holiday)}: a hard day to be released.")
            if holiday
            else ("weekend", f"{said}: a weekend, a hard day to be released.")
        )
    elif day.weekday() == _FRIDAY:
        yield "friday", f"{said}: a hard day to be released. Most places then shut until {day_and_month(opens)}."
    tomorrow = area.public_holiday(day + ONE_DAY)
    if tomorrow:
        yield "eve-of-holiday", f"{said} is the day before {_named(tomorrow)}: a hard day to be released."
    shut = (opens - day).days - 1
    if shut >= _LONG_RUN:
        yield "closed-run", _run(day, opens, shut)


def _run(day: date, opens: date, shut: int) -> str:
    first, last = day_and_month(day + ONE_DAY), day_and_month(opens - ONE_DAY)
    return f"{shut} shut days follow, {first} to {last}: most places open again on {long_date(opens)}."


def _named(holiday: str) -> str:
    return holiday if holiday.startswith("a ") else f"a public holiday ({holiday})"

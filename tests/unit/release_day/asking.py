"""How these tests ask: the shipped law, or the same engine over other data."""

import copy
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from recovery_desk.domain.release_day.engine import ReleaseLaw
from recovery_desk.domain.release_day.public_holidays import HolidayCalendar
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind, ReleaseQuestion
from recovery_desk.domain.release_day.rule_book import rule_book_from
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law, rules_as_written

LAW = load_release_law()
CALENDARS = holiday_calendars()
SCOTLAND, ENGLAND, IRELAND = Country.SCOTLAND, Country.ENGLAND_AND_WALES, Country.NORTHERN_IRELAND
SECTION_8 = frozenset({("scotland-2023-s8", date(2000, 1, 1))})
FIRST, LAST = date(2012, 1, 1), date(2035, 12, 31)


def ask(
    due: str,
    country: Country = SCOTLAND,
    *,
    law: ReleaseLaw = LAW,
    local: Iterable[str] = (),
    commenced: frozenset[tuple[str, date]] = frozenset(),
    sentence_days: int | None = None,
    days_served: int | None = None,
    kind: ReleaseKind = ReleaseKind.SENTENCE,
    as_of: str | None = None,
) -> ReleaseAnswer:
    return law.check(
        ReleaseQuestion(
            due=date.fromisoformat(due),
            country=country,
            local_holidays=frozenset(map(date.fromisoformat, local)),
            commenced=commenced,
            sentence_days=sentence_days,
            days_served=days_served,
            kind=kind,
            as_of=date.fromisoformat(as_of) if as_of else None,
        )
    )


def law_with(
    changes: Mapping[str, Mapping[str, object]], calendars: Mapping[Country, HolidayCalendar] = CALENDARS
) -> ReleaseLaw:
    """The shipped rules with some keys of some rules changed; a key given as None is taken out."""
    tables: dict[str, Any] = copy.deepcopy(rules_as_written())
    for rule in tables["rule"]:
        for key, value in changes.get(rule["id"], {}).items():
            rule.pop(key, None)
            if value is not None:
                rule[key] = value
    return ReleaseLaw(rule_book_from(tables), calendars)


def calendar_of(country: Country, days: Iterable[str]) -> HolidayCalendar:
    """A calendar with these bank holidays and no others, in any year."""
    return HolidayCalendar(country, {date.fromisoformat(day): "a bank holiday" for day in days}, 1990, 2110)


def iso(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in days]


def ids(answer: ReleaseAnswer) -> list[str]:
    return [finding.id for finding in answer.findings]


def text_of(answer: ReleaseAnswer, finding_id: str) -> str:
    return next(finding.text for finding in answer.findings if finding.id == finding_id)

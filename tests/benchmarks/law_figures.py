"""A million release days asked of the law, as JSON in and JSON out."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.exchange.release_rules_file import load_release_law
from recovery_desk.usecases.check_date import answer_lines
from tests.benchmarks.figures import Figure, seconds

MILLION = 1_000_000
_COUNTRIES = tuple(country.value for country in Country)
_KINDS = tuple(kind.value for kind in ReleaseKind)
_FIRST, _DAYS = date(2012, 1, 1), 8_766


def million_checks(_folder: Path) -> Iterator[Figure]:
    """Every day of 2012 to 2035 in each country, over and over; then a million at random, hardly two alike."""
    for name, lines in (("in turn", _requests()), ("of every kind, at random", _mixed_requests())):
        law = load_release_law()
        floor = seconds(lambda lines=lines: [json.dumps(json.loads(line)) for line in lines])  # type: ignore[misc]
        answered = seconds(lambda lines=lines, law=law: sum(1 for _ in answer_lines(lines, law.unnamed)))  # type: ignore[misc]
        yield Figure(f"A million checks {name}, JSON to JSON", answered, "s", 20)
        yield Figure("  the same against only reading and writing the JSON", answered, "s", 20, floor)


def _requests() -> list[str]:
    return [
        json.dumps(
            {
                "due": (_FIRST + timedelta(days=number % _DAYS)).isoformat(),
                "country": _COUNTRIES[number % 3],
                "sentence_days": (None, 4, 300)[number // _DAYS % 3],
                "days_served": (None, 20, 200)[number // 26_298 % 3],
            }
        )
        for number in range(MILLION)
    ]


def _mixed_requests() -> list[str]:
    chance = random.Random(1)
    return [
        json.dumps(
            {
                "due": (_FIRST + timedelta(days=chance.randrange(_DAYS))).isoformat(),
                "country": chance.choice(_COUNTRIES),
                "sentence_days": chance.choice((None, chance.randrange(2_000))),
                "days_served": chance.choice((None, chance.randrange(1_000))),
                "release_kind": chance.choice(_KINDS),
            }
        )
        for _ in range(MILLION)
    ]

"""A million release days asked of the law, as JSON in and JSON out."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from recovery_desk.exchange.release_rules_file import load_release_law
from recovery_desk.usecases.check_date import answer_lines
from tests.benchmarks.figures import Figure, seconds

MILLION = 1_000_000


def million_checks(_folder: Path) -> Iterator[Figure]:
    """Every day of 2012 to 2035 in each country, over and over, with what varies in real requests."""
    law = load_release_law()
    lines = _requests()
    floor = seconds(lambda: [json.dumps(json.loads(line)) for line in lines])
    answered = seconds(lambda: sum(1 for _ in answer_lines(lines, law.check)))
    yield Figure("A million checks, JSON to JSON", answered, "s", 20)
    yield Figure("  the same against only reading and writing the JSON", answered, "s", 20, floor)


def _requests() -> list[str]:
    countries = ("scotland", "england-and-wales", "northern-ireland")
    first = date(2012, 1, 1)
    return [
        json.dumps(
            {
                "due": (first + timedelta(days=number % 8_766)).isoformat(),
                "country": countries[number % 3],
                "sentence_days": (None, 4, 300)[number // 8_766 % 3],
                "days_served": (None, 20, 200)[number // 26_298 % 3],
            }
        )
        for number in range(MILLION)
    ]

"""The search over orders and askable days, against walking one day through once."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from recovery_desk.domain.release_day.day_opening import DayOpening, Interval
from recovery_desk.domain.release_day.route import Day, Part, Stop
from recovery_desk.usecases.route_suggestions import suggestions
from tests.benchmarks.figures import Figure, median_ms

_FRIDAY = date(2026, 12, 4)
_STOPS, _ASKABLE, _ROUTES = 8, 2, 40


def route_search(_folder: Path) -> Iterator[Figure]:
    """Forty made-up routes of eight stops that may all change places, each on three days; and a day as most have it."""
    hard = cycle([_days(seed, [Part.ANY] * _STOPS) for seed in range(_ROUTES)])
    usual = [Part.FIRST, *[Part.ANY] * 5, Part.LATE, Part.LAST]
    likely = cycle([_days(seed, usual) for seed in range(_ROUTES)])
    one = _days(0, [Part.ANY] * _STOPS)[_FRIDAY]
    walk = median_ms(lambda: one.timings(range(_STOPS)), 200)
    for name, days in (("eight stops in any order", hard), ("gate first, home late, evening last", likely)):
        found = median_ms(lambda days=days: suggestions(next(days), _FRIDAY), 2 * _ROUTES)  # type: ignore[misc]
        yield Figure(f"Route, {name}, three days", found, "ms", 50)
        yield Figure("  the same against walking one order through once", found, "ms", 1_000, walk)


def _days(seed: int, parts: list[Part]) -> dict[date, Day]:
    random, many = Random(seed), len(parts)
    stops = tuple(
        Stop(
            f"stop {at}", random.randrange(10, 90), part, random.choice((None, None, None, random.randrange(600, 1000)))
        )
        for at, part in enumerate(parts)
    )
    travel = tuple(tuple(random.randrange(5, 50) for _ in range(many)) for _ in range(many))
    return {
        _FRIDAY - timedelta(days=back): Day(stops, travel, tuple(_opening(random) for _ in range(many)))
        for back in range(_ASKABLE + 1)
    }


def _opening(random: Random) -> DayOpening:
    opens = random.randrange(500, 720)
    return DayOpening(_FRIDAY, (Interval(opens, random.randrange(opens + 60, 1_100)),))

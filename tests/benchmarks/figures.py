"""A figure beside its floor, measured in the same run, as a ratio: seconds alone say little about another machine."""

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """`value` and `floor` in `unit`; `limit` bounds the ratio, or the value where there is no floor."""

    name: str
    value: float
    unit: str
    limit: float
    floor: float | None = None
    note: str = ""

    @property
    def judged(self) -> float:
        """What the limit is held against."""
        return self.value if self.floor is None else self.value / self.floor

    @property
    def holds(self) -> bool:
        """Whether the figure is within its limit."""
        return self.judged <= self.limit

    def as_json(self) -> dict[str, object]:
        """For the JSON file."""
        return {**asdict(self), "ratio": None if self.floor is None else self.judged, "holds": self.holds}

    def as_line(self) -> str:
        """For the table."""
        floor = "" if self.floor is None else f"{self.floor:,.2f}"
        ratio = "" if self.floor is None else f"{self.judged:.2f}x"
        limit = f"{self.limit:g}{'x' if self.floor is not None else ' ' + self.unit}"
        mark = "ok" if self.holds else "OVER"
        value = f"{self.value:>12,.2f} {self.unit:<4}"
        return f"{self.name:<58} {value} {floor:>12} {ratio:>8} {limit:>10}  {mark} {self.note}"


_TURN = 30

HEADER = f"{'figure':<58} {'value':>12} {'':<4} {'floor':>12} {'ratio':>8} {'limit':>10}"


def median_ms(deed: Callable[[], object], times: int) -> float:
    """The median of `times` runs, in milliseconds, after one to warm up."""
    deed()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        deed()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def paired_medians_ms(
    deed: Callable[[], object],
    floor: Callable[[], object],
    times: int,
    rest: Callable[[], object] = lambda: None,
) -> tuple[float, float]:
    """The medians of a deed and its floor, in turns of thirty, so that what else the machine does falls on both.

    `rest` brings about before each turn, uncounted, what both begin from.
    """
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(times // _TURN):
        for run, kept in zip((deed, floor), taken, strict=True):
            rest()
            run()
            for _ in range(_TURN):
                start = time.perf_counter()
                run()
                kept.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])


def seconds(deed: Callable[[], object]) -> float:
    """One run, in seconds."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start

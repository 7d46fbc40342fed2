"""The route of a release day: when each stop is reached, which does not fit and why, and the nearest order that works.

A stop that does not fit still takes its minutes: the times after it are those of a day on which it was done. With
that, whoever is earlier is never worse off, so of two ways to the same stop through the same stops only the better
needs to be followed, and the search stays exact.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.release_day.day_opening import DayOpening, WhyShut

USUAL_START = 10 * 60
"""When somebody walks out where nobody has told the desk."""

MOST_STOPS = 8
"""Stops that may change places, at most, for a search."""


class Part(IntEnum):
    """Which part of the day a stop belongs to; earlier parts are over before later ones begin."""

    FIRST = 0
    ANY = 1
    LATE = 2
    LAST = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop as the clock sees it. `appointment` and `latest` are minutes after midnight."""

    name: str
    visit: int
    part: Part = Part.ANY
    appointment: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """A stop on its day. `begin` is when the visit begins; `fits` is None where that cannot be told."""

    stop: int
    arrive: int
    begin: int
    leave: int
    fits: bool | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """Everything about one day. `travel[i][j]` is from stop i to stop j, `travel[j][j]` the way to j as the first.

    `openings` are when the place of each stop is open; None where no hours bind it.
    """

    stops: tuple[Stop, ...]
    travel: tuple[tuple[int, ...], ...]
    openings: tuple[DayOpening | None, ...]

    def timings(self, order: Sequence[int]) -> tuple[Timing, ...]:
        """The day in this order."""
        return tuple(self._walked(order))

    def _walked(self, order: Sequence[int]) -> Iterator[Timing]:
        before, clock = -1, 0
        for at in order:
            arrive = self.arrival(before, clock, at)
            timing = self.timing(at, arrive)
            yield timing
            before, clock = at, timing.leave

    def arrival(self, before: int, clock: int, at: int) -> int:
        """When stop `at` is reached from `before`, left at `clock`; -1 stands for the start of the day."""
        if before >= 0:
            return clock + self.travel[before][at]
        stop = self.stops[at]
        if stop.part is Part.FIRST:
            return USUAL_START if stop.appointment is None else stop.appointment
        return USUAL_START + self.travel[at][at]

    def timing(self, at: int, arrive: int) -> Timing:
        """What comes of being at a stop at `arrive`."""
        stop, opening = self.stops[at], self.openings[at]
        begin, fits = begin_of(stop, opening, arrive)
        leave = begin + stop.visit
        if not fits:
            return Timing(at, arrive, begin, leave, fits=False, reason=_why_not(stop, opening, arrive, begin))
        if opening is not None and not opening.is_known:
            return Timing(at, arrive, begin, leave, fits=None, reason=opening.reason)
        return Timing(at, arrive, begin, leave, fits=True)


def begin_of(stop: Stop, opening: DayOpening | None, arrive: int) -> tuple[int, bool]:
    """When a visit begins for somebody there at `arrive`, and whether it may: hours nobody recorded bar nothing.

    One that does not fit begins when it was wanted, so that the day after it can still be told.
    """
    appointment = stop.appointment
    wanted = arrive if appointment is None or appointment < arrive else appointment
    fits = (appointment is None or arrive <= appointment) and (stop.latest is None or arrive <= stop.latest)
    if opening is None or opening.why_shut is WhyShut.UNKNOWN:
        return wanted, fits
    room = opening.room_for(wanted, stop.visit)
    if appointment is not None:
        return wanted, fits and room == wanted
    return (wanted, False) if room is None else (room, fits)


def _why_not(stop: Stop, opening: DayOpening | None, arrive: int, wanted: int) -> str:
    """The reason a stop does not fit, as a sentence without its end."""
    there = f"there only at {minutes_in_words(arrive)}"
    if stop.appointment is not None and arrive > stop.appointment:
        return f"Appointment {minutes_in_words(stop.appointment)}; {there}"
    if stop.latest is not None and arrive > stop.latest:
        return f"Has to be there by {minutes_in_words(stop.latest)}; {there}"
    if opening is None or not opening.intervals:
        return "" if opening is None else opening.reason
    return _against_the_hours(stop, opening, wanted)


def _against_the_hours(stop: Stop, opening: DayOpening, wanted: int) -> str:
    at, needs = minutes_in_words(wanted), f"needs {stop.visit} min"
    during = next((each for each in opening.intervals if each.opens <= wanted < each.closes), None)
    if during is not None:
        closes = minutes_in_words(during.closes)
        when = f"the appointment at {at}" if stop.appointment is not None else f"from {at} it"
        return f"Closes {closes}; {when} {needs}"
    if stop.appointment is not None:
        return f"Appointment {at}, but it is {opening.in_words[0].lower()}{opening.in_words[1:]}"
    later = next((each for each in opening.intervals if each.opens > wanted), None)
    if later is not None:
        return f"{opening.in_words}; {needs}"
    return f"Closes {minutes_in_words(opening.intervals[-1].closes)}; there only at {at}"


def misfits(timings: Iterable[Timing]) -> int:
    """How many stops are known not to fit."""
    return sum(timing.fits is False for timing in timings)


def inversions(order: Sequence[int]) -> int:
    """How many pairs stand the other way round than in the order the stops were given in."""
    return sum(early > late for n, early in enumerate(order) for late in order[n + 1 :])


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An order with what it costs: stops that do not fit, pairs turned round, the end of the day."""

    misfits: int
    inversions: int
    ends: int
    order: tuple[int, ...]


def best_order(day: Day) -> Found:
    """The order in which the fewest stops do not fit; of those the nearest to the order given, then the earliest home.

    Exact: partial days are taken up in the order of what they cost at least, and one is dropped only when another
    through the same stops to the same stop is no worse in any respect.
    """
    return _Search(day).run()


class _Search:
    """The partial days still to be followed, cheapest first."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._many = len(day.stops)
        self._all = (1 << self._many) - 1
        self._latest = [_latest_begin(stop, opening) for stop, opening in zip(day.stops, day.openings, strict=True)]
        self._nearest = [
            min((day.travel[i][j] for i in range(self._many) if i != j), default=0) for j in range(self._many)
        ]
        self._groups = [sum(1 << at for at, stop in enumerate(day.stops) if stop.part is part) for part in sorted(Part)]
        self._kept: dict[tuple[int, int], list[tuple[int, int, int]]] = {}

    def run(self) -> Found:
        # (misfits at least, inversions, clock, order, stops done, misfits so far): shared parts of the day first.
        queue: list[tuple[int, int, int, tuple[int, ...], int, int]] = [(0, 0, 0, (), 0, 0)]
        stops, openings = self._day.stops, self._day.openings
        while True:
            _, turned, clock, order, done, missed = heapq.heappop(queue)
            if done == self._all:
                return Found(missed, turned, clock, order)
            before = order[-1] if order else -1
            for at in self._next(done):
                arrive = self._day.arrival(before, clock, at)
                begin, fits = begin_of(stops[at], openings[at], arrive)
                leave, so_far = begin + stops[at].visit, missed + (not fits)
                after, around = done | 1 << at, turned + (done >> (at + 1)).bit_count()
                if self._is_worse((after, at), so_far, around, leave):
                    continue
                least = so_far + self._bound_to_miss(after, leave)
                heapq.heappush(queue, (least, around, leave, (*order, at), after, so_far))

    def _next(self, done: int) -> Iterator[int]:
        """The stops that may come next: those of the earliest part of the day that is not over."""
        group = next(group for group in self._groups if group & ~done)
        return (at for at in range(self._many) if group & ~done & 1 << at)

    def _bound_to_miss(self, done: int, clock: int) -> int:
        """Stops that cannot fit any more, however the rest goes."""
        return sum(not done >> at & 1 and self._latest[at] < clock + self._nearest[at] for at in range(self._many))

    def _is_worse(self, state: tuple[int, int], missed: int, turned: int, clock: int) -> bool:
        """Whether a day met already reaches the same with no more of anything; else this one is noted."""
        kept = self._kept.setdefault(state, [])
        for m, t, c in kept:
            if m <= missed and t <= turned and c <= clock:
                return True
        kept.append((missed, turned, clock))
        return False


def _latest_begin(stop: Stop, opening: DayOpening | None) -> int:
    """The latest arrival that can still fit; before the day began where none can."""
    latest = 48 * 60 if stop.latest is None else stop.latest
    if opening is not None and opening.is_known:
        latest = min(latest, max((each.closes - stop.visit for each in opening.intervals), default=-1))
        if opening.why_shut is not None and opening.why_shut is not WhyShut.UNKNOWN:
            latest = -1
    if stop.appointment is not None:
        latest = min(latest, stop.appointment)
    return latest


def moved(order: Sequence[int], rather: frozenset[int] = frozenset()) -> tuple[int, ...]:
    """The fewest stops to take out and put elsewhere to come from the order given to `order`; of two, `rather`."""

    def worth(run: tuple[int, ...]) -> tuple[int, int]:
        return len(run), -sum(at in rather for at in run)

    runs: list[tuple[int, ...]] = [()]
    for at in order:
        before = [run for run in runs if not run or run[-1] < at]
        runs.append((*max(before, key=worth), at))
    stays = max(runs, key=worth)
    return tuple(at for at in order if at not in stays)

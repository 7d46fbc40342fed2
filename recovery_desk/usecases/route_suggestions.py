"""What to do about a route that does not fit: the nearest order that works, and the days that may be asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.dates import day_and_month, minutes_in_words
from recovery_desk.domain.release_day.route import (
    MOST_STOPS,
    Day,
    Part,
    Timing,
    best_order,
    misfits,
    moved,
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An order, perhaps on another day, in which fewer stops do not fit.

    `order` are numbers of stops; `moves` the stops that change places and where to.
    """

    day: date
    is_other_day: bool
    order: tuple[int, ...]
    misfits: int
    fitting: frozenset[int]
    moves: tuple[tuple[int, str], ...]
    text: str

    @property
    def changes_order(self) -> bool:
        """Whether stops change places."""
        return self.order != tuple(range(len(self.order)))


def suggestions(days: Mapping[date, Day], told_for: date) -> tuple[Suggestion, ...]:
    """What helps, best first: fewest stops that do not fit, then the day as it stands, then the fewest moved.

    `days` are the day the route is told for and the days that may be asked for; nothing is suggested that is no
    better than the order given on the day as it stands.
    """
    now = misfits(days[told_for].timings(range(len(days[told_for].stops))))
    if not now:
        return ()
    found = [each for day in days for each in _on(days[day], day, told_for) if each.misfits < now]
    return tuple(sorted(found, key=lambda each: (each.misfits, each.is_other_day, each.changes_order, -_days(each))))


def _days(suggestion: Suggestion) -> int:
    return suggestion.day.toordinal()


def _on(day: Day, when: date, told_for: date) -> Iterator[Suggestion]:
    """On another day first the order as it is; then the best one, where that is better still."""
    as_it_is = tuple(range(len(day.stops)))
    missed = misfits(day.timings(as_it_is))
    if when != told_for:
        yield _suggestion(day, when, told_for, as_it_is)
    may_move = sum(stop.part is Part.ANY for stop in day.stops) <= MOST_STOPS
    if missed and may_move:
        best = best_order(day)
        if best.misfits < missed:
            yield _suggestion(day, when, told_for, best.order)


def _suggestion(day: Day, when: date, told_for: date, order: tuple[int, ...]) -> Suggestion:
    timings = day.timings(order)
    is_other = when != told_for
    changes = tuple(_moves(day, order))
    how = " and ".join(f"{day.stops[at].name} {where}" for at, where in changes)
    if is_other:
        at = day_and_month(when)
        said = f"On {at}, with {how}" if changes else f"On {at}, in this order"
    else:
        said = how[:1].upper() + how[1:]
    left = [day.stops[timing.stop].name for timing in timings if timing.fits is False]
    end = "every stop fits" if not left else f"{', '.join(left)} still {'does' if len(left) == 1 else 'do'} not fit"
    text = f"{said}: {end}." + (_appointments(day, when) if is_other else "")
    fitting = frozenset(timing.stop for timing in timings if timing.fits is not False)
    return Suggestion(when, is_other, order, len(left), fitting, changes, text)


def _moves(day: Day, order: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Each stop moved, and where to: `before Jobcentre`. Rather one that does not fit now than one that does."""
    wrong = frozenset(timing.stop for timing in day.timings(sorted(order)) if timing.fits is False)
    out = moved(order, wrong)
    for at in sorted(out):
        place = order.index(at)
        overtaken = next((each for each in order[place + 1 :] if each not in out and each < at), None)
        if overtaken is not None:
            yield at, f"before {day.stops[overtaken].name}"
        else:
            ahead = next(each for each in reversed(order[:place]) if each not in out)
            yield at, f"after {day.stops[ahead].name}"


def _appointments(day: Day, when: date) -> str:
    """Appointments do not move by themselves when the day does."""
    fixed = [
        f"{stop.name} {minutes_in_words(stop.appointment)}"
        for stop in day.stops
        if stop.appointment is not None and stop.part is not Part.FIRST
    ]
    if not fixed:
        return ""
    return f" Appointments to move to {day_and_month(when)}: {', '.join(fixed)}."


def advice_on(timing: Timing, found: Sequence[Suggestion]) -> str:
    """What helps one stop that does not fit, in few words; empty where nothing does."""
    helping = [each for each in found if timing.stop in each.fitting]
    here = next((each for each in helping if not each.is_other_day), None)
    there = next((each for each in helping if each.is_other_day), None)
    parts = []
    if here is not None:
        parts.append(f"{_with(here, timing.stop)} it fits")
    if there is not None:
        it = "every stop fits" if not there.misfits else "it fits"
        also = f" {_with(there, timing.stop)}" if there.changes_order else ""
        parts.append(f"on {day_and_month(there.day)}{also} {it}")
    return "; ".join(parts)


def _with(suggestion: Suggestion, stop: int) -> str:
    """Where the stop itself goes, or that others change places."""
    return dict(suggestion.moves).get(stop, "in another order")

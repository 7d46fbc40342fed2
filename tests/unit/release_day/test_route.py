"""The route of a release day: timings and their reasons, and the search against trying every order."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.release_day.day_opening import DayOpening, Interval, WhyShut
from recovery_desk.domain.release_day.route import (
    Day,
    Found,
    Part,
    Stop,
    best_order,
    inversions,
    misfits,
    moved,
)

FRIDAY = date(2026, 12, 4)


def open_from(opens: int, closes: int) -> DayOpening:
    return DayOpening(FRIDAY, (Interval(opens, closes),))


SHUT = DayOpening(FRIDAY, (), WhyShut.WEEKDAY, "Closed on Fridays")
NOT_KNOWN = DayOpening(FRIDAY, (), WhyShut.UNKNOWN, "Opening hours not recorded: ring first")


def flat(stops: Sequence[Stop], openings: Sequence[DayOpening | None], minutes: int = 20) -> Day:
    """A day on which every way takes as long."""
    many = len(stops)
    travel = tuple(tuple(minutes for _ in range(many)) for _ in range(many))
    return Day(tuple(stops), travel, tuple(openings))


# The day of the picture: housing closes before it is reached, and before the jobcentre it fits.
GATE = Stop("Gate, HMP Barlinnie", 15, Part.FIRST, appointment=600)
DAY = flat(
    [
        GATE,
        Stop("Pharmacy, Duke Street", 20),
        Stop("Jobcentre, Shettleston", 60),
        Stop("Community recovery team", 45, appointment=790),
        Stop("Housing options, Granite House", 60),
        Stop("Hostel", 0, Part.LATE, latest=19 * 60),
        Stop("Recovery café", 60, Part.LAST),
    ],
    [None, open_from(540, 1050), open_from(540, 1020), open_from(540, 990), open_from(540, 900), None,
     open_from(1080, 1260)],
)  # fmt: skip


def test_the_day_as_written_says_what_does_not_fit_and_why() -> None:
    timings = DAY.timings(range(7))
    assert [timing.fits for timing in timings] == [True, True, True, True, False, True, True]
    assert timings[4].reason == "Closes 15:00; from 14:15 it needs 60 min"
    assert timings[6].begin == 1080


def test_the_nearest_order_that_works_is_found() -> None:
    found = best_order(DAY)
    assert found == Found(0, 3, 1140, (0, 1, 4, 3, 2, 5, 6))


@pytest.mark.parametrize(
    ("stop", "opening", "arrive", "reason"),
    [
        (Stop("a", 30), SHUT, 600, "Closed on Fridays"),
        (Stop("a", 30), open_from(540, 600), 620, "Closes 10:00; there only at 10:20"),
        (Stop("a", 60), open_from(540, 660), 620, "Closes 11:00; from 10:20 it needs 60 min"),
        (Stop("a", 90), DayOpening(FRIDAY, (Interval(540, 600), Interval(660, 720))), 610,
         "Open 09:00–10:00, 11:00–12:00; needs 90 min"),
        (Stop("a", 30, appointment=600), open_from(540, 1020), 620, "Appointment 10:00; there only at 10:20"),
        (Stop("a", 30, appointment=1050), open_from(540, 1020), 620, "Appointment 17:30, but it is open 09:00–17:00"),
        (Stop("a", 30, appointment=1000), open_from(540, 1020), 620,
         "Closes 17:00; the appointment at 16:40 needs 30 min"),
        (Stop("a", 0, latest=1140), None, 1150, "Has to be there by 19:00; there only at 19:10"),
    ],
)  # fmt: skip
def test_why_a_stop_does_not_fit(stop: Stop, opening: DayOpening | None, arrive: int, reason: str) -> None:
    timing = flat([stop], [opening]).timing(0, arrive)
    assert (timing.fits, timing.reason) == (False, reason)


def test_hours_nobody_recorded_are_not_known_and_not_counted() -> None:
    timing = flat([Stop("a", 30)], [NOT_KNOWN]).timing(0, 600)
    assert (timing.fits, timing.reason) == (None, "Opening hours not recorded: ring first")
    assert misfits([timing]) == 0


def test_somebody_early_waits() -> None:
    assert flat([Stop("a", 30)], [open_from(660, 720)]).timing(0, 600).begin == 660
    early = flat([Stop("a", 30, appointment=690)], [open_from(660, 720)]).timing(0, 600)
    assert (early.begin, early.leave, early.fits) == (690, 720, True)


def test_a_day_without_a_gate_begins_at_ten() -> None:
    assert flat([Stop("a", 30)], [None]).timings([0])[0].arrive == 620
    assert best_order(flat([], [])) == Found(0, 0, 0, ())


def every_order(day: Day) -> Found:
    """The oracle: tries every order there is."""
    many = range(len(day.stops))
    return min(
        Found(misfits(timings), inversions(order), timings[-1].leave if timings else 0, order)
        for order in permutations(many)
        if all(day.stops[a].part <= day.stops[b].part for a, b in pairwise(order))
        for timings in [day.timings(order)]
    )


MINUTES = st.integers(480, 1200)
OPENINGS = st.one_of(
    st.none(),
    st.just(SHUT),
    st.just(NOT_KNOWN),
    st.builds(open_from, st.integers(480, 720), st.integers(721, 1200)),
    st.builds(
        lambda a, b: DayOpening(FRIDAY, (Interval(a, a + 90), Interval(a + 150, b))),
        st.integers(480, 700),
        st.integers(900, 1200),
    ),
)
STOPS = st.builds(
    Stop,
    st.just("stop"),
    st.integers(0, 120),
    st.sampled_from([Part.ANY] * 5 + [Part.FIRST, Part.LATE, Part.LAST]),
    st.one_of(st.none(), st.none(), MINUTES),
    st.one_of(st.none(), st.none(), st.none(), MINUTES),
)


@st.composite
def days(draw: st.DrawFn, most: int = 6) -> Day:
    many = draw(st.integers(0, most))
    stops = tuple(draw(STOPS) for _ in range(many))
    travel = tuple(tuple(draw(st.integers(0, 60)) for _ in range(many)) for _ in range(many))
    return Day(stops, travel, tuple(draw(OPENINGS) for _ in range(many)))


@given(days())
def test_the_search_finds_what_trying_every_order_finds(day: Day) -> None:
    found, oracle = best_order(day), every_order(day)
    assert (found.misfits, found.inversions, found.ends) == (oracle.misfits, oracle.inversions, oracle.ends)
    timings = day.timings(found.order)
    assert sorted(found.order) == list(range(len(day.stops)))
    assert misfits(timings) == found.misfits


@given(days())
def test_whoever_is_earlier_is_never_worse_off(day: Day) -> None:
    for at in range(len(day.stops)):
        before = day.timing(at, 500)
        for arrive in range(510, 1300, 37):
            later = day.timing(at, arrive)
            assert before.leave <= later.leave
            assert (before.fits is False) <= (later.fits is False)
            before = later


@given(st.permutations(range(7)))
def test_moving_the_stops_named_makes_the_new_order(order: list[int]) -> None:
    names = moved(order)
    stay = [at for at in order if at not in names]
    assert stay == sorted(stay)
    assert (names == ()) == (list(order) == sorted(order))

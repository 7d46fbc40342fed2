"""The round through a prison: nobody twice, nobody behind a locked door, appointments on time, halls once."""

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import Window, joined
from recovery_desk.domain.round import WALK_MINUTES, Planned, Visit, walked

DAY = (540, 990)
HALLS = ("a", "b", "c", "d")
TIMES = st.lists(st.tuples(st.integers(480, 900), st.integers(10, 200)), min_size=1, max_size=3)


def visits_of(halls: list[str], fixed: list[tuple[str, int]]) -> list[Visit]:
    free = [Visit(PersonId(f"p{at}"), hall, 15) for at, hall in enumerate(halls)]
    return free + [
        Visit(PersonId(f"f{at}"), hall, 30, start, "link-centre", binds_us=at % 3 > 0)
        for at, (hall, start) in enumerate(fixed)
    ]


@given(
    st.lists(st.sampled_from(HALLS), max_size=25),
    st.lists(st.tuples(st.sampled_from(HALLS), st.integers(540, 900)), max_size=5),
    st.dictionaries(st.sampled_from(HALLS), TIMES),
)
def test_everybody_once_appointments_on_time_and_nobody_behind_a_locked_door(
    halls: list[str], fixed: list[tuple[str, int]], times: dict[str, list[tuple[int, int]]]
) -> None:
    open_at = {hall: joined((start, start + long) for start, long in each) for hall, each in times.items()}
    visits = visits_of(halls, fixed)
    planned = walked(visits, HALLS, open_at, DAY)
    assert sorted(each.visit.person_id for each in planned) == sorted(each.person_id for each in visits)
    for each in planned:
        if each.visit.fixed is not None:
            assert each.start == each.visit.fixed
        elif each.start is not None:
            assert any(o <= each.start and each.start + 15 <= s for o, s in open_at.get(each.visit.hall, (DAY,)))
            assert DAY[0] <= each.start
            assert each.start + 15 <= DAY[1]
    assert_feasible(planned)
    starts = [each.start for each in planned if each.start is not None]
    assert starts == sorted(starts)
    assert all(each.start is None for each in planned[len(starts) :])


def assert_feasible(planned: tuple[Planned, ...]) -> None:
    """We are never in two places: whoever is seen freely is seen after the last and before the next."""
    ours = [each for each in planned if each.start is not None and (each.visit.fixed is None or each.visit.binds_us)]
    for before, after in pairwise(ours):
        if before.visit.fixed is not None and after.visit.fixed is not None:
            continue  # two appointments at one time are somebody's mistake, which the list of meetings says
        here, there = before.visit.place or before.visit.hall, after.visit.place or after.visit.hall
        walk = 0 if here == there else WALK_MINUTES
        assert (before.start or 0) + before.visit.minutes + walk <= (after.start or 0)


@given(st.lists(st.sampled_from(HALLS), max_size=20), st.permutations(HALLS))
def test_where_every_door_is_open_each_hall_is_walked_to_once_in_the_walking_order(
    halls: list[str], order: list[str]
) -> None:
    planned = walked(visits_of(halls, []), order, {}, (0, 1440))
    walk = [hall for hall, _ in groupby(each.visit.hall for each in planned)]
    assert walk == [hall for hall in order if hall in halls]
    assert all(each.start is not None for each in planned)


def test_a_locked_hall_is_passed_by_and_come_back_to() -> None:
    open_at: dict[str, tuple[Window, ...]] = {"a": ((600, 660),), "b": ((540, 600),)}
    planned = walked(visits_of(["a", "b", "b"], []), HALLS, open_at, DAY)
    assert [(each.visit.hall, each.start) for each in planned] == [("b", 540), ("b", 555), ("a", 600)]


def test_the_round_goes_on_around_an_appointment_and_leaves_time_to_walk_to_it() -> None:
    visits = [*visits_of(["a"] * 4, []), Visit(PersonId("m"), "b", 30, 580, "link-centre", binds_us=True)]
    planned = walked(visits, HALLS, {}, DAY)
    assert [(each.visit.person_id, each.start) for each in planned] == [
        ("p0", 540), ("p1", 555), ("m", 580), ("p2", 615), ("p3", 630),
    ]  # fmt: skip


def test_an_appointment_of_somebody_else_holds_nobody_up() -> None:
    visits = [*visits_of(["a"] * 3, []), Visit(PersonId("m"), "b", 30, 550, "link-centre")]
    planned = walked(visits, HALLS, {}, DAY)
    assert [(each.visit.person_id, each.start) for each in planned] == [
        ("p0", 540), ("m", 550), ("p1", 555), ("p2", 570),
    ]  # fmt: skip

"""The order of an agenda, which everybody can check, and minutes that add up."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.agenda import MOST, AgendaPerson, Missing, Undone, hardest_first, timetable
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.check_records import CheckState

VITAL = Missing("A home to go to", CheckState.FAILED, is_vital=True)
OTHER = Missing("A phone", CheckState.NOT_KNOWN)
NOBODY = AgendaPerson(PersonId("a"), "Auld, Ann", date(2026, 12, 18), days_left=17)
PEOPLE = st.lists(
    st.builds(
        AgendaPerson,
        person_id=st.uuids().map(lambda each: PersonId(str(each))),
        filed_as=st.text(min_size=1, max_size=8),
        due_out=st.none() | st.dates(date(2026, 11, 1), date(2027, 3, 1)),
        missing=st.lists(st.sampled_from([VITAL, OTHER]), max_size=9).map(tuple),
        undone=st.lists(st.just(Undone("t", "Ring", "Housing")), max_size=3).map(tuple),
        is_complex=st.booleans(),
        is_hard_day=st.booleans(),
        days_left=st.none() | st.integers(-3, 40),
    ),
    max_size=220,
)


def test_every_point_has_its_reason() -> None:
    hard = replace(
        NOBODY, missing=(VITAL, VITAL, OTHER), undone=(Undone("t", "Ring", "Housing"),), is_complex=True,
        is_hard_day=True, days_left=3,
    )  # fmt: skip
    assert hard.why == (
        "19 points: complex case +5, 2 vital checks owed +6, out in 3 days +3, hard release day +2, "
        "1 action not done +2, 1 other check owed +1"
    )
    assert hard.points == 19
    assert (NOBODY.points, NOBODY.why) == (0, "0 points: nothing is owed")
    assert VITAL.in_words == "A home to go to: failed"


def test_hardest_first_then_the_earlier_release_then_the_name() -> None:
    vital = replace(NOBODY, person_id=PersonId("v"), missing=(VITAL,))
    three = replace(NOBODY, person_id=PersonId("o"), missing=(OTHER, OTHER, OTHER), due_out=date(2026, 12, 4))
    unknown = replace(NOBODY, person_id=PersonId("u"), due_out=None)
    named = replace(NOBODY, person_id=PersonId("z"), filed_as="Zak, Zoe")
    found = hardest_first([unknown, named, NOBODY, vital, three])
    assert [each.person_id for each in found] == ["o", "v", "a", "z", "u"]


@given(PEOPLE, st.integers(15, 480))
def test_the_minutes_add_up_to_the_meeting(people: list[AgendaPerson], length: int) -> None:
    times = timetable(hardest_first(people), length)
    assert times.opening + sum(item.minutes for item in times.items) + times.closing == length
    assert times.closing >= 0
    at = times.opening
    for number, item in enumerate(times.items, start=1):
        assert (item.position, item.starts_after) == (number, at)
        assert 0 <= item.minutes <= MOST
        at += item.minutes
    shares = [item.minutes for item in times.items]
    assert shares == sorted(shares, reverse=True)
    if len(people) <= length - 10:
        assert times.without_time == 0


def test_who_finds_no_minute_is_counted() -> None:
    people = [replace(NOBODY, person_id=PersonId(f"{number:03}")) for number in range(200)]
    assert timetable(people, 90).without_time == 200 - 80

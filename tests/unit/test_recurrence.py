"""Meetings that come round: every so many weeks, on the nth weekday, at the same time on the wall all year."""

from datetime import UTC, date, datetime, timedelta
from itertools import islice, pairwise

from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.inclusion import InclusionSeries, planned
from recovery_desk.domain.recurrence import LAST, Recurrence, Repeats
from recovery_desk.domain.uk_time import uk_time

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
RULES = st.builds(
    Recurrence,
    first=DAYS,
    repeats=st.sampled_from(Repeats),
    every=st.integers(1, 12),
    weekday=st.integers(0, 6),
    nth=st.integers(1, LAST),
)
FAR = date(2060, 1, 1)


def test_the_rules_in_words() -> None:
    tuesday = Recurrence(date(2026, 12, 1), Repeats.WEEKS, 1, 1)
    assert tuesday.in_words == "every Tuesday"
    assert Recurrence(tuesday.first, Repeats.WEEKS, 2, 1).in_words == "every 2 weeks on Tuesday"
    assert Recurrence(tuesday.first, Repeats.MONTHS, 1, 1, 2).in_words == "the second Tuesday of every month"
    assert Recurrence(tuesday.first, Repeats.MONTHS, 3, 4, LAST).in_words == "the last Friday of every 3 months"


def test_the_nth_weekday_of_months_and_the_last_where_there_is_no_fifth() -> None:
    second = Recurrence(date(2026, 11, 11), Repeats.MONTHS, 1, 1, 2)
    assert list(second.days(date(2026, 1, 1), date(2027, 2, 1))) == [date(2026, 12, 8), date(2027, 1, 12)]
    last = Recurrence(date(2027, 1, 1), Repeats.MONTHS, 1, 4, LAST)
    assert list(islice(last.days(date(2027, 1, 1), FAR), 3)) == [
        date(2027, 1, 29),
        date(2027, 2, 26),
        date(2027, 3, 26),
    ]


@given(RULES, DAYS)
def test_a_window_shows_the_same_days_as_the_whole(rule: Recurrence, start: date) -> None:
    whole = [day for day in islice(rule.days(rule.first, FAR), 120) if day >= start]
    assert list(islice(rule.days(start, FAR), len(whole))) == whole
    assert rule.next_from(start) == next(rule.days(start, FAR))


@given(RULES)
def test_every_day_is_on_its_weekday_and_as_far_apart_as_the_rule_says(rule: Recurrence) -> None:
    days = list(islice(rule.days(rule.first, FAR), 40))
    assert days[0] >= rule.first
    assert {day.weekday() for day in days} == {rule.weekday}
    for one, other in pairwise(days):
        if rule.repeats is Repeats.WEEKS:
            assert other - one == timedelta(weeks=rule.every)
        else:
            assert (other.year - one.year) * 12 + other.month - one.month == rule.every
            is_last = (other + timedelta(days=7)).month != other.month
            assert is_last if rule.nth == LAST else (other.day - 1) // 7 + 1 == rule.nth


@given(RULES, st.integers(5 * 60, 21 * 60), st.integers(15, 120))
def test_the_clock_on_the_wall_stays_when_the_clocks_change(rule: Recurrence, start: int, minutes: int) -> None:
    series = InclusionSeries(
        "s", "Meeting", rule.first, start, minutes, rule.repeats, rule.every, rule.weekday, rule.nth
    )
    offsets = set()
    for day in islice(series.recurrence.days(rule.first, FAR), 60):
        meeting = planned(series, day)
        shown = uk_time(meeting.starts_at)
        assert (shown.date(), shown.hour * 60 + shown.minute) == (day, start)
        assert meeting.ends_at - meeting.starts_at == timedelta(minutes=minutes)
        offsets.add(shown - meeting.starts_at.replace(tzinfo=None))
    if rule.repeats is Repeats.WEEKS or rule.every % 12:
        assert offsets <= {timedelta(0), timedelta(hours=1)}


def test_over_the_last_sunday_of_march_the_moment_moves_and_the_clock_does_not() -> None:
    weekly = InclusionSeries("s", "Meeting", date(2027, 3, 23), 600, 90, Repeats.WEEKS, 1, 1)
    before, after = (planned(weekly, day) for day in islice(weekly.recurrence.days(weekly.first_on, FAR), 2))
    assert before.starts_at == datetime(2027, 3, 23, 10, tzinfo=UTC)
    assert after.starts_at == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert before.id == "s-20270323"

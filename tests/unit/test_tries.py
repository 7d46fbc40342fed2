from datetime import UTC, datetime, timedelta

from recovery_desk.domain.tries import Tries

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_at_most_ten_tries_in_five_minutes_as_cyber_essentials_asks() -> None:
    now, tries, made = NOON, Tries(), 0
    while now - NOON < timedelta(minutes=5):
        wait = tries.wait(now)
        if wait:
            now += timedelta(seconds=wait)
            continue
        tries, made = tries.one_more(now), made + 1
    assert made <= 10
    assert tries.since == NOON


def test_a_part_of_a_second_is_waited_out() -> None:
    tries = Tries(3, NOON, NOON)
    assert tries.wait(NOON + timedelta(seconds=1.2)) == 1
    assert tries.wait(NOON + timedelta(seconds=2)) == 0
    assert tries.wait(NOON + timedelta(days=9)) == 0


def test_a_clock_turned_back_begins_the_wait_anew() -> None:
    tries = Tries(3, NOON, NOON)
    assert tries.seen_at(NOON - timedelta(days=9)).wait(NOON - timedelta(days=9)) == 2
    assert tries.seen_at(NOON) is tries
    assert Tries().wait(NOON) == 0

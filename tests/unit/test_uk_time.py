"""The time on the wall in the United Kingdom."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from recovery_desk.domain.uk_time import uk_time


@pytest.mark.parametrize(
    ("moment", "wall"),
    [
        ("2026-01-15T12:00", "2026-01-15T12:00"),
        ("2026-07-15T12:00", "2026-07-15T13:00"),
        ("2026-07-15T23:30", "2026-07-16T00:30"),
        ("2026-03-29T00:59", "2026-03-29T00:59"),
        ("2026-03-29T01:00", "2026-03-29T02:00"),
        ("2026-10-25T00:59", "2026-10-25T01:59"),
        ("2026-10-25T01:00", "2026-10-25T01:00"),
        ("2024-03-31T01:00", "2024-03-31T02:00"),
        ("2027-10-31T00:59", "2027-10-31T01:59"),
    ],
)
def test_summer_time_begins_and_ends_on_the_last_sundays(moment: str, wall: str) -> None:
    assert uk_time(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == datetime.fromisoformat(wall)


def test_a_laptop_set_to_another_zone_shows_the_same_time() -> None:
    elsewhere = datetime(2026, 7, 15, 8, 0, tzinfo=timezone(timedelta(hours=-4)))
    assert uk_time(elsewhere) == datetime(2026, 7, 15, 13, 0)

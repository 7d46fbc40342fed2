"""Days to come, as people say them at a meeting."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.days_as_said import day_said

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", MONDAY),
        (" Tomorrow ", date(2026, 11, 24)),
        ("Friday", date(2026, 11, 27)),
        ("fri", date(2026, 11, 27)),
        ("monday", date(2026, 11, 30)),
        ("4 Dec", date(2026, 12, 4)),
        ("4 december", date(2026, 12, 4)),
        ("4/12", date(2026, 12, 4)),
        ("23 Nov", MONDAY),
        ("22 Nov", date(2027, 11, 22)),
        ("29 Feb", date(2028, 2, 29)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("a week", date(2026, 11, 30)),
        ("in three days", date(2026, 11, 26)),
        ("next friday", None),
        ("fr", None),
        ("4 Dec 2026", None),
        ("31 Feb", None),
        ("many weeks", None),
        ("soon", None),
        ("", None),
    ],
)
def test_what_is_said(said: str, day: date | None) -> None:
    assert day_said(said, MONDAY) == day


@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2990, 1, 1)))
def test_whatever_is_typed_is_a_day_to_come_or_none(text: str, today: date) -> None:
    found = day_said(text, today)
    assert found is None or found >= today

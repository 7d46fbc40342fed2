"""Opening hours as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.hours_as_typed import (
    Stretch,
    exception_as_typed,
    exception_from,
    stretches_as_typed,
    stretches_from,
)
from recovery_desk.domain.services import OpeningHours, ServiceException, ServiceId

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", ()),
        ("Closed", ()),
        ("9-17", (Stretch(540, 1020),)),
        ("9.00 – 17.30", (Stretch(540, 1050),)),
        ("9am to 5.30pm", (Stretch(540, 1050),)),
        ("9-12.30, 13:30-17", (Stretch(540, 750), Stretch(810, 1020))),
        ("9-12:30 and 13:30-17", (Stretch(540, 750), Stretch(810, 1020))),
        ("24 hours", (Stretch(0, 1440),)),
        ("00:00–24:00", (Stretch(0, 1440),)),
        ("20-8", (Stretch(1200, 1440 + 480),)),
        ("18 until midnight", (Stretch(1080, 1440),)),
        ("1st 10-12", (Stretch(600, 720, 1),)),
        ("last 18-21", (Stretch(1080, 1260, 5),)),
    ],
)
def test_hours_of_a_weekday(text: str, meant: tuple[Stretch, ...]) -> None:
    assert stretches_from(text) == meant


@pytest.mark.parametrize("text", ["9", "nine to five", "9-17 by appointment", "25-26", "9-17-20"])
def test_what_does_not_say_hours_is_not_guessed(text: str) -> None:
    assert stretches_from(text) is None


@given(st.integers(0, 1439), st.integers(1, 1440), st.sampled_from([None, 1, 2, 3, 4, 5]))
def test_hours_written_out_read_back_the_same(opens: int, length: int, week: int | None) -> None:
    kept = OpeningHours("h", ServiceId("s"), 2, opens, opens + length, week)
    assert stretches_from(stretches_as_typed([kept], 2)) == (Stretch(opens, opens + length, week),)
    assert stretches_as_typed([kept], 3) == ""


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("24 Dec 2026: 9-12 Christmas Eve", (date(2026, 12, 24), date(2026, 12, 24), 540, 720, "Christmas Eve")),
        ("25/12/26: closed", (date(2026, 12, 25), date(2026, 12, 25), None, None, "")),
        ("1 Jan 2027 to 3 Jan 2027: closed, holidays", (date(2027, 1, 1), date(2027, 1, 3), None, None, "holidays")),
        ("4 December 2026:", (date(2026, 12, 4), date(2026, 12, 4), None, None, "")),
    ],
)
def test_a_day_that_is_different(line: str, meant: tuple[object, ...]) -> None:
    found = exception_from(line, TODAY)
    assert found is not None
    assert (found.first_day, found.last_day, found.opens, found.closes, found.reason) == meant


@pytest.mark.parametrize(
    "line", ["Christmas", "32 Dec 2026: closed", "3 Jan 2027 to 1 Jan 2027: closed", "4 Dec 2026: ?"]
)
def test_a_line_that_says_no_day_is_not_guessed(line: str) -> None:
    assert exception_from(line, TODAY) is None


@pytest.mark.parametrize(
    "kept",
    [
        ServiceException("", ServiceId(""), date(2026, 12, 24), date(2026, 12, 24), 540, 720, "Christmas Eve"),
        ServiceException("", ServiceId(""), date(2026, 12, 24), date(2026, 12, 28), reason="staff training"),
        ServiceException("", ServiceId(""), date(2026, 12, 24), date(2026, 12, 24)),
    ],
)
def test_an_exception_written_out_reads_back_the_same(kept: ServiceException) -> None:
    assert exception_from(exception_as_typed(kept), TODAY) == kept

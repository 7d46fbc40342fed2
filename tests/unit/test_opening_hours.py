"""When a service is open: the week, days that are different, public holidays, nights."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.dates import MIDNIGHT, minutes_in_words
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import OrganisationId
from recovery_desk.domain.release_day.day_opening import Interval, WhyShut
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, ServiceId, ServiceStatus

FRIDAY = date(2026, 12, 4)
SATURDAY = date(2026, 12, 5)
ST_ANDREWS = date(2026, 11, 30)
NINE, FOUR = 9 * 60, 16 * 60


def hours(weekday: int, opens: int = NINE, closes: int = FOUR, **more: Any) -> OpeningHours:
    return OpeningHours("h", ServiceId("s"), weekday, opens, closes, **more)


def except_on(day: date, opens: int | None = None, closes: int | None = None, reason: str = "") -> ServiceException:
    return ServiceException("e", ServiceId("s"), day, day, opens, closes, reason)


def times(*week: OpeningHours, exceptions: tuple[ServiceException, ...] = (), **more: Any) -> OpeningTimes:
    return OpeningTimes(Service(ServiceId("s"), OrganisationId("o"), "Housing options", **more), week, exceptions)


def holiday(day: date) -> str | None:
    return {ST_ANDREWS: "St Andrew\u2019s Day", FRIDAY: "a local public holiday"}.get(day)


def no_holiday(_: date) -> None:
    return None


def test_a_weekday_with_a_break() -> None:
    opening = times(hours(4, NINE, 750), hours(4, 810, 1020)).on(FRIDAY, no_holiday)
    assert opening.in_words == "Open 09:00–12:30, 13:30–17:00"
    assert opening.room_for(8 * 60, 60) == NINE
    assert opening.room_for(720, 60) == 810
    assert opening.room_for(16 * 60 + 1, 60) is None


def test_a_day_it_is_never_open_says_so() -> None:
    opening = times(hours(4)).on(SATURDAY, no_holiday)
    assert (opening.is_open, opening.in_words, opening.why_shut) == (False, "Closed on Saturdays", WhyShut.WEEKDAY)


def test_no_hours_are_not_known_and_never_shut() -> None:
    opening = times().on(FRIDAY, no_holiday)
    assert not opening.is_known
    assert opening.in_words == "Opening hours not recorded: ring first"


@pytest.mark.parametrize("day", [FRIDAY, ST_ANDREWS])
def test_public_holidays_shut_it_unless_it_keeps_none(day: date) -> None:
    week = (hours(0), hours(4))
    shut = times(*week).on(day, holiday)
    assert shut.why_shut is WhyShut.HOLIDAY
    assert "public holiday" in shut.in_words
    assert times(*week, keeps_holidays=False).on(day, holiday).is_open


def test_what_is_said_of_the_day_comes_before_the_holiday_and_the_week() -> None:
    special = times(hours(0), exceptions=(except_on(ST_ANDREWS, 600, 720),)).on(ST_ANDREWS, holiday)
    assert special.intervals == (Interval(600, 720),)
    shut = times(hours(4), exceptions=(except_on(FRIDAY, reason="staff training"),)).on(FRIDAY, no_holiday)
    assert shut.in_words == "Closed that day: staff training"


def test_a_night_goes_on_into_the_next_day() -> None:
    night = times(hours(4, 20 * 60, MIDNIGHT + 8 * 60))
    assert night.on(FRIDAY, no_holiday).in_words == "Open 20:00–08:00"
    assert night.on(SATURDAY, no_holiday).intervals == (Interval(0, 480),)
    assert times(*(hours(d, 0, MIDNIGHT) for d in range(7))).on(FRIDAY, no_holiday).in_words == "Open day and night"


def test_only_some_weeks_of_the_month() -> None:
    first, last = times(hours(4, week_of_month=1)), times(hours(4, week_of_month=5))
    assert first.on(FRIDAY, no_holiday).is_open
    assert first.on(date(2026, 12, 11), no_holiday).in_words == "Closed that day"
    assert not last.on(date(2026, 12, 18), no_holiday).is_open
    assert last.on(date(2026, 12, 25), no_holiday).is_open


def test_hours_hold_from_a_day_until_a_day() -> None:
    summer = times(hours(4, valid_from=date(2026, 6, 1), valid_to=date(2026, 8, 31)), hours(3))
    assert not summer.on(FRIDAY, no_holiday).is_open
    assert summer.on(date(2026, 7, 3), no_holiday).is_open


@pytest.mark.parametrize("status", [ServiceStatus.CLOSED_FOR_NOW, ServiceStatus.DEFUNCT, ServiceStatus.INACTIVE])
def test_what_does_not_run_is_never_open(status: ServiceStatus) -> None:
    opening = times(hours(4), status=status).on(FRIDAY, no_holiday)
    assert opening.why_shut is WhyShut.NOT_RUNNING


def test_when_it_opens_again() -> None:
    friday_only = times(hours(4))
    opens = friday_only.opens_next(FRIDAY, no_holiday)
    assert opens is not None
    assert opens.day == date(2026, 12, 11)
    assert times(hours(4), status=ServiceStatus.DEFUNCT).opens_next(FRIDAY, no_holiday) is None


@pytest.mark.parametrize(("minutes", "said"), [(0, "00:00"), (545, "09:05"), (1440, "24:00"), (1500, "01:00")])
def test_minutes_in_words(minutes: int, said: str) -> None:
    assert minutes_in_words(minutes) == said


WEEKS = st.lists(
    st.builds(
        lambda day, opens, length: hours(day, opens, opens + length),
        st.integers(0, 6),
        st.integers(0, 1439),
        st.integers(1, 1440),
    ),
    max_size=8,
)


@given(WEEKS, st.integers(0, 13), st.integers(0, 1439))
def test_a_minute_is_open_exactly_when_some_hours_hold_it(week: list[OpeningHours], ahead: int, minute: int) -> None:
    day = date.fromordinal(FRIDAY.toordinal() + ahead)
    opening = times(*week).on(day, no_holiday)
    today, before = day.weekday(), (day.weekday() - 1) % 7
    held = any(h.weekday == today and h.opens <= minute < h.closes for h in week) or any(
        h.weekday == before and h.opens <= minute + MIDNIGHT < h.closes for h in week
    )
    assert any(i.opens <= minute < i.closes for i in opening.intervals) == held

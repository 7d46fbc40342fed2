"""The published bank holidays, the package beyond them, and that they agree where both speak."""

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from holidays import country_holidays

from recovery_desk.domain.release_day.public_holidays import Area, HolidayCalendar
from recovery_desk.domain.release_day.questions import Country
from tests.unit.release_day.asking import CALENDARS, ENGLAND, IRELAND, SCOTLAND

PUBLISHED: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "data" / "bank_holidays_govuk.json").read_text(encoding="utf-8")
)["bank_holidays"]
SUBDIVISIONS = [(SCOTLAND, "SCT"), (ENGLAND, "ENG"), (ENGLAND, "WLS"), (IRELAND, "NIR")]
YEARS = range(2012, 2029)


def of_the_years(calendar: HolidayCalendar, years: range) -> set[date]:
    first, last = date(years[0], 1, 1), date(years[-1], 12, 31)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day for day in every if calendar.name(day)}


@pytest.mark.parametrize(("country", "count"), [(ENGLAND, 140), (SCOTLAND, 158), (IRELAND, 174)])
def test_what_ships_is_what_was_published(country: Country, count: int) -> None:
    days = of_the_years(CALENDARS[country], YEARS)
    assert days == {date.fromisoformat(day) for day in PUBLISHED[country.value]}
    assert len(days) == count


@pytest.mark.parametrize(("country", "subdivision"), SUBDIVISIONS)
def test_the_package_agrees_with_what_was_published(country: Country, subdivision: str) -> None:
    """On weekdays exactly. At weekends it keeps the nominal day beside its substitute, which changes no rule."""
    package = set(country_holidays("GB", subdiv=subdivision, years=YEARS))
    published = {date.fromisoformat(day) for day in PUBLISHED[country.value]}
    assert published <= package
    assert all(day.weekday() >= 5 for day in package - published)


@pytest.mark.parametrize("country", list(Country))
def test_beyond_the_list_days_are_worked_out_on_weekdays_only(country: Country) -> None:
    days = of_the_years(CALENDARS[country], range(2029, 2036))
    assert all(day.weekday() < 5 for day in days)
    assert {date(2029, 3, 30), date(2029, 12, 25), date(2030, 1, 1)} <= days
    assert not CALENDARS[country].is_published(date(2029, 1, 1))
    # Christmas Day of 2032 is a Saturday: its substitute is named as one.
    assert CALENDARS[country].name(date(2032, 12, 25)) is None
    assert CALENDARS[country].name(date(2032, 12, 27)) == "Christmas Day (substitute day)"


def test_the_published_list_is_believed_where_it_speaks() -> None:
    """A list that takes a day away, or adds a one-off, is followed without asking the package."""
    calendar = HolidayCalendar(SCOTLAND, {date(2027, 5, 3): "A made-up jubilee"}, 2027, 2027)
    assert calendar.name(date(2027, 5, 3)) == "A made-up jubilee"
    assert calendar.name(date(2027, 1, 1)) is None
    assert calendar.name(date(2026, 1, 1)) == "New Year's Day"


def test_the_world_cup_holiday_is_scottish() -> None:
    assert CALENDARS[SCOTLAND].name(date(2026, 6, 15)) == "World Cup bank holiday"
    assert CALENDARS[ENGLAND].name(date(2026, 6, 15)) is None


def test_an_area_adds_its_own_days() -> None:
    area = Area(CALENDARS[SCOTLAND], frozenset({date(2026, 9, 28)}))
    assert area.public_holiday(date(2026, 9, 28)) == "a local public holiday"
    assert area.bank_holiday(date(2026, 9, 28)) is None
    assert area.opens_again(date(2026, 9, 25)) == date(2026, 9, 29)


def test_the_package_is_left_alone_for_the_years_that_are_published() -> None:
    """It takes longer to load than the whole law."""
    asks = (
        "import sys; from datetime import date;"
        "from recovery_desk.domain.release_day.questions import Country, ReleaseQuestion;"
        "from recovery_desk.exchange.release_rules_file import load_release_law;"
        "law = load_release_law();"
        "[law.check(ReleaseQuestion(date(2026, 12, 25), country)) for country in Country];"
        "print('holidays' in sys.modules);"
        "law.check(ReleaseQuestion(date(2029, 12, 25), Country.SCOTLAND));"
        "print('holidays' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["False", "True"]

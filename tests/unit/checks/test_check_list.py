"""The check list as data; the words of hard days; times of day as people type them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.clock_times_as_typed import time_from
from recovery_desk.domain.release_day.check_book import (
    Applies,
    BadCheckError,
    CheckChoice,
    ServiceKind,
    as_chosen,
    check_definitions_from,
)
from recovery_desk.domain.release_day.check_records import CheckState, Tenure
from recovery_desk.domain.release_day.day_labels import hard_label
from recovery_desk.domain.release_day.hard_days import hard_day_findings
from recovery_desk.domain.release_day.public_holidays import Area
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.exchange.release_checks_file import load_check_list
from recovery_desk.exchange.release_rules_file import holiday_calendars
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.release_checks.problems import EvidenceMissing
from recovery_desk.usecases.release_checks.record import CheckEntry, lacks_evidence

SHIPPED = load_check_list()
PLAIN = {"id": "x", "title": "X", "to_do": "Do", "why": "Because", "source": "Us", "days_before": 7, "owner": "worker"}


def test_every_check_says_why_it_is_there_by_whose_word_and_when_it_is_due() -> None:
    for check in SHIPPED:
        for country in check.title:
            assert check.why[country], check.id
            assert check.source[country], check.id
            assert 0 <= check.days_before[country] <= 60
        assert check.to_do
        assert check.evidence or check.id == "hard-day"
    assert {check.id for check in SHIPPED if check.is_vital} == {
        "hard-day", "address", "first-dose", "naloxone", "gate-pickup",
    }  # fmt: skip


def test_what_nobody_is_ready_to_go_without_is_not_done_without_a_word() -> None:
    checks = {check.id: check for check in SHIPPED}
    bare = CheckEntry(CheckState.DONE, place=" ", at_time="21:00")
    assert lacks_evidence(checks["address"], bare)
    for said in (
        replace(bare, note="as the hall says"),
        replace(bare, tenure=Tenure.FAMILY),
        replace(bare, on_day=date(2026, 12, 4)),
        replace(bare, state=CheckState.NOT_DONE),
    ):
        assert not lacks_evidence(checks["address"], said)
    assert not lacks_evidence(checks["gp"], bare)
    asked = EvidenceMissing([label for _, label in checks["address"].evidence])
    assert words_for(asked) == (
        "Write down what it rests on before it is done: address, or name of the hostel, or kind of home, or "
        "confirmed by, or be there by."
    )


@pytest.mark.parametrize(
    ("country", "title"),
    [
        (Country.SCOTLAND, "Homelessness assessment"),
        (Country.ENGLAND_AND_WALES, "Duty to refer"),
        (Country.NORTHERN_IRELAND, "Housing Executive told"),
    ],
)
def test_each_country_has_its_own_duty(country: Country, title: str) -> None:
    (check,) = (check for check in SHIPPED if check.id == "homelessness")
    assert check.title[country] == title


@pytest.mark.parametrize(
    "change",
    [
        {"owner": "nobody"},
        {"evidence": {"shoe_size": "Shoe size"}},
        {"not_for": ["holiday"]},
        {"not_for": "remand"},
        {"services": ["plumbing"]},
        {"title": 3},
        {"title": {"atlantis": "X"}},
        {"colour": "red"},
    ],
)
def test_what_nothing_reads_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        check_definitions_from({"check": [{**PLAIN, **change}]})


def test_two_of_one_name_are_refused() -> None:
    with pytest.raises(BadCheckError):
        check_definitions_from({"check": [PLAIN, PLAIN]})
    with pytest.raises(BadCheckError):
        check_definitions_from({})


def test_what_a_coordinator_chose_is_laid_over_what_ships() -> None:
    (check,) = check_definitions_from({
        "check": [{**PLAIN, "title": {"scotland": "X"}, "not_for": ["remand"], "services": ["mentoring"]}]
    })  # fmt: skip
    assert as_chosen(check, None) is check
    assert as_chosen(check, CheckChoice("x", Applies.NEVER)) is None
    assert not check.is_listed(Country.NORTHERN_IRELAND, ServiceKind.MENTORING)
    assert not check.is_listed(Country.SCOTLAND, ServiceKind.COORDINATION)
    always = as_chosen(check, CheckChoice("x", Applies.ALWAYS, days_before=0))
    assert always is not None
    assert always.is_listed(Country.NORTHERN_IRELAND, ServiceKind.COORDINATION)
    assert always.not_for == frozenset()
    assert always.due(Country.NORTHERN_IRELAND, date(2026, 12, 4)) == date(2026, 12, 4)
    assert ReleaseKind.REMAND in check.not_for


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sampled_from(list(Country)))
def test_a_check_is_due_on_a_working_day_of_the_week_and_never_late(day: date, country: Country) -> None:
    for shipped in SHIPPED:
        due = shipped.due(country, day)
        assert due.weekday() < 5
        assert day - timedelta(days=shipped.days_before[country] + 2) <= due <= day


@pytest.mark.parametrize("country", Country)
def test_the_calendar_names_exactly_the_hard_days(country: Country) -> None:
    area = Area(holiday_calendars()[country])
    for number in range(1_100):
        day = date(2026, 1, 1) + timedelta(days=number)
        assert bool(hard_label(day, area.public_holiday)) == bool(hard_day_findings(area, day, "")), day


def test_the_reason_is_the_most_telling_one() -> None:
    area = Area(holiday_calendars()[Country.SCOTLAND])
    said = {
        day: hard_label(date.fromisoformat(day), area.public_holiday)
        for day in ("2026-12-03", "2026-12-04", "2026-12-05", "2026-12-24", "2026-12-25", "2027-01-04", "2026-04-02")
    }
    assert said == {
        "2026-12-03": "",
        "2026-12-04": "Friday",
        "2026-12-05": "Weekend",
        "2026-12-24": "Before Christmas Day",
        "2026-12-25": "Christmas Day",
        "2027-01-04": "2nd January",
        "2026-04-02": "Before Good Friday",
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""), ("9", "09:00"), ("9.30", "09:30"), ("21:00", "21:00"), ("2100", "21:00"), ("9pm", "21:00"),
        ("12am", "00:00"), ("12 pm", "12:00"), ("9:05 a.m.", "09:05"), ("0:15", "00:15"),
        ("24:00", None), ("9:60", None), ("13pm", None), ("0am", None), ("soon", None), ("9-10", None),
    ],
)  # fmt: skip
def test_a_time_of_day(typed: str, meant: str | None) -> None:
    assert time_from(typed) == meant

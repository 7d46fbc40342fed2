"""The 62 worked examples: public code, official notes, and what was derived from the Acts."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from recovery_desk.domain.release_day.engine import ReleaseLaw
from recovery_desk.domain.release_day.public_holidays import Area, HolidayCalendar
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from tests.unit.release_day.asking import (
    CALENDARS,
    ENGLAND,
    LAW,
    SCOTLAND,
    SECTION_8,
    ask,
    calendar_of,
    ids,
    iso,
    law_with,
)

Example = dict[str, Any]

EXAMPLES: list[Example] = json.loads(
    (Path(__file__).parent / "data" / "release_day_examples.json").read_text(encoding="utf-8")
)["examples"]
ALWAYS: dict[str, object] = {"in_force_from": "always"}


def examples(*rules: str) -> pytest.MarkDecorator:
    chosen = [example for example in EXAMPLES if example["rule"] in rules]
    return pytest.mark.parametrize("example", chosen, ids=[f"{e['input']} {e['note'][:40]}" for e in chosen])


def calendar_for(example: Example) -> HolidayCalendar:
    """The bank holidays the source used where it says so, else the published ones."""
    country, used = Country(example["jurisdiction"]), example.get("bank_holidays_used")
    return calendar_of(country, used) if isinstance(used, list) else CALENDARS[country]


def law_for(example: Example, changes: dict[str, dict[str, object]] | None = None) -> ReleaseLaw:
    calendar = calendar_for(example)
    return law_with(changes or {}, {**CALENDARS, calendar.country: calendar})


def test_there_are_62_and_each_is_asked_below() -> None:
    asked = {
        "EW_3C_a_last_eligible_working_day": 2,
        "EW_past_dates_untouched": 1,
        "EW_next_working_day": 2,
        "EW_HDCED_next_working_day": 1,
        "EW_is_non_working_day": 2,
        "EW_previous_working_day": 6,
        "EW_s23_3_and_3B": 7,
        "EW_s23_3_short_term": 1,
        "SCT_S8_NOT_COMMENCED": 14,
        "SCT_26C_DISCRETION": 13,
        "SCT_IN_FORCE_s27_7": 13,
    }
    found = {rule: sum(example["rule"] == rule for example in EXAMPLES) for rule in asked}
    assert found == asked
    assert sum(asked.values()) == len(EXAMPLES) == 62


@examples("EW_3C_a_last_eligible_working_day")
def test_the_last_eligible_working_day(example: Example) -> None:
    """That code's tests are of April 2023, before the Act: the same rules are asked with an earlier first day."""
    law = law_for(example, {"ew-1961-s23-3B": ALWAYS, "ew-policy-friday-scheme": ALWAYS})
    answer = ask(example["input"], ENGLAND, law=law, days_served=28)
    expected = date.fromisoformat(example["expected"]["date"])
    if example["expected"]["usePolicy"]:
        assert answer.presumed == answer.may_ask[0] == expected
    else:
        assert (answer.release_day, answer.presumed, answer.may_ask) == (expected, None, ())


@examples("EW_past_dates_untouched")
def test_a_day_that_has_passed_is_left_as_it_is(example: Example) -> None:
    law = law_for(example)
    answer = ask(example["input"], ENGLAND, law=law, as_of="2023-10-09")
    assert answer.release_day.isoformat() == example["expected"]["date"]
    assert answer.moved is example["expected"]["usePolicy"]
    # It is a Sunday, and only the day of the question keeps it where it is.
    assert ask(example["input"], ENGLAND, law=law, as_of="2023-10-08").release_day == date(2023, 10, 6)


@examples("EW_next_working_day", "EW_HDCED_next_working_day")
def test_a_next_working_day_is_no_release_day(example: Example) -> None:
    """Not this engine's question: eligibility for curfew moves on, a release never does.

    The days themselves are asked of the calendar; the engine is seen to go the other way.
    """
    expected = example["expected"]
    day = date.fromisoformat(expected["date"]) if "date" in expected else hinted(expected["hint"])
    area = Area(calendar_for(example))
    assert area.opens_again(date.fromisoformat(example["input"])) == day
    answer = ask(example["input"], ENGLAND, law=law_for(example), kind=ReleaseKind.HDC)
    assert answer.release_day < answer.due < day
    assert "rule-may-not-reach" in ids(answer)


@examples("EW_is_non_working_day")
def test_a_non_working_day_is_shut_and_no_release_day(example: Example) -> None:
    day = date.fromisoformat(example["input"])
    assert Area(calendar_for(example)).is_shut(day) is example["expected"]
    assert ask(example["input"], ENGLAND, law=law_for(example)).release_day < day


@examples("EW_previous_working_day")
def test_the_working_day_before(example: Example) -> None:
    expected = example["expected"]
    if isinstance(expected, str):
        day = date.fromisoformat(expected)
    else:
        day = date.fromisoformat(expected["date"]) if "date" in expected else hinted(expected["hint"])
    answer = ask(example["input"], ENGLAND, law=law_for(example))
    assert answer.release_day == day
    assert answer.moved


@examples("EW_s23_3_and_3B")
def test_england_and_wales(example: Example) -> None:
    expected = example["expected"]
    answer = ask(example["input"], ENGLAND, law=LAW, days_served=28)
    wanted = [day for key in ("first_eligible_3C_a", "second_eligible_3C_b") if (day := expected[key])]
    assert answer.release_day.isoformat() == expected["statutory_day_s23_3"]
    assert bool(answer.may_ask) is expected["direction_available"]
    assert iso(answer.may_ask) == wanted
    assert answer.presumed == (date.fromisoformat(wanted[0]) if wanted else None)


@examples("EW_s23_3_short_term")
def test_england_and_wales_short_sentence(example: Example) -> None:
    answer = ask(example["input"], ENGLAND, sentence_days=5)
    assert answer.release_day.isoformat() == example["expected"]["statutory_day_s23_3"]
    assert not answer.moved
    assert ask(example["input"], ENGLAND, sentence_days=6).moved


@examples("SCT_S8_NOT_COMMENCED")
def test_scotland_if_section_8_is_commenced(example: Example) -> None:
    answer = ask(example["input"], SCOTLAND, commenced=SECTION_8)
    assert answer.release_day.isoformat() == example["expected"]
    assert answer.rule == "scotland-2023-s8"


@examples("SCT_26C_DISCRETION")
def test_scotland_days_that_may_be_asked_for(example: Example) -> None:
    """One example is of 2018, when the two days were calendar days: the later text is asked of it too."""
    today = law_with({"scotland-1993-s26C": ALWAYS, "scotland-1993-s26C-2016": {"in_force_until": date(2015, 12, 31)}})
    assert iso(ask(example["input"], SCOTLAND, law=today, sentence_days=15).may_ask) == example["expected"]
    of_the_day = ask(example["input"], SCOTLAND, sentence_days=15).may_ask
    assert iso(of_the_day) == ([] if example["input"] == "2018-12-27" else example["expected"])


@examples("SCT_IN_FORCE_s27_7")
def test_scotland_in_force(example: Example) -> None:
    answer = ask(example["input"], SCOTLAND)
    assert answer.release_day.isoformat() == example["expected"]
    assert answer.rule == "scotland-1993-s27-7"


def hinted(hint: str) -> date:
    """`Friday, 05 February 2021 when adjusted to a working day`."""
    return datetime.strptime(hint.split(" when", maxsplit=1)[0], "%A, %d %B %Y").date()

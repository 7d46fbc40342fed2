"""Each statute on the days where it is hard: official examples, Christmases, Easters, odd substitutes."""

from datetime import date, timedelta

import pytest

from tests.unit.release_day.asking import ENGLAND, SCOTLAND, SECTION_8, ask, iso, text_of

# Due, released as the law stands, released if section 8 of the 2023 Act were in force.
SCOTTISH_DAYS = [
    ("2026-12-18", "2026-12-18", "2026-12-17"),
    ("2026-12-17", "2026-12-17", "2026-12-16"),
    ("2026-12-19", "2026-12-18", "2026-12-17"),
    ("2026-05-01", "2026-05-01", "2026-04-30"),
    ("2026-05-04", "2026-05-01", "2026-04-30"),
    ("2026-06-15", "2026-06-12", "2026-06-11"),
    ("2026-04-02", "2026-04-02", "2026-04-01"),
    ("2026-04-03", "2026-04-02", "2026-04-01"),
    ("2026-04-06", "2026-04-06", "2026-04-06"),
    ("2026-12-24", "2026-12-24", "2026-12-23"),
    *((f"2026-12-{day}", "2026-12-24", "2026-12-23") for day in (25, 26, 27, 28)),
    ("2026-12-31", "2026-12-31", "2026-12-30"),
    *((f"2027-01-0{day}", "2026-12-31", "2026-12-30") for day in (1, 2, 3, 4)),
    ("2027-12-28", "2027-12-24", "2027-12-23"),
    ("2028-01-04", "2027-12-31", "2027-12-30"),
    ("2027-11-29", "2027-11-29", "2027-11-25"),
    ("2028-11-30", "2028-11-29", "2028-11-28"),
    ("2018-12-27", "2018-12-27", "2018-12-19"),
    ("2019-01-03", "2019-01-03", "2018-12-19"),
    ("2029-12-27", "2029-12-27", "2029-12-19"),
    ("2030-01-03", "2030-01-03", "2029-12-19"),
]


@pytest.mark.parametrize(("due", "in_force", "section_8"), SCOTTISH_DAYS)
def test_scotland(due: str, in_force: str, section_8: str) -> None:
    assert ask(due).release_day.isoformat() == in_force
    assert ask(due, commenced=SECTION_8).release_day.isoformat() == section_8


@pytest.mark.parametrize(
    ("due", "released", "days"),
    [
        ("2026-10-09", "2026-10-08", 1),  # Prisoner A: Friday
        ("2026-10-10", "2026-10-08", 2),  # B: Saturday
        ("2026-10-11", "2026-10-08", 3),  # C: Sunday
        ("2026-05-04", "2026-04-30", 4),  # D: a Monday that is a public holiday
        ("2026-10-08", "2026-10-07", 1),  # E: Thursday
    ],
)
def test_the_explanatory_notes_of_the_2023_act(due: str, released: str, days: int) -> None:
    """Paragraphs 35 to 38; the weekdays are the notes', the dates are chosen."""
    answer = ask(due, commenced=SECTION_8)
    assert answer.release_day.isoformat() == released
    assert (answer.due - answer.release_day).days == days == len(answer.steps)


def test_a_thursday_reached_from_a_friday_stays_and_a_thursday_due_does_not() -> None:
    """Section 27(7A) as inserted: which is why section 8 is not idempotent, and must not be applied twice."""
    first = ask("2026-10-09", commenced=SECTION_8)
    again = ask(first.release_day.isoformat(), commenced=SECTION_8)
    assert iso([first.release_day, again.release_day]) == ["2026-10-08", "2026-10-07"]


def test_the_explanatory_notes_of_the_2015_act() -> None:
    """Paragraph 17: somebody due out on a Thursday may go on the Tuesday or Wednesday, never later."""
    assert iso(ask("2026-10-08", sentence_days=15).may_ask) == ["2026-10-07", "2026-10-06"]


def test_a_local_holiday_is_a_public_holiday_in_scotland_only() -> None:
    assert ask("2026-04-06", local=["2026-04-06"]).release_day == date(2026, 4, 2)
    assert ask("2026-04-06", local=["2026-04-06"], commenced=SECTION_8).release_day == date(2026, 4, 1)
    assert not ask("2026-09-28", ENGLAND, local=["2026-09-28"]).moved
    assert ask("2026-09-28", SCOTLAND, local=["2026-09-28"]).release_day == date(2026, 9, 25)


def test_local_holidays_count_in_the_working_days_that_may_be_asked_for() -> None:
    assert iso(ask("2026-09-30", local=["2026-09-28"], sentence_days=90).may_ask) == ["2026-09-29", "2026-09-25"]


# Due, released, and the two days a direction can name.
ENGLISH_DAYS = [
    *((f"2026-12-{day}", "2026-12-18", ["2026-12-17", "2026-12-16"]) for day in (18, 19, 20)),
    ("2026-05-01", "2026-05-01", ["2026-04-30", "2026-04-29"]),
    ("2026-05-04", "2026-05-01", ["2026-04-30", "2026-04-29"]),
    *((f"2026-04-0{day}", "2026-04-02", ["2026-04-01", "2026-03-31"]) for day in (2, 3, 6)),
    *((f"2026-12-{day}", "2026-12-24", ["2026-12-23", "2026-12-22"]) for day in (24, 25, 28)),
    ("2026-12-31", "2026-12-31", ["2026-12-30", "2026-12-29"]),
    ("2027-01-01", "2026-12-31", ["2026-12-30", "2026-12-29"]),
    ("2027-01-04", "2027-01-04", []),
    ("2024-12-24", "2024-12-24", ["2024-12-23", "2024-12-19"]),
    ("2024-12-26", "2024-12-24", ["2024-12-23", "2024-12-19"]),
    ("2026-12-17", "2026-12-17", []),
]


@pytest.mark.parametrize(("due", "released", "days"), ENGLISH_DAYS)
def test_england_and_wales(due: str, released: str, days: list[str]) -> None:
    answer = ask(due, ENGLAND, days_served=200)
    assert answer.release_day.isoformat() == released
    assert iso(answer.may_ask) == days
    assert answer.presumed == (date.fromisoformat(days[0]) if days else None)


def test_up_to_two_eligible_working_days_can_be_twelve_days() -> None:
    answer = ask("2030-01-01", ENGLAND, days_served=200)
    assert iso([answer.release_day, *answer.may_ask]) == ["2029-12-31", "2029-12-27", "2029-12-20"]
    assert answer.due - answer.may_ask[1] == timedelta(days=12)
    assert "Thursday 20 December 2029 is 11 days earlier" in text_of(answer, "far-ask")


@pytest.mark.parametrize("sentence_days", [1, 5])
def test_christmas_day_on_a_saturday_bars_a_short_sentence_too(sentence_days: int) -> None:
    """Not in the bank holiday list of 2021 or 2027: the Act names the day itself."""
    answer = ask("2027-12-25", ENGLAND, sentence_days=sentence_days)
    assert answer.release_day == date(2027, 12, 24)
    assert answer.steps[0].reason == "Christmas Day"


def test_a_short_sentence_goes_back_to_a_saturday_and_no_further() -> None:
    assert ask("2026-12-20", ENGLAND, sentence_days=5).release_day == date(2026, 12, 19)
    assert ask("2026-12-20", ENGLAND, sentence_days=6).release_day == date(2026, 12, 18)


def test_somebody_who_has_served_more_than_five_days_has_no_short_sentence() -> None:
    answer = ask("2026-12-19", ENGLAND, days_served=6)
    assert answer.release_day == date(2026, 12, 18)
    assert "sentence-length-assumed" not in [finding.id for finding in answer.findings]

"""The law is that of the day in question: what is in force when, and what a date entered in Settings does."""

from datetime import date

import pytest

from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from tests.unit.release_day.asking import (
    ENGLAND,
    IRELAND,
    LAW,
    SCOTLAND,
    SECTION_8,
    ask,
    ids,
    iso,
    law_with,
    text_of,
)


@pytest.mark.parametrize(
    ("due", "may_ask"),
    [
        ("2012-06-14", []),
        ("2016-01-29", []),  # a Friday
        ("2016-01-31", []),  # a Sunday: released on Friday 29 January, before section 26C
        ("2016-02-01", []),  # a Monday, the first day: two calendar days earlier is a weekend
        ("2016-02-02", ["2016-02-01"]),
        ("2016-02-03", ["2016-02-02", "2016-02-01"]),
        ("2019-10-07", []),  # a Monday: still calendar days
        ("2019-10-10", ["2019-10-09", "2019-10-08"]),
        ("2019-10-11", ["2019-10-10", "2019-10-09"]),
        ("2019-10-14", ["2019-10-11"]),  # a Monday: working days, but Thursday 10 was still under the earlier text
        ("2019-10-15", ["2019-10-14", "2019-10-11"]),
    ],
)
def test_section_26c_from_2016_and_in_working_days_from_11_october_2019(due: str, may_ask: list[str]) -> None:
    assert iso(ask(due, sentence_days=100).may_ask) == may_ask


def test_section_26c_counts_from_the_day_after_section_27() -> None:
    assert iso(ask("2026-12-27", sentence_days=100).may_ask) == ["2026-12-23", "2026-12-22"]
    assert iso(ask("2026-12-27", sentence_days=100, commenced=SECTION_8).may_ask) == ["2026-12-22", "2026-12-21"]


@pytest.mark.parametrize(
    ("due", "open_to_direction"),
    [("2023-12-08", False), ("2023-12-10", False), ("2023-12-15", True), ("2023-12-17", True), ("2019-04-19", False)],
)
def test_section_23_3b_only_from_12_december_2023(due: str, open_to_direction: bool) -> None:
    answer = ask(due, ENGLAND, days_served=100)
    assert bool(answer.may_ask) is (answer.presumed is not None) is open_to_direction


def test_the_first_day_itself_counts() -> None:
    """12 December 2023 was a Tuesday before no holiday: the edge is seen by moving the first day to a Thursday."""
    earlier = law_with({"ew-1961-s23-3B": {"in_force_from": date(2023, 12, 14)}})
    later = law_with({"ew-1961-s23-3B": {"in_force_from": date(2023, 12, 15)}})
    assert iso(ask("2023-12-15", ENGLAND, law=earlier).may_ask) == ["2023-12-14"]
    assert iso(ask("2023-12-15", ENGLAND, law=later).may_ask) == [], "nobody could be let out on Thursday by it"


def test_section_8_is_off_until_a_date_is_entered() -> None:
    answer = ask("2026-12-04")
    assert (answer.release_day, answer.moved) == (date(2026, 12, 4), False)
    said = text_of(answer, "scotland-2023-s8-not-in-force")
    assert "Thursday 3 December 2026" in said
    assert "https://www.legislation.gov.uk/asp/2023/4/section/8" in said
    assert "9 February 2026" in said
    # Where it would make no difference it is not brought up.
    assert "scotland-2023-s8-not-in-force" not in ids(ask("2026-12-02"))


@pytest.mark.parametrize(("begins", "released"), [("2026-12-03", "03"), ("2026-12-04", "03"), ("2026-12-05", "04")])
def test_a_date_entered_switches_it_on_from_that_day_due(begins: str, released: str) -> None:
    commenced = frozenset({("scotland-2023-s8", date.fromisoformat(begins))})
    answer = ask("2026-12-04", commenced=commenced)
    assert answer.release_day.isoformat() == f"2026-12-{released}"
    if answer.moved:
        assert answer.rule == "scotland-2023-s8"
        assert "somebody entered" in text_of(answer, "scotland-2023-s8-entered")
    else:
        assert answer.rule == "scotland-1993-s27-7"


def test_a_move_to_before_the_rule_begins_is_for_the_prison_to_say() -> None:
    answer = ask("2026-12-06", commenced=frozenset({("scotland-2023-s8", date(2026, 12, 4))}))
    assert answer.release_day == date(2026, 12, 3)
    assert "begins on 4 December 2026" in text_of(answer, "moved-before-rule-began")


def test_of_two_dates_entered_the_earlier_counts() -> None:
    twice = frozenset({("scotland-2023-s8", date(2027, 1, 1)), ("scotland-2023-s8", date(2026, 1, 1))})
    assert ask("2026-12-04", commenced=twice).moved


@pytest.mark.parametrize("rule", ["scotland-1993-s27-7", "ew-1961-s23-3", "ew-1961-s23-3B", "no-such-rule"])
def test_a_date_entered_for_any_other_rule_changes_nothing(rule: str) -> None:
    entered = frozenset({(rule, date(2099, 1, 1))})
    for country in (SCOTLAND, ENGLAND, IRELAND):
        assert ask("2026-12-05", country, commenced=entered) == ask("2026-12-05", country)
    assert rule not in LAW.rule_ids


def test_section_8_is_scottish() -> None:
    assert ask("2026-12-04", ENGLAND, commenced=SECTION_8) == ask("2026-12-04", ENGLAND)
    assert {provision.id for provision in LAW.switches} == LAW.rule_ids == {"scotland-2023-s8"}


def test_the_next_amendment_is_a_change_of_data() -> None:
    """Commence section 8 in the file itself, and end section 27(7) as it was: no code is asked."""
    amended = law_with(
        {
            "scotland-1993-s27-7": {"in_force_until": date(2027, 3, 31)},
            "scotland-2023-s8": {"in_force_from": date(2027, 4, 1), "not_in_force_when_read": None},
        }
    )
    assert ask("2027-03-19", law=amended).release_day == date(2027, 3, 19)
    assert ask("2027-04-02", law=amended).release_day == date(2027, 4, 1)
    assert ids(ask("2027-04-02", law=amended)) == [
        "may-ask",
        "sentence-length-assumed-to-ask",
        "moved",
        "local-holidays",
    ]
    assert amended.rule_ids == frozenset()


@pytest.mark.parametrize("sentence_days", [None, 14, 15])
def test_section_26c_is_not_for_a_sentence_under_15_days(sentence_days: int | None) -> None:
    answer = ask("2026-12-04", sentence_days=sentence_days)
    assert iso(answer.may_ask) == ([] if sentence_days == 14 else ["2026-12-03", "2026-12-02"])
    assert ("sentence-length-assumed-to-ask" in ids(answer)) is (sentence_days is None)


@pytest.mark.parametrize("kind", [ReleaseKind.REMAND, ReleaseKind.BAIL, ReleaseKind.COURT])
@pytest.mark.parametrize("country", [SCOTLAND, ENGLAND, IRELAND])
@pytest.mark.parametrize("due", ["2026-12-04", "2026-12-05", "2026-12-08"])
def test_no_rule_reaches_what_a_court_orders(due: str, country: Country, kind: ReleaseKind) -> None:
    answer = ask(due, country, kind=kind, commenced=SECTION_8)
    assert (answer.release_day.isoformat(), answer.moved, answer.rule) == (due, False, None)
    assert (answer.may_ask, answer.presumed, answer.steps) == ((), None, ())
    assert "a Friday evening included" in text_of(answer, "rules-do-not-reach")
    assert answer.short_reason.endswith("rules do not reach it")
    assert answer.is_hard_day is (due != "2026-12-08")
    assert "will not move" not in " ".join(finding.text for finding in answer.findings)


@pytest.mark.parametrize("due", ["2026-12-04", "2026-12-05", "2026-12-25", "2026-07-13", "2026-12-08"])
def test_northern_ireland_is_warned_of_and_moves_nothing(due: str) -> None:
    answer = ask(due, IRELAND, commenced=SECTION_8)
    assert (answer.release_day.isoformat(), answer.moved, answer.rule, answer.may_ask) == (due, False, None, ())
    assert "Northern Ireland" in answer.citation
    assert ids(answer)[0] == "no-rule-known"
    assert answer.is_hard_day is (due != "2026-12-08")
    assert answer.short_reason != "Good day"

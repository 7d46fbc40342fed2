"""What is said about a day, also when nothing moves."""

from datetime import date

import pytest

from recovery_desk.domain.release_day.asking_findings import either
from recovery_desk.domain.release_day.questions import (
    FIRST_YEAR,
    KIND_NAMES,
    Country,
    Finding,
    ReleaseAnswer,
    ReleaseKind,
    ReleaseQuestion,
    Severity,
    release_kind_from,
)
from tests.unit.release_day.asking import ENGLAND, IRELAND, LAW, SECTION_8, ask, ids, iso, text_of


def severity_of(answer: ReleaseAnswer, finding_id: str) -> Severity:
    return next(finding.severity for finding in answer.findings if finding.id == finding_id)


def test_a_friday_in_scotland_as_the_desk_says_it() -> None:
    answer = ask("2026-12-04", sentence_days=400)
    assert answer.findings[:2] == (
        Finding(
            "friday",
            Severity.HARD,
            "Friday 4 December 2026: a hard day to be released. Most places then shut until Monday 7 December."
            " It is lawful in Scotland today, so it will not move by itself.",
        ),
        Finding(
            "may-ask",
            Severity.INFO,
            "The prison may release up to two working days earlier to help resettlement: Thursday 3 or Wednesday"
            " 2 December. Section 26C of the Prisoners and Criminal Proceedings (Scotland) Act 1993.",
        ),
    )
    assert answer.short_reason == "Friday — ask for Thu 3 Dec"
    assert answer.is_hard_day


def test_a_good_day_is_called_one() -> None:
    answer = ask("2026-12-08", sentence_days=400)
    assert answer.short_reason == "Good day"
    assert not answer.is_hard_day


@pytest.mark.parametrize(
    ("due", "hard"),
    [
        ("2026-12-04", ["friday"]),
        ("2026-05-01", ["friday", "closed-run"]),
        ("2026-04-02", ["eve-of-holiday", "closed-run"]),
        ("2026-11-30", ["friday", "closed-run"]),  # St Andrew's Day, a Monday: released on the Friday before
        ("2027-11-29", ["eve-of-holiday"]),
        ("2026-12-26", ["eve-of-holiday", "closed-run"]),
        ("2026-12-30", []),
        ("2026-12-03", []),
    ],
)
def test_what_makes_a_day_hard(due: str, hard: list[str]) -> None:
    answer = ask(due)
    assert [finding.id for finding in answer.findings if finding.severity is Severity.HARD] == hard


def test_a_run_of_shut_days_is_counted_and_its_end_named() -> None:
    assert text_of(ask("2026-12-28"), "closed-run") == (
        "4 shut days follow, Friday 25 December to Monday 28 December: most places open again on Tuesday 29 December"
        " 2026."
    )
    assert "Wednesday 5 January 2028" in text_of(ask("2028-01-04"), "closed-run")
    assert "Tuesday 5 January 2027" in text_of(ask("2027-01-02"), "closed-run")


def test_a_local_holiday_makes_the_day_before_it_hard() -> None:
    answer = ask("2026-09-24", local=["2026-09-25"])
    assert text_of(answer, "eve-of-holiday").startswith(
        "Thursday 24 September 2026 is the day before a local public holiday: a hard day to be released."
    )
    assert "local-holidays" not in ids(answer)
    assert "local-holidays" in ids(ask("2026-09-24"))
    assert "local-holidays" not in ids(ask("2026-09-24", ENGLAND))


def test_a_local_holiday_shuts_doors_in_england_but_moves_nothing() -> None:
    answer = ask("2026-09-25", ENGLAND, local=["2026-09-25"])
    assert not answer.moved
    assert severity_of(answer, "public-holiday") is Severity.HARD


def test_a_weekend_that_no_rule_moves() -> None:
    answer = ask("2026-12-05", IRELAND)
    assert severity_of(answer, "weekend") is Severity.HARD
    assert answer.short_reason == "Weekend"
    assert "No rule is known that would move it" in text_of(answer, "weekend")
    short = ask("2026-12-19", ENGLAND, sentence_days=5)
    assert "lets a release stand" in text_of(short, "short-sentence")
    assert short.is_hard_day


def test_a_move_is_told_with_its_reason() -> None:
    answer = ask("2026-12-25")
    assert text_of(answer, "moved").startswith(
        "Due on Friday 25 December 2026 (Christmas Day), released on Thursday 24 December 2026:"
    )
    assert answer.short_reason == "Day before a holiday — ask for Wed 23 Dec"
    assert ask("2026-12-04", commenced=SECTION_8).short_reason == "Moves to Thu 3 Dec: Friday"


def test_a_day_to_ask_for_that_is_hard_itself_is_not_put_on_the_board() -> None:
    answer = ask("2027-11-29", sentence_days=100)
    assert iso(answer.may_ask) == ["2027-11-26", "2027-11-25"]
    assert answer.suggested == date(2027, 11, 25)
    assert answer.short_reason == "Day before a holiday — ask for Thu 25 Nov"
    assert text_of(answer, "hard-day-to-ask-for").startswith("Friday 26 November would be a hard day too")


@pytest.mark.parametrize(("due", "days"), [("2018-12-27", 8), ("2019-01-03", 15), ("2029-12-27", 8)])
def test_a_move_of_more_than_six_days_is_for_the_prison_to_confirm(due: str, days: int) -> None:
    answer = ask(due, commenced=SECTION_8)
    assert f"{days} days" in text_of(answer, "long-move")
    assert "check with the prison" in text_of(answer, "long-move")
    assert "long-move" not in ids(ask("2026-12-28", commenced=SECTION_8))


def test_a_move_of_six_days_is_not_yet_long() -> None:
    answer = ask("2030-12-26", commenced=SECTION_8)
    assert (answer.due - answer.release_day).days <= 6
    assert "long-move" not in ids(answer)


@pytest.mark.parametrize(
    ("due", "said"),
    [("2028-12-20", False), ("2028-12-29", True), ("2029-01-09", True), ("2011-06-14", True), ("2012-06-14", False)],
)
def test_beyond_the_published_holidays_it_is_said(due: str, said: bool) -> None:
    assert ("beyond-known-holidays" in ids(ask(due))) is said


def test_a_good_day_beyond_the_published_holidays_is_not_called_good() -> None:
    assert ask("2030-06-11").short_reason == "Holidays not known yet"


def test_easter_monday_is_a_holiday_in_places() -> None:
    answer = ask("2026-04-06")
    assert "Thursday 2 April 2026" in text_of(answer, "easter-monday")
    assert answer.short_reason == "Holiday in places"
    assert "Monday 6 April 2026 too" in text_of(ask("2026-04-02"), "easter-monday-in-places")
    entered = ask("2026-04-06", local=["2026-04-06"])
    assert "easter-monday" not in ids(entered)
    assert "easter-monday" not in ids(ask("2026-04-06", ENGLAND))


@pytest.mark.parametrize("kind", [ReleaseKind.HDC, ReleaseKind.PAROLE, ReleaseKind.INDETERMINATE])
def test_the_scheme_shuts_some_kinds_out(kind: ReleaseKind) -> None:
    answer = ask("2026-12-18", ENGLAND, kind=kind, days_served=400)
    assert (answer.presumed, answer.may_ask) == (None, ())
    assert KIND_NAMES[kind] in text_of(answer, "scheme-shuts-out")
    assert "reading only" in text_of(answer, "rule-may-not-reach")
    assert answer.is_hard_day


@pytest.mark.parametrize(
    ("sentence_days", "days_served", "presumed", "assumed"),
    [
        (None, None, True, True),
        (None, 27, False, False),
        (None, 28, True, False),
        (27, None, False, False),
        (28, None, True, True),
        (200, 28, True, False),
    ],
)
def test_the_scheme_asks_for_28_days_served(
    sentence_days: int | None, days_served: int | None, presumed: bool, assumed: bool
) -> None:
    answer = ask("2026-12-18", ENGLAND, sentence_days=sentence_days, days_served=days_served)
    assert (answer.presumed == date(2026, 12, 17)) is presumed
    assert bool(answer.may_ask) is presumed
    assert ("days-served-assumed" in ids(answer)) is assumed
    assert ("scheme-shuts-out" in ids(answer)) is not presumed


def test_for_a_child_the_scheme_presumes_two_days_and_asks_no_time_served() -> None:
    answer = ask("2026-12-18", ENGLAND, kind=ReleaseKind.CHILD, days_served=3)
    assert answer.presumed == date(2026, 12, 16)
    assert answer.short_reason == "Friday — policy presumes Wed 16 Dec"


def test_the_presumption_is_told_with_its_source() -> None:
    answer = ask("2026-12-18", ENGLAND, days_served=100)
    said = text_of(answer, "presumed")
    assert "Policy presumes release on Thursday 17 December 2026" in said
    assert "https://www.gov.uk/government/publications/" in said
    assert "policy presumes an earlier day" in text_of(answer, "friday")


def test_an_unknown_sentence_is_assumed_longer_where_it_matters() -> None:
    assert "Saturday 19 December 2026" in text_of(ask("2026-12-19", ENGLAND), "sentence-length-assumed")
    assert "sentence-length-assumed" not in ids(ask("2026-12-16", ENGLAND))
    assert "sentence-length-assumed" not in ids(ask("2026-12-19", ENGLAND, sentence_days=5))


@pytest.mark.parametrize("country", list(Country))
def test_a_day_that_has_passed_is_not_advised_on(country: Country) -> None:
    answer = ask("2026-12-06", country, as_of="2026-12-07")
    assert (answer.release_day, answer.moved, answer.rule) == (date(2026, 12, 6), False, None)
    assert (ids(answer), answer.may_ask, answer.presumed) == (["due-in-the-past"], (), None)
    assert answer.short_reason == "Day has passed"
    assert ask("2026-12-07", country, as_of="2026-12-07").findings != answer.findings


def test_days_that_have_passed_are_not_asked_for() -> None:
    answer = ask("2026-12-04", as_of="2026-12-03", sentence_days=100)
    assert iso(answer.may_ask) == ["2026-12-03"]
    assert text_of(answer, "ask-days-passed") == "Wednesday 2 December has passed and can no longer be asked for."
    late = ask("2026-12-04", as_of="2026-12-04", sentence_days=100)
    assert late.may_ask == ()
    assert text_of(late, "ask-days-passed").startswith("Wednesday 2 and Thursday 3 December have passed")
    assert late.short_reason == "Friday"


def test_a_presumption_that_has_passed_is_no_longer_one() -> None:
    answer = ask("2026-12-18", ENGLAND, days_served=100, as_of="2026-12-18")
    assert (answer.presumed, answer.may_ask) == (None, ())
    assert "ask-days-passed" in ids(answer)


def test_a_release_moved_to_a_day_that_has_passed() -> None:
    answer = ask("2026-12-06", as_of="2026-12-05")
    assert answer.release_day == date(2026, 12, 4)
    assert "Ask the prison today" in text_of(answer, "moved-into-the-past")
    assert "moved-into-the-past" not in ids(ask("2026-12-06", as_of="2026-12-04"))


@pytest.mark.parametrize("due", [date.min, date(24, 1, 1), date(FIRST_YEAR - 1, 12, 31), date(2101, 1, 1), date.max])
@pytest.mark.parametrize("country", list(Country))
def test_a_year_nobody_can_mean_is_said_to_be_one(due: date, country: Country) -> None:
    question = ReleaseQuestion(due, country, local_holidays=frozenset({due}), as_of=date(2026, 11, 23))
    answer = LAW.check(question)
    assert (answer.release_day, ids(answer), answer.short_reason) == (due, ["date-unlikely"], "Check the date")


@pytest.mark.parametrize("country", list(Country))
def test_the_ends_of_the_years_answered_for_have_answers(country: Country) -> None:
    for due in (date(1994, 1, 1), date(2100, 12, 31)):
        answer = LAW.check(ReleaseQuestion(due, country))
        assert answer.release_day <= due
        assert "beyond-known-holidays" in ids(answer)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2026-12-03", "2026-12-02"], "Thursday 3 or Wednesday 2 December"),
        (["2026-04-01", "2026-03-31"], "Wednesday 1 April or Tuesday 31 March"),
        (["2026-12-03"], "Thursday 3 December"),
        (["2026-12-31", "2025-12-30"], "Thursday 31 December 2026 or Tuesday 30 December 2025"),
    ],
)
def test_days_are_listed_as_they_are_said(days: list[str], said: str) -> None:
    dates = tuple(map(date.fromisoformat, days))
    assert either(dates, beside=dates[0]) == said


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("ARD", ReleaseKind.SENTENCE),
        (" lib. date ", ReleaseKind.SENTENCE),
        ("Untried", ReleaseKind.REMAND),
        ("HDC", ReleaseKind.HDC),
        ("IPP", ReleaseKind.INDETERMINATE),
        ("", None),
        ("banana", None),
        ("١٢", None),
    ],
)
def test_kinds_as_people_write_them(written: str, kind: ReleaseKind | None) -> None:
    assert release_kind_from(written) is kind


def test_every_kind_has_a_name_and_is_known_by_its_value() -> None:
    assert set(KIND_NAMES) == set(ReleaseKind)
    assert all(release_kind_from(kind.value) is kind for kind in ReleaseKind)

"""The law's answer as sentences."""

from dataclasses import replace
from datetime import date

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.release_day.questions import Country, Finding, ReleaseAnswer, Severity, Step
from recovery_desk.usecases.release_in_words import (
    due_out,
    most_telling_first,
    told_by,
    what_may_be_asked,
    what_the_law_does,
    without_addresses,
)

STAYS = ReleaseAnswer(
    due=date(2026, 12, 4),
    country=Country.SCOTLAND,
    release_day=date(2026, 12, 4),
    moved=False,
    rule="scotland-1993-s27-7",
    citation="Section 27(7) of the 1993 Act (https://www.legislation.gov.uk/ukpga/1993/9/section/27)",
    steps=(),
    may_ask=(),
    presumed=None,
    findings=(),
)
MOVES = replace(
    STAYS,
    due=date(2026, 12, 28),
    release_day=date(2026, 12, 24),
    moved=True,
    steps=(
        Step(date(2026, 12, 28), "Boxing Day (substitute day)"),
        Step(date(2026, 12, 27), "Sunday"),
        Step(date(2026, 12, 26), "Saturday"),
        Step(date(2026, 12, 25), "Christmas Day"),
    ),
)


def test_the_day_is_the_one_they_walk_out() -> None:
    assert due_out(STAYS) == "Due out Friday 4 December 2026"
    assert due_out(MOVES) == "Due out Thursday 24 December 2026"


def test_a_day_that_stays() -> None:
    assert what_the_law_does(STAYS) == "It does not move this day. Section 27(7) of the 1993 Act."
    assert what_the_law_does(replace(STAYS, citation="")) == "It does not move this day."


def test_a_day_that_moves_says_what_it_stepped_over() -> None:
    assert what_the_law_does(MOVES) == (
        "It brings Monday 28 December forward to Thursday 24 December. Stepped over: "
        "Mon 28 Dec, Boxing Day (substitute day); Sun 27 Dec; Sat 26 Dec; Fri 25 Dec, Christmas Day. "
        "Section 27(7) of the 1993 Act."
    )


def test_where_no_rule_reaches_nothing_is_said_to_be_fine() -> None:
    said = "No rule on the day of release is known for Northern Ireland."
    assert what_the_law_does(replace(STAYS, rule=None, citation=said)) == said
    assert what_the_law_does(replace(STAYS, rule=None, citation="")) == "No rule known here moves this day."


def test_the_days_to_ask_for() -> None:
    thursday, wednesday, tuesday = date(2026, 12, 3), date(2026, 12, 2), date(2026, 12, 1)
    assert what_may_be_asked(STAYS) == ""
    assert what_may_be_asked(replace(STAYS, may_ask=(thursday,))) == "Thursday 3 December."
    both = replace(STAYS, may_ask=(thursday, wednesday))
    assert what_may_be_asked(both) == "Thursday 3 December or Wednesday 2 December."
    assert what_may_be_asked(replace(both, presumed=thursday)) == (
        "Thursday 3 December (presumed by policy) or Wednesday 2 December."
    )
    three = replace(STAYS, may_ask=(thursday, wednesday, tuesday))
    assert what_may_be_asked(three) == "Thursday 3 December, Wednesday 2 December or Tuesday 1 December."


def test_what_makes_it_hard_comes_first_and_the_rest_keeps_its_order() -> None:
    severities = (Severity.INFO, Severity.CAUTION, Severity.HARD, Severity.INFO, Severity.HARD)
    findings = tuple(Finding(str(number), severity, "") for number, severity in enumerate(severities))
    assert [found.id for found in most_telling_first(replace(STAYS, findings=findings))] == ["2", "4", "1", "0", "3"]


def test_whose_word_it_is() -> None:
    day = date(2026, 12, 4)
    assert told_by(ReleaseDate(day)) == "not recorded who told us"
    assert told_by(ReleaseDate(day, told_by="Reception")) == "Reception"
    assert told_by(ReleaseDate(day, told_by="Reception", told_on=date(2026, 11, 20))) == (
        "Reception, Friday 20 November 2026"
    )


def test_addresses_go_and_other_brackets_stay() -> None:
    assert without_addresses("Act (asp 4) section 8 (https://www.legislation.gov.uk/asp/2023/4).") == (
        "Act (asp 4) section 8."
    )

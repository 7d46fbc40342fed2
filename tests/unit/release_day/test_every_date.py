"""Every date of 2012 to 2035 in each country, against what the Acts say in so many words."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from recovery_desk.domain.release_day.public_holidays import Area
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer, ReleaseKind, ReleaseQuestion, Severity
from tests.unit.release_day.asking import CALENDARS, ENGLAND, FIRST, IRELAND, LAST, LAW, SCOTLAND, SECTION_8

DAY = timedelta(days=1)
Barred = Callable[[date], bool]


def every_day() -> Iterator[date]:
    return (FIRST + DAY * number for number in range((LAST - FIRST).days + 1))


def answers(country: Country, *, section_8: bool = False) -> Iterator[ReleaseAnswer]:
    commenced = SECTION_8 if section_8 else frozenset()
    for due in every_day():
        yield LAW.check(ReleaseQuestion(due, country, commenced=commenced, sentence_days=300, days_served=100))


def holiday(day: date, country: Country) -> bool:
    return CALENDARS[country].name(day) is not None


def barred_in_scotland(day: date) -> bool:
    return day.weekday() in {5, 6} or holiday(day, SCOTLAND)


def barred_by_section_8(day: date) -> bool:
    return day.weekday() in {4, 5, 6} or holiday(day, SCOTLAND) or holiday(day + DAY, SCOTLAND)


def barred_in_england(day: date) -> bool:
    return day.weekday() in {5, 6} or (day.month, day.day) == (12, 25) or holiday(day, ENGLAND)


def last_not(barred: Barred, day: date) -> date:
    while barred(day):
        day -= DAY
    return day


def section_8_day(due: date) -> date:
    """(7)(a) for an excepted day; (7)(b) for any other Thursday."""
    if not barred_by_section_8(due) and due.weekday() == 3:
        return last_not(lambda day: barred_by_section_8(day) or day.weekday() == 3, due)
    return last_not(barred_by_section_8, due)


@pytest.mark.parametrize(
    ("country", "section_8", "day_for"),
    [
        (SCOTLAND, False, lambda due: last_not(barred_in_scotland, due)),
        (SCOTLAND, True, section_8_day),
        (ENGLAND, False, lambda due: last_not(barred_in_england, due)),
        (IRELAND, False, lambda due: due),
    ],
    ids=["Scotland", "Scotland under section 8", "England and Wales", "Northern Ireland"],
)
def test_the_release_day(country: Country, section_8: bool, day_for: Callable[[date], date]) -> None:
    for answer in answers(country, section_8=section_8):
        assert answer.release_day == day_for(answer.due)


@pytest.mark.parametrize("section_8", [False, True])
@pytest.mark.parametrize("country", list(Country))
def test_every_answer_is_explained(country: Country, section_8: bool) -> None:
    """Never later; each day between due and released is a step with a reason, and nothing else is."""
    for answer in answers(country, section_8=section_8):
        days = (answer.due - answer.release_day).days
        assert days >= 0
        assert answer.moved is (days > 0)
        assert [step.date for step in answer.steps] == [answer.due - DAY * back for back in range(days)]
        assert all(step.reason for step in answer.steps)
        assert answer.citation
        assert (answer.rule is None) is (country is IRELAND)
        named = [finding.id for finding in answer.findings]
        assert len(named) == len(set(named))
        assert ("moved" in named) is answer.moved
        assert ("long-move" in named) is (days > 6)


@pytest.mark.parametrize("country", list(Country))
def test_asked_again_about_the_release_day_nothing_moves(country: Country) -> None:
    for answer in answers(country):
        assert LAW.check(ReleaseQuestion(answer.release_day, country)).moved is False


def test_under_section_8_only_a_thursday_reached_by_it_would_move_again() -> None:
    """Section 27(7A): the second answer differs exactly where (7)(a) ended on a Thursday."""
    for answer in answers(SCOTLAND, section_8=True):
        again = LAW.check(ReleaseQuestion(answer.release_day, SCOTLAND, commenced=SECTION_8))
        assert again.moved is (answer.release_day.weekday() == 3)


@pytest.mark.parametrize("section_8", [False, True])
def test_scottish_days_to_ask_for(section_8: bool) -> None:
    for answer in answers(SCOTLAND, section_8=section_8):
        if answer.release_day < date(2016, 2, 1):
            expected = []
        elif answer.release_day < date(2019, 10, 11):
            two_days = [answer.release_day - DAY, answer.release_day - DAY * 2]
            expected = [day for day in two_days if not barred_in_scotland(day)]
        else:
            first = last_not(barred_in_scotland, answer.release_day - DAY)
            expected = [first, last_not(barred_in_scotland, first - DAY)]
            if answer.release_day == date(2019, 10, 14):
                expected.pop()  # Thursday 10 October: the text of that day counted two days of any kind
        assert list(answer.may_ask) == expected
        assert answer.presumed is None


def test_english_days_to_ask_for() -> None:
    def not_eligible(day: date) -> bool:
        return barred_in_england(day) or barred_in_england(day + DAY)

    for answer in answers(ENGLAND):
        day = answer.release_day
        expected = []
        if day >= date(2023, 12, 12) and barred_in_england(day + DAY):
            first = last_not(not_eligible, day - DAY)
            expected = [first, last_not(not_eligible, first - DAY)]
        assert list(answer.may_ask) == expected
        assert answer.presumed == (expected[0] if expected else None)


@pytest.mark.parametrize("section_8", [False, True])
@pytest.mark.parametrize("country", list(Country))
def test_a_day_is_hard_exactly_when_doors_are_shut_on_it_or_the_day_after(country: Country, section_8: bool) -> None:
    area = Area(CALENDARS[country])
    for answer in answers(country, section_8=section_8):
        day = answer.release_day
        assert answer.is_hard_day is (area.is_shut(day) or area.is_shut(day + DAY))
        if answer.is_hard_day or country is IRELAND:
            assert not answer.short_reason.startswith(("Good", "Moves"))
        if answer.suggested:
            assert answer.suggested in answer.may_ask
            assert not area.is_shut(answer.suggested + DAY)


def test_the_days_around_each_first_friday_for_every_kind() -> None:
    """Kinds change who is reached and what may be asked for, never a day the rule has no say in."""
    for due in every_day():
        if due.day > 7 or due.weekday() < 3:
            continue
        for country in Country:
            plain = LAW.check(ReleaseQuestion(due, country))
            for kind in ReleaseKind:
                answer = LAW.check(ReleaseQuestion(due, country, kind=kind))
                assert answer.release_day in {due, plain.release_day}
                assert set(answer.may_ask) <= set(plain.may_ask)
                if kind is not ReleaseKind.SENTENCE and answer.rule is None:
                    assert any(finding.severity is not Severity.INFO for finding in answer.findings)

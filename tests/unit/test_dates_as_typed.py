from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.dates_as_typed import (
    DateNotUnderstood,
    Meaning,
    WhyNot,
    date_from,
    looks_month_first,
    says_not_known,
    year_from,
)

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 12, 4)
RELEASES = st.dates(date(2007, 1, 1), date(2086, 12, 31))
BIRTHS = st.dates(date(1907, 1, 1), TODAY)

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@pytest.mark.parametrize(
    "typed",
    [
        "4/12/26", "04/12/2026", "4.12.26", "04.12.2026", "4-12-26", "4 12 2026", "4/ 12 /26", "4/12/2026.",
        "4 Dec 2026", "4th December 2026", "4-Dec-26", "4Dec26", "4 december '26", "4th of December, 2026",
        "December 4th, 2026", "Dec 4 2026", "Fri 4 Dec 26", "Friday, 4th of December, 2026", "Fri 04/12/2026",
        "2026-12-04", "2026/12/04", "2026-12-04T00:00:00Z", "2026-12-04 00:00:00", "20261204",
        "04122026", "4122026", "46360", "46360.0", "46360.395", "04/12/2026 09:30", "4/12/26 at 9.30",
        "4 Dec 2026 12:00 AM", "4–12–26", "４/１２/２０２６", "٤/١٢/٢٠٢٦", "'4/12/26", "4\u00a0Dec\u00a02026",
        "\u200e4/12/2026\u202c", "  4/12/26\n",
    ],
)  # fmt: skip
def test_the_fourth_of_december_as_people_type_it(typed: str) -> None:
    assert date_from(typed, TODAY) == FRIDAY


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("12/13/2026", WhyNot.NO_SUCH_MONTH),
        ("1/0/2026", WhyNot.NO_SUCH_MONTH),
        ("30 Feb 2026", WhyNot.NO_SUCH_DAY),
        ("31/4/26", WhyNot.NO_SUCH_DAY),
        ("0/1/2026", WhyNot.NO_SUCH_DAY),
        ("29/2/27", WhyNot.NO_SUCH_DAY),
        ("4/12/0024", WhyNot.YEAR),
        ("4/12/1926", WhyNot.YEAR),
        ("4/12/99", WhyNot.YEAR),
        ("4/12/20260", WhyNot.YEAR),
        ("1/1/123456789012345678901234567890", WhyNot.YEAR),
        ("4 Dec", WhyNot.NO_YEAR),
        ("Dec 4th", WhyNot.NO_YEAR),
        ("4/12", WhyNot.NO_YEAR),
        ("Fri 4 Dec", WhyNot.NO_YEAR),
        ("Dec 2026", WhyNot.NO_DAY),
        ("12/2026", WhyNot.NO_DAY),
        ("2026", WhyNot.NO_DAY),
        ("0024", WhyNot.NO_DAY),
        ("Mon 4 Dec 2026", WhyNot.WEEKDAY),
        ("041226", WhyNot.UNREADABLE),
        ("next Friday", WhyNot.UNREADABLE),
        ("Friday", WhyNot.UNREADABLE),
        ("", WhyNot.UNREADABLE),
        ("4/12/26 or 5/12/26", WhyNot.UNREADABLE),
        ("=TODAY()", WhyNot.UNREADABLE),
        ("9" * 1_000_000, WhyNot.UNREADABLE),
    ],
)
def test_what_is_no_date_is_refused_and_says_why(typed: str, why: WhyNot) -> None:
    with pytest.raises(DateNotUnderstood) as refused:
        date_from(typed, TODAY)
    assert refused.value.why is why
    assert len(refused.value.text) <= 41


def test_a_weekday_that_contradicts_tells_the_day_it_would_be() -> None:
    with pytest.raises(DateNotUnderstood) as refused:
        date_from("Mon 4 Dec 2026", TODAY)
    assert refused.value.read_as == FRIDAY


@pytest.mark.parametrize(
    ("typed", "meaning", "day"),
    [
        ("4/12/26", Meaning.BIRTH, date(1926, 12, 4)),
        ("4/12/80", Meaning.BIRTH, date(1980, 12, 4)),
        ("23/11/26", Meaning.BIRTH, TODAY),
        ("24/11/26", Meaning.BIRTH, date(1926, 11, 24)),
        ("29/2/00", Meaning.BIRTH, date(2000, 2, 29)),
        ("4/12/24", Meaning.PAST, date(2024, 12, 4)),
        ("4/12/26", Meaning.RELEASE, FRIDAY),
        ("4/12/07", Meaning.RELEASE, date(2007, 12, 4)),
        ("4/12/44", Meaning.RELEASE, date(2044, 12, 4)),
    ],
)
def test_two_digit_years_belong_to_the_century_that_makes_sense(typed: str, meaning: Meaning, day: date) -> None:
    assert date_from(typed, TODAY, meaning) == day


@pytest.mark.parametrize("meaning", [Meaning.BIRTH, Meaning.PAST])
def test_births_and_sentences_are_not_in_the_future(meaning: Meaning) -> None:
    with pytest.raises(DateNotUnderstood) as refused:
        date_from("4/12/2026", TODAY, meaning)
    assert refused.value.why is WhyNot.FUTURE


@given(RELEASES)
def test_every_release_day_is_read_back_from_every_full_spelling(day: date) -> None:
    month = MONTHS[day.month - 1]
    for typed in (
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d%m%Y}",
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{DAYS[day.weekday()]} {day.day} {month[:3]} {day.year}",
        str((day - date(1899, 12, 30)).days),
        f"{day.isoformat()} 00:00:00",
    ):
        assert date_from(typed, TODAY) == day


@given(st.dates(date(2007, 1, 1), date(2085, 12, 31)))
def test_two_digit_release_years_come_back_within_their_window(day: date) -> None:
    assert date_from(f"{day.day}/{day.month}/{day.year % 100:02}", TODAY) == day


@given(BIRTHS)
def test_two_digit_birth_years_are_always_past_and_never_another_day(day: date) -> None:
    born = date_from(f"{day.day}/{day.month}/{day.year % 100:02}", TODAY, Meaning.BIRTH)
    assert born <= TODAY
    assert (born.day, born.month, born.year % 100) == (day.day, day.month, day.year % 100)


@given(RELEASES, st.integers(1, 6))
def test_a_wrong_weekday_is_never_accepted(day: date, shift: int) -> None:
    wrong = DAYS[(day.weekday() + shift) % 7]
    with pytest.raises(DateNotUnderstood):
        date_from(f"{wrong} {day.day}/{day.month}/{day.year}", TODAY)


@given(st.integers(13, 31), st.integers(1, 12), st.integers(2007, 2086))
def test_a_month_first_date_is_refused_and_recognised(second: int, first: int, year: int) -> None:
    typed = f"{first}/{second}/{year}"
    assert looks_month_first(typed)
    with pytest.raises(DateNotUnderstood):
        date_from(typed, TODAY)


@given(st.text(max_size=80))
def test_any_text_is_a_date_in_range_or_refused(typed: str) -> None:
    for meaning in Meaning:
        try:
            day = date_from(typed, TODAY, meaning)
        except DateNotUnderstood:
            continue
        assert TODAY - timedelta(days=121 * 366) < day < TODAY + timedelta(days=61 * 366)


@pytest.mark.parametrize(
    "typed", ["TBC", "n/a", "N/A ", "unknown", "Life", "-", "—", "?", "not known", "(tbc)", "remand"]
)
def test_some_texts_say_that_there_is_no_date(typed: str) -> None:
    assert says_not_known(typed)


@pytest.mark.parametrize("typed", ["4/12/26", "Craig", "tbc 4/12/26", "0"])
def test_others_do_not(typed: str) -> None:
    assert not says_not_known(typed)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1985", 1985), ("c. 1985", 1985), ("circa 1985", 1985), ("about 1985?", 1985), ("85", None), ("4/12/1985", None)],
)
def test_a_year_alone_is_seen_as_such(typed: str, year: int | None) -> None:
    assert year_from(typed) == year

from datetime import date

import pytest

from recovery_desk.domain.sentence_as_typed import SentenceUnit, sentence_days_from

PASSED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("540", 540),
        ("540 days", 540),
        ("540.0", 540),
        ("12 weeks", 84),
        ("18 months", (date(2027, 7, 31) - PASSED).days),
        ("1 month", 28),
        ("2y 6m", (date(2028, 7, 31) - PASSED).days),
        ("2 years and 6 months", (date(2028, 7, 31) - PASSED).days),
        ("1 yr, 3 mths, 10 days", (date(2027, 4, 30) - PASSED).days + 10),
    ],
)
def test_terms_count_by_the_calendar_from_the_day_of_sentence(typed: str, days: int) -> None:
    assert sentence_days_from(typed, PASSED) == days


@pytest.mark.parametrize("typed", ["18 months", "2y"])
def test_months_without_a_day_of_sentence_are_no_number_of_days(typed: str) -> None:
    assert sentence_days_from(typed, None) is None


@pytest.mark.parametrize(
    "typed", ["18", "life", "2.5 years", "1y 1y", "0", "999 years", "18 months suspended", "99999"]
)
def test_what_is_not_certain_is_not_guessed(typed: str) -> None:
    assert sentence_days_from(typed, PASSED) is None


@pytest.mark.parametrize(
    ("unit", "days"), [(SentenceUnit.DAYS, 18), (SentenceUnit.WEEKS, 126), (SentenceUnit.MONTHS, 546)]
)
def test_the_heading_tells_what_a_bare_number_counts(unit: SentenceUnit, days: int) -> None:
    assert sentence_days_from("18", PASSED, unit) == days

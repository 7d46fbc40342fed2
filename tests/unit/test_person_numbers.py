from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.person_numbers import (
    Doubt,
    doubt_about_chi,
    doubt_about_nhs_number,
    doubt_about_prison_number,
    doubt_about_spin,
)


@pytest.mark.parametrize("written", ["", "A1234BC", "a 1234 bc", "117531", "01234"])
def test_prison_numbers_of_either_country_raise_no_doubt(written: str) -> None:
    assert doubt_about_prison_number(written) is None


@pytest.mark.parametrize("written", ["A1234B", "1234567", "AB123CD"])
def test_others_do(written: str) -> None:
    assert doubt_about_prison_number(written) is Doubt.PRISON_NUMBER_SHAPE


def test_a_spin_is_figures() -> None:
    assert doubt_about_spin("117531") is None
    assert doubt_about_spin("A1234BC") is Doubt.SPIN_SHAPE


@pytest.mark.parametrize("written", ["943 476 5919", "9434765919", "401 023 2137", "987 654 3210", ""])
def test_true_nhs_numbers(written: str) -> None:
    assert doubt_about_nhs_number(written) is None


@pytest.mark.parametrize(
    ("written", "doubt"),
    [("943 476 5918", Doubt.CHECK_DIGIT), ("12345", Doubt.TEN_DIGITS), ("94347659Ⅸ9", Doubt.TEN_DIGITS)],
)
def test_false_nhs_numbers(written: str, doubt: Doubt) -> None:
    assert doubt_about_nhs_number(written) is doubt


@given(st.integers(min_value=0, max_value=999_999_999), st.integers(min_value=1, max_value=9))
def test_any_one_wrong_last_figure_is_seen(nine: int, off: int) -> None:
    written = f"{nine:09d}"
    total = sum(int(digit) * weight for digit, weight in zip(written, range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    if check == 10:
        assert all(doubt_about_nhs_number(written + str(last)) is Doubt.CHECK_DIGIT for last in range(10))
        return
    assert doubt_about_nhs_number(written + str(check)) is None
    assert doubt_about_nhs_number(written + str((check + off) % 10)) is Doubt.CHECK_DIGIT


def test_a_chi_number_is_held_against_the_birth_date() -> None:
    assert doubt_about_chi("1402790007") is None
    assert doubt_about_chi("1402790007", date(1979, 2, 14)) is None
    assert doubt_about_chi("1402790007", date(1979, 2, 15)) is Doubt.CHI_BIRTH_DATE
    assert doubt_about_chi("1402790008") is Doubt.CHECK_DIGIT
    assert doubt_about_chi("3102790009") is Doubt.CHI_DAY
    assert doubt_about_chi("") is None

import pytest

from recovery_desk.usecases.phone_check import odd_phones


@pytest.mark.parametrize(
    "phone",
    [
        "0141 496 0123", "07700 900123", "020 7946 0018", "01632 960123", "+44 141 496 0123", "999", "111", "116 123",
        "0141 496 0123 (evenings)", "0300 123 1110, option 2", "",
    ],
)  # fmt: skip
def test_numbers_that_can_be_rung(phone: str) -> None:
    assert odd_phones([phone]) == ()


@pytest.mark.parametrize("phone", ["0141 496", "ask at the desk", "0141 496 01234567", "12"])
def test_numbers_that_cannot_are_only_named(phone: str) -> None:
    assert odd_phones(["0141 496 0123", phone]) == (phone,)

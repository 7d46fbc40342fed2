"""Numbers people carry: what they look like and whether their check digit is right. A doubt never blocks anything."""

import re
from datetime import date
from enum import StrEnum

from recovery_desk.domain.folding import number_key

_PRISON = re.compile(r"[A-Z]\d{4}[A-Z]{2}")
_SPIN = re.compile(r"\d{4,6}")
_TEN = 10
_MODULUS = 11


class Doubt(StrEnum):
    """Why a number may have been written down wrong."""

    PRISON_NUMBER_SHAPE = "prison-number-shape"
    SPIN_SHAPE = "spin-shape"
    TEN_DIGITS = "ten-digits"
    CHECK_DIGIT = "check-digit"
    CHI_DAY = "chi-day"
    CHI_BIRTH_DATE = "chi-birth-date"


def doubt_about_prison_number(written: str) -> Doubt | None:
    """A1234BC in England and Wales, four to six figures in Scotland and Northern Ireland."""
    key = number_key(written)
    if not key or _PRISON.fullmatch(key) or _SPIN.fullmatch(key):
        return None
    return Doubt.PRISON_NUMBER_SHAPE


def doubt_about_spin(written: str) -> Doubt | None:
    """Four to six figures."""
    key = number_key(written)
    return None if not key or _SPIN.fullmatch(key) else Doubt.SPIN_SHAPE


def doubt_about_nhs_number(written: str) -> Doubt | None:
    """Ten figures, the last a check digit modulo 11 (NHS Data Dictionary, NHS NUMBER).

    A Health and Care Number of Northern Ireland is made the same way.
    """
    key = number_key(written)
    if not key:
        return None
    if len(key) != _TEN or not key.isascii() or not key.isdigit():
        return Doubt.TEN_DIGITS
    return None if int(key[-1]) == _check_digit(key) else Doubt.CHECK_DIGIT


def doubt_about_chi(written: str, born: date | None = None) -> Doubt | None:
    """A Community Health Index number: day, month and year of birth, two figures, one for sex, a check digit."""
    doubt = doubt_about_nhs_number(written)
    key = number_key(written)
    if doubt is Doubt.TEN_DIGITS or not key:
        return doubt
    day, month, year = int(key[:2]), int(key[2:4]), int(key[4:6])
    if not _is_day(day, month, year):
        return Doubt.CHI_DAY
    if doubt is not None:
        return doubt
    if born is not None and (born.day, born.month, born.year % 100) != (day, month, year):
        return Doubt.CHI_BIRTH_DATE
    return None


def _check_digit(digits: str) -> int:
    """11 less the weighted sum modulo 11; a result of 10 fits no digit, so such numbers are never given out."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(_TEN, 1, -1), strict=False))
    return (_MODULUS - total % _MODULUS) % _MODULUS


def _is_day(day: int, month: int, year: int) -> bool:
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False

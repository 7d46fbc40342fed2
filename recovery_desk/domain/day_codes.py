"""The short code by which a line of a printed list is keyed back in: it names nobody, and a slip is refused.

Three characters. Their places in `ALPHABET`, weighed 1, 2 and 3, add up to a multiple of its length, which is prime:
so one character mistyped, or any two changed about, never makes another code.
"""

from collections.abc import Collection, Iterator
from datetime import date
from zlib import crc32

ALPHABET = "CDFGHJKLMNPRTVWXYZ34679"
"""Twenty-three: no vowels, so no words; and of what looks alike on paper (0 O, 1 I, 2 Z, 5 S, 8 B) at most one."""

LENGTH = 3
CODES = len(ALPHABET) ** 2
"""How many there are: people of one prison on one day."""

_BY_DAY, _APART = 101, 97
"""Codes of neighbouring days begin far from one another, and those of neighbouring lines look nothing alike."""


def code_of(number: int) -> str:
    """The code of a number from 0 to `CODES` - 1."""
    base = len(ALPHABET)
    first, second = divmod(number, base)
    third = -(first + 2 * second) * pow(LENGTH, -1, base) % base
    return ALPHABET[first] + ALPHABET[second] + ALPHABET[third]


def code_from(typed: str) -> str | None:
    """The code as it is kept; None where what was typed can be none."""
    code = "".join(typed.split()).replace("-", "").upper()
    if len(code) != LENGTH or any(each not in ALPHABET for each in code):
        return None
    weighed = sum(weight * ALPHABET.index(each) for weight, each in enumerate(code, start=1))
    return code if weighed % len(ALPHABET) == 0 else None


def free_codes(day: date, taken: Collection[str], where: str = "") -> Iterator[str]:
    """Codes nobody has on `day` yet, always in the same order; `where` keeps two lists of one day apart."""
    first = day.toordinal() * _BY_DAY + crc32(where.encode())
    codes = (code_of((first + at * _APART) % CODES) for at in range(CODES))
    return (code for code in codes if code not in taken)

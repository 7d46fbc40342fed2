"""The PIN with which a worker leaves a person's own view: a few digits, worth nothing anywhere else.

It never opens the vault, so it need not be strong: whoever types it already has the open desk before them. It keeps the
passphrase from being typed while somebody looks on.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

LEAST_DIGITS, MOST_DIGITS = 4, 12
MOST_WRONG = 5
"""After so many wrong ones only the passphrase is taken."""


@dataclass(frozen=True, slots=True)
class ViewPin:
    """One for each worker at most; `id` is the worker's. `sealed` tells whether a PIN fits, never what it is."""

    id: str
    sealed: str
    chosen_at: datetime


class PinFlaw(StrEnum):
    """What is wrong with a new PIN."""

    LENGTH = "length"
    EASY = "easy"


def flaw_of(pin: str) -> PinFlaw | None:
    """What is wrong with it: not 4 to 12 digits, or the first thing anybody would try."""
    if not (pin.isascii() and pin.isdecimal() and LEAST_DIGITS <= len(pin) <= MOST_DIGITS):
        return PinFlaw.LENGTH
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return PinFlaw.EASY if steps in ({0}, {1}, {9}) else None


def looks_like_pin(typed: str) -> bool:
    """Whether what was typed can only be meant as a PIN."""
    return flaw_of(typed) is not PinFlaw.LENGTH

"""A person: who they are, what they are called, how to talk with them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

PersonId = NewType("PersonId", str)
"""A UUIDv7 as text: made on any laptop, met again on another."""


class BirthDatePrecision(StrEnum):
    """How well a birth date is known; a guess is kept as a guess."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the service prepares for leaving prison.

    `birth_date` is None exactly when `birth_date_precision` is UNKNOWN. `prison_number` is kept as people
    write it, in capitals and without spaces at its ends (a SPIN in Scotland, A1234BC in England and Wales).
    `merged_into` names the person whose record this one was put together with: it is on no list until that is undone.
    """

    id: PersonId
    family_name: str
    given_names: str = ""
    preferred_name: str = ""
    birth_date: date | None = None
    birth_date_precision: BirthDatePrecision = BirthDatePrecision.UNKNOWN
    prison_number: str = ""
    communication_needs: str = ""
    worker: str = ""
    merged_into: PersonId | None = None

    @property
    def called(self) -> str:
        """What to call them: the name they chose, else their first given name, else the family name."""
        first_given = self.given_names.split(maxsplit=1)[0] if self.given_names.strip() else ""
        return self.preferred_name or first_given or self.family_name

    @property
    def full_name(self) -> str:
        """Given names, then family name: for the top of a sheet."""
        return " ".join(part for part in (self.given_names, self.family_name) if part)

    @property
    def filed_as(self) -> str:
        """Family name first: for lists people look names up in."""
        return ", ".join(part for part in (self.family_name, self.given_names) if part)

    @property
    def initials(self) -> str:
        """One or two letters for the disc beside a name."""
        letters = [part[0] for part in (self.called, self.family_name) if part]
        return "".join(letters[:2]).upper()

    def age_on(self, day: date) -> int | None:
        """Whole years on `day`; None when no birth date is known."""
        if self.birth_date is None:
            return None
        had_birthday = (day.month, day.day) >= (self.birth_date.month, self.birth_date.day)
        return day.year - self.birth_date.year - (0 if had_birthday else 1)

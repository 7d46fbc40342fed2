"""What a day in the prison asks of the vault beyond single records."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import DayLine


class PrisonDays(Protocol):
    """Short lists of people in one prison. Each has a limit: a list nobody can walk in a day helps nobody."""

    def lines(self, prison: EstablishmentId, first: date, last: date) -> Sequence[DayLine]:
        """What is kept of the lists from `first` to `last`, the earliest first."""

    def everywhere(self, first: date, last: date) -> Sequence[DayLine]:
        """The same of every prison."""

    def newly_referred(self, prison: EstablishmentId, day: date, limit: int) -> Sequence[tuple[PersonId, date]]:
        """In that prison, referred by `day`, and nobody has spoken with them about it; the longest waiting first."""

    def admitted(self, prison: EstablishmentId, since: date, day: date) -> Sequence[tuple[PersonId, date]]:
        """In that prison, whose stay began from `since` to `day`."""

    def not_met(self, prison: str, day: date, until: date, not_since: date, limit: int) -> Sequence[PersonId]:
        """Due out from `day` to `until` and not met since, the next to go first; the prison by its short name."""

    def count_not_met(self, prison: str, day: date, until: date, not_since: date) -> int:
        """How many there are."""

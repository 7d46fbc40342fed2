"""The windows on one prison's day, faked: worked out from records, stays and notes each time."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prison_day import DayLine
from recovery_desk.domain.referrals import Referral, ReferralOutcome
from tests.fake_caseload import FakeCaseload

_OPEN = (ReferralOutcome.WAITING, ReferralOutcome.ACCEPTED)


class FakePrisonDays:
    """Everything worked out when it is asked."""

    def __init__(
        self, records: Callable[[type], Any], stays: dict[PersonId, list[CustodyEpisode]], caseload: FakeCaseload
    ) -> None:
        self._records, self._stays, self._caseload = records, stays, caseload

    def lines(self, prison: EstablishmentId, first: date, last: date) -> Sequence[DayLine]:
        found = [e for e in self._records(DayLine).where(establishment_id=prison) if first <= e.day <= last]
        return sorted(found, key=lambda each: (each.day, each.id))

    def everywhere(self, first: date, last: date) -> Sequence[DayLine]:
        found = [each for each in self._records(DayLine).where() if first <= each.day <= last]
        return sorted(found, key=lambda each: (each.day, each.id))

    def newly_referred(self, prison: EstablishmentId, day: date, limit: int) -> Sequence[tuple[PersonId, date]]:
        there = {stay.person_id for stay in self._there(prison)}
        found = [
            (each.person_id, each.referred_on)
            for each in self._records(Referral).where(first_contact_on=None)
            if each.person_id in there and each.outcome in _OPEN and each.referred_on <= day
        ]
        return sorted(found, key=lambda each: (each[1], each[0]))[:limit]

    def admitted(self, prison: EstablishmentId, since: date, day: date) -> Sequence[tuple[PersonId, date]]:
        return [
            (stay.person_id, stay.admitted_on)
            for stay in self._there(prison)
            if stay.admitted_on is not None and since <= stay.admitted_on <= day
        ]

    def not_met(self, prison: str, day: date, until: date, not_since: date, limit: int) -> Sequence[PersonId]:
        found = [
            (row.due, row.person_id)
            for row in self._caseload.of_many(list(self._stays))
            if row.establishment == prison and row.due and day <= row.due <= until and row.ended_on is None
            and (row.last_contact is None or row.last_contact < not_since)
        ]  # fmt: skip
        return [person_id for _, person_id in sorted(found)][:limit]

    def count_not_met(self, prison: str, day: date, until: date, not_since: date) -> int:
        return len(self.not_met(prison, day, until, not_since, 100_000))

    def _there(self, prison: EstablishmentId) -> Iterator[CustodyEpisode]:
        stays = (each[-1] for each in self._stays.values() if each)
        return (stay for stay in stays if stay.establishment_id == prison and stay.ended_on is None)

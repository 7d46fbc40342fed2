"""How somebody came to the service, and what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.contacts import Agreed
from recovery_desk.domain.people import PersonId


class ReferralOutcome(StrEnum):
    """What became of a referral."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED_BY_PERSON = "declined-by-person"
    NOT_FOR_US = "not-for-us"
    PASSED_ON = "passed-on"
    ALREADY_KNOWN = "already-known"
    LEFT_BEFORE = "left-before"


@dataclass(frozen=True, slots=True)
class ReferralSource:
    """A kind of source; the ones below ship with the program, others are added here or those are renamed."""

    id: str
    name: str
    position: int = 0
    is_hidden: bool = False


SHIPPED_SOURCES = tuple(
    ReferralSource(source_id, name, position)
    for position, (source_id, name) in enumerate(
        (
            ("prison-staff", "Prison staff"),
            ("self", "The person themselves"),
            ("agency", "Another agency"),
            ("court", "Court"),
            ("reception", "Reception round"),
            ("segregation", "Segregation round"),
            ("health", "Prison health centre"),
            ("family", "Family or friends"),
        )
    )
)


@dataclass(frozen=True, slots=True)
class Referral:
    """One referral. `source` is the id of a `ReferralSource`; `referred_by` who it came from, by name.

    `consent` says whether the person knew and agreed. `first_contact_on` is the first day somebody of ours spoke
    with them about it.
    """

    id: str
    person_id: PersonId
    source: str
    referred_on: date
    referred_by: str = ""
    reason: str = ""
    consent: Agreed = Agreed.NOT_ASKED
    outcome: ReferralOutcome = ReferralOutcome.WAITING
    outcome_reason: str = ""
    outcome_on: date | None = None
    first_contact_on: date | None = None

    @property
    def days_to_first_contact(self) -> int | None:
        """Days from referral to first contact; None while there has been none."""
        return None if self.first_contact_on is None else (self.first_contact_on - self.referred_on).days

    def days_waiting_on(self, day: date) -> int | None:
        """Days without contact so far; None once there was contact or the referral is closed."""
        if self.first_contact_on is not None or self.outcome not in (ReferralOutcome.WAITING, ReferralOutcome.ACCEPTED):
            return None
        return max(0, (day - self.referred_on).days)

"""What must not be overlooked about a person."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class AlertKind(StrEnum):
    """What an alert is about."""

    OVERDOSE = "overdose"
    SELF_HARM = "self-harm"
    HEALTH = "health"
    ALLERGY = "allergy"
    PREGNANCY = "pregnancy"
    UNDER_THREAT = "under-threat"
    RISK_TO_OTHERS = "risk-to-others"
    CHILDREN = "children"
    NO_CONTACT = "no-contact"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to know, with who said so, since when, and when to look at it again.

    `driver_may_know` says whether it may stand on a pickup sheet: only what the drive needs.
    """

    id: str
    person_id: PersonId
    kind: AlertKind
    text: str
    source: str = ""
    recorded_on: date | None = None
    review_on: date | None = None
    ended_on: date | None = None
    driver_may_know: bool = False

    def stands_on(self, day: date) -> bool:
        """Whether it still holds on `day`."""
        return self.ended_on is None or self.ended_on > day

    def is_overdue_on(self, day: date) -> bool:
        """Whether the day to look at it again has come."""
        return self.stands_on(day) and self.review_on is not None and self.review_on <= day

"""Asking for an earlier day: the letter as it was sent, and what was answered."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class Decision(StrEnum):
    """What came of a request."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


DECISION_WORDS = {
    Decision.WAITING: "No answer yet",
    Decision.GRANTED: "Granted",
    Decision.REFUSED: "Refused",
    Decision.WITHDRAWN: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class EarlyReleaseRequest:
    """One request for an earlier day, and its answer.

    `release_day` is the day it was to be when this was written, `asked_for` the days asked for, best first.
    `sent_on` is None while the letter is a draft. `new_day` is the day granted.
    """

    id: str
    person_id: PersonId
    episode_id: str
    release_day: date
    asked_for: tuple[date, ...]
    addressed_to: str
    body: str
    written_by: str
    written_at: datetime
    sent_on: date | None = None
    decision: Decision = Decision.WAITING
    decided_by: str = ""
    decided_on: date | None = None
    new_day: date | None = None
    note: str = ""

    @property
    def is_waiting(self) -> bool:
        """Sent, and nobody has answered."""
        return self.sent_on is not None and self.decision is Decision.WAITING

"""Somebody has looked at a plan again after its ground moved, and it still stands."""

from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class GroundSeen:
    """The last look at one plan; `id` is made of `kind` and `record_id`, so that there is one for each."""

    id: str
    person_id: PersonId
    kind: str
    record_id: str
    seen_at: datetime
    seen_by: str = ""


def ground_seen_id(kind: str, record_id: str) -> str:
    """The id of the last look at a plan."""
    return f"{kind}/{record_id}"

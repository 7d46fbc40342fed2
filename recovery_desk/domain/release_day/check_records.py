"""What people have recorded of a check: its state, the evidence, who owes it until when, who says so."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class CheckState(StrEnum):
    """How a check stands. NOT_KNOWN is an answer of its own: nobody has looked, or the facts do not tell."""

    DONE = "done"
    NOT_DONE = "not-done"
    NOT_KNOWN = "not-known"
    NOT_NEEDED = "not-needed"
    FAILED = "failed"


STATE_WORDS = {
    CheckState.DONE: "Done",
    CheckState.NOT_DONE: "Not done",
    CheckState.NOT_KNOWN: "Not known",
    CheckState.NOT_NEEDED: "Not needed",
    CheckState.FAILED: "Failed",
}
"""How each state is called on screen, on paper and in a terminal."""

OPEN_STATES = frozenset({CheckState.NOT_DONE, CheckState.NOT_KNOWN, CheckState.FAILED})
"""What is still owed."""


class Tenure(StrEnum):
    """What kind of home somebody goes to."""

    OWN = "own"
    FAMILY = "family"
    FRIENDS = "friends"
    PRIVATE_LET = "private-let"
    SUPPORTED = "supported"
    TEMPORARY = "temporary"
    HOSTEL = "hostel"
    APPROVED_PREMISES = "approved-premises"
    REHAB = "rehab"
    HOSPITAL = "hospital"
    NOWHERE = "nowhere"


TENURE_WORDS = {
    Tenure.OWN: "own tenancy or home",
    Tenure.FAMILY: "with family",
    Tenure.FRIENDS: "with friends, for now",
    Tenure.PRIVATE_LET: "private let",
    Tenure.SUPPORTED: "supported accommodation",
    Tenure.TEMPORARY: "temporary accommodation from the council",
    Tenure.HOSTEL: "hostel or bed and breakfast",
    Tenure.APPROVED_PREMISES: "approved premises",
    Tenure.REHAB: "residential rehabilitation",
    Tenure.HOSPITAL: "hospital",
    Tenure.NOWHERE: "nowhere: would sleep rough",
}
"""How each kind of home is called, in the middle of a sentence."""

UNSETTLED = frozenset({Tenure.HOSTEL, Tenure.TEMPORARY, Tenure.FRIENDS, Tenure.NOWHERE})
"""Homes that lead back inside: what the prison-hostel-prison circle is made of."""


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """What was recorded of one check in one stay in custody.

    `id` comes from the stay and the check (`check_record_id`), so that two desks that record the same check meet in
    one record. What `place`, `confirmed_by`, `on_day` and `at_time` mean differs from check to check; the check
    list says which of them a check asks for, and how they are called there. `at_time` is "21:00" or empty.
    """

    id: str
    person_id: PersonId
    episode_id: str
    check_id: str
    state: CheckState
    note: str = ""
    place: str = ""
    tenure: Tenure | None = None
    confirmed_by: str = ""
    on_day: date | None = None
    at_time: str = ""
    owner: str = ""
    due: date | None = None
    recorded_by: str = ""
    recorded_at: datetime | None = None


def check_record_id(stay: str, check_id: str) -> str:
    """The id of the record of a check in a stay (of a person, where no stay is known)."""
    return f"{stay}/{check_id}"

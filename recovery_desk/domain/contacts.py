"""The people around a person: family, carers, friends, and the person's own phone."""

from dataclasses import dataclass
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class Agreed(StrEnum):
    """Whether somebody agreed."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody around the person, or, with `is_own`, the person's own phone and address outside.

    `consent` says whether the person agrees that we speak with them. What may be printed of it, `safe_contact`
    decides and nothing else.
    """

    id: str
    person_id: PersonId
    name: str
    relationship: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    consent: Agreed = Agreed.NOT_ASKED
    is_carer: bool = False
    is_own: bool = False
    is_next_of_kin: bool = False
    no_messages: bool = False
    hide_address: bool = False
    safe_hours: str = ""
    note: str = ""

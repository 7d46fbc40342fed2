"""The services picked for somebody to take along on paper: what is out there near them."""

from dataclasses import dataclass

from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class ChosenService:
    """One service on somebody's sheet; `how_to_get_there` is in words for the person, `position` orders the sheet."""

    id: str
    person_id: PersonId
    service_id: str
    how_to_get_there: str = ""
    position: int = 1

"""What is known of a person beside name, birth date and prison number."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class CommunicationNeed(StrEnum):
    """What helps somebody take part; anything else goes into the person's own words."""

    EASY_READ = "easy-read"
    LARGE_PRINT = "large-print"
    DYSLEXIA = "dyslexia"
    HEARING = "hearing"
    SIGHT = "sight"
    INTERPRETER = "interpreter"
    AUTISM = "autism"
    ADHD = "adhd"
    MEMORY = "memory"
    CANNOT_READ = "cannot-read"


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """One for each person at most; `id` is the person's own id, as `person_id` is.

    `spin` is a Scottish prison number where `Person.prison_number` holds another. `restricted_on` says since when
    the person's record may be kept and not otherwise used (UK GDPR, Article 18).
    """

    id: str
    person_id: PersonId
    other_names: tuple[str, ...] = ()
    spin: str = ""
    chi_number: str = ""
    nhs_number: str = ""
    pronouns: str = ""
    language: str = ""
    needs: tuple[CommunicationNeed, ...] = ()
    restricted_on: date | None = None
    restricted_reason: str = ""

    @classmethod
    def of(cls, person_id: PersonId) -> "PersonDetails":
        """Nothing known yet."""
        return cls(person_id, person_id)

    @property
    def is_restricted(self) -> bool:
        """Whether the record may only be kept."""
        return self.restricted_on is not None

    @property
    def wants_easy_read(self) -> bool:
        """Whether their own sheets are made in easy read."""
        return bool({CommunicationNeed.EASY_READ, CommunicationNeed.CANNOT_READ} & set(self.needs))

    @property
    def wants_large_print(self) -> bool:
        """Whether their own sheets are made in large print."""
        return bool({CommunicationNeed.LARGE_PRINT, CommunicationNeed.SIGHT} & set(self.needs))

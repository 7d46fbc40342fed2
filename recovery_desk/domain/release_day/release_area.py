"""Where somebody will live, as far as local public holidays go (1993 Act s.27(8): the test is local)."""

from dataclasses import dataclass

from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class ReleaseArea:
    """The area somebody is likely to be in after release; its id is the person's."""

    id: str
    person_id: PersonId
    area: str

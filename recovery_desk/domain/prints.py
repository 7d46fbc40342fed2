"""What left the desk on paper or as a file: which sheet, about whom, for whom, which copy."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recovery_desk.domain.people import PersonId


class PrintWay(StrEnum):
    """How a sheet left the desk."""

    PRINTED = "printed"
    SAVED = "saved"
    SAVED_PLAIN = "saved-plain"


PRINT_WAY_WORDS = {
    PrintWay.PRINTED: "printed",
    PrintWay.SAVED: "saved, encrypted",
    PrintWay.SAVED_PLAIN: "saved without encryption",
}


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """One sheet about one person that was printed or saved. `copy` counts the same sheet for the same audience.

    `pack` is shared by everything that left in one go.
    """

    id: str
    person_id: PersonId
    sheet: str
    audience: str
    size: str
    copy: int
    way: PrintWay
    at: datetime
    by: str
    pack: str = ""

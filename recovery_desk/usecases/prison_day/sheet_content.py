"""What the paper of a day in the prison says. A field is here because whoever holds the sheet needs it."""

from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.people import PersonId


@dataclass(frozen=True, slots=True)
class SheetHead:
    """What every sheet of a day carries."""

    prison: str
    day: date
    marking: str
    prepared_by: str
    service_name: str
    service_phone: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class ListRow:
    """One line of the list. Without names `name` and `number` are empty: hall, cell and code say who."""

    time: str
    hall: str
    cell: str
    code: str
    name: str
    number: str
    why: str


@dataclass(frozen=True, slots=True)
class PrisonDaySheet:
    """The list that is carried round, ticked, and keyed back in."""

    head: SheetHead
    rows: tuple[ListRow, ...]
    without_names: bool
    rule: str
    more_unseen: int = 0


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who comes in. `problem` says why the gate would not let them; `vetting` what lets them in."""

    name: str
    agency: str
    job: str
    times: str
    vetting: str
    ends: str
    problem: str


@dataclass(frozen=True, slots=True)
class ClearanceSheet:
    """For the gate: who comes in, and what lets them. Nobody of those they visit stands on it."""

    head: SheetHead
    visitors: tuple[Visitor, ...]
    allowed_items: str


@dataclass(frozen=True, slots=True)
class MovementSlip:
    """For the hall: who is to be brought where, when. Never why."""

    person_id: PersonId
    name: str
    number: str
    hall: str
    cell: str
    to: str
    time: str
    back: str


@dataclass(frozen=True, slots=True)
class MovementSlips:
    """All slips of a day, several to a sheet, to be cut apart."""

    head: SheetHead
    slips: tuple[MovementSlip, ...]


@dataclass(frozen=True, slots=True)
class ClinicRow:
    """One slot of a clinic."""

    time: str
    code: str
    name: str
    number: str
    place: str


@dataclass(frozen=True, slots=True)
class ClinicPart:
    """One clinic: where it is, who holds it, who comes when."""

    where: str
    whom: str
    rows: tuple[ClinicRow, ...]


@dataclass(frozen=True, slots=True)
class ClinicSheet:
    """The clinics of a day."""

    head: SheetHead
    clinics: tuple[ClinicPart, ...]

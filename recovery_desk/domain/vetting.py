"""Staff of community agencies, and the vetting that lets them into a prison: what kind, until when, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country

EXPIRES_SOON_DAYS = 28
"""Renewing takes weeks: from so many days before on, the desk says so."""


class VettingKind(StrEnum):
    """What somebody was cleared for."""

    ESCORTED = "escorted"
    CLEARED = "cleared"
    KEYS = "keys"


VETTING_KIND_NAMES = {
    VettingKind.ESCORTED: "Cleared, escorted inside",
    VettingKind.CLEARED: "Cleared",
    VettingKind.KEYS: "Cleared, draws keys",
}
"""How each is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class AgencyStaff:
    """Somebody of a community agency. `organisation_id` is that of the directory, `agency` the name as written."""

    id: str
    name: str
    agency: str = ""
    organisation_id: str = ""
    job: str = ""
    phone: str = ""
    email: str = ""
    note: str = ""
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Vetting:
    """One clearance. It covers the prisons named, and every prison of `every_in` where that is given."""

    id: str
    staff_id: str
    kind: VettingKind
    expires_on: date
    reference: str = ""
    granted_on: date | None = None
    establishment_ids: tuple[EstablishmentId, ...] = ()
    every_in: Country | None = None
    note: str = ""

    def covers(self, prison: Establishment) -> bool:
        """Whether it is for this prison, in date or not."""
        return prison.id in self.establishment_ids or prison.country is self.every_in

    def is_in_date(self, day: date) -> bool:
        """Whether it holds on `day`; on its last day it still does."""
        return (self.granted_on is None or self.granted_on <= day) and day <= self.expires_on


class Reach(StrEnum):
    """Whether somebody's vetting reaches a prison on a day, and what is wrong where it does not."""

    REACHES = "reaches"
    NONE = "none"
    OTHER_PRISON = "other-prison"
    EXPIRED = "expired"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True)
class VettingAnswer:
    """The answer, and the clearance it was read from."""

    reach: Reach
    vetting: Vetting | None = None

    @property
    def may_go_in(self) -> bool:
        """Whether they can be let in."""
        return self.reach is Reach.REACHES


def vetting_for(vettings: Iterable[Vetting], prison: Establishment, day: date) -> VettingAnswer:
    """What somebody's clearances say of `prison` on `day`. Of several that reach, the one that lasts longest."""
    known = sorted(vettings, key=lambda each: (each.expires_on, each.id), reverse=True)
    here = [each for each in known if each.covers(prison)]
    good = next((each for each in here if each.is_in_date(day)), None)
    if good is not None:
        return VettingAnswer(Reach.REACHES, good)
    if not known:
        return VettingAnswer(Reach.NONE)
    if not here:
        return VettingAnswer(Reach.OTHER_PRISON, known[0])
    latest = here[0]
    return VettingAnswer(Reach.EXPIRED if latest.expires_on < day else Reach.NOT_YET, latest)

"""An organisation: somebody the desk works with. Services belong to one; consents, meetings and tasks refer to one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

OrganisationId = NewType("OrganisationId", str)


class OrganisationKind(StrEnum):
    """What sort of organisation it is, as lists are narrowed by it."""

    HEALTH = "health"
    PHARMACY = "pharmacy"
    COUNCIL = "council"
    PRISON = "prison"
    JUSTICE = "justice"
    BENEFITS = "benefits"
    HOUSING = "housing"
    RECOVERY = "recovery"
    MUTUAL_AID = "mutual-aid"
    CHARITY = "charity"
    OTHER = "other"


ORGANISATION_KIND_NAMES = {
    OrganisationKind.HEALTH: "Health",
    OrganisationKind.PHARMACY: "Pharmacy",
    OrganisationKind.COUNCIL: "Council",
    OrganisationKind.PRISON: "Prison service",
    OrganisationKind.JUSTICE: "Justice",
    OrganisationKind.BENEFITS: "Benefits and work",
    OrganisationKind.HOUSING: "Housing",
    OrganisationKind.RECOVERY: "Recovery community",
    OrganisationKind.MUTUAL_AID: "Mutual aid",
    OrganisationKind.CHARITY: "Charity",
    OrganisationKind.OTHER: "Other",
}
"""How each kind is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An agency, as `organization` of Open Referral UK 3.0 describes one."""

    id: OrganisationId
    name: str
    kind: OrganisationKind = OrganisationKind.OTHER
    description: str = ""
    phone: str = ""
    email: str = ""
    website: str = ""
    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""
    note: str = ""

    @property
    def address(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.line1, self.line2, self.town, self.postcode) if part)

"""The directory of services: what is out there, when it is open, what to say on the phone, and who checked it when.

Shaped after Open Referral UK 3.0 (`service`, `schedule`, `phone`, `location`), so that its files come in easily:
`checked_on` is its assured_date, `checked_by` its assurer, `who_for` its eligibility_description.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NewType

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.organisations import OrganisationId
from recovery_desk.domain.release_day.questions import Country

ServiceId = NewType("ServiceId", str)

STALE_AFTER = timedelta(days=90)
"""How long somebody's word about a service is taken as it stands."""


class ServiceKind(StrEnum):
    """What a service does for somebody on their first days out."""

    PHARMACY = "pharmacy"
    BENEFITS = "benefits"
    HOUSING = "housing"
    ACCOMMODATION = "accommodation"
    COMMUNITY_TEAM = "community-team"
    GP = "gp"
    JUSTICE = "justice"
    RECOVERY = "recovery"
    MUTUAL_AID = "mutual-aid"
    CRISIS = "crisis"
    HARM_REDUCTION = "harm-reduction"
    FAMILY = "family"
    FOOD = "food"
    MONEY = "money"
    LEARNING = "learning"
    OTHER = "other"


SERVICE_KIND_NAMES = {
    ServiceKind.PHARMACY: "Pharmacy",
    ServiceKind.BENEFITS: "Jobcentre and benefits",
    ServiceKind.HOUSING: "Housing advice",
    ServiceKind.ACCOMMODATION: "Somewhere to stay",
    ServiceKind.COMMUNITY_TEAM: "Community drug and alcohol team",
    ServiceKind.GP: "GP practice",
    ServiceKind.JUSTICE: "Justice social work or probation",
    ServiceKind.RECOVERY: "Recovery community",
    ServiceKind.MUTUAL_AID: "Mutual aid",
    ServiceKind.CRISIS: "Crisis, day or night",
    ServiceKind.HARM_REDUCTION: "Harm reduction and naloxone",
    ServiceKind.FAMILY: "Families and carers",
    ServiceKind.FOOD: "Food and clothes",
    ServiceKind.MONEY: "Money and debt advice",
    ServiceKind.LEARNING: "Learning and work",
    ServiceKind.OTHER: "Other",
}
"""How each kind is called on screen and paper."""


class ServiceStatus(StrEnum):
    """The four states Open Referral UK knows."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    DEFUNCT = "defunct"
    CLOSED_FOR_NOW = "temporarily closed"


SERVICE_STATUS_NAMES = {
    ServiceStatus.ACTIVE: "Running",
    ServiceStatus.CLOSED_FOR_NOW: "Closed for now",
    ServiceStatus.INACTIVE: "Not taking people",
    ServiceStatus.DEFUNCT: "No longer there",
}
"""How each state is called on screen and paper."""


@dataclass(frozen=True, slots=True)
class Service:
    """One thing an organisation offers in one place.

    `country` and `area` say which public holidays it keeps; `keeps_holidays` is False for a place that is open on
    them. `phones` are as whoever checked them wrote them. `alert` is a warning to pass on word for word.
    """

    id: ServiceId
    organisation_id: OrganisationId
    name: str
    kind: ServiceKind = ServiceKind.OTHER
    status: ServiceStatus = ServiceStatus.ACTIVE
    description: str = ""
    who_for: str = ""
    what_to_say: str = ""
    how_to_get_in: str = ""
    line1: str = ""
    line2: str = ""
    town: str = ""
    postcode: str = ""
    country: Country = Country.SCOTLAND
    area: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    website: str = ""
    alert: str = ""
    keeps_holidays: bool = True
    checked_on: date | None = None
    checked_by: str = ""
    source: str = ""
    outside_id: str = ""

    @property
    def address(self) -> str:
        """The address on one line."""
        return ", ".join(part for part in (self.line1, self.line2, self.town, self.postcode) if part)

    @property
    def is_running(self) -> bool:
        """Whether people can go there."""
        return self.status is ServiceStatus.ACTIVE

    def is_stale(self, today: date) -> bool:
        """Whether nobody here has checked it within ninety days."""
        return self.checked_on is None or today - self.checked_on > STALE_AFTER

    def age_in_words(self, today: date) -> str:
        """How much its details may be trusted: said wherever they are used."""
        if self.checked_on is None:
            return "Never checked: ring before relying on it"
        by = f" by {self.checked_by}" if self.checked_by else ""
        if self.is_stale(today):
            return f"Last checked {plain_date(self.checked_on)}{by}, over 90 days ago: ring before relying on it"
        return f"Checked {plain_date(self.checked_on)}{by}"


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """One stretch of a week in which a service is open (`schedule` of Open Referral UK).

    `weekday` counts from Monday, 0. `opens` and `closes` are minutes after midnight; a place that is open past
    midnight closes after 1440. `week_of_month` is 1 to 4, or 5 for the last, where it is not every week.
    """

    id: str
    service_id: ServiceId
    weekday: int
    opens: int
    closes: int
    week_of_month: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ServiceException:
    """Days on which other hours hold: shut, or open from `opens` to `closes`. Both days are included."""

    id: str
    service_id: ServiceId
    first_day: date
    last_day: date
    opens: int | None = None
    closes: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TravelTime:
    """How long it takes from one place to another: ids of services or establishments, either way round."""

    id: str
    origin: str
    destination: str
    minutes: int
    how: str = ""

"""The check list as data: what each check is called, whom it is for, when it is due, who owes it, and why.

Read from the plain tables of `resources/release_checks.toml`; what a coordinator chose otherwise is laid over it.
The file ships with the program, so what is wrong with it is a bug and raises `BadCheckError` with the check's id.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from recovery_desk.domain.release_day.questions import Country, ReleaseKind

_T = TypeVar("_T", str, int)


class OwnerKind(StrEnum):
    """Who usually owes a check, where nobody was named."""

    WORKER = "worker"
    PRISON = "prison"
    HEALTH = "health"
    HOUSING = "housing"
    COMMUNITY = "community"
    SUPERVISION = "supervision"


OWNER_WORDS = {
    OwnerKind.WORKER: "The worker",
    OwnerKind.PRISON: "The prison",
    OwnerKind.HEALTH: "Prison health team",
    OwnerKind.HOUSING: "Housing officer",
    OwnerKind.COMMUNITY: "Community worker",
    OwnerKind.SUPERVISION: "Supervising officer",
}


class ServiceKind(StrEnum):
    """What kind of service a desk belongs to: not every check is every service's."""

    COORDINATION = "coordination"
    PRISON_SERVICE = "prison-service"
    COMMUNITY = "community"
    MENTORING = "mentoring"


SERVICE_WORDS = {
    ServiceKind.COORDINATION: "Prison recovery coordination",
    ServiceKind.PRISON_SERVICE: "Drug and alcohol recovery service in prison",
    ServiceKind.COMMUNITY: "Community service that comes into prison",
    ServiceKind.MENTORING: "Recovery mentoring",
}

EVIDENCE_FIELDS = ("place", "tenure", "confirmed_by", "on_day", "at_time")
"""What a record can hold as evidence beside its note; a check asks for those it names."""

_FRIDAY = 4


class BadCheckError(ValueError):
    """The check list says something that nothing reads."""


class Applies(StrEnum):
    """What a coordinator decided about a check on this desk."""

    AS_SHIPPED = "as-shipped"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class CheckChoice:
    """A coordinator's word about one check; its id is the check's. Empty and None leave what ships."""

    id: str
    applies: Applies = Applies.AS_SHIPPED
    title: str = ""
    days_before: int | None = None
    owner: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class CheckDefinition:
    """One check as it stands in the list.

    `title`, `why` and `source` are by country; a country left out of `title` has no such check. `not_for` are
    kinds of release that do not need it, `services` the kinds of service whose list it is on (all where empty).
    `evidence` names the fields of a record that it asks for, and what they are called here. `owner` is a name
    where a coordinator gave one. `is_vital`: nobody is ready to go without it.
    """

    id: str
    title: Mapping[Country, str]
    to_do: str
    why: Mapping[Country, str]
    source: Mapping[Country, str]
    days_before: Mapping[Country, int]
    owner_kind: OwnerKind
    evidence: tuple[tuple[str, str], ...] = ()
    not_for: frozenset[ReleaseKind] = frozenset()
    services: frozenset[ServiceKind] = frozenset()
    is_vital: bool = False
    owner: str = ""
    is_always_on: bool = False

    @property
    def is_recorded(self) -> bool:
        """Whether somebody can record it; what asks for no evidence is worked out from the facts alone."""
        return bool(self.evidence)

    def is_listed(self, country: Country, service: ServiceKind) -> bool:
        """Whether it is on the list at all."""
        if country not in self.title:
            return False
        return self.is_always_on or not self.services or service in self.services

    def due(self, country: Country, release_day: date) -> date:
        """Counted back from the release day; never on a weekend, where nobody is there to do it."""
        day = release_day - timedelta(days=self.days_before[country])
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def as_chosen(shipped: CheckDefinition, choice: CheckChoice | None) -> CheckDefinition | None:
    """The check as this desk has it; None where a coordinator took it off the list."""
    if choice is None:
        return shipped
    if choice.applies is Applies.NEVER:
        return None
    always = choice.applies is Applies.ALWAYS
    countries = tuple(Country) if always else tuple(shipped.title)
    usual = next(iter(shipped.title.values()))
    return replace(
        shipped,
        title={c: choice.title or shipped.title.get(c, usual) for c in countries},
        why={c: choice.why or shipped.why.get(c, "") for c in countries},
        source={c: choice.source or shipped.source.get(c, "") for c in countries},
        days_before={c: _days(shipped, choice, c) for c in countries},
        owner=choice.owner,
        not_for=frozenset() if always else shipped.not_for,
        is_always_on=always,
    )


def _days(shipped: CheckDefinition, choice: CheckChoice, country: Country) -> int:
    if choice.days_before is not None:
        return choice.days_before
    return shipped.days_before.get(country, max(shipped.days_before.values()))


def check_definitions_from(tables: Mapping[str, object]) -> tuple[CheckDefinition, ...]:
    """The checks in `tables`, as `tomllib` reads them: an array of `check`."""
    entries = tables.get("check")
    if not isinstance(entries, list):
        raise BadCheckError("no array of check")
    found = tuple(_definition(entry) for entry in entries)
    if len({check.id for check in found}) < len(found):
        raise BadCheckError("two checks have one id")
    return found


_KEYS = frozenset({
    "id", "text", "title", "to_do", "why", "source", "days_before", "owner", "evidence", "not_for", "services", "vital",
})  # fmt: skip


def _definition(entry: Mapping[str, object]) -> CheckDefinition:
    name = str(entry.get("id"))
    if unknown := entry.keys() - _KEYS:
        raise BadCheckError(f"{name}: nothing reads {sorted(unknown)}")
    title = _by_country(entry, "title", str)
    evidence = entry.get("evidence", {})
    if not isinstance(evidence, dict) or not evidence.keys() <= set(EVIDENCE_FIELDS):
        raise BadCheckError(f"{name}: evidence is {evidence!r}")
    return CheckDefinition(
        id=name,
        title=title,
        to_do=str(entry["to_do"]),
        why=_by_country(entry, "why", str),
        source=_by_country(entry, "source", str),
        days_before=_by_country(entry, "days_before", int),
        owner_kind=OwnerKind(str(entry["owner"])),
        evidence=tuple((key, str(evidence[key])) for key in EVIDENCE_FIELDS if key in evidence),
        not_for=frozenset(ReleaseKind(kind) for kind in _strings(entry, "not_for")),
        services=frozenset(ServiceKind(kind) for kind in _strings(entry, "services")),
        is_vital=entry.get("vital") is True,
    )


def _strings(entry: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list):
        raise BadCheckError(f"{entry.get('id')}: {key} is {value!r}")
    return tuple(str(each) for each in value)


def _by_country(entry: Mapping[str, object], key: str, kind: type[_T]) -> Mapping[Country, _T]:
    """One value for every country, or one for each that is named."""
    value = entry.get(key)
    if isinstance(value, kind):
        return dict.fromkeys(Country, value)
    if isinstance(value, dict) and all(isinstance(each, kind) for each in value.values()):
        return {Country(country): each for country, each in value.items()}
    raise BadCheckError(f"{entry.get('id')}: {key} is {value!r}")

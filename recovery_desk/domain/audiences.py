"""Who a handover sheet is for, and what each may see. What that is, is data; what follows from it is here."""

from dataclasses import dataclass
from enum import StrEnum

from recovery_desk.domain.errors import UserFacingError


class Section(StrEnum):
    """A part of a handover sheet that may be shown or withheld."""

    BORN = "born"
    NUMBER = "number"
    WHERE = "where"
    LAW = "law"
    RISK = "risk"
    DRIVER_RISK = "driver-risk"
    COMMUNICATION = "communication"
    CONSENTS = "consents"
    CONTACTS = "contacts"
    ROUTE = "route"
    CHECKS = "checks"
    HOUSING_CHECKS = "housing-checks"
    HEALTH_CHECKS = "health-checks"
    COMPLEX_CASE = "complex-case"
    HALL = "hall-must-know"
    GOALS = "goals"
    STRENGTHS = "strengths"


SECTION_NAMES = {
    Section.BORN: "Birth date",
    Section.NUMBER: "Prison number",
    Section.WHERE: "Establishment, hall and cell",
    Section.LAW: "The law of the release day",
    Section.RISK: "Risk and alerts",
    Section.DRIVER_RISK: "Alerts a driver may know",
    Section.COMMUNICATION: "Communication needs",
    Section.CONSENTS: "Who agreed to share what",
    Section.CONTACTS: "Contacts and carers",
    Section.ROUTE: "The route of the release day",
    Section.CHECKS: "Checks not yet in place",
    Section.HOUSING_CHECKS: "Checks about housing",
    Section.HEALTH_CHECKS: "Checks about health",
    Section.COMPLEX_CASE: "Complex case and detox plan",
    Section.HALL: "What the hall must know",
    Section.GOALS: "Goals and next steps",
    Section.STRENGTHS: "Strengths",
}
"""How each part is called in the list of what was withheld."""

_WIDER = {
    Section.DRIVER_RISK: Section.RISK,
    Section.HOUSING_CHECKS: Section.CHECKS,
    Section.HEALTH_CHECKS: Section.CHECKS,
    Section.HALL: Section.COMPLEX_CASE,
}
"""A narrow part and the part that holds all of it."""


@dataclass(frozen=True, slots=True)
class Audience:
    """One kind of reader. `organisation_kinds` are those whose consent counts for them."""

    id: str
    name: str
    sections: frozenset[Section]
    without_consent: frozenset[Section]
    needs_consent: bool
    purpose: str
    organisation_kinds: frozenset[str]

    def shown(self, *, has_consent: bool) -> frozenset[Section]:
        """The parts that may stand on the sheet."""
        return self.sections if has_consent or not self.needs_consent else self.sections & self.without_consent

    def withheld(self, *, has_consent: bool) -> tuple[tuple[Section, str], ...]:
        """What is left out, each with the reason, in the order of the sheet."""
        shown = self.shown(has_consent=has_consent)
        found = []
        for section in Section:
            if section in shown or _is_there_otherwise(section, shown):
                continue
            if section in self.sections:
                found.append((section, f"No consent in date that covers {self.name.lower()}."))
            elif section not in _WIDER:
                found.append((section, f"Not for {self.name.lower()}."))
        return tuple(found)


def _is_there_otherwise(section: Section, shown: frozenset[Section]) -> bool:
    return _WIDER.get(section) in shown


class NoSuchAudience(UserFacingError):
    """A sheet was asked for readers nobody described."""

    def __init__(self, asked: str, known: tuple[str, ...]) -> None:
        """`asked` is what was typed, `known` what there is."""
        super().__init__(asked, known)
        self.asked, self.known = asked, known


@dataclass(frozen=True, slots=True)
class Audiences:
    """Every audience, in order; the first is meant where none is named."""

    all: tuple[Audience, ...]

    def called(self, audience_id: str) -> Audience:
        """One audience; raises `NoSuchAudience`."""
        if not audience_id:
            return self.all[0]
        for audience in self.all:
            if audience.id == audience_id:
                return audience
        raise NoSuchAudience(audience_id, tuple(each.id for each in self.all))

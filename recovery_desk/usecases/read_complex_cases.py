"""Reading complex cases: of one person with everything about them, of many people at once, and those to look at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.complex_cases import CaseReview, ComplexCase, most_pressing_first
from recovery_desk.domain.doses_as_typed import dose_in
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.ports import Clock, Store

NEEDS_PARTNERS = frozenset({AlertKind.HEALTH, AlertKind.PREGNANCY})
"""Alerts that flag somebody for a plan with health partners."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with who is in it, by name, its reviews, the newest first, and a dose where one is written."""

    case: ComplexCase
    members: tuple[str, ...]
    reviews: tuple[CaseReview, ...]
    dose: str


@dataclass(frozen=True, slots=True)
class PersonCases:
    """Everything the tab of a person shows. `flagged` are alerts that ask for a plan while there is none."""

    person_id: PersonId
    today: date
    cases: tuple[CaseView, ...]
    flagged: tuple[str, ...]
    staff: tuple[AgencyStaff, ...]
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class ReadComplexCases:
    """Reads; nothing is kept."""

    store: Store
    clock: Clock

    def of_person(self, person_id: PersonId) -> PersonCases:
        """One person's, the most pressing first. Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        today = self.clock.today()
        staff, organisations = self.store.records(AgencyStaff).where(), self.store.records(Organisation).where()
        cases = most_pressing_first(self.store.records(ComplexCase).of(person_id))
        reviews = self.store.records(CaseReview).of(person_id)
        names = {each.id: staff_name(each) for each in staff} | {str(each.id): each.name for each in organisations}
        alerts = [] if cases else flags(self.store.records(Alert).of(person_id), today)
        return PersonCases(
            person_id,
            today,
            tuple(_view(case, names, reviews) for case in cases),
            tuple(alert.text for alert in alerts),
            tuple(staff),
            tuple(organisations),
        )

    def open_of(self, people: Iterable[PersonId]) -> Mapping[PersonId, Sequence[ComplexCase]]:
        """The open cases of some people, in one question; who has none is not in it."""
        found: dict[PersonId, list[ComplexCase]] = {}
        for case in most_pressing_first(self.store.records(ComplexCase).of_many(people)):
            if case.is_open:
                found.setdefault(case.person_id, []).append(case)
        return found

    def all_open(self) -> Sequence[ComplexCase]:
        """Everybody's, by the day they are to be looked at again; those without such a day come last."""
        cases = self.store.records(ComplexCase).where(closed_on=None)
        return sorted(cases, key=lambda case: (case.review_on or date.max, case.id))


def flags(alerts: Iterable[Alert], today: date) -> list[Alert]:
    """The alerts that ask for partners who plan together."""
    return [alert for alert in alerts if alert.kind in NEEDS_PARTNERS and alert.stands_on(today)]


def staff_name(staff: AgencyStaff) -> str:
    """Somebody of an agency as lists name them."""
    return ", ".join(part for part in (staff.name, staff.agency) if part)


def members_of(store: Store, cases: Iterable[ComplexCase]) -> Mapping[str, tuple[str, ...]]:
    """Who is in each case, by name, by the case's id; everybody is looked up once."""
    cases = list(cases)
    staff = {each: store.records(AgencyStaff).get(each) for case in cases for each in case.staff_ids}
    bodies = {each: store.records(Organisation).get(each) for case in cases for each in case.organisation_ids}
    names = {key: staff_name(each) for key, each in staff.items() if each is not None}
    names |= {key: each.name for key, each in bodies.items() if each is not None}
    return {case.id: members_named(case, names) for case in cases}


def members_named(case: ComplexCase, names: Mapping[str, str]) -> tuple[str, ...]:
    """Who is in a case, by name; whoever is gone from the directory is left out."""
    known = (names.get(each, "") for each in (*case.staff_ids, *case.organisation_ids))
    return tuple(name for name in (*known, *case.others) if name)


def _view(case: ComplexCase, names: Mapping[str, str], reviews: Iterable[CaseReview]) -> CaseView:
    own = tuple(each for each in reviews if each.case_id == case.id)
    return CaseView(case, members_named(case, names), own, dose_in(*case.free_words, *(each.said for each in own)))

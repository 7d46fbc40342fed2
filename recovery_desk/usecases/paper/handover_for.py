"""The handover sheet for one audience: gathers what they may see, and lists what they may not and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.audiences import SECTION_NAMES, Audience, Audiences, Section
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.dates import day_and_month, minutes_in_words, near_date, plain_date
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import GoalStatus, StepStatus
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.release_day.early_release import DECISION_WORDS, EarlyReleaseRequest
from recovery_desk.domain.route_stops import StopKind
from recovery_desk.domain.safe_contact import PrintedContact, printed_contacts, withheld_of
from recovery_desk.domain.safe_contact import Withheld as LeftOut
from recovery_desk.usecases.complex_case_words import stands_on_paper
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.may_share import ConsentFound
from recovery_desk.usecases.people_words import ALERT_WORDS, NEED_WORDS, PURPOSE_WORDS
from recovery_desk.usecases.plan_content import PlannedGoal
from recovery_desk.usecases.plan_route import PlannedStop, PlanRoute
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.prepare_handover import (
    CaseLine,
    ContactLine,
    GoalLine,
    HandoverSheet,
    OpenCheck,
    PrepareHandover,
    RouteLine,
    Withheld,
)
from recovery_desk.usecases.read_complex_cases import ReadComplexCases, members_of
from recovery_desk.usecases.read_plan import ReadPlan
from recovery_desk.usecases.release_checks.look import LookAtChecks

HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class PrepareHandoverFor:
    """Reads everything one audience may see of one person, and nothing else."""

    store: Store
    audiences: Audiences
    prepare: PrepareHandover
    plan_route: PlanRoute
    read_plan: ReadPlan
    checks: LookAtChecks

    def __call__(self, person_id: PersonId, audience_id: str = "") -> HandoverSheet:
        """The content as it is now; raises `NoSuchPerson`, `NoSuchAudience`, `RecordRestricted`."""
        audience = self.audiences.called(audience_id)
        has_consent = self._has_consent(person_id, audience)
        shown = audience.shown(has_consent=has_consent)
        sheet = replace(
            self.prepare(person_id),
            audience=audience.name,
            shown=shown,
            copy=self._copies(person_id, audience) + 1,
            withheld=tuple(
                Withheld(SECTION_NAMES[section], why) for section, why in audience.withheld(has_consent=has_consent)
            ),
        )
        sheet = self._with_person(sheet, person_id, shown)
        if shown & _CHECK_PARTS.keys() or Section.LAW in shown:
            sheet = self._with_checks(sheet, person_id, shown)
        if Section.ROUTE in shown:
            sheet = self._with_route(sheet, person_id)
        if shown & {Section.COMPLEX_CASE, Section.HALL}:
            sheet = replace(sheet, cases=self._cases(person_id, shown))
        if shown & {Section.GOALS, Section.STRENGTHS}:
            sheet = self._with_plan(sheet, person_id, shown)
        return leaving(self.store, sheet, person_id)

    def consent_found(self, person_id: PersonId, audience: Audience) -> ConsentFound:
        """With whom they agreed, so that nobody else of the same kind is handed the sheet; or that they did not."""
        if not audience.needs_consent:
            return ConsentFound(f"{audience.name}: what stands on it needs no agreement.")
        asked = self._with_them(person_id, audience)
        if not asked:
            return ConsentFound(f"{audience.name}: no agreement is written down; only what needs none stands on it.")
        today, names = self.prepare.clock.today(), self._names()
        agreed = [each for each in asked if each.is_in_date(today)]
        whom = dict.fromkeys(names.get(each.organisation_id) or each.organisation_name for each in agreed or asked)
        if agreed:
            return ConsentFound(
                f"{audience.name}: they agreed to sharing with {', '.join(whom)}, and with nobody else.",
                f"{audience.name}: agreed, each with whom they named and with nobody else.",
            )
        stands = "asked, not answered" if all(each.signed_on is None for each in asked) else "not in date"
        rest = f"{stands}; only what needs no agreement stands on it."
        return ConsentFound(f"{audience.name}: {', '.join(whom)} {rest}", f"{audience.name}: {rest}")

    def _has_consent(self, person_id: PersonId, audience: Audience) -> bool:
        """Whether a consent in date, with somebody of this kind or this name, covers the audience."""
        today = self.prepare.clock.today()
        return not audience.needs_consent or any(
            each.is_in_date(today) for each in self._with_them(person_id, audience)
        )

    def _with_them(self, person_id: PersonId, audience: Audience) -> list[Consent]:
        """What was agreed, ever, with somebody of this kind or this name, for what the audience is told."""
        purpose = Purpose(audience.purpose)
        consents = [each for each in self.store.records(Consent).of(person_id) if each.covers(purpose)]
        if not consents:
            return []
        kinds = {each.id: each.kind for each in self.store.records(Organisation).where()}
        return [
            each
            for each in consents
            if kinds.get(OrganisationId(each.organisation_id)) in audience.organisation_kinds
            or each.is_with(audience.name)
        ]

    def _with_person(self, sheet: HandoverSheet, person_id: PersonId, shown: frozenset[Section]) -> HandoverSheet:
        today = self.prepare.clock.today()
        standing = [alert for alert in self.store.records(Alert).of(person_id) if alert.stands_on(today)]
        if Section.RISK not in shown:
            standing = [alert for alert in standing if alert.driver_may_know and Section.DRIVER_RISK in shown]
        details = self.store.records(PersonDetails).get(person_id)
        withheld = list(sheet.withheld)
        contacts: tuple[ContactLine, ...] = ()
        if Section.CONTACTS in shown:
            known = self.store.records(Contact).of(person_id)
            contacts = tuple(map(_contact_line, printed_contacts(known)))
            withheld += [Withheld(contact.name or "A contact", _WHY_NOT[what]) for contact, what in withheld_of(known)]
        consents = self.store.records(Consent).of(person_id) if Section.CONSENTS in shown else ()
        return replace(
            sheet,
            alerts=tuple(map(_alert_line, standing)),
            communication=() if details is None else _communication(details),
            consents=_consent_lines([each for each in consents if each.is_in_date(today)], self._names()),
            contacts=contacts,
            withheld=tuple(withheld),
        )

    def _names(self) -> dict[str, str]:
        return {each.id: each.name for each in self.store.records(Organisation).where()}

    def _with_checks(self, sheet: HandoverSheet, person_id: PersonId, shown: frozenset[Section]) -> HandoverSheet:
        """What is owed, narrowed to what this audience may see; the plain tick list while nobody has begun."""
        release = self.checks.release(person_id)
        request = next((each for each in release.requests if each.sent_on is not None), None)
        if request is not None and Section.LAW in shown:
            sheet = replace(sheet, request=_request_line(request))
        wanted: set[str] | None = set()
        for section, ids in _CHECK_PARTS.items():
            if section in shown:
                wanted = None if ids is None or wanted is None else wanted | ids
        today = self.prepare.clock.today()
        lines = [line for line in release.checks.needed if wanted is None or line.check.id in wanted]
        if not lines or not any(line.record is not None for line in release.checks.lines):
            return sheet
        return replace(
            sheet,
            open_checks=tuple(
                OpenCheck(line.title, line.finding.text, _owed(line.owner, line.due, today))
                for line in lines
                if line.is_open
            ),
            checks_in_all=len(lines),
        )

    def _cases(self, person_id: PersonId, shown: frozenset[Section]) -> tuple[CaseLine, ...]:
        """Open cases; only what the hall must know where nothing else of them may be shown."""
        read = ReadComplexCases(self.store, self.prepare.clock)
        cases = read.open_of((person_id,)).get(person_id, ())
        if Section.COMPLEX_CASE not in shown:
            return tuple(CaseLine(hall_must_know=case.hall_must_know) for case in cases if case.hall_must_know)
        members = members_of(self.store, cases)
        return tuple(
            CaseLine(
                case.title,
                stands_on_paper(case),
                ", ".join((*((f"{case.lead} (leads)",) if case.lead else ()), *members[case.id])),
                case.planned,
                case.doses_where,
                case.hall_must_know,
            )
            for case in cases
        )

    def _copies(self, person_id: PersonId, audience: Audience) -> int:
        made = self.store.records(PrintRecord).of(person_id)
        return sum(record.sheet == HANDOVER and record.audience == audience.id for record in made)

    def _with_route(self, sheet: HandoverSheet, person_id: PersonId) -> HandoverSheet:
        plan = self.plan_route(person_id)
        checked = [stop.service.checked_on for stop in plan.stops if stop.service and stop.service.checked_on]
        return replace(sheet, route=tuple(map(_route_line, plan.stops)), oldest_checked_on=min(checked, default=None))

    def _with_plan(self, sheet: HandoverSheet, person_id: PersonId, shown: Iterable[Section]) -> HandoverSheet:
        goals = [goal for goal in self.read_plan(person_id).content.goals if goal.status.is_open]
        now = [goal for goal in goals if goal.status is GoalStatus.NOW] or goals
        strengths = dict.fromkeys(goal.strengths.strip().rstrip(".") for goal in goals if goal.strengths.strip())
        return replace(
            sheet,
            goals=tuple(_goal_line(goal, sheet.person.called) for goal in now) if Section.GOALS in shown else (),
            strengths=". ".join(strengths) + "." if strengths and Section.STRENGTHS in shown else "",
        )


_HOUSING = frozenset({"address", "homelessness", "out-of-hours"})
_HEALTH = frozenset({"naloxone", "first-dose", "medicines", "gp", "overdose", "complex-case"})
_CHECK_PARTS: dict[Section, frozenset[str] | None] = {
    Section.CHECKS: None,
    Section.HOUSING_CHECKS: _HOUSING,
    Section.HEALTH_CHECKS: _HEALTH,
}
"""Which checks each part holds, by their ids; None for all."""

_WHY_NOT = {
    LeftOut.WHOLE_CONTACT: "The person has not agreed that we speak with them.",
    LeftOut.ADDRESS: "Their address must not be printed.",
}


def _alert_line(alert: Alert) -> str:
    said = alert.text.strip() or ALERT_WORDS[alert.kind]
    source = ", ".join(
        part for part in (alert.source, plain_date(alert.recorded_on) if alert.recorded_on else "") if part
    )
    return f"{said.rstrip('.')}. {f'({source})' if source else ''}".strip()


def _communication(details: PersonDetails) -> tuple[str, ...]:
    needs = tuple(NEED_WORDS[need] for need in details.needs)
    return (*needs, f"Speaks {details.language}") if details.language else needs


def _contact_line(contact: PrintedContact) -> ContactLine:
    name = f"{contact.name} ({contact.relationship})" if contact.relationship else contact.name
    reach = " · ".join(part for part in (contact.phone, contact.email, contact.address) if part)
    return ContactLine(name, reach, " ".join(contact.rules))


def _consent_lines(consents: Iterable[Consent], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(
        f"{names.get(each.organisation_id, each.organisation_name) or 'Not named'}: {PURPOSE_WORDS[each.purpose]}"
        + (f", until {plain_date(each.ends_on)}" if each.ends_on else "")
        for each in consents
    )


def _request_line(request: EarlyReleaseRequest) -> str:
    asked = " or ".join(map(day_and_month, request.asked_for))
    sent = f", on {plain_date(request.sent_on)}" if request.sent_on else ""
    granted = f": {day_and_month(request.new_day)}" if request.new_day else ""
    return f"{asked}{sent}. {DECISION_WORDS[request.decision]}{granted}."


def _owed(owner: str, due: date | None, today: date) -> str:
    return ", by ".join(part for part in (owner, near_date(due, today) if due else "") if part)


def _route_line(planned: PlannedStop) -> RouteLine:
    stop, service = planned.stop, planned.service
    phone = service.phones[0] if service is not None and service.phones else ""
    warning = "" if planned.fits is not False else planned.reason or "Does not fit"
    if planned.is_stale:
        checked = service.checked_on if service is not None else None
        old = f"Ring first: last checked {plain_date(checked)}" if checked else "Ring first: never checked"
        warning = f"{warning}. {old}" if warning else old
    what = stop.purpose or ("Released" if stop.kind is StopKind.GATE else planned.opening)
    return RouteLine(
        time=minutes_in_words(planned.begin),
        where=planned.name,
        what=what,
        who=" ".join(part for part in (stop.with_whom, phone) if part),
        warning=warning,
    )


def _goal_line(goal: PlannedGoal, called: str) -> GoalLine:
    """The next step that is still to do. On their own plan they are "me"; whoever reads this is somebody else."""
    step = next((each for each in goal.steps if each.status is StepStatus.TO_DO), None)
    if step is None:
        return GoalLine(goal.text, "", "")
    due = day_and_month(step.due) if step.due else ""
    who = called if step.who.strip().casefold() == "me" else step.who
    return GoalLine(goal.text, step.text, ", ".join(part for part in (who, due) if part))

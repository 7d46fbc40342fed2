"""The handover sheet for one audience: gathers what they may see, and lists what they may not and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from recovery_desk.domain.dates import day_and_month, minutes_in_words
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import GoalStatus, StepStatus
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.route_stops import StopKind
from recovery_desk.usecases.paper.audiences import SECTION_NAMES, Audience, Audiences, Section
from recovery_desk.usecases.plan_content import PlannedGoal
from recovery_desk.usecases.plan_route import PlannedStop, PlanRoute
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.prepare_handover import GoalLine, HandoverSheet, PrepareHandover, RouteLine, Withheld
from recovery_desk.usecases.read_plan import ReadPlan

HANDOVER = "handover"


@dataclass(frozen=True, slots=True)
class PrepareHandoverFor:
    """Reads everything one audience may see of one person, and nothing else."""

    store: Store
    audiences: Audiences
    prepare: PrepareHandover
    plan_route: PlanRoute
    read_plan: ReadPlan

    def __call__(self, person_id: PersonId, audience_id: str = "") -> HandoverSheet:
        """The content as it is now; raises `NoSuchPerson`, `NoSuchAudience`."""
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
        if Section.ROUTE in shown:
            sheet = self._with_route(sheet, person_id)
        if shown & {Section.GOALS, Section.STRENGTHS}:
            sheet = self._with_plan(sheet, person_id, shown)
        return sheet

    def _has_consent(self, person_id: PersonId, audience: Audience) -> bool:
        """Whether a consent in date covers this audience."""
        return bool(person_id) and not audience.needs_consent

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
            goals=tuple(map(_goal_line, now)) if Section.GOALS in shown else (),
            strengths=". ".join(strengths) + "." if strengths and Section.STRENGTHS in shown else "",
        )


def _route_line(planned: PlannedStop) -> RouteLine:
    stop, service = planned.stop, planned.service
    phone = service.phones[0] if service is not None and service.phones else ""
    warning = "" if planned.fits is not False else planned.reason or "Does not fit"
    if planned.is_stale:
        warning = f"{warning}. {planned.age}" if warning else planned.age
    what = stop.purpose or ("Released" if stop.kind is StopKind.GATE else planned.opening)
    return RouteLine(
        time=minutes_in_words(planned.begin),
        where=planned.name,
        what=what,
        who=" ".join(part for part in (stop.with_whom, phone) if part),
        warning=warning,
    )


def _goal_line(goal: PlannedGoal) -> GoalLine:
    """The next step that is still to do."""
    step = next((each for each in goal.steps if each.status is StepStatus.TO_DO), None)
    if step is None:
        return GoalLine(goal.text, "", "")
    due = day_and_month(step.due) if step.due else ""
    return GoalLine(goal.text, step.text, ", ".join(part for part in (step.who, due) if part))

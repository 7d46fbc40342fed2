"""Their own plan: agreed by them, and a copy in their hand."""

from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.release_day.check_facts import PlanFact, ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    """A tick is somebody's word that the copy is in their hand; it cannot stand in for their agreement."""
    found = recorded(facts, "plan", _from_the_plan(facts))
    plan = facts.plan
    if plan is not None and plan.agreed is False and found.state is CheckState.DONE:
        return _not_agreed(plan)
    return found


def _from_the_plan(facts: ReleaseFacts) -> CheckFinding:
    plan = facts.plan
    if plan is None:
        return not_known("Nobody has said whether there is a plan")
    if not plan.has_goals:
        return computed(CheckState.NOT_DONE, "No goals are written yet", f"Begin the plan with {facts.called}")
    if plan.agreed is None:
        return computed(CheckState.NOT_DONE, "Not asked yet whether they agree", f"Agree the plan with {facts.called}")
    if not plan.agreed:
        return _not_agreed(plan)
    when = f" {plain_date(plan.agreed_on)}" if plan.agreed_on else ""
    paper = facts.plan_paper
    if paper is None or (plan.agreed_on is not None and paper.printed_on < plan.agreed_on):
        return computed(
            CheckState.NOT_DONE, f"Agreed{when}; no copy printed since", f"Copy of the plan to {facts.called}"
        )
    return computed(
        CheckState.NOT_DONE,
        f"Agreed{when}; printed {short_date(paper.printed_on)}, not yet said to be in their hand",
        f"Copy of the plan to {facts.called}",
    )


def _not_agreed(plan: PlanFact) -> CheckFinding:
    why = f": {plan.why_not}" if plan.why_not else ""
    return computed(CheckState.FAILED, f"They do not agree with it{why}", "Go through the plan again together")


PLAN = Check("plan", _look)

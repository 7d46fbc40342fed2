"""A plan for other programs and for a terminal."""

from collections.abc import Iterator
from datetime import date

from recovery_desk.domain.plans import PlanAgreement
from recovery_desk.usecases.plan_content import PlannedGoal
from recovery_desk.usecases.plan_words import AGREED_WORDS, GOAL_STATUS_WORDS, NEED_STATUS_WORDS, STEP_STATUS_WORDS
from recovery_desk.usecases.print_plan import PlanSheet
from recovery_desk.usecases.read_plan import PlanView


def plan_as_json(view: PlanView, sheet: PlanSheet) -> dict[str, object]:
    """The plan of `sheet`, with every answer that was ever given."""
    content = sheet.content
    return {
        "person": view.person.id,
        "called": content.called,
        "version": sheet.answer.version if sheet.answer is not None else None,
        "changed_since_asked": view.is_changed,
        "review_on": _day(view.review_on),
        "needs": [
            {
                "pathway": need.pathway,
                "text": need.text,
                "none_found": need.is_none_found,
                "status": need.status.value,
                "responsible": [who.value for who in need.responsible],
                "detail": need.detail,
            }
            for need in content.needs
        ],
        "goals": [_goal(goal) for goal in content.goals],
        "answers": [_answer(answer) for answer in view.agreements],
    }


def _goal(goal: PlannedGoal) -> dict[str, object]:
    return {
        "text": goal.text,
        "pathway": goal.pathway,
        "strengths": goal.strengths,
        "tags": list(goal.tags),
        "status": goal.status.value,
        "review_on": _day(goal.review_on),
        "ended_on": _day(goal.ended_on),
        "ending": goal.ending,
        "steps": [
            {
                "text": step.text,
                "who": step.who,
                "due": _day(step.due),
                "status": step.status.value,
                "outcome": step.outcome,
            }
            for step in goal.steps
        ],
    }


def _answer(answer: PlanAgreement) -> dict[str, object]:
    return {
        "version": answer.version,
        "agreed": answer.agreed.value,
        "reason": answer.reason,
        "asked_on": answer.asked_on.isoformat(),
        "asked_by": answer.asked_by,
        "review_on": _day(answer.review_on),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def plan_in_words(sheet: PlanSheet) -> Iterator[str]:
    """The plan as lines to read."""
    answer = sheet.answer
    if answer is None:
        yield f"{sheet.content.called}: not asked about this plan yet."
    else:
        why = f" ({answer.reason})" if answer.reason else ""
        yield f"{sheet.content.called}, version {answer.version}, {answer.asked_on}: {AGREED_WORDS[answer.agreed]}{why}"
    for goal in sheet.content.goals:
        yield f"- {goal.text} [{GOAL_STATUS_WORDS[goal.status]}]"
        for step in goal.steps:
            by = f", by {step.due}" if step.due else ""
            yield f"    {STEP_STATUS_WORDS[step.status]}: {step.text}{f', {step.who}' if step.who else ''}{by}"
    for need in sheet.content.needs:
        stands = "" if need.is_none_found else f" [{NEED_STATUS_WORDS[need.status]}]"
        yield f"* {need.pathway}: {need.text}{stands}"

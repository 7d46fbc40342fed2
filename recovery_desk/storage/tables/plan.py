"""Needs and the plan."""

from typing import Any

from recovery_desk.domain.plans import Goal, GoalStep, Need, PlanAgreement, Suggestion
from recovery_desk.storage.records import TableOf

PLAN_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(Need, "need", order="pathway, is_none_found, id"),
    TableOf(Goal, "goal", order="position, id"),
    TableOf(GoalStep, "goal_step", order="goal_id, position, id"),
    TableOf(PlanAgreement, "plan_agreement", order="version DESC"),
    TableOf(Suggestion, "plan_suggestion", order="pathway, kind, id"),
)

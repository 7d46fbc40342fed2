"""A plan as it stood at one moment: everything in words, so that it reads the same whatever changes later."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from recovery_desk.domain.plans import GoalStatus, NeedStatus, Responsible, StepStatus

FORMAT = 1


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step as it was."""

    text: str
    who: str
    due: date | None
    status: StepStatus
    outcome: str


@dataclass(frozen=True, slots=True)
class PlannedGoal:
    """A goal as it was; `pathway` and `tags` are titles."""

    text: str
    pathway: str
    strengths: str
    tags: tuple[str, ...]
    status: GoalStatus
    review_on: date | None
    ended_on: date | None
    ending: str
    steps: tuple[PlannedStep, ...]


@dataclass(frozen=True, slots=True)
class PlannedNeed:
    """A need as it was; `pathway` is its title."""

    pathway: str
    text: str
    is_none_found: bool
    status: NeedStatus
    responsible: tuple[Responsible, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class PlanContent:
    """The plan of one person: who they were called then, goals in their order, needs by pathway."""

    called: str
    full_name: str
    prison_number: str
    goals: tuple[PlannedGoal, ...]
    needs: tuple[PlannedNeed, ...]

    @property
    def agreed_part(self) -> tuple[object, ...]:
        """What somebody says yes or no to: what is wanted and who does what by when, not how far it has come."""
        return tuple(
            (goal.text, goal.strengths, goal.status, goal.review_on, [(s.text, s.who, s.due) for s in goal.steps])
            for goal in self.goals
            if goal.status.is_open
        )


def as_text(content: PlanContent) -> str:
    """The content as it is kept in the vault."""
    whole = {"format": FORMAT, **asdict(content)}
    return json.dumps(whole, ensure_ascii=False, default=date.isoformat, sort_keys=True)


def from_text(text: str) -> PlanContent:
    """The content as it was kept."""
    whole: dict[str, Any] = json.loads(text)
    return PlanContent(
        whole["called"],
        whole["full_name"],
        whole["prison_number"],
        tuple(_goal(goal) for goal in whole["goals"]),
        tuple(_need(need) for need in whole["needs"]),
    )


def _goal(goal: dict[str, Any]) -> PlannedGoal:
    return PlannedGoal(
        goal["text"],
        goal["pathway"],
        goal["strengths"],
        tuple(goal["tags"]),
        GoalStatus(goal["status"]),
        _day(goal["review_on"]),
        _day(goal["ended_on"]),
        goal["ending"],
        tuple(_step(step) for step in goal["steps"]),
    )


def _step(step: dict[str, Any]) -> PlannedStep:
    return PlannedStep(step["text"], step["who"], _day(step["due"]), StepStatus(step["status"]), step["outcome"])


def _need(need: dict[str, Any]) -> PlannedNeed:
    return PlannedNeed(
        need["pathway"],
        need["text"],
        need["is_none_found"],
        NeedStatus(need["status"]),
        tuple(Responsible(who) for who in need["responsible"]),
        need["detail"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)

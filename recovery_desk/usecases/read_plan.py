"""Needs and plan of one person, as a screen, the command line and paper show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.pathways import Library
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.plans import Goal, GoalStep, Need, PlanAgreement, Suggestion
from recovery_desk.usecases.keep_goals import goals_of, steps_in_order
from recovery_desk.usecases.keep_needs import without_none_found_beside_open
from recovery_desk.usecases.plan_content import PlanContent, PlannedGoal, PlannedNeed, PlannedStep, from_text
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything about the plan of one person.

    `agreements` are newest first. `is_changed` says that what was last asked about is no longer what stands here.
    """

    person: Person
    library: Library
    needs: tuple[Need, ...]
    goals: tuple[Goal, ...]
    steps: dict[str, tuple[GoalStep, ...]]
    agreements: tuple[PlanAgreement, ...]
    content: PlanContent
    is_changed: bool
    today: date

    @property
    def latest(self) -> PlanAgreement | None:
        """The last time the plan was gone through together."""
        return self.agreements[0] if self.agreements else None

    @property
    def review_on(self) -> date | None:
        """The next day the plan, or a goal that is still ahead, is to be looked at again."""
        days = [goal.review_on for goal in self.goals if goal.review_on and goal.status.is_open]
        if self.latest is not None and self.latest.review_on is not None:
            days.append(self.latest.review_on)
        return min(days, default=None)


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """Gathers needs, goals, steps and answers in one go."""

    store: Store
    clock: Clock
    shipped: Library

    def __call__(self, person_id: PersonId) -> PlanView:
        """Raises `NoSuchPerson`."""
        person = self.store.people.get(person_id)
        library = self.library()
        goals = goals_of(self.store, person_id)
        steps = steps_in_order(self.store.records(GoalStep).of(person_id))
        by_goal = {goal.id: tuple(step for step in steps if step.goal_id == goal.id) for goal in goals}
        needs = self._needs(person_id, library)
        agreements = sorted(self.store.records(PlanAgreement).of(person_id), key=lambda each: -each.version)
        content = _content(person, library, needs, [(goal, by_goal[goal.id]) for goal in goals])
        changed = bool(agreements) and from_text(agreements[0].content).agreed_part != content.agreed_part
        return PlanView(
            person,
            library,
            tuple(needs),
            tuple(goals),
            by_goal,
            tuple(agreements),
            content,
            changed,
            self.clock.today(),
        )

    def library(self) -> Library:
        """The library as this desk has changed it."""
        return self.shipped.changed_by(self.store.records(Suggestion).where())

    def _needs(self, person_id: PersonId, library: Library) -> list[Need]:
        """In the order of the pathways, open ones first."""
        order = {pathway.id: at for at, pathway in enumerate(library.pathways)}
        return sorted(
            without_none_found_beside_open(self.store.records(Need).of(person_id)),
            key=lambda need: (order.get(need.pathway, len(order)), not need.status.is_open, need.id),
        )


def _content(
    person: Person, library: Library, needs: Sequence[Need], goals: Sequence[tuple[Goal, Sequence[GoalStep]]]
) -> PlanContent:
    return PlanContent(
        person.called,
        person.full_name,
        person.prison_number,
        tuple(
            PlannedGoal(
                goal.text,
                library.title(goal.pathway) if goal.pathway else "",
                goal.strengths,
                tuple(library.tag(tag) for tag in goal.tags),
                goal.status,
                goal.review_on,
                goal.ended_on,
                goal.ending,
                tuple(PlannedStep(step.text, step.who, step.due, step.status, step.outcome) for step in steps),
            )
            for goal, steps in goals
        ),
        tuple(
            PlannedNeed(
                library.title(need.pathway),
                need.text,
                need.is_none_found,
                need.status,
                need.responsible,
                need.detail,
            )
            for need in needs
        ),
    )

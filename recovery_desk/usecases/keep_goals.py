"""Goals and their steps: added, changed, moved, removed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.plans import Goal, GoalStep, StepStatus
from recovery_desk.usecases.plan_problems import NotThereAnyMore, WordsMissing
from recovery_desk.usecases.ports import Clock, Ids, Store

_R = TypeVar("_R", Goal, GoalStep)


@dataclass(frozen=True, slots=True)
class AddGoal:
    """Keeps a new goal, the last in the order."""

    store: Store
    ids: Ids

    def __call__(self, goal: Goal) -> Goal:
        """The goal as kept, with an id of its own. Raises `NoSuchPerson`, `WordsMissing`."""
        if not goal.text.strip():
            raise WordsMissing("goal")
        self.store.people.get(goal.person_id)
        last = max((each.position for each in self.store.records(Goal).of(goal.person_id)), default=0)
        kept = replace(goal, id=self.ids.new(), text=goal.text.strip(), position=last + 1)
        with self.store.saving():
            self.store.records(Goal).add(kept)
        return kept


@dataclass(frozen=True, slots=True)
class ChangeGoal:
    """Keeps what changed about a goal; one that is reached or set aside gets the day, one opened again loses it."""

    store: Store
    clock: Clock

    def __call__(self, goal: Goal) -> None:
        """Raises `WordsMissing`, `NotThereAnyMore`."""
        if not goal.text.strip():
            raise WordsMissing("goal")
        ended = None if goal.status.is_open else goal.ended_on or self.clock.today()
        with self.store.saving():
            if not self.store.records(Goal).save(replace(goal, ended_on=ended)):
                raise NotThereAnyMore("goal")


@dataclass(frozen=True, slots=True)
class MoveGoal:
    """Moves a goal up or down among those of its person that are still ahead."""

    store: Store

    def __call__(self, goal_id: str, places: int) -> bool:
        """Minus is up. False where it stands at that end already. Raises `NotThereAnyMore`."""
        goal = self.store.records(Goal).get(goal_id)
        if goal is None:
            raise NotThereAnyMore("goal")
        ahead = in_order([each for each in self.store.records(Goal).of(goal.person_id) if each.status.is_open])
        ended = in_order([each for each in self.store.records(Goal).of(goal.person_id) if not each.status.is_open])
        moved = _moved(ahead, goal_id, places)
        if moved is None:
            return False
        with self.store.saving():
            for position, each in enumerate((*moved, *ended), 1):
                if each.position != position:
                    self.store.records(Goal).save(replace(each, position=position))
        return True


@dataclass(frozen=True, slots=True)
class RemoveGoal:
    """Puts a goal with its steps into the bin."""

    store: Store

    def __call__(self, goal_id: str) -> None:
        """Does nothing where it is there already."""
        with self.store.saving():
            self.store.bin.remove_whole("goal", goal_id)


@dataclass(frozen=True, slots=True)
class AddStep:
    """Keeps a new step of a goal, the last in the order."""

    store: Store
    ids: Ids

    def __call__(self, step: GoalStep) -> GoalStep:
        """The step as kept, with an id of its own. Raises `WordsMissing`, `NotThereAnyMore`."""
        if not step.text.strip():
            raise WordsMissing("step")
        goal = self.store.records(Goal).get(step.goal_id)
        if goal is None:
            raise NotThereAnyMore("goal")
        last = max((each.position for each in self.store.records(GoalStep).where(goal_id=goal.id)), default=0)
        kept = replace(step, id=self.ids.new(), person_id=goal.person_id, text=step.text.strip(), position=last + 1)
        with self.store.saving():
            self.store.records(GoalStep).add(kept)
        return kept


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """Keeps what changed about a step."""

    store: Store

    def __call__(self, step: GoalStep) -> None:
        """Raises `WordsMissing`, `NotThereAnyMore`."""
        if not step.text.strip():
            raise WordsMissing("step")
        with self.store.saving():
            if not self.store.records(GoalStep).save(step):
                raise NotThereAnyMore("step")


@dataclass(frozen=True, slots=True)
class TickStep:
    """Marks a step as done, or as still to do."""

    store: Store

    def __call__(self, step_id: str, *, done: bool) -> None:
        """Raises `NotThereAnyMore`."""
        step = self.store.records(GoalStep).get(step_id)
        if step is None:
            raise NotThereAnyMore("step")
        with self.store.saving():
            status = StepStatus.DONE if done else StepStatus.TO_DO
            self.store.records(GoalStep).save(replace(step, status=status))


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Moves a step up or down within its goal."""

    store: Store

    def __call__(self, step_id: str, places: int) -> bool:
        """Minus is up. False where it stands at that end already. Raises `NotThereAnyMore`."""
        step = self.store.records(GoalStep).get(step_id)
        if step is None:
            raise NotThereAnyMore("step")
        steps = steps_in_order(self.store.records(GoalStep).where(goal_id=step.goal_id))
        moved = _moved(steps, step_id, places)
        if moved is None:
            return False
        with self.store.saving():
            for position, each in enumerate(moved, 1):
                if each.position != position:
                    self.store.records(GoalStep).save(replace(each, position=position))
        return True


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Puts a step into the bin."""

    store: Store

    def __call__(self, step_id: str) -> None:
        """Does nothing where it is there already."""
        with self.store.saving():
            self.store.bin.remove_whole("goal_step", step_id)


def in_order(goals: Sequence[Goal]) -> list[Goal]:
    """Goals as they were put in order."""
    return sorted(goals, key=lambda goal: (goal.position, goal.id))


def steps_in_order(steps: Sequence[GoalStep]) -> list[GoalStep]:
    """Steps as they were put in order."""
    return sorted(steps, key=lambda step: (step.position, step.id))


def goals_of(store: Store, person_id: PersonId) -> list[Goal]:
    """Somebody's goals: those still ahead in their order, then those reached or set aside, the latest first."""
    goals = store.records(Goal).of(person_id)
    ended = sorted(
        (goal for goal in goals if not goal.status.is_open),
        key=lambda goal: (goal.ended_on is not None, goal.ended_on, goal.id),
        reverse=True,
    )
    return [*in_order([goal for goal in goals if goal.status.is_open]), *ended]


def _moved(records: Sequence[_R], record_id: str, places: int) -> list[_R] | None:
    """The records in their new order, or None where nothing would move."""
    at = next((at for at, each in enumerate(records) if each.id == record_id), None)
    if at is None:
        return None
    to = min(len(records) - 1, max(0, at + places))
    if to == at:
        return None
    moved = list(records)
    moved.insert(to, moved.pop(at))
    return moved

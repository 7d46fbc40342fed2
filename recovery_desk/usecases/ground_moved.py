"""Which events in custody have moved the ground under a plan, and which plans of a person stand on moved ground.

Checks, tasks, meetings and pickups are made for a release day, a place, a stay. When an event moves one of these,
nothing is reset or deleted: the plan is shown with the sentence that its ground moved, until somebody has changed it
or has said that it still stands. An area whose plans are to be listed adds a finder in `standing_plans.py`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from recovery_desk.domain.custody import CustodyEvent, Ground
from recovery_desk.domain.ground_seen import GroundSeen, ground_seen_id
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class StandingPlan:
    """A plan and what it stands on. `looked_at` is when somebody last worked on it; `tab` the pane it is changed in."""

    kind: str
    record_id: str
    title: str
    looked_at: datetime
    ground: frozenset[Ground] = field(default_factory=lambda: frozenset(Ground))
    tab: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """A plan whose ground moved, and the newest event that moved it."""

    plan: StandingPlan
    event: CustodyEvent


Finder = Callable[[Store, PersonId], Iterable[StandingPlan]]
"""The plans of one area that are not over."""


@dataclass(frozen=True, slots=True)
class GroundMoved:
    """Whether the ground under a plan has moved since it was last looked at."""

    store: Store

    def __call__(
        self, person_id: PersonId, since: datetime, ground: Iterable[Ground] = frozenset(Ground)
    ) -> tuple[CustodyEvent, ...]:
        """The events recorded after `since` that moved any of `ground`, newest first; none where it stands as it was.

        The release day, say: a pickup made on Monday stands on it until the date is changed on Tuesday.
        """
        wanted = frozenset(ground)
        events = self.store.records(CustodyEvent).of(person_id)
        return tuple(event for event in events if event.recorded_at > since and event.moves(wanted))


@dataclass(frozen=True, slots=True)
class ListConsequences:
    """Every plan of a person whose ground moved and that nobody has looked at since."""

    store: Store
    finders: Sequence[Finder]

    def __call__(self, person_id: PersonId) -> tuple[Consequence, ...]:
        """In the order of the areas."""
        events = [event for event in self.store.records(CustodyEvent).of(person_id) if event.moves(Ground)]
        if not events:
            return ()
        seen = {look.id: look.seen_at for look in self.store.records(GroundSeen).of(person_id)}
        found = []
        for find in self.finders:
            for plan in find(self.store, person_id):
                since = max(plan.looked_at, seen.get(ground_seen_id(plan.kind, plan.record_id), plan.looked_at))
                event = next((each for each in events if each.recorded_at > since and each.moves(plan.ground)), None)
                if event is not None:
                    found.append(Consequence(plan, event))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class PlanStillStands:
    """Somebody has looked at a plan whose ground moved: it is right as it is."""

    store: Store
    clock: Clock

    def __call__(self, person_id: PersonId, kind: str, record_id: str) -> None:
        """Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        look = GroundSeen(
            ground_seen_id(kind, record_id),
            person_id,
            kind,
            record_id,
            self.clock.now().replace(microsecond=0),
            self.store.signed_in.name,
        )
        task = self.store.records(Task).get(record_id) if kind == "task" else None
        with self.store.saving():
            self.store.records(GroundSeen).put(look)
            if task is not None:
                self.store.records(Task).save(replace(task, ground_moved=""))

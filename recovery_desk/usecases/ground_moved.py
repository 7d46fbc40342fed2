"""Which events in custody have moved the ground under a plan, and which plans of a person stand on moved ground.

Checks, tasks, meetings and pickups are made for a release day, a place, a stay. When an event moves one of these,
nothing is reset or deleted: the plan is shown with the sentence that its ground moved, until somebody has looked at
it again. A plan asks `GroundMoved` with the moment it was last looked at. An area that wants its plans listed after
an event adds a finder to `FINDERS`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.custody import CustodyEvent, Ground
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.ports import Store


@dataclass(frozen=True, slots=True)
class Consequence:
    """A plan whose ground moved. `tab` is the pane of the person's page it is looked at in."""

    kind: str
    record_id: str
    title: str
    event: CustodyEvent
    tab: str = ""


Finder = Callable[[Store, PersonId, Sequence[CustodyEvent]], Iterable[Consequence]]
"""Given the events that moved ground, newest first: the plans of one area that were made before one of them."""

FINDERS: tuple[Finder, ...] = ()


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

    def __call__(self, person_id: PersonId) -> tuple[Consequence, ...]:
        """In the order of the areas."""
        events = [event for event in self.store.records(CustodyEvent).of(person_id) if event.moves(Ground)]
        return tuple(found for find in FINDERS for found in find(self.store, person_id, events)) if events else ()


def moved_since(events: Iterable[CustodyEvent], since: datetime, *ground: Ground) -> CustodyEvent | None:
    """The newest of `events` (newest first) that moved this ground after `since`; for finders."""
    return next((event for event in events if event.recorded_at > since and event.moves(ground)), None)

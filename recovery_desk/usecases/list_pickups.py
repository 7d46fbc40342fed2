"""The board of pickups: day by day who is met, by whom, how far it has come, and what is wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import OVER, Pickup, PickupEvent, PickupState, clashes
from recovery_desk.usecases.keep_pickup import events_of
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class PickupRow:
    """A pickup with what the board says of it. `moved_to` is the release day where it is not the day planned."""

    pickup: Pickup
    person: Person
    events: tuple[PickupEvent, ...]
    clashing: tuple[str, ...]
    is_overdue: bool
    moved_to: date | None

    @property
    def last_event(self) -> PickupEvent | None:
        """What happened last."""
        return self.events[-1] if self.events else None


@dataclass(frozen=True, slots=True)
class PickupBoard:
    """The pickups of a stretch of days."""

    first: date
    last: date
    today: date
    now: datetime
    rows: tuple[PickupRow, ...]

    @property
    def unmet(self) -> int:
        """How many still have no driver."""
        return sum(row.pickup.state is PickupState.WANTED for row in self.rows)

    @property
    def overdue(self) -> int:
        """How many the desk should have heard of."""
        return sum(row.is_overdue for row in self.rows)

    @property
    def clashing(self) -> int:
        """How many cannot all happen as planned."""
        return sum(bool(row.clashing) for row in self.rows)

    @property
    def to_come(self) -> int:
        """How many are not over."""
        return sum(row.pickup.state not in OVER for row in self.rows)


@dataclass(frozen=True, slots=True)
class ListPickups:
    """Reads the board."""

    store: Store
    clock: Clock
    open_person: OpenPerson

    def __call__(self, first: date, last: date) -> PickupBoard:
        """Every pickup from `first` to `last`, and those longer ago of which the desk still waits to hear."""
        now = self.clock.now()
        overdue = [each for each in self.store.day_out.to_hear_of(now) if not first <= each.day <= last]
        pickups = [*overdue, *self.store.day_out.pickups_between(first, last)]
        found = _clashing_words(pickups, {each.id: self.store.people.get(each.person_id) for each in pickups})
        rows = tuple(self._row(pickup, found.get(pickup.id, ()), now) for pickup in pickups)
        return PickupBoard(first, last, self.clock.today(), now, rows)

    def of_person(self, person_id: PersonId) -> PickupRow | None:
        """Somebody's pickup that is to come, else their latest; None where there is none."""
        pickups = self.store.records(Pickup).of(person_id)
        latest = max(pickups, key=lambda each: (not each.is_over, each.day), default=None)
        return None if latest is None else self.of(latest)

    def of(self, pickup: Pickup) -> PickupRow:
        """One pickup, with the clashes of its day."""
        now = self.clock.now()
        others = self.store.day_out.pickups_between(pickup.day, pickup.day)
        people = {each.id: self.store.people.get(each.person_id) for each in others}
        return self._row(pickup, _clashing_words(others, people).get(pickup.id, ()), now)

    def _row(self, pickup: Pickup, clashing: Sequence[str], now: datetime) -> PickupRow:
        record = self.open_person(pickup.person_id)
        day = record.answer.release_day if record.answer else None
        moved = day if not pickup.is_over and day is not None and day != pickup.day else None
        return PickupRow(
            pickup,
            record.person,
            tuple(events_of(self.store, pickup.id)),
            tuple(clashing),
            pickup.is_overdue(now),
            moved,
        )


def _clashing_words(pickups: Sequence[Pickup], people: Mapping[str, Person]) -> Mapping[str, list[str]]:
    """`A. Singh also meets Ryan Whyte`, for both sides of each clash."""
    wanted: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for clash in clashes(pickups):
        for one, other in ((clash.first_id, clash.second_id), (clash.second_id, clash.first_id)):
            wanted[one, other].append(clash.what)
    said: defaultdict[str, list[str]] = defaultdict(list)
    for (one, other), what in wanted.items():
        are = "is" if len(what) == 1 else "are"
        said[one].append(f"{' and '.join(what)} {are} also wanted for {people[other].full_name}")
    return said

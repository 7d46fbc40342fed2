"""The days after a release as a pane and Today show them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.first_days import CONTINUITY_DAYS, ContactStep, CourtPlan, FirstDays, LifeEvent
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.keep_first_days import latest_first_days, steps_of
from recovery_desk.usecases.keep_life_event import court_plan_of
from recovery_desk.usecases.list_pickups import ListPickups, PickupRow
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class AfterRelease:
    """What a pane shows of one person: the latest release with its ladder, what happened, the court plan."""

    today: date
    first_days: FirstDays | None
    steps: tuple[ContactStep, ...]
    events: tuple[LifeEvent, ...]
    court_plan: CourtPlan | None


@dataclass(frozen=True, slots=True)
class ReadAfterRelease:
    """Gathers it in one go."""

    store: Store
    clock: Clock

    def __call__(self, person_id: PersonId) -> AfterRelease:
        """Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        latest = latest_first_days(self.store, person_id)
        return AfterRelease(
            self.clock.today(),
            latest,
            tuple(steps_of(self.store, latest)) if latest else (),
            tuple(self.store.records(LifeEvent).of(person_id)),
            court_plan_of(self.store, person_id),
        )


@dataclass(frozen=True, slots=True)
class RunningClock:
    """Somebody in their first twenty-one days. `next_step` is the next open step of their ladder."""

    person: Person
    first_days: FirstDays
    day_number: int
    days_left: int
    in_risk_fortnight: bool
    next_step: ContactStep | None
    to_follow_up: tuple[LifeEvent, ...]
    today: date

    @property
    def is_due(self) -> bool:
        """Whether somebody must do something today: a step is due, or something that happened was not followed up."""
        step_due = self.next_step is not None and self.next_step.due <= self.today
        return step_due or bool(self.to_follow_up)


@dataclass(frozen=True, slots=True)
class ListFirstDays:
    """Everybody whose clock runs, for Today and the releases."""

    store: Store
    clock: Clock

    def __call__(self) -> Sequence[RunningClock]:
        """Those for whom something is due first, then the latest release first."""
        today = self.clock.today()
        running = self.store.day_out.running(today - timedelta(days=CONTINUITY_DAYS))
        follow_up: defaultdict[str, list[LifeEvent]] = defaultdict(list)
        for event in self.store.day_out.to_follow_up():
            follow_up[event.person_id].append(event)
        found = [
            self._clock(each, tuple(follow_up[each.person_id]), today) for each in running if each.is_running(today)
        ]
        return sorted(found, key=lambda each: (not each.is_due, each.day_number, each.person.filed_as))

    def _clock(self, first_days: FirstDays, events: tuple[LifeEvent, ...], today: date) -> RunningClock:
        steps = [step for step in steps_of(self.store, first_days) if step.is_open]
        return RunningClock(
            self.store.people.get(first_days.person_id),
            first_days,
            first_days.day_number(today),
            (first_days.last_day - today).days,
            first_days.in_risk_fortnight(today),
            steps[0] if steps else None,
            events,
            today,
        )


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step of somebody's contact ladder that is due."""

    person: Person
    step: ContactStep


@dataclass(frozen=True, slots=True)
class DayOutToday:
    """What the day out asks of somebody today."""

    today: date
    pickups: tuple[PickupRow, ...]
    overdue: tuple[PickupRow, ...]
    steps: tuple[DueStep, ...]
    clocks: tuple[RunningClock, ...]


@dataclass(frozen=True, slots=True)
class ReadDayOutToday:
    """Pickups of today and tomorrow, drivers not heard of, steps due, people in their first twenty-one days."""

    store: Store
    clock: Clock
    board: ListPickups
    running: ListFirstDays

    def __call__(self) -> DayOutToday:
        """All of it, in a few questions."""
        today = self.clock.today()
        rows = self.board(today, today + timedelta(days=1)).rows
        steps = self.store.day_out.steps_due(today)
        return DayOutToday(
            today,
            tuple(row for row in rows if not row.pickup.is_over),
            tuple(row for row in rows if row.is_overdue),
            tuple(DueStep(self.store.people.get(step.person_id), step) for step in steps),
            tuple(self.running()),
        )

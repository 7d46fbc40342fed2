"""The days after a release as a pane and Today show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recovery_desk.domain.first_days import CONTINUITY_DAYS, ContactStep, CourtPlan, FirstDays, LifeEvent
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.keep_first_days import latest_first_days, steps_of
from recovery_desk.usecases.keep_life_event import court_plan_of
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
    """Somebody in their first twenty-one days."""

    person: Person
    first_days: FirstDays
    day_number: int
    days_left: int
    in_risk_fortnight: bool


@dataclass(frozen=True, slots=True)
class ListFirstDays:
    """Everybody whose clock runs, for Today and the board of releases."""

    store: Store
    clock: Clock

    def __call__(self) -> Sequence[RunningClock]:
        """The latest release first; fewest days left last."""
        today = self.clock.today()
        running = self.store.day_out.running(today - timedelta(days=CONTINUITY_DAYS))
        return [
            RunningClock(
                self.store.people.get(each.person_id),
                each,
                each.day_number(today),
                (each.last_day - today).days,
                each.in_risk_fortnight(today),
            )
            for each in reversed(running)
            if each.is_running(today)
        ]

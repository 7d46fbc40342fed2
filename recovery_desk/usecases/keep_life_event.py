"""What happened to somebody, and what followed; the plan for a release from court."""

from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.first_days import CourtPlan, LifeEvent, LifeEventKind
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.day_out_problems import EventNeedsWords
from recovery_desk.usecases.keep_first_days import end_first_days
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class KeepLifeEvent:
    """Keeps an event, new or changed."""

    store: Store
    ids: Ids

    def __call__(self, event: LifeEvent) -> LifeEvent:
        """What is kept now; a death ends the contact ladder. Raises `EventNeedsWords`, `NoSuchPerson`."""
        self.store.people.get(event.person_id)
        if not event.what_happened.strip() and event.kind in _MUST_BE_TOLD:
            raise EventNeedsWords
        kept = replace(event, id=event.id or self.ids.new())
        with self.store.saving():
            self.store.records(LifeEvent).put(kept)
            if kept.kind is LifeEventKind.DIED:
                end_first_days(self.store, kept.person_id, kept.happened_on, "They died")
        return kept


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Somebody went to them after a lapse or an overdose."""

    store: Store
    clock: Clock

    def __call__(self, event_id: str, what_followed: str, on: date | None = None) -> LifeEvent | None:
        """The event as kept, None where it is not there any more. Raises `EventNeedsWords`."""
        event = self.store.records(LifeEvent).get(event_id)
        if event is None:
            return None
        said = what_followed.strip() or event.what_followed
        if not said:
            raise EventNeedsWords
        kept = replace(event, what_followed=said, followed_up_on=on or self.clock.today())
        with self.store.saving():
            self.store.records(LifeEvent).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RemoveLifeEvent:
    """An event that was put down for the wrong person; the history keeps it."""

    store: Store

    def __call__(self, event_id: str) -> None:
        """Takes it out."""
        with self.store.saving():
            self.store.records(LifeEvent).remove(event_id)


@dataclass(frozen=True, slots=True)
class KeepCourtPlan:
    """Keeps the plan for a release from court; each person has one."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, plan: CourtPlan) -> CourtPlan:
        """What is kept now. Raises `NoSuchPerson`."""
        self.store.people.get(plan.person_id)
        known = court_plan_of(self.store, plan.person_id)
        kept = replace(plan, id=known.id if known else self.ids.new(), written_on=self.clock.today())
        with self.store.saving():
            self.store.records(CourtPlan).put(kept)
        return kept


def court_plan_of(store: Store, person_id: PersonId) -> CourtPlan | None:
    """Somebody's plan for a release from court, if there is one; of two, as after a merge, the one written last."""
    found = store.records(CourtPlan).of(person_id)
    return max(found, key=lambda plan: (plan.written_on or date.min, plan.id), default=None)


_MUST_BE_TOLD = frozenset(set(LifeEventKind) - {LifeEventKind.DIED, LifeEventKind.GOOD_NEWS})

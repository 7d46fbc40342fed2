"""The days after a release: the contact ladder and the continuity clock, begun by the release itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from recovery_desk.domain.first_days import CONTACT_DAYS, ContactOutcome, ContactStep, FirstDays
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.day_out_problems import NotReleased, StagesBackwards, StepNeedsText
from recovery_desk.usecases.ports import Clock, Ids, Store

_TEXTS = {
    1: "Speak with them: safe for the night, dose had, naloxone with them, tomorrow clear",
    3: "Speak with them: medicines, money, phone, somebody to be with at the weekend",
    7: "See them: how the first week went, tolerance is still low",
    14: "See them: the most dangerous fortnight ends; what helped, what is missing",
    21: "See them: in treatment or support? Who keeps on, and until when",
}
_CLOSED = "A new release began"


def begin_first_days(
    store: Store,
    ids: Ids,
    person_id: PersonId,
    released_on: date,
    *,
    how: str = "",
    told_by: str = "",
    event_id: str = "",
) -> FirstDays:
    """Somebody is out: the clock starts, and the contact ladder is put up. Call inside `saving()`.

    A release recorded before, by the same event or of the same day, is answered as it is. Raises `NoSuchPerson`.
    """
    person = store.people.get(person_id)
    known = store.records(FirstDays).of(person_id)
    same = next((each for each in known if _is_same(each, released_on, event_id)), None)
    if same is not None:
        if same.released_on != released_on:
            same = _moved(store, same, released_on)
        return same
    end_first_days(store, person_id, released_on, _CLOSED)
    begun = FirstDays(ids.new(), person_id, released_on, how, told_by, event_id)
    store.records(FirstDays).add(begun)
    for day in CONTACT_DAYS:
        due = released_on + timedelta(days=day)
        store.records(ContactStep).add(ContactStep(ids.new(), person_id, begun.id, due, _TEXTS[day], person.worker))
    return begun


def latest_first_days(store: Store, person_id: PersonId) -> FirstDays | None:
    """The latest release of somebody, if one was recorded."""
    found = store.records(FirstDays).of(person_id)
    return max(found, key=lambda each: (each.released_on, each.id), default=None)


def end_first_days(store: Store, person_id: PersonId, on: date, why: str) -> None:
    """A recall, a death, a new release: the ladder stops and stays to be read. Call inside `saving()`."""
    for first_days in store.records(FirstDays).of(person_id):
        if first_days.ended_on is None:
            store.records(FirstDays).save(replace(first_days, ended_on=on, ended_why=why))
    for step in store.records(ContactStep).of(person_id):
        if step.is_open:
            store.records(ContactStep).save(replace(step, ended_on=on, ended_why=why))


@dataclass(frozen=True, slots=True)
class EndFirstDays:
    """Ends the ladder and the clock without deleting anything."""

    store: Store

    def __call__(self, person_id: PersonId, on: date, why: str) -> None:
        """Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        with self.store.saving():
            end_first_days(self.store, person_id, on, why)


@dataclass(frozen=True, slots=True)
class RecordContinuity:
    """How far somebody has come towards care in the community."""

    store: Store

    def __call__(
        self,
        first_days_id: str,
        *,
        booked_on: date | None,
        booked_for: date | None,
        booked_with: str,
        attended_on: date | None,
        engaged_on: date | None,
    ) -> FirstDays:
        """What is kept now; a later stage without an earlier one fills the earlier in.

        Raises `NotReleased`, `StagesBackwards`.
        """
        known = first_days_of(self.store, first_days_id)
        if engaged_on and attended_on is None:
            attended_on = engaged_on
        if attended_on and booked_on is None:
            booked_on = attended_on
        if (attended_on and attended_on < known.released_on) or (
            engaged_on and attended_on and engaged_on < attended_on
        ):
            raise StagesBackwards
        kept = replace(
            known,
            booked_on=booked_on,
            booked_for=booked_for,
            booked_with=" ".join(booked_with.split()),
            attended_on=attended_on,
            engaged_on=engaged_on,
        )
        with self.store.saving():
            if kept != known:
                self.store.records(FirstDays).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class KeepContactStep:
    """A step of the ladder: done, changed, or an own one added."""

    store: Store
    clock: Clock
    ids: Ids

    def done(self, step_id: str, outcome: ContactOutcome, note: str = "", on: date | None = None) -> ContactStep:
        """What came of it. Raises `NotReleased`."""
        step = self._step(step_id)
        return self._keep(replace(step, done_on=on or self.clock.today(), outcome=outcome, note=note.strip()))

    def open_again(self, step_id: str) -> ContactStep:
        """It was a slip: the step is to be done. Raises `NotReleased`."""
        return self._keep(replace(self._step(step_id), done_on=None, outcome=None))

    def add(self, first_days_id: str, due: date, text: str, owner: str = "") -> ContactStep:
        """A step of one's own. Raises `NotReleased`, `StepNeedsText`."""
        first_days = first_days_of(self.store, first_days_id)
        if not text.strip():
            raise StepNeedsText
        step = ContactStep(
            self.ids.new(), first_days.person_id, first_days_id, due, " ".join(text.split()), owner.strip(), is_own=True
        )
        with self.store.saving():
            self.store.records(ContactStep).add(step)
        return step

    def _step(self, step_id: str) -> ContactStep:
        step = self.store.records(ContactStep).get(step_id)
        if step is None:
            raise NotReleased
        return step

    def _keep(self, step: ContactStep) -> ContactStep:
        with self.store.saving():
            self.store.records(ContactStep).save(step)
        return step


def first_days_of(store: Store, first_days_id: str) -> FirstDays:
    """One release; raises `NotReleased`."""
    found = store.records(FirstDays).get(first_days_id)
    if found is None:
        raise NotReleased
    return found


def steps_of(store: Store, first_days: FirstDays) -> Sequence[ContactStep]:
    """The ladder of one release, by day."""
    steps = store.records(ContactStep).where(first_days_id=first_days.id)
    return sorted(steps, key=lambda step: (step.due, step.id))


def _is_same(known: FirstDays, released_on: date, event_id: str) -> bool:
    return (bool(event_id) and known.event_id == event_id) or known.released_on == released_on


def _moved(store: Store, known: FirstDays, released_on: date) -> FirstDays:
    """The event's day was put right: everything still open moves with it."""
    by = released_on - known.released_on
    kept = replace(known, released_on=released_on)
    store.records(FirstDays).save(kept)
    for step in store.records(ContactStep).where(first_days_id=known.id):
        if step.is_open and not step.is_own:
            store.records(ContactStep).save(replace(step, due=step.due + by))
    return kept

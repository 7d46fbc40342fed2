"""Keeping gate pickups: wanting one, filling it in, and stamping what happens with one key."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from recovery_desk.domain.dates import MIDNIGHT
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import (
    NEXT_STATE,
    ON_THE_ROAD,
    OVER,
    Pickup,
    PickupConsent,
    PickupEvent,
    PickupEventKind,
    PickupState,
)
from recovery_desk.domain.release_day.route import USUAL_START
from recovery_desk.domain.route_stops import StopKind
from recovery_desk.domain.uk_time import uk_moment
from recovery_desk.usecases.day_out_problems import (
    MilesBackwards,
    MinutesOutOfRange,
    NobodyToDrive,
    NoSuchPickup,
    PickupNeedsDay,
    PickupNotAgreed,
)
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.ports import Clock, Ids, Store
from recovery_desk.usecases.route_day import route_of, stops_of

FIRST_WORD_AFTER = 30
"""Minutes after the gate time by which the desk wants the first word."""

NO_SHOW_LADDER = (
    "At the gate: ask whether they were moved, released early, taken to court or to hospital",
    "Ring the desk, and wait as long as agreed",
    "Desk rings the establishment: reception, then the records office",
    "Desk tries the person\u2019s own number and the contacts they agreed to",
    "Desk rings the court or the community team, wherever they may have gone",
    "Desk tells the worker, notes what happened and when to try again",
)
"""What is done in order when somebody does not come out; each desk may change it."""


@dataclass(frozen=True, slots=True)
class BeginPickup:
    """Somebody is to be met at the gate: puts down what the desk knows already."""

    store: Store
    open_person: OpenPerson
    ids: Ids

    def __call__(self, person_id: PersonId) -> Pickup:
        """The new pickup, on their release day, with the gate, the stops of their route and the ladders filled in.

        One that is still to come is answered instead of a second. Raises `NoSuchPerson`, `PickupNeedsDay`.
        """
        record = self.open_person(person_id)
        waiting = [each for each in self.store.records(Pickup).of(person_id) if not each.is_over]
        if waiting:
            return waiting[0]
        if record.answer is None:
            raise PickupNeedsDay
        pickup = self._filled(record, record.answer.release_day)
        with self.store.saving():
            self.store.records(Pickup).add(pickup)
            self.store.records(PickupEvent).add(_event(self.ids, self.open_person.clock, self.store, pickup, "wanted"))
        return pickup

    def _filled(self, record: PersonRecord, day: date) -> Pickup:
        stops = stops_of(self.store, record.person.id)
        route = route_of(self.store, stops, "")
        gate = next((stop for stop in stops if stop.kind is StopKind.GATE), None)
        after = [route.name_of(stop) for stop in stops if stop.kind is not StopKind.GATE]
        return Pickup(
            self.ids.new(),
            record.person.id,
            day,
            gate_time=gate.appointment if gate and gate.appointment is not None else USUAL_START,
            gate=record.establishment.short_name if record.establishment else "",
            first_stop=after[0] if after else "",
            then_to=", then ".join(after[1:]),
            ring_ladder=self._whom_to_ring(record),
            no_show_ladder=NO_SHOW_LADDER,
        )

    def _whom_to_ring(self, record: PersonRecord) -> tuple[str, ...]:
        settings = record.settings
        desk = " ".join(part for part in (settings.service_name or "The desk", settings.service_phone) if part)
        return tuple(dict.fromkeys(part for part in (record.person.worker, desk) if part))


@dataclass(frozen=True, slots=True)
class KeepPickup:
    """Keeps what was filled in. The state follows who drives; everything else is stamped."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, pickup: Pickup) -> Pickup:
        """The pickup as kept. A driver named makes it assigned, another driver is to confirm anew, none wants one.

        Raises `NoSuchPickup`, `MinutesOutOfRange`, `MilesBackwards`.
        """
        before = pickup_of(self.store, pickup.id)
        if not 0 <= pickup.gate_time < MIDNIGHT or not 0 < pickup.minutes <= MIDNIGHT or pickup.check_every <= 0:
            raise MinutesOutOfRange
        if (pickup.miles or 0) < 0:
            raise MilesBackwards
        kept = _with_state(replace(pickup, state=before.state, hear_by=before.hear_by), before)
        with self.store.saving():
            if kept != before:
                self.store.records(Pickup).save(kept)
            if kept.state is not before.state:
                self.store.records(PickupEvent).add(_event(self.ids, self.clock, self.store, kept, kept.state.value))
        return kept


@dataclass(frozen=True, slots=True)
class StampPickup:
    """One key: the next thing has happened, now."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, pickup_id: str, state: PickupState | None = None, note: str = "") -> Pickup:
        """The pickup in its new state; without one, in the next when all goes well. Over already, it stays.

        From then on the desk must hear again within the time agreed; after the end only of somebody who is alone.
        Raises `NoSuchPickup`, `NobodyToDrive`, `PickupNotAgreed`.
        """
        pickup = pickup_of(self.store, pickup_id)
        wanted = state or NEXT_STATE.get(pickup.state, pickup.state)
        if wanted is pickup.state:
            return pickup
        if wanted not in OVER and wanted is not PickupState.WANTED and not pickup.driver.strip():
            raise NobodyToDrive
        if wanted is PickupState.CONFIRMED and pickup.consent is PickupConsent.NO:
            raise PickupNotAgreed
        now = self.clock.now()
        kept = replace(pickup, state=wanted, hear_by=_hear_by(replace(pickup, state=wanted), now))
        with self.store.saving():
            self.store.records(Pickup).save(kept)
            self.store.records(PickupEvent).add(_event(self.ids, self.clock, self.store, kept, wanted.value, note=note))
        return kept


@dataclass(frozen=True, slots=True)
class TakeBackStamp:
    """The last stamp was a slip: the pickup is what it was before it."""

    store: Store
    clock: Clock

    def __call__(self, pickup_id: str) -> Pickup:
        """The pickup as it was; the history keeps the slip. Raises `NoSuchPickup`."""
        pickup = pickup_of(self.store, pickup_id)
        stamps = [each for each in events_of(self.store, pickup_id) if each.kind is PickupEventKind.STATE]
        if len(stamps) < 2:
            return pickup
        before = replace(pickup, state=PickupState(stamps[-2].text))
        kept = replace(before, hear_by=_hear_by(before, self.clock.now()))
        with self.store.saving():
            self.store.records(PickupEvent).remove(stamps[-1].id)
            self.store.records(Pickup).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class HearFromDriver:
    """The driver has been in touch, or somebody on the ladder was rung."""

    store: Store
    clock: Clock
    ids: Ids

    def heard(self, pickup_id: str, note: str = "") -> Pickup:
        """All is well: the next word is due after the time agreed; once it is over, none. Raises `NoSuchPickup`."""
        pickup = pickup_of(self.store, pickup_id)
        now = self.clock.now()
        again = None if pickup.is_over else now + timedelta(minutes=pickup.check_every)
        kept = replace(pickup, hear_by=again)
        return self._keep(kept, PickupEventKind.HEARD, "", note)

    def rang(self, pickup_id: str, whom: str, note: str = "") -> Pickup:
        """Somebody on the ladder was rung; until the driver is heard of, the pickup stays overdue."""
        return self._keep(pickup_of(self.store, pickup_id), PickupEventKind.RANG, whom, note)

    def no_show_step(self, pickup_id: str, step: str, note: str = "") -> Pickup:
        """A step of what is done when somebody does not come out."""
        return self._keep(pickup_of(self.store, pickup_id), PickupEventKind.NO_SHOW_STEP, step, note)

    def _keep(self, pickup: Pickup, kind: PickupEventKind, text: str, note: str) -> Pickup:
        with self.store.saving():
            self.store.records(Pickup).save(pickup)
            event = _event(self.ids, self.clock, self.store, pickup, text, kind=kind, note=note)
            self.store.records(PickupEvent).add(event)
        return pickup


@dataclass(frozen=True, slots=True)
class MovePickup:
    """The release day has changed: the pickup goes with it, and whoever drives confirms anew."""

    open_person: OpenPerson
    keep: KeepPickup

    def __call__(self, pickup_id: str) -> Pickup:
        """The pickup on the release day; raises `NoSuchPickup`, `PickupNeedsDay`."""
        pickup = pickup_of(self.keep.store, pickup_id)
        answer = self.open_person(pickup.person_id).answer
        if answer is None:
            raise PickupNeedsDay
        return self.keep(replace(pickup, day=answer.release_day))


@dataclass(frozen=True, slots=True)
class RemovePickup:
    """A pickup nobody wants any more; the history keeps it."""

    store: Store

    def __call__(self, pickup_id: str) -> None:
        """Raises `NoSuchPickup`."""
        pickup_of(self.store, pickup_id)
        with self.store.saving():
            for event in events_of(self.store, pickup_id):
                self.store.records(PickupEvent).remove(event.id)
            self.store.records(Pickup).remove(pickup_id)


def pickup_of(store: Store, pickup_id: str) -> Pickup:
    """The pickup; raises `NoSuchPickup`."""
    pickup = store.records(Pickup).get(pickup_id)
    if pickup is None:
        raise NoSuchPickup
    return pickup


def events_of(store: Store, pickup_id: str) -> Sequence[PickupEvent]:
    """What has happened on a pickup, the oldest first."""
    return sorted(store.records(PickupEvent).where(pickup_id=pickup_id), key=lambda event: (event.at, event.id))


def _with_state(pickup: Pickup, before: Pickup) -> Pickup:
    if pickup.state in ON_THE_ROAD or pickup.is_over:
        return pickup
    if not pickup.driver.strip():
        return replace(pickup, state=PickupState.WANTED, hear_by=None)
    if pickup.state is PickupState.WANTED or pickup.driver.strip() != before.driver.strip():
        return replace(pickup, state=PickupState.ASSIGNED, hear_by=None)
    if (pickup.day, pickup.gate_time) != (before.day, before.gate_time):
        return replace(pickup, state=PickupState.ASSIGNED, hear_by=None)
    return pickup


def _hear_by(pickup: Pickup, now: datetime) -> datetime | None:
    if pickup.state is PickupState.CONFIRMED:
        return uk_moment(pickup.day, pickup.gate_time + FIRST_WORD_AFTER)
    if pickup.state in ON_THE_ROAD or (pickup.is_over and pickup.is_alone):
        return now + timedelta(minutes=pickup.check_every)
    return None


def _event(
    ids: Ids,
    clock: Clock,
    store: Store,
    pickup: Pickup,
    text: str,
    *,
    kind: PickupEventKind = PickupEventKind.STATE,
    note: str = "",
) -> PickupEvent:
    return PickupEvent(
        ids.new(), pickup.person_id, pickup.id, clock.now(), kind, text, note.strip(), store.signed_in.name
    )

"""The pickup sheet: what a driver takes along, and nothing a driver may not know."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.alerts import Alert
from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import BRING_NAMES, PICKUP_CONSENT_NAMES, Pickup
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.day_out_problems import NoPickupOfTheirs
from recovery_desk.usecases.keep_pickup import pickup_of
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.may_share import ConsentFound
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.plan_route import PlannedStop, PlanRoute
from recovery_desk.usecases.ports import Clock, Rendered, Store

DRAWN = "pickup sheet"
"""What the journal says was drawn."""


@dataclass(frozen=True, slots=True)
class PickupSheet:
    """The content of one sheet.

    No number, no birth date, no note of the desk, no alert but those marked for drivers: a field is here because a
    driver needs it. `risks` are those alerts and what was written for the driver. Of what is done when nobody comes
    out, the steps that begin with "Desk" are the desk's own.
    """

    full_name: str
    called: str
    day: date
    gate_time: str
    gate: str
    gate_address: str
    driver: str
    second_person: str
    car: str
    phone_to_carry: str
    bring: tuple[str, ...]
    first_stop: str
    first_stop_details: str
    then_to: str
    risks: tuple[str, ...]
    hear_by: str
    ring_ladder: tuple[str, ...]
    no_show_ladder: tuple[str, ...]
    marking: str
    service_name: str
    service_phone: str
    prepared_by: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class PreparePickup:
    """Gathers the content; draws nothing and changes nothing."""

    store: Store
    clock: Clock
    open_person: OpenPerson
    plan_route: PlanRoute

    def __call__(self, pickup_id: str) -> PickupSheet:
        """The sheet of one pickup; raises `NoSuchPickup`, `RecordRestricted`."""
        pickup = pickup_of(self.store, pickup_id)
        record = self.open_person(pickup.person_id)
        place, settings = record.establishment, record.settings
        address = (place.line1, place.line2, place.town, place.postcode) if place else ()
        alone = "nobody: you are alone, so keep in touch"
        sheet = PickupSheet(
            full_name=record.person.full_name,
            called=record.person.called if record.person.called not in record.person.given_names.split() else "",
            day=pickup.day,
            gate_time=minutes_in_words(pickup.gate_time),
            gate=pickup.gate or (place.short_name if place else ""),
            gate_address=", ".join(part for part in address if part),
            driver=pickup.driver,
            second_person=_joined(pickup.second_person, pickup.second_phone) or (alone if pickup.driver else ""),
            car=pickup.car,
            phone_to_carry=pickup.phone_to_carry,
            bring=(*(BRING_NAMES[each] for each in pickup.bring), *([pickup.bring_also] if pickup.bring_also else [])),
            first_stop=pickup.first_stop,
            first_stop_details=self._details(pickup),
            then_to=pickup.then_to,
            risks=self._risks(record, pickup),
            hear_by=self._hear_by(pickup),
            ring_ladder=pickup.ring_ladder,
            no_show_ladder=tuple(step for step in pickup.no_show_ladder if not step.startswith("Desk ")),
            marking=settings.marking,
            service_name=settings.service_name,
            service_phone=settings.service_phone,
            prepared_by=self.store.signed_in.name,
            printed_at=uk_time(self.clock.now()),
        )
        return leaving(self.store, sheet, pickup.person_id)

    def _details(self, pickup: Pickup) -> str:
        """Where the first stop is and when it is open, where it is on the route and in the directory."""
        plan = self.plan_route(pickup.person_id)
        stop = next((each for each in plan.stops if each.name == pickup.first_stop), None)
        if stop is None or stop.service is None:
            return ""
        opening = _opening(stop) if plan.day == pickup.day else ""
        return " · ".join(part for part in (stop.service.address, opening, *stop.service.phones, _age(stop)) if part)

    def _risks(self, record: PersonRecord, pickup: Pickup) -> tuple[str, ...]:
        today = self.clock.today()
        alerts = self.store.records(Alert).of(record.person.id)
        said = [alert.text for alert in alerts if alert.driver_may_know and alert.stands_on(today)]
        return (*([pickup.driver_note] if pickup.driver_note else []), *said)

    def _hear_by(self, pickup: Pickup) -> str:
        return "" if pickup.hear_by is None else f"{uk_time(pickup.hear_by):%H:%M}"


@dataclass(frozen=True, slots=True)
class PrintPickup:
    """Prepares, draws and journals one sheet."""

    store: Store
    prepare: PreparePickup
    draw: Callable[[PickupSheet], Rendered]

    def __call__(self, pickup_id: str) -> Rendered:
        """The sheet as PDF; raises `NoSuchPickup`."""
        person_id = pickup_of(self.store, pickup_id).person_id
        drawn = self.draw(self.prepare(pickup_id))
        with self.store.saving():
            self.store.journal.note("drawn", "person", str(person_id), DRAWN)
        return drawn

    def of_person(self, person_id: PersonId) -> Rendered:
        """The sheet of the pickup that is to come, else of the latest; raises `NoSuchPerson`, `NoPickupOfTheirs`."""
        return self(self._pickup_of(person_id))

    def content(self, person_id: PersonId) -> PickupSheet:
        """What that sheet says, for a pack."""
        return self.prepare(self._pickup_of(person_id))

    def consent_found(self, person_id: PersonId) -> ConsentFound:
        """What the person said to being met, which the driver's sheet rests on."""
        pickup = pickup_of(self.store, self._pickup_of(person_id))
        return ConsentFound(f"Being met at the gate: {PICKUP_CONSENT_NAMES[pickup.consent].lower()}.")

    def _pickup_of(self, person_id: PersonId) -> str:
        self.store.people.get(person_id)
        pickups = self.store.records(Pickup).of(person_id)
        if not pickups:
            raise NoPickupOfTheirs
        return max(pickups, key=lambda each: (not each.is_over, each.day)).id


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _opening(stop: PlannedStop) -> str:
    return stop.opening[0].lower() + stop.opening[1:] if stop.opening else ""


def _age(stop: PlannedStop) -> str:
    return "not checked lately: ring first" if stop.is_stale else ""

"""Gathering "My release day" from the route, the pickup and what is known of the person."""

from dataclasses import dataclass

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupState
from recovery_desk.domain.route_stops import StopKind
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.leaving import leaving
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.paper.release_day_content import Moment, MyReleaseDay, Size
from recovery_desk.usecases.plan_route import PlannedStop, PlanRoute
from recovery_desk.usecases.ports import Clock, Store

USES_24_HOURS = "person_sheets_24_hours"
"""The setting that prints 13:10 instead of 1:10pm on sheets for the person."""

_GONE = frozenset({PickupState.NO_SHOW, PickupState.RELEASED_ELSEWHERE})


@dataclass(frozen=True, slots=True)
class PrepareMyReleaseDay:
    """Reads one person's day."""

    store: Store
    clock: Clock
    open_person: OpenPerson
    plan_route: PlanRoute

    def __call__(self, person_id: PersonId) -> MyReleaseDay:
        """The content as it is now; raises `NoSuchPerson`, `RecordRestricted`."""
        record, plan = self.open_person(person_id), self.plan_route(person_id)
        settings = read_settings(self.store.settings)
        pickup = self._pickup(person_id)
        moments = tuple(_moment(stop, pickup) for stop in plan.stops)
        sheet = MyReleaseDay(
            called=record.person.called,
            day=plan.day,
            moments=moments,
            worker=first_name(self.store.signed_in.name),
            phone=settings.service_phone,
            printed_on=uk_time(self.clock.now()).date(),
            uses_24_hours=self.store.settings.get(USES_24_HOURS) == "yes",
        )
        return leaving(self.store, sheet, person_id)

    def _pickup(self, person_id: PersonId) -> Pickup | None:
        """The pickup that is to come, where somebody is to drive."""
        pickups = self.store.records(Pickup).of(person_id)
        coming = [pickup for pickup in pickups if pickup.driver and pickup.state not in _GONE]
        return coming[-1] if coming else None


def size_needed(store: Store, person_id: PersonId) -> Size:
    """How somebody's own sheets are set where nobody chose: easy read or large print for whoever needs it."""
    details = store.records(PersonDetails).get(person_id)
    if details is None:
        return Size.STANDARD
    if details.wants_easy_read:
        return Size.EASY_READ
    return Size.LARGE if details.wants_large_print else Size.STANDARD


def first_name(name: str) -> str:
    """`Morag` of `Morag Kerr`; all of `M. Kerr`, for an initial is no name."""
    first, _, rest = name.strip().partition(" ")
    return name.strip() if rest and len(first.rstrip(".")) < 2 else first


def _moment(planned: PlannedStop, pickup: Pickup | None) -> Moment:
    stop, service = planned.stop, planned.service
    fits = planned.fits is not False and not planned.is_stale
    phone = service.phones[0] if service is not None and service.phones else ""
    if stop.kind is StopKind.GATE and pickup is not None:
        car = f"{pickup.car[:1].upper()}{pickup.car[1:]}." if pickup.car else ""
        who = first_name(pickup.driver)
        return Moment("pickup", planned.begin, planned.name, "", who, pickup.phone_to_carry, detail=car)
    kind = service.kind.value if stop.kind is StopKind.SERVICE and service is not None else _KINDS[stop.kind]
    return Moment(
        kind=kind,
        at=planned.begin,
        place=planned.name,
        safe_place=_street(planned),
        with_whom=first_name(stop.with_whom) if stop.with_whom else "",
        phone="" if fits else phone,
        closes=planned.closes if planned.fits is False else None,
        fits=fits,
        detail=stop.note,
    )


_KINDS = {
    StopKind.GATE: "gate",
    StopKind.HOME: "home",
    StopKind.EVENING: "evening",
    StopKind.SERVICE: "other",
}


def _street(planned: PlannedStop) -> str:
    """Where it is, in words that do not say what it is for; nothing where only a name is known."""
    service = planned.service
    return "" if service is None else service.line1 or service.town

"""Keeping the stops of a release day, and taking an order that was suggested."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from recovery_desk.domain.dates import MIDNIGHT
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.route import USUAL_START
from recovery_desk.domain.route_stops import LONGEST_TRAVEL, LONGEST_VISIT, RouteStop, StopKind
from recovery_desk.domain.services import TravelTime
from recovery_desk.usecases.day_out_problems import MinutesOutOfRange, OrderHasChanged, StopNeedsName, TooManyStops
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.plan_route import gate_of
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.route_day import PARTS, Route, route_of, stops_of

_MOST = 20
_USUAL_WAY = 20
_USUAL = (
    (StopKind.SERVICE, "Pharmacy", "First dose", 20),
    (StopKind.SERVICE, "Jobcentre", "New claim", 60),
    (StopKind.SERVICE, "Housing options", "Interview", 60),
    (StopKind.SERVICE, "Community recovery team", "First appointment", 45),
    (StopKind.HOME, "Home", "", 0),
    (StopKind.EVENING, "Evening support", "", 60),
)


@dataclass(frozen=True, slots=True)
class KeepRoute:
    """Keeps all stops of one person, as one save."""

    store: Store
    open_person: OpenPerson
    ids: Ids

    def __call__(self, person_id: PersonId, stops: Sequence[RouteStop]) -> tuple[RouteStop, ...]:
        """The stops as kept, the gate first, home late, the evening last; those left out are removed.

        The ways between places of the directory are remembered for everybody's routes. Raises `StopNeedsName`,
        `MinutesOutOfRange`, `TooManyStops`, `NoSuchPerson`.
        """
        record = self.open_person(person_id)
        for stop in stops:
            _must_make_sense(stop)
        if len(stops) > _MOST:
            raise TooManyStops
        wanted = tuple(
            replace(stop, id=stop.id or self.ids.new(), person_id=person_id, position=number)
            for number, stop in enumerate(sorted(stops, key=lambda stop: PARTS[stop.kind]))
        )
        before = {stop.id: stop for stop in self.store.records(RouteStop).of(person_id)}
        route = route_of(self.store, wanted, gate_of(record))
        with self.store.saving():
            for gone in before.keys() - {stop.id for stop in wanted}:
                self.store.records(RouteStop).remove(gone)
            for stop in wanted:
                if before.get(stop.id) != stop:
                    self.store.records(RouteStop).put(stop)
            self._remember_ways(route)
        return wanted

    def _remember_ways(self, route: Route) -> None:
        for before, stop in pairwise(route.stops):
            origin, destination = route.place_of(before), route.place_of(stop)
            known = route.ways.get(frozenset({origin, destination}))
            if not origin or not destination or origin == destination or known == stop.travel_minutes:
                continue
            ways = self.store.records(TravelTime)
            same = [
                *ways.where(origin=origin, destination=destination),
                *ways.where(origin=destination, destination=origin),
            ]
            if same:
                ways.save(replace(same[0], minutes=stop.travel_minutes))
            else:
                ways.add(TravelTime(self.ids.new(), origin, destination, stop.travel_minutes))


@dataclass(frozen=True, slots=True)
class TakeOrder:
    """Puts the stops into an order that was suggested, with the ways between them as they are known."""

    store: Store
    open_person: OpenPerson
    keep_route: KeepRoute

    def __call__(self, person_id: PersonId, order: Sequence[str]) -> tuple[RouteStop, ...]:
        """The stops as kept; raises `OrderHasChanged` when they are not the stops the order is of."""
        record = self.open_person(person_id)
        route = route_of(self.store, stops_of(self.store, person_id), gate_of(record))
        numbers = {stop.id: number for number, stop in enumerate(route.stops)}
        if sorted(order) != sorted(numbers):
            raise OrderHasChanged
        travel = route.travel()
        places = [numbers[stop_id] for stop_id in order]
        ways = [travel[at][at] for at in places[:1]] + [travel[before][at] for before, at in pairwise(places)]
        stops = [replace(route.stops[at], travel_minutes=way) for at, way in zip(places, ways, strict=True)]
        return self.keep_route(person_id, stops)


@dataclass(frozen=True, slots=True)
class BeginRoute:
    """Puts down the usual stops for somebody without a route, to be filled in."""

    open_person: OpenPerson
    keep_route: KeepRoute

    def __call__(self, person_id: PersonId) -> tuple[RouteStop, ...]:
        """The gate of their establishment, then the stops most people have; raises `NoSuchPerson`."""
        record = self.open_person(person_id)
        gate = f"Gate, {record.establishment.short_name}" if record.establishment else "The gate"
        stops = [RouteStop("", person_id, 0, StopKind.GATE, name=gate, visit_minutes=15, appointment=USUAL_START)]
        stops += [
            RouteStop(
                "", person_id, 0, kind, name=name, purpose=purpose, travel_minutes=_USUAL_WAY, visit_minutes=visit
            )
            for kind, name, purpose, visit in _USUAL
        ]
        return self.keep_route(person_id, stops)


def _must_make_sense(stop: RouteStop) -> None:
    if not stop.name.strip() and not stop.service_id:
        raise StopNeedsName
    times = [time for time in (stop.appointment, stop.latest) if time is not None]
    if (
        not 0 <= stop.travel_minutes <= LONGEST_TRAVEL
        or not 0 <= stop.visit_minutes <= LONGEST_VISIT
        or any(not 0 <= time < MIDNIGHT for time in times)
    ):
        raise MinutesOutOfRange

"""From the stops as kept to a day the route can be worked out for: openings, ways between, parts of the day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.day_opening import DayOpening, WhyShut
from recovery_desk.domain.release_day.route import Day, Part, Stop
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import TravelTime
from recovery_desk.usecases.holidays_there import HolidayNames
from recovery_desk.usecases.keep_service import entry_of
from recovery_desk.usecases.ports import Store

PARTS = {
    StopKind.GATE: Part.FIRST,
    StopKind.SERVICE: Part.ANY,
    StopKind.HOME: Part.LATE,
    StopKind.EVENING: Part.LAST,
}
_BY_SERVICE = frozenset({StopKind.SERVICE, StopKind.EVENING})
Ways = Mapping[frozenset[str], int]
"""Minutes between two places, either way round."""


@dataclass(frozen=True, slots=True)
class Route:
    """Somebody's stops in order, what the directory knows of them, and the ways between."""

    stops: tuple[RouteStop, ...]
    services: Mapping[str, OpeningTimes]
    ways: Ways
    gate: str

    def day(self, day: date, names: HolidayNames) -> Day:
        """The stops on one day."""
        return Day(self._stops, self.travel(), tuple(self._opening(stop, day, names) for stop in self.stops))

    def day_without_hours(self) -> Day:
        """The stops on a day nobody knows yet."""
        return Day(self._stops, self.travel(), tuple(None for _ in self.stops))

    @property
    def _stops(self) -> tuple[Stop, ...]:
        return tuple(_as_clock_sees_it(stop, self.name_of(stop)) for stop in self.stops)

    def name_of(self, stop: RouteStop) -> str:
        """What a stop is called: as it was named, else as the directory names it."""
        times = self.services.get(stop.service_id)
        return stop.name or (times.service.name if times else "") or "A stop without a name"

    def travel(self) -> tuple[tuple[int, ...], ...]:
        """Minutes between any two stops: as written for neighbours, else as known, else what the stop says."""
        return tuple(tuple(self._way(before, at) for at in range(len(self.stops))) for before in range(len(self.stops)))

    def place_of(self, stop: RouteStop) -> str:
        """The id of the place, where it is one that ways are remembered between."""
        return self.gate if stop.kind is StopKind.GATE else stop.service_id

    def _way(self, before: int, at: int) -> int:
        stop = self.stops[at]
        if at == before + 1 or at == before:
            return stop.travel_minutes
        places = frozenset({self.place_of(self.stops[before]), self.place_of(stop)})
        return self.ways.get(places, stop.travel_minutes)

    def _opening(self, stop: RouteStop, day: date, names: HolidayNames) -> DayOpening | None:
        times = self.services.get(stop.service_id)
        if times is not None:
            return times.on(day, names.at(times.service.country, times.service.area))
        if stop.service_id:
            return _unknown(day, "No longer in the directory: ring first")
        if stop.kind in _BY_SERVICE:
            return _unknown(day, "No service chosen from the directory: hours not checked")
        return None


def route_of(store: Store, stops: Sequence[RouteStop], gate: str) -> Route:
    """The route of these stops; `gate` is the id of the establishment."""
    ids = {stop.service_id for stop in stops if stop.service_id}
    entries = {service_id: entry_of(store, service_id) for service_id in ids}
    known = {service_id: entry for service_id, entry in entries.items() if entry is not None}
    ways = {frozenset({way.origin, way.destination}): way.minutes for way in store.records(TravelTime).where()}
    return Route(tuple(stops), known, ways, gate)


def stops_of(store: Store, person_id: PersonId) -> Sequence[RouteStop]:
    """Somebody's stops in order."""
    return sorted(store.records(RouteStop).of(person_id), key=lambda stop: stop.position)


def _as_clock_sees_it(stop: RouteStop, name: str) -> Stop:
    return Stop(name, stop.visit_minutes, PARTS[stop.kind], stop.appointment, stop.latest)


def _unknown(day: date, reason: str) -> DayOpening:
    return DayOpening(day, (), WhyShut.UNKNOWN, reason)

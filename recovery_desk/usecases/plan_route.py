"""Somebody's release-day route: when each stop is reached, what does not fit, and what would."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.dates import day_and_month, minutes_in_words
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.route import Day, Timing
from recovery_desk.domain.route_stops import RouteStop
from recovery_desk.domain.services import Service
from recovery_desk.usecases.holidays_there import HolidayNames, HolidaysThere
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.route_day import Route, route_of, stops_of
from recovery_desk.usecases.route_suggestions import Suggestion, advice_on, suggestions

_NO_DATE = "No release date yet: opening hours cannot be checked"


@dataclass(frozen=True, slots=True)
class PlannedStop:
    """A stop on its day. `reason` says why it does not fit or cannot be told, `advice` what would help.

    Times are minutes after midnight. `opening` is when the place is open that day; `age` how old its entry is.
    """

    stop: RouteStop
    name: str
    arrive: int
    begin: int
    leave: int
    fits: bool | None
    reason: str = ""
    advice: str = ""
    opening: str = ""
    service: Service | None = None
    is_stale: bool = False
    age: str = ""
    closes: int | None = None


@dataclass(frozen=True, slots=True)
class RoutePlan:
    """The route of one person on the day they walk out; `day` is None while no date is known."""

    person_id: PersonId
    day: date | None
    stops: tuple[PlannedStop, ...]
    suggestions: tuple[Suggestion, ...] = ()
    asked_about: tuple[date, ...] = ()

    @property
    def misfits(self) -> int:
        """How many stops do not fit."""
        return sum(stop.fits is False for stop in self.stops)

    @property
    def not_known(self) -> int:
        """Of how many stops it cannot be told."""
        return sum(stop.fits is None for stop in self.stops)

    @property
    def stale(self) -> int:
        """How many rest on an entry nobody has checked within ninety days."""
        return sum(stop.is_stale for stop in self.stops)

    @property
    def headline(self) -> str:
        """A few words for a tag."""
        if not self.stops:
            return "No route yet"
        if self.misfits:
            return f"{_stops(self.misfits)} won\u2019t fit"
        if self.not_known:
            return f"{_stops(self.not_known)} not known"
        return "Every stop fits"

    def order_of(self, suggestion: Suggestion) -> tuple[str, ...]:
        """The ids of the stops in the order suggested."""
        return tuple(self.stops[at].stop.id for at in suggestion.order)


@dataclass(frozen=True, slots=True)
class PlanRoute:
    """Works out the day of one person."""

    store: Store
    open_person: OpenPerson
    holidays: HolidaysThere

    def __call__(self, person_id: PersonId) -> RoutePlan:
        """The route as kept, with everything said about it; raises `NoSuchPerson`."""
        record = self.open_person(person_id)
        route = route_of(self.store, stops_of(self.store, person_id), gate_of(record))
        names = self.holidays()
        if record.answer is None:
            return RoutePlan(person_id, None, _without_a_day(route, self.open_person.clock.today()))
        told_for = record.answer.release_day
        days = {day: route.day(day, names) for day in (told_for, *record.answer.may_ask)}
        timings = days[told_for].timings(range(len(route.stops)))
        found = suggestions(days, told_for)
        today = self.open_person.clock.today()
        planned = tuple(_planned(route, timing, days[told_for], found, today, names) for timing in timings)
        return RoutePlan(person_id, told_for, planned, found, record.answer.may_ask)


def gate_of(record: PersonRecord) -> str:
    """The id of the establishment somebody walks out of, empty where it is not known."""
    return "" if record.establishment is None else record.establishment.id


def plan_as_json(plan: RoutePlan) -> dict[str, object]:
    """The route as `route --json` promises it; times as `HH:MM`, dates as ISO text, `fits` null where not known."""
    return {
        "person_id": plan.person_id,
        "day": plan.day.isoformat() if plan.day else None,
        "stops": [_stop_as_json(stop) for stop in plan.stops],
        "suggestions": [
            {
                "number": number,
                "day": each.day.isoformat(),
                "other_day": each.is_other_day,
                "order": [plan.stops[at].name for at in each.order],
                "misfits": each.misfits,
                "text": each.text,
            }
            for number, each in enumerate(plan.suggestions, start=1)
        ],
        "misfits": plan.misfits,
    }


def _stop_as_json(planned: PlannedStop) -> Mapping[str, object]:
    stop = planned.stop
    return {
        "id": stop.id,
        "name": planned.name,
        "kind": stop.kind.value,
        "purpose": stop.purpose,
        "arrive": minutes_in_words(planned.arrive),
        "begin": minutes_in_words(planned.begin),
        "leave": minutes_in_words(planned.leave),
        "fits": planned.fits,
        "reason": planned.reason,
        "advice": planned.advice,
        "opening": planned.opening,
        "appointment": None if stop.appointment is None else minutes_in_words(stop.appointment),
        "travel_minutes": stop.travel_minutes,
        "visit_minutes": stop.visit_minutes,
        "service_id": stop.service_id or None,
        "checked": planned.age,
        "stale": planned.is_stale,
    }


def _planned(
    route: Route, timing: Timing, day: Day, found: tuple[Suggestion, ...], today: date, names: HolidayNames
) -> PlannedStop:
    stop = route.stops[timing.stop]
    times = route.services.get(stop.service_id)
    opening = day.openings[timing.stop]
    advice = ""
    if timing.fits is False:
        advice = advice_on(timing, found)
        if not advice and times is not None and opening is not None:
            again = times.opens_next(opening.day, names.at(times.service.country, times.service.area))
            advice = f"next open {day_and_month(again.day)}, {_hours(again.in_words)}" if again else ""
    service = times.service if times else None
    return PlannedStop(
        stop,
        route.name_of(stop),
        timing.arrive,
        timing.begin,
        timing.leave,
        timing.fits,
        timing.reason,
        advice,
        opening.in_words if opening and opening.is_open else "",
        service,
        service is not None and service.is_stale(today),
        service.age_in_words(today) if service else "",
        opening.intervals[-1].closes if opening and opening.is_open else None,
    )


def _without_a_day(route: Route, today: date) -> tuple[PlannedStop, ...]:
    """The times alone: without a day nobody can say what is open."""
    shown = []
    for timing in route.day_without_hours().timings(range(len(route.stops))):
        stop = route.stops[timing.stop]
        times = route.services.get(stop.service_id)
        shown.append(
            PlannedStop(
                stop,
                route.name_of(stop),
                timing.arrive,
                timing.begin,
                timing.leave,
                None if times and timing.fits else timing.fits,
                timing.reason or (_NO_DATE if times else ""),
                service=times.service if times else None,
                is_stale=times is not None and times.service.is_stale(today),
                age=times.service.age_in_words(today) if times else "",
            )
        )
    return tuple(shown)


def _hours(in_words: str) -> str:
    return in_words.removeprefix("Open ")


def _stops(many: int) -> str:
    return f"{many} stop" if many == 1 else f"{many} stops"

"""What the other parts of the record say to the checks: each function reads one part, for many people at once."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_desk.domain.chosen_services import ChosenService
from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.first_days import FirstDays
from recovery_desk.domain.meetings import HELD, Meeting, MeetingState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup
from recovery_desk.domain.plans import Agreed, Goal, PlanAgreement
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.release_day.check_facts import (
    OUT_OF_HOURS_STOPS,
    AppointmentFact,
    MeetingFact,
    PaperFact,
    PlanFact,
    StopFact,
)
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import ServiceKind
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.usecases.desk_settings import LEAVE_STALE_OUT
from recovery_desk.usecases.holidays_there import HolidayNames
from recovery_desk.usecases.keep_service import entry_of
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.by_person import by_person

_SATURDAY = 5
_COMMUNITY = frozenset({ServiceKind.COMMUNITY_TEAM, ServiceKind.RECOVERY})
PLAN_SHEET, OUT_THERE_SHEET = "plan", "out-there"
"""The ids of the forms the checks ask about."""


class AreaFacts:
    """Everything the other parts say about some people, read in one question for each sort of record."""

    def __init__(self, store: Store, people: Sequence[PersonId], names: HolidayNames, today: date) -> None:
        """`names` are the public holidays opening hours are told with."""
        self._names, self._today = names, today
        self._goals = by_person(store.records(Goal).of_many(people))
        self._agreements = by_person(store.records(PlanAgreement).of_many(people))
        self._prints = by_person(store.records(PrintRecord).of_many(people))
        self._pickups = by_person(store.records(Pickup).of_many(people))
        self._first_days = by_person(store.records(FirstDays).of_many(people))
        self._meetings = by_person(store.records(Meeting).of_many(people))
        comes = {each.staff_id for own in self._meetings.values() for each in own if each.staff_id}
        self._staff = {each: store.records(AgencyStaff).get(each) for each in sorted(comes)}
        stops = store.records(RouteStop).of_many(people)
        self._stops = by_person(stops)
        self._chosen = by_person(store.records(ChosenService).of_many(people))
        self._leaves_stale_out = store.settings.get(LEAVE_STALE_OUT) == "yes"
        wanted = {stop.service_id for stop in stops if stop.service_id}
        wanted |= {each.service_id for own in self._chosen.values() for each in own}
        entries = {service_id: entry_of(store, service_id) for service_id in sorted(wanted)}
        self._services = {key: entry for key, entry in entries.items() if entry}

    def plan(self, person_id: PersonId) -> PlanFact:
        """How the person's own plan stands, by its newest answer."""
        has_goals = any(goal.status.is_open for goal in self._goals.get(person_id, ()))
        answers = self._agreements.get(person_id, ())
        latest = max(answers, key=lambda each: each.version, default=None)
        if latest is None or latest.agreed is Agreed.COULD_NOT_ANSWER:
            return PlanFact(has_goals)
        return PlanFact(has_goals, latest.agreed is Agreed.YES, latest.asked_on, latest.reason)

    def meetings(self, person_id: PersonId) -> tuple[MeetingFact, ...] | None:
        """Meetings with somebody from an agency, held or to come; None where none was ever booked."""
        booked = [each for each in self._meetings.get(person_id, ()) if each.staff_id]
        if not booked:
            return None
        missed = (MeetingState.NOT_HELD, MeetingState.CANCELLED)
        names = {key: staff.name for key, staff in self._staff.items() if staff is not None}
        return tuple(
            MeetingFact(each.day, names.get(each.staff_id, ""), is_held=each.state in HELD)
            for each in booked
            if each.state not in missed
        )

    def paper(self, person_id: PersonId, sheet: str) -> PaperFact | None:
        """When a sheet was last printed for them; for the sheet of services, which of theirs are out of date."""
        printed = [each for each in self._prints.get(person_id, ()) if each.sheet == sheet]
        if not printed:
            return None
        last = uk_time(max(each.at for each in printed)).date()
        return PaperFact(last, self._stale(person_id) if sheet == OUT_THERE_SHEET else ())

    def _stale(self, person_id: PersonId) -> tuple[str, ...]:
        """Entries of the sheet of services that nobody has checked: the places picked, else those on their route."""
        if self._leaves_stale_out:
            return ()
        chosen = [each.service_id for each in self._chosen.get(person_id, ())]
        ids = chosen or [each.service_id for each in self._stops.get(person_id, ())]
        known = [self._services[each].service for each in ids if each in self._services]
        return tuple(dict.fromkeys(each.name for each in known if each.is_stale(self._today)))

    def pickup(self, person_id: PersonId, day: date | None) -> Pickup | None:
        """The pickup of the release day; one for another day where the date has moved since."""
        known = self._pickups.get(person_id, ())
        return max(known, key=lambda each: (each.day == day, each.day), default=None)

    def route(self, person_id: PersonId, day: date | None) -> tuple[StopFact, ...]:
        """The stops in order, each with whether its service is open on the day."""
        stops = sorted(self._stops.get(person_id, ()), key=lambda stop: stop.position)
        return tuple(self._stop(stop, day) for stop in stops)

    def appointment(self, person_id: PersonId, day: date | None) -> AppointmentFact | None:
        """The first appointment booked with the community: on the clock of the first days, else on the route."""
        booked = [each for each in self._first_days.get(person_id, ()) if each.booked_for and not each.ended_on]
        for each in booked:
            if each.booked_for is not None and (day is None or each.released_on >= day):
                return AppointmentFact(each.booked_for, where=each.booked_with)
        return None if day is None else self._on_the_route(person_id, day)

    def _on_the_route(self, person_id: PersonId, day: date) -> AppointmentFact | None:
        stops = sorted(self._stops.get(person_id, ()), key=lambda stop: stop.position)
        for stop in stops:
            times = self._services.get(stop.service_id)
            if stop.appointment is not None and times is not None and times.service.kind in _COMMUNITY:
                name = stop.name or times.service.name
                return AppointmentFact(day, minutes_in_words(stop.appointment), name)
        return None

    def _stop(self, stop: RouteStop, day: date | None) -> StopFact:
        times = self._services.get(stop.service_id)
        at = "" if stop.appointment is None else minutes_in_words(stop.appointment)
        if times is None:
            return StopFact(stop.name, _kind(stop, None), at_time=at)
        service = times.service
        holiday = self._names.at(service.country, service.area)
        opening = None if day is None else times.on(day, holiday)
        kind = _kind(stop, service.kind)
        looked_at = first_weekend(day) if day is not None and kind in OUT_OF_HOURS_STOPS else ()
        weekend = ((each, times.on(each, holiday)) for each in looked_at)
        return StopFact(
            name=stop.name or service.name,
            kind=kind,
            is_open=opening.is_open if opening is not None and opening.is_known else None,
            hours="" if opening is None else opening.in_words.removeprefix("Open "),
            at_time=at,
            is_stale=service.is_stale(self._today),
            shut_at_weekend=tuple(each for each, then in weekend if then.is_known and not then.is_open),
        )


def first_weekend(day: date) -> tuple[date, ...]:
    """The first two days from `day` on that are a Saturday or a Sunday."""
    week = (day + timedelta(days=ahead) for ahead in range(7))
    return tuple(each for each in week if each.weekday() >= _SATURDAY)


def _kind(stop: RouteStop, service: ServiceKind | None) -> str:
    if stop.kind is StopKind.SERVICE and service is not None:
        return service.value
    return stop.kind.value

"""Somebody's route: worked out on their day, with what would help, kept, and an order taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.engine import ReleaseLaw
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import OpeningHours, Service, ServiceId, TravelTime
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law
from recovery_desk.usecases.day_out_problems import MinutesOutOfRange, OrderHasChanged, StopNeedsName, TooManyStops
from recovery_desk.usecases.directory_deeds import DirectoryDeeds, directory_deeds
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.plan_route import PlanRoute, plan_as_json
from recovery_desk.usecases.route_deeds import RouteDeeds, route_deeds
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = date(2026, 11, 23)
FRIDAY, THURSDAY = date(2026, 12, 4), date(2026, 12, 3)
MAC = PersonId("mac")
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")


class Desk:
    """A desk with one person due out on a Friday in Scotland, and a directory."""

    def __init__(self, law: ReleaseLaw, due: date | None = FRIDAY) -> None:
        self.store = FakeStore([BARLINNIE])
        clock, ids = FakeClock(TODAY), FakeIds()
        self.store.people.add(Person(MAC, "McAllister", "Craig", "Mac"))
        release = None if due is None else ReleaseDate(due)
        self.store.episodes.add(CustodyEpisode(EpisodeId("e"), MAC, BARLINNIE.id, release=release))
        self.directory: DirectoryDeeds = directory_deeds(self.store, clock, ids, holiday_calendars())
        opening = OpenPerson(self.store, law, clock)
        self.route: RouteDeeds = route_deeds(
            self.store, ids, opening, PlanRoute(self.store, opening, self.directory.holidays)
        )

    def service(self, name: str, *days: int, opens: int = 540, closes: int = 1020) -> ServiceId:
        hours = tuple(OpeningHours("", ServiceId(""), day, opens, closes) for day in days)
        service = Service(ServiceId(""), OrganisationId("o"), name)
        return self.directory.keep_service(OpeningTimes(service, hours), checked=True).service.id


@pytest.fixture(scope="module")
def law() -> ReleaseLaw:
    return load_release_law()


@pytest.fixture
def desk(law: ReleaseLaw) -> Desk:
    return Desk(law)


@pytest.fixture
def make(law: ReleaseLaw) -> Callable[[date | None], Desk]:
    return lambda due: Desk(law, due)


def stop(kind: StopKind, name: str = "", service: str = "", *, visit: int = 30, way: int = 20,
         at: int | None = None, latest: int | None = None) -> RouteStop:  # fmt: skip
    return RouteStop("", MAC, 0, kind, service, name, "", "", way, visit, at, latest)


def the_day(desk: Desk) -> None:
    """Gate, jobcentre, then housing, which closes at noon on a Friday."""
    job = desk.service("Jobcentre", 0, 1, 2, 3, 4)
    service = Service(ServiceId(""), OrganisationId("o"), "Housing options")
    hours = [OpeningHours("", ServiceId(""), day, 540, 720 if day == 4 else 960) for day in range(5)]
    housing = desk.directory.keep_service(OpeningTimes(service, tuple(hours)), checked=True).service.id
    desk.route.keep(
        MAC,
        [
            stop(StopKind.GATE, "Gate, HMP Barlinnie", visit=15, way=0, at=600),
            stop(StopKind.SERVICE, service=job, visit=60),
            stop(StopKind.SERVICE, service=housing, visit=60),
            stop(StopKind.HOME, "Duke Street", visit=0),
        ],
    )


def test_what_does_not_fit_says_why_and_what_would_help(desk: Desk) -> None:
    the_day(desk)
    plan = desk.route.plan(MAC)
    assert plan.day == FRIDAY
    assert plan.headline == "1 stop won’t fit"
    housing = plan.stops[2]
    assert (housing.fits, housing.reason) == (False, "Closes 12:00; from 11:55 it needs 60 min")
    assert housing.advice == "before Jobcentre it fits; on Thursday 3 December every stop fits"
    assert [each.text for each in plan.suggestions] == [
        "Housing options before Jobcentre: every stop fits.",
        "On Thursday 3 December, in this order: every stop fits.",
        "On Wednesday 2 December, in this order: every stop fits.",
    ]


def test_an_order_is_taken_with_one_deed(desk: Desk) -> None:
    the_day(desk)
    plan = desk.route.plan(MAC)
    desk.route.take_order(MAC, plan.order_of(plan.suggestions[0]))
    after = desk.route.plan(MAC)
    assert [each.name for each in after.stops][1:3] == ["Housing options", "Jobcentre"]
    assert after.misfits == 0
    assert after.suggestions == ()
    with pytest.raises(OrderHasChanged):
        desk.route.take_order(MAC, ["somebody else's stop"])


def test_a_place_shut_that_day_says_when_it_opens_next(desk: Desk) -> None:
    weekly = desk.service("Mondays only", 0)
    desk.route.keep(MAC, [stop(StopKind.GATE, "Gate", way=0, at=600), stop(StopKind.SERVICE, service=weekly)])
    shut = desk.route.plan(MAC).stops[1]
    assert shut.reason == "Closed on Fridays"
    assert shut.advice == "next open Monday 7 December, 09:00–17:00"


def test_appointments_are_named_when_another_day_is_suggested(desk: Desk) -> None:
    thursdays = desk.service("Community team", 3)
    desk.route.keep(
        MAC, [stop(StopKind.GATE, "Gate", way=0, at=600), stop(StopKind.SERVICE, service=thursdays, at=790)]
    )
    (suggested,) = desk.route.plan(MAC).suggestions
    assert suggested.day == THURSDAY
    assert suggested.text.endswith("Appointments to move to Thursday 3 December: Community team 13:10.")


def test_what_is_not_known_is_never_called_right(desk: Desk) -> None:
    nobody_knows = desk.service("No hours")
    kinds = [stop(StopKind.SERVICE, service=nobody_knows), stop(StopKind.SERVICE, "A chemist")]
    gone = replace(stop(StopKind.EVENING), service_id="gone", name="Café")
    desk.route.keep(MAC, [*kinds, gone, stop(StopKind.HOME, "Home")])
    plan = desk.route.plan(MAC)
    assert [each.fits for each in plan.stops] == [None, None, True, None]
    assert plan.headline == "3 stops not known"
    assert plan.stops[3].reason == "No longer in the directory: ring first"


def test_without_a_date_there_are_times_and_no_promises(make: Callable[[date | None], Desk]) -> None:
    desk = make(None)
    the_day(desk)
    plan = desk.route.plan(MAC)
    assert plan.day is None
    assert [each.fits for each in plan.stops] == [True, None, None, True]
    assert plan.stops[1].arrive == 635


def test_the_ways_between_places_are_remembered_for_everybody(desk: Desk) -> None:
    the_day(desk)
    ways = desk.store.records(TravelTime).where()
    assert {way.minutes for way in ways} == {20}
    assert any("bar" in (way.origin, way.destination) for way in ways)
    stops = list(desk.store.records(RouteStop).of(MAC))
    desk.route.keep(MAC, [replace(each, travel_minutes=35) if each.position == 1 else each for each in stops])
    assert sorted(way.minutes for way in desk.store.records(TravelTime).where()) == [20, 35]
    assert len(ways) == 2


def test_stops_left_out_are_removed_and_the_day_keeps_its_parts(desk: Desk) -> None:
    kept = desk.route.begin(MAC)
    assert (kept[0].kind, kept[0].name) == (StopKind.GATE, "Gate, HMP Barlinnie")
    shuffled = desk.route.keep(MAC, [kept[-1], kept[-2], kept[0]])
    assert [each.kind for each in shuffled] == [StopKind.GATE, StopKind.HOME, StopKind.EVENING]
    assert len(desk.store.records(RouteStop).of(MAC)) == 3


def test_what_makes_no_sense_is_refused(desk: Desk) -> None:
    for wrong in (stop(StopKind.SERVICE, "x", way=-1), stop(StopKind.SERVICE, "x", visit=721),
                  stop(StopKind.SERVICE, "x", at=1440)):  # fmt: skip
        with pytest.raises(MinutesOutOfRange):
            desk.route.keep(MAC, [wrong])
    with pytest.raises(StopNeedsName):
        desk.route.keep(MAC, [stop(StopKind.SERVICE)])
    with pytest.raises(TooManyStops):
        desk.route.keep(MAC, [stop(StopKind.SERVICE, "x")] * 21)


def test_the_route_as_json(desk: Desk) -> None:
    the_day(desk)
    said = plan_as_json(desk.route.plan(MAC))
    stops = said["stops"]
    assert isinstance(stops, list)
    assert {"arrive": "11:55", "leave": "12:55", "fits": False}.items() <= stops[2].items()
    assert said["suggestions"]


@pytest.mark.parametrize(
    ("due", "reason"),
    [
        (date(2026, 12, 25), "Closed: public holiday (Christmas Day)"),
        (date(2026, 4, 3), "Closed: public holiday (Good Friday)"),
        (date(2027, 1, 4), "Closed: public holiday (2nd January (substitute day))"),
    ],
)
def test_public_holidays_shut_the_day(make: Callable[[date | None], Desk], due: date, reason: str) -> None:
    desk = make(due)
    job = desk.service("Jobcentre", 0, 1, 2, 3, 4)
    entry = desk.directory.open_service(job, due)
    assert entry.opening.reason == reason
    desk.route.keep(MAC, [stop(StopKind.SERVICE, service=job)])
    assert desk.route.plan(MAC).day is not None

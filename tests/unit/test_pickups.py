"""Gate pickups: from wanted to handed over, clashes, check-ins, and what is done when nobody comes out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import Clash, Pickup, PickupConsent, PickupEvent, PickupState, clashes
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.uk_time import uk_moment, uk_time
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law
from recovery_desk.usecases.day_out_problems import (
    MilesBackwards,
    MinutesOutOfRange,
    NobodyToDrive,
    NoPickupOfTheirs,
    NoSuchPickup,
    PickupNeedsDay,
    PickupNotAgreed,
)
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.keep_pickup import NO_SHOW_LADDER, events_of
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.pickup_deeds import PickupDeeds, pickup_deeds
from recovery_desk.usecases.plan_route import PlanRoute
from recovery_desk.usecases.print_pickup import PickupSheet
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY, FRIDAY = date(2026, 12, 4), date(2026, 12, 4)
MAC, RYAN = PersonId("mac"), PersonId("ryan")
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
LAW = load_release_law()


class TurningClock(FakeClock):
    """A clock a test can turn on."""

    def __init__(self) -> None:
        super().__init__(TODAY)
        self.moment = datetime(2026, 12, 4, 9, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


class Drawn:
    """A sheet that was drawn."""

    pdf, pages, warnings = b"", 1, ()


class Desk:
    def __init__(self) -> None:
        self.store, self.clock, ids = FakeStore([BARLINNIE]), TurningClock(), FakeIds()
        for person_id, family, given in ((MAC, "McAllister", "Craig"), (RYAN, "Whyte", "Ryan")):
            self.store.people.add(Person(person_id, family, given, worker="M. Kerr"))
            stay = CustodyEpisode(EpisodeId("e" + person_id), person_id, BARLINNIE.id, release=ReleaseDate(FRIDAY))
            self.store.episodes.add(stay)
        opening = OpenPerson(self.store, LAW, self.clock)
        holidays = HolidaysThere(self.store, holiday_calendars())
        plan = PlanRoute(self.store, opening, holidays)
        self.deeds: PickupDeeds = pickup_deeds(self.store, self.clock, ids, opening, plan, self.draw)
        self.drawn: list[PickupSheet] = []

    def draw(self, sheet: PickupSheet) -> Drawn:
        self.drawn.append(sheet)
        return Drawn()

    def pickup(self, person_id: PersonId = MAC, driver: str = "A. Singh", car: str = "Silver Corsa") -> Pickup:
        begun = self.deeds.begin(person_id)
        return self.deeds.keep(replace(begun, driver=driver, car=car, second_person=""))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_what_the_desk_knows_is_filled_in(desk: Desk) -> None:
    desk.store.records(RouteStop).add(RouteStop("1", MAC, 0, StopKind.GATE, name="Gate", appointment=570))
    desk.store.records(RouteStop).add(RouteStop("2", MAC, 1, name="Pharmacy, Duke Street"))
    desk.store.records(RouteStop).add(RouteStop("3", MAC, 2, StopKind.HOME, name="Duke Street"))
    begun = desk.deeds.begin(MAC)
    assert (begun.day, begun.gate_time, begun.gate) == (FRIDAY, 570, "HMP Barlinnie")
    assert (begun.first_stop, begun.then_to) == ("Pharmacy, Duke Street", "Duke Street")
    assert begun.no_show_ladder == NO_SHOW_LADDER
    assert begun.ring_ladder[0] == "M. Kerr"
    assert desk.deeds.begin(MAC) == begun


def test_nobody_is_met_on_a_day_nobody_knows(desk: Desk) -> None:
    desk.store.episodes.save(CustodyEpisode(EpisodeId("emac"), MAC, BARLINNIE.id))
    with pytest.raises(PickupNeedsDay):
        desk.deeds.begin(MAC)


def test_one_key_takes_it_from_wanted_to_handed_over(desk: Desk) -> None:
    begun = desk.deeds.begin(MAC)
    with pytest.raises(NobodyToDrive):
        desk.deeds.stamp(begun.id)
    kept = desk.deeds.keep(replace(begun, driver="A. Singh"))
    assert kept.state is PickupState.ASSIGNED
    states = []
    for _ in range(6):
        states.append(desk.deeds.stamp(begun.id).state)
        desk.clock.moment += timedelta(minutes=10)
    assert states == [
        PickupState.CONFIRMED, PickupState.AT_THE_GATE, PickupState.COLLECTED, PickupState.HANDED_OVER,
        PickupState.HANDED_OVER, PickupState.HANDED_OVER,
    ]  # fmt: skip
    said = [(event.text, event.by_whom) for event in events_of(desk.store, begun.id)]
    assert [text for text, _ in said] == [
        "wanted", "assigned", "confirmed", "at-the-gate", "collected", "handed-over",
    ]  # fmt: skip
    assert {by for _, by in said} == {"M. Kerr"}


def test_another_driver_must_confirm_anew_and_none_wants_one(desk: Desk) -> None:
    pickup = desk.pickup()
    confirmed = desk.deeds.stamp(pickup.id)
    assert confirmed.hear_by == uk_moment(FRIDAY, 630)
    other = desk.deeds.keep(replace(confirmed, driver="P. Lang"))
    assert (other.state, other.hear_by) == (PickupState.ASSIGNED, None)
    assert desk.deeds.keep(replace(other, driver=" ")).state is PickupState.WANTED


def test_a_state_cannot_be_slipped_in_with_a_form(desk: Desk) -> None:
    pickup = desk.pickup()
    kept = desk.deeds.keep(replace(pickup, state=PickupState.HANDED_OVER, hear_by=desk.clock.now()))
    assert (kept.state, kept.hear_by) == (PickupState.ASSIGNED, None)


def test_who_does_not_want_to_be_met_is_not(desk: Desk) -> None:
    pickup = desk.deeds.keep(replace(desk.pickup(), consent=PickupConsent.NO))
    with pytest.raises(PickupNotAgreed):
        desk.deeds.stamp(pickup.id)


def test_the_desk_must_hear_in_time(desk: Desk) -> None:
    pickup = desk.pickup()
    desk.deeds.stamp(pickup.id)
    desk.clock.moment = uk_moment(FRIDAY, 631)
    (row,) = desk.deeds.board(FRIDAY, FRIDAY).rows
    assert row.is_overdue
    desk.deeds.hear.rang(pickup.id, "M. Kerr", "no answer")
    assert desk.deeds.board(FRIDAY, FRIDAY).overdue == 1
    desk.deeds.hear.heard(pickup.id, "held up at the gate")
    assert desk.deeds.board(FRIDAY, FRIDAY).overdue == 0
    for state in (PickupState.COLLECTED, PickupState.HANDED_OVER):
        desk.deeds.stamp(pickup.id, state)
    desk.clock.moment += timedelta(minutes=61)
    alone = desk.deeds.board(FRIDAY + timedelta(days=3), FRIDAY + timedelta(days=4)).rows
    assert [row.is_overdue for row in alone] == [True]
    assert desk.deeds.hear.heard(pickup.id).hear_by is None


def test_two_go_without_a_last_word(desk: Desk) -> None:
    pickup = desk.deeds.keep(replace(desk.pickup(), second_person="J. Boyle"))
    desk.deeds.stamp(pickup.id, PickupState.COLLECTED)
    assert desk.deeds.stamp(pickup.id).hear_by is None


def test_a_slip_of_the_key_is_taken_back(desk: Desk) -> None:
    pickup = desk.pickup()
    desk.deeds.stamp(pickup.id)
    assert desk.deeds.take_back(pickup.id).state is PickupState.ASSIGNED
    assert desk.deeds.take_back(pickup.id).state is PickupState.WANTED
    assert desk.deeds.take_back(pickup.id).state is PickupState.WANTED


def test_nobody_came_out(desk: Desk) -> None:
    pickup = desk.pickup()
    desk.deeds.stamp(pickup.id, PickupState.AT_THE_GATE)
    desk.deeds.hear.no_show_step(pickup.id, NO_SHOW_LADDER[0])
    ended = desk.deeds.stamp(pickup.id, PickupState.NO_SHOW, "taken to court at eight")
    assert ended.is_over
    assert events_of(desk.store, pickup.id)[-1].note == "taken to court at eight"


def test_clashes_of_driver_and_car_are_said_on_both_sides(desk: Desk) -> None:
    desk.pickup(MAC)
    ryan = desk.pickup(RYAN, driver="a. singh ", car="")
    board = desk.deeds.board(FRIDAY, FRIDAY)
    assert board.clashing == 2
    assert {row.clashing for row in board.rows} == {
        ("A. Singh is also wanted for Ryan Whyte",), ("A. Singh is also wanted for Craig McAllister",),
    }  # fmt: skip
    desk.deeds.keep(replace(ryan, driver="a. singh ", gate_time=15 * 60))
    assert desk.deeds.board(FRIDAY, FRIDAY).clashing == 0


def test_a_release_day_that_moved_is_said(desk: Desk) -> None:
    desk.pickup()
    stay = desk.store.episodes.current(MAC)
    assert stay is not None
    desk.store.episodes.save(replace(stay, release=ReleaseDate(date(2026, 12, 8))))
    (row,) = desk.deeds.board(FRIDAY, FRIDAY).rows
    assert row.moved_to == date(2026, 12, 8)
    board = desk.deeds.board(FRIDAY, FRIDAY)
    assert (board.to_come, board.unmet) == (1, 0)


def test_a_pickup_goes_with_the_release_day(desk: Desk) -> None:
    pickup = desk.pickup()
    confirmed = desk.deeds.stamp(pickup.id)
    stay = desk.store.episodes.current(MAC)
    assert stay is not None
    desk.store.episodes.save(replace(stay, release=ReleaseDate(date(2026, 12, 8))))
    moved = desk.deeds.move_to_release_day(confirmed.id)
    assert (moved.day, moved.state) == (date(2026, 12, 8), PickupState.ASSIGNED)


def test_the_sheet_holds_what_a_driver_may_know_and_nothing_else(desk: Desk) -> None:
    desk.store.records(Alert).add(
        Alert("1", MAC, AlertKind.HEALTH, "Epilepsy: no flashing lights", driver_may_know=True)
    )
    desk.store.records(Alert).add(Alert("2", MAC, AlertKind.RISK_TO_OTHERS, "SECRET offence"))
    gone = Alert("3", MAC, AlertKind.OTHER, "SECRET ended", ended_on=TODAY, driver_may_know=True)
    desk.store.records(Alert).add(gone)
    pickup = desk.pickup()
    desk.deeds.keep(replace(pickup, desk_note="SECRET of the desk", driver_note="Bad hearing, left ear"))
    desk.deeds.print_sheet.of_person(MAC)
    (sheet,) = desk.drawn
    assert sheet.risks == ("Bad hearing, left ear", "Epilepsy: no flashing lights")
    assert "SECRET" not in repr(sheet)
    assert next(iter(desk.store.journal.about(MAC))).new == "pickup sheet"
    with pytest.raises(NoPickupOfTheirs):
        desk.deeds.print_sheet.of_person(RYAN)


def test_what_makes_no_sense_is_refused(desk: Desk) -> None:
    pickup = desk.pickup()
    with pytest.raises(MinutesOutOfRange):
        desk.deeds.keep(replace(pickup, gate_time=1440))
    with pytest.raises(MilesBackwards):
        desk.deeds.keep(replace(pickup, miles_before=100, miles_after=90))
    assert desk.deeds.keep(replace(pickup, miles_before=100, miles_after=124)).miles == 24
    desk.deeds.remove(pickup.id)
    assert desk.store.records(PickupEvent).where() == []
    with pytest.raises(NoSuchPickup):
        desk.deeds.stamp(pickup.id)


def test_the_same_car_clashes_only_while_it_is_out() -> None:
    one = Pickup("1", MAC, FRIDAY, car="SB12 ABC", gate_time=600, minutes=60)
    two = replace(one, id="2", person_id=RYAN, car="sb12 abc", gate_time=659)
    assert clashes([one, two]) == (Clash("1", "2", "SB12 ABC"),)
    assert clashes([one, replace(two, gate_time=660)]) == ()
    assert clashes([one, replace(two, day=TODAY + timedelta(days=1))]) == ()
    assert clashes([one, replace(two, state=PickupState.HANDED_OVER)]) == ()


@pytest.mark.parametrize(
    ("day", "minutes"), [(date(2026, 12, 4), 600), (date(2026, 7, 1), 600), (date(2026, 10, 25), 90)]
)
def test_a_wall_clock_read_back_is_the_same(day: date, minutes: int) -> None:
    shown = uk_time(uk_moment(day, minutes))
    assert (shown.date(), shown.hour * 60 + shown.minute) == (day, minutes)

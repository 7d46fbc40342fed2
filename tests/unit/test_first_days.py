"""The days after a release: ladder and clock, lapses and overdoses, recalls, and the plan for a release from court."""

from datetime import date, timedelta

import pytest

from recovery_desk.domain.custody import CustodyEvent, CustodyEventKind
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.first_days import (
    ContactOutcome,
    ContactStep,
    Continuity,
    CourtPlan,
    FirstDays,
    LifeEvent,
    LifeEventKind,
)
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import Pickup
from recovery_desk.exchange.release_rules_file import load_release_law
from recovery_desk.usecases.day_out_problems import EventNeedsWords, NotReleased, StagesBackwards, StepNeedsText
from recovery_desk.usecases.first_days_deeds import FirstDaysDeeds, first_days_deeds
from recovery_desk.usecases.keep_first_days import begin_first_days, steps_of
from recovery_desk.usecases.keep_life_event import court_plan_of
from recovery_desk.usecases.list_pickups import ListPickups
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.print_court_plan import CourtPlanSheet
from recovery_desk.usecases.record_custody_event import Happening, RecordCustodyEvent
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeIds, FakeStore

FRIDAY = date(2026, 12, 4)
MAC = PersonId("mac")


class Drawn:
    """A page that was drawn."""

    pages, warnings = 1, ()

    def __init__(self, sheet: CourtPlanSheet) -> None:
        self.pdf = sheet.plan.court.encode()


class CountingOn(FakeIds):
    """Ids that no other counter of the test has made."""

    def __init__(self) -> None:
        super().__init__()
        self._last = 1_000


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    store.people.add(Person(MAC, "McAllister", "Craig", worker="M. Kerr"))
    return store


@pytest.fixture
def deeds(store: FakeStore) -> FirstDaysDeeds:
    clock = FakeClock(FRIDAY)
    board = ListPickups(store, clock, OpenPerson(store, load_release_law(), clock))
    return first_days_deeds(store, clock, FakeIds(), board, Drawn)


def test_the_release_puts_up_the_ladder(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    out = deeds.record_release(MAC, FRIDAY, told_by="Reception")
    steps = steps_of(store, out)
    assert [(step.due - FRIDAY).days for step in steps] == [1, 3, 7, 14, 21]
    assert {step.owner for step in steps} == {"M. Kerr"}
    assert [len(store.day_out.steps_due(FRIDAY + timedelta(days=ahead))) for ahead in (0, 1, 7)] == [0, 1, 3]
    with pytest.raises(NoSuchPerson):
        deeds.record_release(PersonId("nobody"), FRIDAY)


def test_the_same_release_twice_is_one(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    out = begin_first_days(store, FakeIds(), MAC, FRIDAY, event_id="event")
    assert deeds.record_release(MAC, FRIDAY) == out
    moved = begin_first_days(store, FakeIds(), MAC, FRIDAY - timedelta(days=1), event_id="event")
    assert moved.id == out.id
    assert steps_of(store, moved)[0].due == FRIDAY
    assert len(store.records(FirstDays).where()) == 1


@pytest.mark.parametrize(("from_court", "how"), [(False, "End of the custodial part"), (True, "From court")])
def test_the_release_ends_the_stay_with_an_event(
    store: FakeStore, deeds: FirstDaysDeeds, from_court: bool, how: str
) -> None:
    store.episodes.add(CustodyEpisode(EpisodeId("e"), MAC, release=ReleaseDate(FRIDAY)))
    out = deeds.record_release(MAC, FRIDAY, from_court=from_court, told_by="Reception")
    (event,) = store.records(CustodyEvent).of(MAC)
    assert (out.event_id, out.how) == (event.id, how)
    stay = store.episodes.current(MAC)
    assert stay is not None
    assert stay.ended_on == FRIDAY


def test_a_recall_ends_the_ladder_and_deletes_nothing(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    store.episodes.add(CustodyEpisode(EpisodeId("e"), MAC, release=ReleaseDate(FRIDAY)))
    out = deeds.record_release(MAC, FRIDAY)
    first, *_ = steps_of(store, out)
    deeds.steps.done(first.id, ContactOutcome.SEEN, "doing well")
    recall = Happening(CustodyEventKind.RECALLED, FRIDAY + timedelta(days=5))
    RecordCustodyEvent(store, FakeClock(FRIDAY + timedelta(days=5)), CountingOn())(MAC, recall)
    steps = steps_of(store, out)
    assert len(steps) == 5
    assert [step.ended_why for step in steps] == ["", *["Recalled"] * 4]
    assert store.day_out.steps_due(date.max) == []
    assert store.day_out.running(date.min) == []
    again = deeds.record_release(MAC, FRIDAY + timedelta(days=30))
    assert again.id != out.id
    assert len(store.records(ContactStep).where()) == 10


@pytest.mark.parametrize(
    ("ahead", "running", "risky"),
    [(-1, False, False), (0, True, True), (14, True, True), (15, True, False), (21, True, False), (22, False, False)],
)
def test_the_clock_and_the_fortnight(deeds: FirstDaysDeeds, ahead: int, running: bool, risky: bool) -> None:
    out = deeds.record_release(MAC, FRIDAY)
    day = FRIDAY + timedelta(days=ahead)
    assert (out.is_running(day), out.in_risk_fortnight(day), out.day_number(day)) == (running, risky, ahead)


def continuity(deeds: FirstDaysDeeds, out: FirstDays, **said: date | None) -> FirstDays:
    wanted = {"booked_on": None, "booked_for": None, "attended_on": None, "engaged_on": None} | said
    return deeds.record_continuity(out.id, booked_with=" North East  team ", **wanted)


def test_continuity_goes_from_booked_to_engaged(deeds: FirstDaysDeeds) -> None:
    out = deeds.record_release(MAC, FRIDAY)
    assert out.stage is Continuity.NOTHING
    booked = continuity(deeds, out, booked_on=FRIDAY, booked_for=FRIDAY + timedelta(days=3))
    assert (booked.stage, booked.booked_with) == (Continuity.BOOKED, "North East team")
    engaged = continuity(deeds, out, engaged_on=FRIDAY + timedelta(days=10))
    assert engaged.stage is Continuity.ENGAGED
    assert engaged.attended_on == engaged.booked_on == FRIDAY + timedelta(days=10)
    for wrong in (
        {"attended_on": FRIDAY - timedelta(days=1)},
        {"attended_on": FRIDAY + timedelta(days=5), "engaged_on": FRIDAY + timedelta(days=4)},
    ):
        with pytest.raises(StagesBackwards):
            continuity(deeds, out, **wrong)
    with pytest.raises(NotReleased):
        continuity(deeds, FirstDays("nothing", MAC, FRIDAY))


def test_own_steps_and_slips(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    out = deeds.record_release(MAC, FRIDAY)
    own = deeds.steps.add(out.id, FRIDAY + timedelta(days=2), "Take the bus pass round", "P. Lang")
    assert own.is_own
    assert len(steps_of(store, out)) == 6
    deeds.steps.done(own.id, ContactOutcome.NO_ANSWER)
    assert not store.records(ContactStep).where(id=own.id)[0].is_open
    assert deeds.steps.open_again(own.id).is_open
    with pytest.raises(StepNeedsText):
        deeds.steps.add(out.id, FRIDAY, "  ")


def test_a_lapse_or_an_overdose_waits_until_somebody_went(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    event = deeds.keep_event(
        LifeEvent("", MAC, LifeEventKind.NEAR_FATAL_OVERDOSE, FRIDAY, what_happened="At a friend's")
    )
    assert store.day_out.to_follow_up() == [event]
    with pytest.raises(EventNeedsWords):
        deeds.follow_up(event.id, " ")
    followed = deeds.follow_up(event.id, "Seen the same day; new kit; prescription looked at again")
    assert followed is not None
    assert not followed.needs_follow_up
    assert store.day_out.to_follow_up() == []
    with pytest.raises(EventNeedsWords):
        deeds.keep_event(LifeEvent("", MAC, LifeEventKind.LAPSE, FRIDAY))
    deeds.remove_event(event.id)
    assert deeds.follow_up(event.id, "x") is None


def test_a_death_ends_the_ladder(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    deeds.record_release(MAC, FRIDAY)
    deeds.keep_event(LifeEvent("", MAC, LifeEventKind.DIED, FRIDAY))
    assert store.day_out.steps_due(date.max) == []


def test_each_person_has_one_court_plan(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    first = deeds.keep_court_plan(CourtPlan("", MAC, court="Glasgow Sheriff Court"))
    again = deeds.keep_court_plan(CourtPlan("", MAC, court="Paisley Sheriff Court"))
    assert first.id == again.id
    assert court_plan_of(store, MAC) == again
    assert again.written_on == FRIDAY
    assert deeds.print_court_plan(MAC).pdf == b"Paisley Sheriff Court"


def test_today_tells_what_is_due_and_whose_clock_runs(store: FakeStore, deeds: FirstDaysDeeds) -> None:
    store.people.add(Person(PersonId("dee"), "Docherty", "Dean"))
    store.people.add(Person(PersonId("old"), "Auld", "Tam"))
    deeds.record_release(MAC, FRIDAY - timedelta(days=3))
    deeds.record_release(PersonId("dee"), FRIDAY)
    deeds.record_release(PersonId("old"), FRIDAY - timedelta(days=22))
    for day in (1, 3):
        store.records(Pickup).add(Pickup(f"k{day}", MAC, FRIDAY + timedelta(days=day - 1), driver="A. Singh"))
    deeds.keep_event(LifeEvent("", PersonId("dee"), LifeEventKind.OVERDOSE, FRIDAY, what_happened="At a friend's"))
    today = deeds.today()
    assert [each.step.due for each in today.steps if each.person.id == MAC] == [FRIDAY - timedelta(days=2), FRIDAY]
    assert [(each.person.id, each.day_number, each.is_due) for each in today.clocks] == [
        ("dee", 0, True),
        (MAC, 3, True),
    ]
    assert [row.pickup.id for row in today.pickups] == ["k1"]
    assert today.overdue == ()
    assert {each.days_left for each in today.clocks} == {18, 21}

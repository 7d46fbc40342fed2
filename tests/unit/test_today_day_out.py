"""What the day out asks of somebody today."""

from datetime import date, timedelta

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.first_days import ContactStep, LifeEvent, LifeEventKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import Pickup, PickupState
from recovery_desk.usecases.keep_first_days import begin_first_days
from recovery_desk.usecases.read_today import ReadToday
from recovery_desk.usecases.today.sections import TodaySection, Urgency
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = FakeClock().today()
MAC = PersonId("mac")


def store_with_mac(left: date | None = None) -> FakeStore:
    store = FakeStore()
    store.people.add(Person(MAC, "McAllister", "Craig", worker=store.signed_in.name))
    release = ReleaseDate(left or TODAY)
    store.episodes.add(CustodyEpisode(EpisodeId("e"), MAC, release=release, ended_on=left))
    return store


def section(store: FakeStore, name: str, *, mine: bool = True) -> TodaySection:
    return next(each for each in ReadToday(store, FakeClock())(mine=mine).sections if each.name == name)


def test_pickups_of_today_and_tomorrow_and_no_others() -> None:
    store = store_with_mac()
    for number, (ahead, state) in enumerate(
        [(0, PickupState.WANTED), (1, PickupState.ASSIGNED), (2, PickupState.WANTED), (0, PickupState.HANDED_OVER)]
    ):
        day = TODAY + timedelta(days=ahead)
        store.records(Pickup).add(Pickup(f"k{number}", MAC, day, state, gate="HMP Barlinnie", driver="A. Singh"))
    found = section(store, "pickups")
    assert [(line.when, line.urgency) for line in found.lines] == [
        ("today · wanted", Urgency.HARD), ("tomorrow · assigned", Urgency.CARE),
    ]  # fmt: skip
    assert found.lines[0].title == "10:00, HMP Barlinnie · McAllister, Craig"


def test_a_driver_not_heard_of_presses_hardest_whoever_looks() -> None:
    store = store_with_mac()
    due = FakeClock().now() - timedelta(minutes=1)
    late = Pickup("k", MAC, TODAY, PickupState.COLLECTED, driver="A. Singh", hear_by=due, ring_ladder=("J. Boyle",))
    store.records(Pickup).add(late)
    [line] = section(store, "not-heard").lines
    assert (line.urgency, line.screen) == (Urgency.HARD, "pickups")
    assert "ring J. Boyle" in line.detail
    assert line.when == "by 08:59, today"


def test_steps_of_the_ladder_are_whoever_owns_them() -> None:
    store = store_with_mac(TODAY - timedelta(days=3))
    begin_first_days(store, FakeIds(), MAC, TODAY - timedelta(days=3))
    other = ContactStep("other", MAC, "f", TODAY, "Take the bus pass round", "J. Boyle")
    store.records(ContactStep).add(other)
    store.records(LifeEvent).add(LifeEvent("l", MAC, LifeEventKind.LAPSE, TODAY))
    mine = section(store, "contact-ladder")
    assert [line.urgency for line in mine.lines] == [Urgency.HARD, Urgency.HARD, Urgency.CARE]
    assert mine.lines[0].detail == "Follow up: used again after a time without"
    assert section(store, "contact-ladder", mine=False).count == 4


def test_the_clock_stands_with_the_first_days() -> None:
    store = store_with_mac(TODAY - timedelta(days=3))
    begin_first_days(store, FakeIds(), MAC, TODAY - timedelta(days=3))
    [line] = section(store, "first-days").lines
    assert line.when == "day 3 of 21 · highest overdose risk"
    assert line.detail.startswith("No appointment booked")
    assert line.urgency is Urgency.HARD

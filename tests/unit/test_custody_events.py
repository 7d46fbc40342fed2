from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.custody import CustodyEvent, CustodyEventKind, Ground, Whereabouts, whereabouts
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingState
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.pickups import Pickup, PickupEvent, PickupEventKind
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.tasks import Task
from recovery_desk.usecases.ground_moved import GroundMoved, ListConsequences, PlanStillStands
from recovery_desk.usecases.keep_person import ChangePerson, RegisterPerson, SetReleaseDate
from recovery_desk.usecases.keep_tasks import AddTask
from recovery_desk.usecases.list_meetings import ListMeetings
from recovery_desk.usecases.people_problems import AlreadyOut, DateNeeded, DatesClash, NoStayKnown
from recovery_desk.usecases.record_custody_event import Happening, RecordCustodyEvent
from recovery_desk.usecases.standing_plans import finders
from tests.fakes import FakeClock, FakeIds, FakeStore

K = CustodyEventKind
TODAY = date(2026, 11, 23)
FRIDAY = ReleaseDate(date(2026, 12, 4), told_by="Records office", told_on=date(2026, 11, 2))
BARLINNIE, LOW_MOSS = EstablishmentId("bai"), EstablishmentId("lom")
CRAIG = Person(
    PersonId(""), "McAllister", "Craig", birth_date=date(1979, 2, 14), birth_date_precision=BirthDatePrecision.EXACT
)


class Desk:
    """A desk with one person in Barlinnie, due out on a Friday."""

    def __init__(self, stay: CustodyEpisode | None = None) -> None:
        self.store, self.clock, self.ids = FakeStore(), FakeClock(TODAY), FakeIds()
        stay = stay or CustodyEpisode(EpisodeId(""), PersonId(""), BARLINNIE, "D Hall", "1/22", FRIDAY)
        self.person = RegisterPerson(self.store, self.clock, self.ids)(CRAIG, stay)

    @property
    def stay(self) -> CustodyEpisode:
        stay = self.store.episodes.current(self.person)
        assert stay is not None
        return stay

    @property
    def kinds(self) -> list[CustodyEventKind]:
        return [event.kind for event in self.store.records(CustodyEvent).of(self.person)]

    def happens(self, kind: CustodyEventKind, on: date | None = TODAY, **more: object) -> CustodyEvent:
        return RecordCustodyEvent(self.store, self.clock, self.ids)(self.person, Happening(kind, on, **more))  # type: ignore[arg-type]


def test_whoever_is_registered_with_a_stay_has_its_first_event() -> None:
    desk = Desk()
    (event,) = desk.store.records(CustodyEvent).of(desk.person)
    assert (event.kind, event.due, event.hall, event.episode_id) == (K.RECORDED, FRIDAY.due, "D Hall", desk.stay.id)
    assert Desk(CustodyEpisode(EpisodeId(""), PersonId(""))).kinds == []


def test_every_change_of_the_form_is_an_event() -> None:
    desk = Desk()
    person = replace(CRAIG, id=desk.person)
    change = ChangePerson(desk.store, desk.clock, desk.ids)
    change(person, replace(desk.stay, hall="A Hall"))
    change(person, replace(desk.stay, establishment_id=LOW_MOSS))
    change(person, replace(desk.stay, sentence_days=400))
    change(person, desk.stay)
    assert desk.kinds == [K.RECORDED, K.MOVED_HALL, K.MOVED_PRISON]


def test_every_release_date_is_kept_with_whose_word_it_was() -> None:
    desk = Desk()
    deed = SetReleaseDate(desk.store, desk.clock, desk.ids)
    deed(desk.person, replace(FRIDAY, due=date(2026, 12, 11), told_by="Court", told_on=TODAY))
    deed(desk.person, replace(FRIDAY, due=date(2026, 12, 11), told_by="Somebody else"))
    deed(desk.person, None)
    deed(desk.person, FRIDAY)
    assert desk.kinds == [K.RECORDED, K.RELEASE_DATE_CHANGED, K.RELEASE_DATE_WITHDRAWN, K.RELEASE_DATE_SET]
    changed = desk.store.records(CustodyEvent).of(desk.person)[1]
    assert (changed.due, changed.due_before, changed.told_by, changed.happened_on) == (
        date(2026, 12, 11), FRIDAY.due, "Court", TODAY,
    )  # fmt: skip


def test_a_move_leaves_the_old_hall_and_cell_behind() -> None:
    desk = Desk()
    desk.happens(K.MOVED_HALL, hall="A Hall")
    assert (desk.stay.establishment_id, desk.stay.hall, desk.stay.cell) == (BARLINNIE, "A Hall", "")
    desk.happens(K.MOVED_PRISON, establishment_id=LOW_MOSS)
    assert (desk.stay.establishment_id, desk.stay.place) == (LOW_MOSS, "")
    assert desk.stay.release == FRIDAY


def test_released_recalled_and_nothing_of_the_stay_before_is_lost() -> None:
    desk = Desk()
    before = desk.stay
    desk.happens(K.RELEASED)
    assert desk.stay == replace(before, ended_on=TODAY)
    with pytest.raises(AlreadyOut):
        desk.happens(K.COURT_RELEASE)
    desk.happens(K.RECALLED, establishment_id=LOW_MOSS)
    assert desk.stay.id != before.id
    assert (desk.stay.admitted_on, desk.stay.establishment_id, desk.stay.release) == (TODAY, LOW_MOSS, None)
    assert [stay.release for stay in desk.store.episodes.all(desk.person)] == [FRIDAY, None]


def test_admission_recorded_late_belongs_to_the_stay_that_is_known() -> None:
    desk = Desk()
    known = desk.stay.id
    desk.happens(K.ADMITTED, date(2026, 3, 2))
    assert (desk.stay.id, desk.stay.admitted_on, desk.stay.hall) == (known, date(2026, 3, 2), "D Hall")


def test_dates_are_held_against_one_another() -> None:
    desk = Desk()
    desk.happens(K.ADMITTED, date(2026, 3, 2))
    for kind, on, more in (
        (K.RELEASED, date(2026, 3, 1), {}),
        (K.HOME_LEAVE, TODAY, {"until": TODAY - timedelta(days=1)}),
        (K.RELEASE_DATE_CHANGED, TODAY, {"release": replace(FRIDAY, due=date(2026, 3, 1))}),
    ):
        with pytest.raises(DatesClash):
            desk.happens(kind, on, **more)
    with pytest.raises(DateNeeded):
        desk.happens(K.RELEASE_DATE_CHANGED)
    assert desk.kinds == [K.RECORDED, K.ADMITTED]


def test_what_did_not_make_sense_before_stops_nothing_else() -> None:
    desk = Desk()
    odd = replace(desk.stay, sentenced_on=date(2027, 1, 1))
    desk.store.episodes.save(odd)
    desk.happens(K.MOVED_HALL, hall="A Hall")
    assert desk.stay.hall == "A Hall"


def test_nothing_is_said_of_a_stay_nobody_recorded() -> None:
    desk = Desk()
    with desk.store.saving():
        desk.store.people.add(replace(CRAIG, id=PersonId("x")))
    desk.person = PersonId("x")
    with pytest.raises(NoStayKnown):
        desk.happens(K.HOME_LEAVE)
    desk.happens(K.RELEASE_DATE_SET, release=FRIDAY)
    assert desk.stay.release == FRIDAY


def test_home_leave_and_back() -> None:
    desk = Desk()
    events = desk.store.records(CustodyEvent)
    desk.happens(K.HOME_LEAVE, TODAY, until=TODAY + timedelta(days=3))

    def where(day: date) -> Whereabouts | None:
        return whereabouts(desk.stay, events.of(desk.person), day)

    assert where(TODAY) is Whereabouts.HOME_LEAVE
    assert where(TODAY + timedelta(days=4)) is Whereabouts.IN_CUSTODY
    desk.happens(K.RETURNED, TODAY + timedelta(days=1))
    assert where(TODAY + timedelta(days=2)) is Whereabouts.IN_CUSTODY
    desk.happens(K.RELEASED, TODAY + timedelta(days=5))
    assert where(TODAY + timedelta(days=5)) is Whereabouts.OUT
    assert whereabouts(None, (), TODAY) is None


def test_plans_learn_that_their_ground_moved() -> None:
    desk = Desk()
    made = datetime(2026, 11, 23, 8, tzinfo=UTC)
    ask = GroundMoved(desk.store)
    assert ask(desk.person, made) == ()
    desk.happens(K.MOVED_HALL, hall="A Hall")
    assert ask(desk.person, made) == ()
    desk.happens(K.MOVED_PRISON, establishment_id=LOW_MOSS)
    assert [event.kind for event in ask(desk.person, made, {Ground.PLACE})] == [K.MOVED_PRISON]
    assert ask(desk.person, made, {Ground.RELEASE_DAY}) == ()
    assert ask(desk.person, datetime(2026, 11, 24, tzinfo=UTC)) == ()


def test_plans_on_moved_ground_are_listed_until_somebody_has_looked() -> None:
    desk = Desk()
    stay, before = desk.stay, datetime(2026, 11, 22, 9, tzinfo=UTC)
    store = desk.store
    tasks = AddTask(store, desk.clock, desk.ids)
    dated = tasks("Ring the pharmacy", person_id=desk.person, due=date(2026, 12, 1))
    tasks("Some day", person_id=desk.person)
    store.records(CheckRecord).add(
        CheckRecord("c", desk.person, stay.id, "first-dose", CheckState.DONE, on_day=FRIDAY.due, recorded_at=before)
    )
    store.records(CheckRecord).add(
        CheckRecord("i", desk.person, stay.id, "identity", CheckState.DONE, recorded_at=before)
    )
    store.records(Pickup).add(Pickup("g", desk.person, FRIDAY.due))
    store.records(PickupEvent).add(PickupEvent("e", desk.person, "g", before, PickupEventKind.STATE, "wanted"))
    consequences = ListConsequences(store, finders({"first-dose": {Country.SCOTLAND: "First dose after release"}}))
    assert consequences(desk.person) == ()
    desk.happens(K.MOVED_HALL, hall="A Hall")
    assert consequences(desk.person) == ()
    desk.happens(K.RELEASE_DATE_CHANGED, release=replace(FRIDAY, due=date(2026, 12, 11)))
    titles = [each.plan.title for each in consequences(desk.person)]
    assert titles == ["First dose after release", "Gate pickup on Fri 4 Dec", "Task: Ring the pharmacy"]
    kept = store.records(Task).get(dated.id)
    assert kept is not None
    assert kept.ground_moved == "Release date changed: 11 December 2026"
    still = PlanStillStands(store, desk.clock)
    for each in consequences(desk.person):
        still(desk.person, each.plan.kind, each.plan.record_id)
    assert consequences(desk.person) == ()
    kept = store.records(Task).get(dated.id)
    assert kept is not None
    assert kept.ground_moved == ""


def test_meetings_and_dated_tasks_learn_of_a_move_and_meetings_of_a_day_before_them() -> None:
    desk = Desk()
    store = desk.store
    AddTask(store, desk.clock, desk.ids)("Ring the hall", person_id=desk.person, due=date(2026, 12, 1))
    for number, day in enumerate((date(2026, 11, 30), date(2026, 12, 3), date(2026, 12, 1))):
        store.records(Meeting).add(Meeting(f"m{number}", desk.person, day, 600))
    held = replace(store.records(Meeting).where()[2], state=MeetingState.HELD)
    store.records(Meeting).save(held)
    consequences = ListConsequences(store, finders({}))
    desk.happens(K.RELEASE_DATE_CHANGED, release=replace(FRIDAY, due=date(2026, 12, 2)))
    assert [each.plan.title for each in consequences(desk.person)] == ["Meeting on Thu 3 Dec", "Task: Ring the hall"]
    desk.happens(K.MOVED_PRISON, establishment_id=LOW_MOSS)
    found = consequences(desk.person)
    assert [each.plan.title for each in found] == [
        "Meeting on Mon 30 Nov", "Meeting on Thu 3 Dec", "Task: Ring the hall",
    ]  # fmt: skip
    assert {each.plan.tab for each in found} == {"meetings", "notes"}
    rows = ListMeetings(store, desk.clock).of_person(desk.person)
    assert [row.moved is not None for row in rows] == [True, False, True]
    still = PlanStillStands(store, desk.clock)
    for each in found:
        still(desk.person, each.plan.kind, each.plan.record_id)
    assert consequences(desk.person) == ()
    assert not any(row.moved for row in ListMeetings(store, desk.clock).of_person(desk.person))


def test_a_meeting_worked_on_since_stands() -> None:
    desk = Desk()
    desk.store.records(Meeting).add(Meeting("m", desk.person, date(2026, 11, 30), 600))
    desk.happens(K.MOVED_PRISON, establishment_id=LOW_MOSS)
    [row] = ListMeetings(desk.store, desk.clock).of_person(desk.person)
    assert row.moved is not None
    desk.store.journal.note("changed", "meeting", "m")
    [row] = ListMeetings(desk.store, desk.clock).of_person(desk.person)
    assert row.moved is None

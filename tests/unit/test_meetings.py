"""Pre-release meetings: vetting that reaches or does not, clashes, moves, and what happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.consent import Consent, Purpose, WhyShared
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingPlace, MeetingState, WhyNotHeld
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.check_facts import MeetingFact
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.tasks import Task, TaskSource
from recovery_desk.domain.vetting import AgencyStaff, Reach, Vetting, VettingKind, vetting_for
from recovery_desk.exchange.establishments_file import shipped_establishments
from recovery_desk.exchange.ics_file import ics_file
from recovery_desk.exchange.pathways_file import load_pathways
from recovery_desk.exchange.release_rules_file import holiday_calendars
from recovery_desk.usecases import meetings_problems as problems
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.keep_meeting import WhatHappened, moves_of
from recovery_desk.usecases.make_practice_desk import MakePracticeDesk
from recovery_desk.usecases.meetings_as_json import meeting_as_json
from recovery_desk.usecases.meetings_deeds import MeetingDeeds, meeting_deeds
from recovery_desk.usecases.people_words import permission_in_words
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.release_checks.areas import AreaFacts
from recovery_desk.usecases.today.meetings import meetings_today, vetting_to_renew
from recovery_desk.usecases.today.sections import Morning, Urgency
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY, FRIDAY = date(2026, 11, 23), date(2026, 12, 4)
MAC, RYAN = PersonId("mac"), PersonId("ryan")
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
LOW_MOSS = Establishment(EstablishmentId("low"), Country.SCOTLAND, "HMP Low Moss")
PARC = Establishment(EstablishmentId("parc"), Country.ENGLAND_AND_WALES, "Parc (HMP & YOI)")
VETTING = Vetting("v", "lang", VettingKind.CLEARED, FRIDAY, "SPS/1", establishment_ids=(BARLINNIE.id,))
MEETING = Meeting(
    "", MAC, FRIDAY, 600, 45, BARLINNIE.id, room="Room 2", staff_id="lang", purpose="First meeting with the key worker"
)

OR_ALL_THE_SAME = "Choose another time, or tick that it is to be so all the same."


class Desk:
    def __init__(self) -> None:
        self.store = FakeStore([BARLINNIE, LOW_MOSS, PARC])
        self.deeds: MeetingDeeds = meeting_deeds(self.store, FakeClock(TODAY), FakeIds(), ics_file)
        self.store.people.add(Person(MAC, "McAllister", "Craig"))
        self.store.people.add(Person(RYAN, "Whyte", "Ryan"))
        self.store.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang", "Community recovery team"))
        self.store.records(Vetting).add(VETTING)

    def refusal(self, meeting: Meeting) -> str:
        with pytest.raises(UserFacingError) as refused:
            self.deeds.book(meeting)
        return words_for(refused.value)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.mark.parametrize(
    ("prison", "day", "vettings", "reach"),
    [
        (BARLINNIE, FRIDAY, [VETTING], Reach.REACHES),
        (BARLINNIE, FRIDAY + timedelta(days=1), [VETTING], Reach.EXPIRED),
        (LOW_MOSS, FRIDAY, [VETTING], Reach.OTHER_PRISON),
        (BARLINNIE, FRIDAY, [], Reach.NONE),
        (BARLINNIE, FRIDAY, [replace(VETTING, granted_on=FRIDAY)], Reach.REACHES),
        (BARLINNIE, TODAY, [replace(VETTING, granted_on=FRIDAY)], Reach.NOT_YET),
        (LOW_MOSS, FRIDAY, [replace(VETTING, establishment_ids=(), every_in=Country.SCOTLAND)], Reach.REACHES),
        (PARC, FRIDAY, [replace(VETTING, establishment_ids=(), every_in=Country.SCOTLAND)], Reach.OTHER_PRISON),
        (LOW_MOSS, FRIDAY, [VETTING, replace(VETTING, id="w", establishment_ids=(LOW_MOSS.id,))], Reach.REACHES),
    ],
)
def test_where_vetting_reaches(prison: Establishment, day: date, vettings: list[Vetting], reach: Reach) -> None:
    assert vetting_for(vettings, prison, day).reach is reach


def test_a_meeting_is_refused_in_words_where_vetting_does_not_reach(desk: Desk) -> None:
    later = FRIDAY + timedelta(days=3)
    assert "their vetting there ends on 4 December 2026" in desk.refusal(replace(MEETING, day=later))
    elsewhere = desk.refusal(replace(MEETING, establishment_id=LOW_MOSS.id))
    assert elsewhere.startswith("P. Lang cannot be let into HMP Low Moss on 4 December 2026: ")
    assert "covers HMP Barlinnie only" in elsewhere
    desk.deeds.keep_staff(AgencyStaff("", "  E.  Boyd "))
    boyd = next(each.staff for each in desk.deeds.staff() if each.staff.name == "E. Boyd")
    assert "no vetting is recorded" in desk.refusal(replace(MEETING, staff_id=boyd.id))
    assert desk.deeds.book(replace(MEETING, day=later, place=MeetingPlace.VIDEO)).state is MeetingState.BOOKED


def test_who_has_left_comes_no_more(desk: Desk) -> None:
    desk.deeds.keep_staff(AgencyStaff("lang", "P. Lang", left_on=TODAY))
    assert desk.refusal(MEETING) == "P. Lang left on 23 November 2026."
    assert desk.deeds.expiring() == []


def test_vetting_taken_away_after_booking_is_seen_in_the_list(desk: Desk) -> None:
    booked = desk.deeds.book(MEETING)
    desk.deeds.keep_vetting.remove("v")
    (row,) = desk.deeds.board(FRIDAY, FRIDAY).rows
    assert isinstance(row.refused, problems.VettingDoesNotReach)
    assert row.meeting == booked
    assert desk.deeds.board(FRIDAY, FRIDAY).in_the_way == 1


def test_clashes_of_person_staff_and_room(desk: Desk) -> None:
    desk.deeds.book(MEETING)
    beside = replace(MEETING, staff_id="", worker="M. Kerr", start=630)
    whom = "P. Lang, Community recovery team"
    assert desk.refusal(beside) == f"They have another meeting from 10:00 to 10:45, with {whom}. {OR_ALL_THE_SAME}"
    in_the_room = replace(beside, person_id=RYAN, room="room 2")
    assert desk.refusal(in_the_room) == f"room 2 is taken from 10:00 to 10:45, for Craig McAllister. {OR_ALL_THE_SAME}"
    of_ryan = replace(MEETING, person_id=RYAN, room="", start=640)
    assert desk.refusal(of_ryan) == f"{whom} meets Craig McAllister from 10:00 to 10:45. {OR_ALL_THE_SAME}"
    both = replace(of_ryan, worker="M. Kerr")
    assert desk.refusal(both).startswith(f"{whom} meets Craig McAllister")
    assert desk.deeds.book(replace(of_ryan, start=645)).start == 645
    seen = desk.deeds.book(of_ryan, despite_clashes=True)
    (row,) = [row for row in desk.deeds.board(FRIDAY, FRIDAY).rows if row.meeting == seen]
    assert len(row.clashing) == 2


def test_moving_keeps_who_asked_and_why(desk: Desk) -> None:
    booked = desk.deeds.book(MEETING)
    assert desk.deeds.book.confirm(booked.id).state is MeetingState.CONFIRMED
    thursday = FRIDAY - timedelta(days=1)
    with pytest.raises(problems.MoveNeedsReason):
        desk.deeds.move(booked.id, thursday, 600, asked_by="The prison", why=" ")
    with pytest.raises(problems.VettingDoesNotReach):
        desk.deeds.move(booked.id, FRIDAY + timedelta(days=1), 600, asked_by="The prison", why="Training day")
    moved = desk.deeds.move(booked.id, thursday, 660, asked_by=" The  prison", why="Training day")
    assert (moved.day, moved.start, moved.state, moved.sequence) == (thursday, 660, MeetingState.BOOKED, 2)
    (move,) = moves_of(desk.store, booked.id)
    assert (move.from_day, move.to_start, move.asked_by, move.why) == (FRIDAY, 660, "The prison", "Training day")
    assert move.by_whom == "M. Kerr"
    kept = desk.deeds.book(replace(moved, day=FRIDAY, purpose="Plan for the first week"))
    assert (kept.day, kept.purpose, kept.sequence) == (thursday, "Plan for the first week", 3)
    desk.deeds.remove(booked.id)
    assert not moves_of(desk.store, booked.id)
    with pytest.raises(problems.NoSuchMeeting):
        desk.deeds.remove(booked.id)


def test_what_happened_and_the_task_that_came_of_it(desk: Desk) -> None:
    to_come = desk.deeds.book(MEETING)
    with pytest.raises(problems.NotYetHeld):
        desk.deeds.record(to_come.id, WhatHappened(MeetingState.HELD))
    today = desk.deeds.book(replace(MEETING, day=TODAY, start=840))
    with pytest.raises(problems.NotHeldNeedsReason):
        desk.deeds.record(today.id, WhatHappened(MeetingState.NOT_HELD))
    missed = desk.deeds.record(today.id, WhatHappened(MeetingState.NOT_HELD, WhyNotHeld.LOCKDOWN))
    assert missed.why_not is WhyNotHeld.LOCKDOWN
    with pytest.raises(problems.MeetingIsOver):
        desk.deeds.move(today.id, FRIDAY, 600, asked_by="x", why="y")
    what = WhatHappened(MeetingState.HELD_LATE, late_minutes=20, agreed="To meet at the gate", next_step="Ring housing")
    held = desk.deeds.record(today.id, what)
    assert (held.why_not, held.late_minutes, held.agreed) == (None, 20, "To meet at the gate")
    (task,) = desk.store.records(Task).of(MAC)
    assert (task.text, task.owner, task.source, task.source_id) == (
        "Ring housing", "M. Kerr", TaskSource.MEETING, today.id,
    )  # fmt: skip
    desk.deeds.record(today.id, replace(what, next_step="Ring the council", next_owner="P. Lang", next_due=FRIDAY))
    assert [(t.text, t.owner, t.due) for t in desk.store.records(Task).of(MAC)] == [
        ("Ring the council", "P. Lang", FRIDAY)
    ]
    desk.deeds.record(today.id, replace(what, next_step=""))
    assert not desk.store.records(Task).of(MAC)


def test_called_off_says_by_whom_and_holds_nobody(desk: Desk) -> None:
    booked = desk.deeds.book(MEETING)
    off = desk.deeds.record.call_off(booked.id, asked_by="The person", why="Would rather wait")
    assert off.note == "Called off by The person: Would rather wait"
    assert desk.deeds.book(MEETING).state is MeetingState.BOOKED
    with pytest.raises(problems.MeetingIsOver):
        desk.deeds.record.call_off(booked.id, asked_by="x", why="y")


@pytest.mark.parametrize(
    ("wrong", "refused"),
    [
        ({"staff_id": ""}, problems.MeetingNeedsWhom),
        ({"establishment_id": EstablishmentId("")}, problems.MeetingNeedsPrison),
        ({"start": -1}, problems.MeetingTimeOutOfRange),
        ({"minutes": 0}, problems.MeetingTimeOutOfRange),
        ({"start": 1430}, problems.MeetingTimeOutOfRange),
        ({"staff_id": "nobody"}, problems.NoSuchStaff),
        ({"staff_id": "nobody", "place": MeetingPlace.PHONE}, problems.NoSuchStaff),
    ],
)
def test_what_is_no_meeting(desk: Desk, wrong: dict[str, object], refused: type[UserFacingError]) -> None:
    with pytest.raises(refused):
        desk.deeds.book(replace(MEETING, **wrong))  # type: ignore[arg-type]
    assert desk.deeds.board(date.min, date.max).rows == ()


def test_expiries_until_they_are_renewed(desk: Desk) -> None:
    (due,) = desk.deeds.expiring()
    assert (due.staff.name, due.vetting.id, due.covers) == ("P. Lang", "v", "HMP Barlinnie")
    renewed = replace(VETTING, id="", expires_on=FRIDAY + timedelta(days=365))
    kept = desk.deeds.keep_vetting(renewed)
    assert desk.deeds.expiring() == []
    with pytest.raises(problems.VettingCoversNothing):
        desk.deeds.keep_vetting(replace(kept, establishment_ids=()))
    with pytest.raises(problems.VettingBackwards):
        desk.deeds.keep_vetting(replace(kept, granted_on=date(2030, 1, 1)))
    desk.deeds.book(MEETING)
    with pytest.raises(problems.StaffStillMeets):
        desk.deeds.keep_staff.remove("lang")
    assert desk.deeds.staff.get("lang").covers == ("HMP Barlinnie", "HMP Barlinnie")


def test_somebody_who_was_a_mistake_goes_with_their_vetting(desk: Desk) -> None:
    desk.deeds.keep_staff.remove("lang")
    assert desk.deeds.staff() == ()
    assert not desk.store.records(Vetting).where()
    with pytest.raises(problems.StaffNeedsName):
        desk.deeds.keep_staff(AgencyStaff("", " "))
    with pytest.raises(problems.NoSuchStaff):
        desk.deeds.keep_staff(AgencyStaff("gone", "P. Lang"))


def test_the_list_counts_what_is_to_be_seen_to(desk: Desk) -> None:
    desk.deeds.book(replace(MEETING, day=TODAY - timedelta(days=3)))
    confirmed = desk.deeds.book(MEETING)
    desk.deeds.book.confirm(confirmed.id)
    desk.deeds.book(replace(MEETING, start=840, state=MeetingState.ASKED))
    board = desk.deeds.board(TODAY - timedelta(days=7), FRIDAY)
    assert (board.to_come, board.unconfirmed, board.to_record, board.in_the_way) == (2, 1, 1, 0)
    assert [row.meeting.day for row in desk.deeds.board.of_person(MAC)] == [FRIDAY, FRIDAY, TODAY - timedelta(days=3)]
    assert desk.deeds.board.of(confirmed).whom == "P. Lang, Community recovery team"


def test_the_practice_desk_has_meetings_that_were_held_booked_and_missed() -> None:
    store = FakeStore(shipped_establishments())
    MakePracticeDesk(store, FakeIds(), load_pathways(), FakeClock(TODAY))(120, 7, TODAY)
    deeds = meeting_deeds(store, FakeClock(TODAY), FakeIds(), ics_file)
    rows = deeds.board(TODAY - timedelta(days=20), TODAY + timedelta(days=30)).rows
    states = {row.meeting.state for row in rows}
    assert {MeetingState.HELD, MeetingState.NOT_HELD, MeetingState.BOOKED, MeetingState.CONFIRMED} <= states
    assert not [row for row in rows if row.refused]
    assert any(row.moves for row in rows)
    assert len(deeds.expiring()) == 2


def test_today_tells_of_meetings_and_of_vetting_that_runs_out(desk: Desk) -> None:
    desk.deeds.book(replace(MEETING, day=TODAY))
    desk.deeds.book(replace(MEETING, day=TODAY - timedelta(days=3), worker="M. Kerr"))
    desk.deeds.book(replace(MEETING, day=TODAY - timedelta(days=30)))

    def morning(worker: str) -> Morning:
        return Morning(desk.store, FakeClock(TODAY), TODAY, desk.store.signed_in, worker)

    first, second = meetings_today(morning("")).lines
    assert (first.title, first.when, first.tab) == ("McAllister, Craig", "10:00 · booked", "meetings")
    assert (second.when, second.urgency) == ("Fri 20 Nov, 3 days ago: say what happened", Urgency.CARE)
    assert meetings_today(morning("M. Kerr")).lines == (second,)
    (ends,) = vetting_to_renew(morning("")).lines
    assert (ends.title, ends.detail, ends.when, ends.screen) == (
        "P. Lang, Community recovery team", "HMP Barlinnie", "ends Fri 4 Dec, in 11 days", "agency_staff",
    )  # fmt: skip


def test_the_checks_know_whether_they_met_somebody_from_outside(desk: Desk) -> None:
    def known() -> tuple[MeetingFact, ...] | None:
        names = HolidaysThere(desk.store, holiday_calendars())()
        return AreaFacts(desk.store, [MAC], names, TODAY).meetings(MAC)

    assert known() is None
    desk.deeds.book(replace(MEETING, staff_id="", worker="M. Kerr", start=840))
    assert known() is None
    today = desk.deeds.book(replace(MEETING, day=TODAY))
    assert known() == (MeetingFact(TODAY, "P. Lang", is_held=False),)
    desk.deeds.record(today.id, WhatHappened(MeetingState.HELD))
    assert known() == (MeetingFact(TODAY, "P. Lang", is_held=True),)
    desk.deeds.record(today.id, WhatHappened(MeetingState.NOT_HELD, WhyNotHeld.COURT))
    assert known() == ()


def test_a_clash_names_who_is_wanted_twice_and_nobody_else(desk: Desk) -> None:
    desk.deeds.book(replace(MEETING, worker="M. Kerr", place=MeetingPlace.VIDEO, room=""))
    of_ryan = replace(MEETING, person_id=RYAN, room="", staff_id="", worker="m kerr")
    assert desk.refusal(of_ryan).startswith("m kerr meets Craig McAllister from")
    both = desk.refusal(replace(of_ryan, staff_id="lang"))
    assert both.startswith("P. Lang, Community recovery team and m kerr meet Craig McAllister from")


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (None, WhyShared.NEVER_ASKED),
        (Consent("c", MAC, "", Purpose.HEALTH, signed_on=TODAY), WhyShared.OTHER_PURPOSE),
        (Consent("c", MAC, "", Purpose.MEETING, signed_on=TODAY, ends_on=TODAY), WhyShared.ENDED),
        (Consent("c", MAC, "", Purpose.EVERYTHING, signed_on=TODAY, ends_on=FRIDAY), None),
    ],
)
def test_a_meeting_with_an_agency_says_where_nobody_agreed_to_it(
    desk: Desk, consent: Consent | None, why: WhyShared | None
) -> None:
    if consent is not None:
        desk.store.records(Consent).add(replace(consent, organisation_name="Community Recovery Team"))
    booked = desk.deeds.book(MEETING)
    row = desk.deeds.board.of(booked)
    assert (row.not_agreed.why if row.not_agreed else None) is why
    assert desk.deeds.board.not_agreed(MAC, "lang", FRIDAY) == row.not_agreed
    said = meeting_as_json(row)["not_agreed"]
    assert said == (None if row.not_agreed is None else permission_in_words(row.not_agreed))


def test_a_meeting_of_the_desk_alone_asks_nobody(desk: Desk) -> None:
    booked = desk.deeds.book(replace(MEETING, staff_id="", worker="M. Kerr"))
    assert desk.deeds.board.of(booked).not_agreed is None
    assert desk.deeds.board.not_agreed(MAC, "", FRIDAY) is None

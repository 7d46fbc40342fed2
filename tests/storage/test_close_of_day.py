"""The close of the day over a real vault: what the journal, the print log and the records know, and no more."""

from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_desk import app
from recovery_desk.domain.backups import BackupMade, BackupPlace, Why
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.inclusion import InclusionItem, InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupConsent, PickupState
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.prison_day import DayLine
from recovery_desk.domain.referrals import Referral
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.today.sections import TodayLine, TodaySection, Urgency
from tests.storage.made_vaults import CRAIG, SteppingClock, add

DAY = timedelta(days=1)
ANN = replace(CRAIG, id=PersonId("p2"), family_name="Reid", given_names="Ann", prison_number="2")
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")


@pytest.fixture
def desk(vault: Vault, clock: SteppingClock) -> Desk:
    add(vault, CRAIG, clock.today() + 2 * DAY)
    add(vault, ANN, clock.today() + 60 * DAY)
    with vault.saving():
        vault.establishments.add(BARLINNIE)
    return app.desk_over(vault, clock)


def section(desk: Desk, name: str) -> TodaySection:
    return next(each for each in desk.today.closing().sections if each.name == name)


def lines(desk: Desk, name: str) -> list[tuple[str, str, str]]:
    return [(each.title, each.detail, each.when) for each in section(desk, name).lines]


def made(desk: Desk, sheet: str, way: PrintWay, person: PersonId = CRAIG.id, pack: str = "", by: str = "") -> None:
    """As the print log has it, a minute later."""
    number = len(desk.store.records(PrintRecord).where())
    at, name = desk.clock.now(), by or desk.store.signed_in.name
    with desk.store.saving():
        desk.store.records(PrintRecord).add(PrintRecord(f"r{number}", person, sheet, "", "", 1, way, at, name, pack))


def leaving(desk: Desk) -> str:
    return "; ".join(detail for title, detail, _ in lines(desk, "unprinted") if title.startswith("McAllister"))


def test_each_sheet_of_somebody_who_leaves_is_followed_until_it_is_on_paper(desk: Desk) -> None:
    [line] = section(desk, "unprinted").lines
    assert (line.urgency, line.when, line.tab) == (Urgency.HARD, "out in 2 days", "release-day")
    assert line.detail == "Handover sheet not made; my release day not made"
    made(desk, "handover", PrintWay.PRINTED)
    made(desk, "my-release-day", PrintWay.SAVED)
    assert leaving(desk) == "My release day saved Mon 23 Nov, not printed"
    made(desk, "my-release-day", PrintWay.PRINTED)
    assert leaving(desk) == ""


def test_a_sheet_of_before_the_release_day_changed_is_printed_anew(desk: Desk) -> None:
    made(desk, "handover", PrintWay.PRINTED)
    made(desk, "my-release-day", PrintWay.PRINTED)
    stay = desk.store.episodes.current(CRAIG.id)
    assert stay is not None
    assert stay.release is not None
    desk.set_release_date(CRAIG.id, replace(stay.release, due=desk.clock.today() + 3 * DAY))
    assert leaving(desk) == (
        "Handover sheet made Mon 23 Nov, before the release day changed; "
        "my release day made Mon 23 Nov, before the release day changed"
    )


def test_a_driver_takes_a_sheet_along_once_there_is_one(desk: Desk) -> None:
    for sheet in ("handover", "my-release-day"):
        made(desk, sheet, PrintWay.PRINTED)
    pickup = Pickup("k", CRAIG.id, desk.clock.today() + 2 * DAY, consent=PickupConsent.YES)
    with desk.store.saving():
        desk.store.records(Pickup).add(pickup)
    assert leaving(desk) == ""
    with desk.store.saving():
        desk.store.records(Pickup).save(replace(pickup, state=PickupState.ASSIGNED))
    assert leaving(desk) == "Pickup sheet not made"


def test_a_plan_for_a_release_from_court_is_on_paper_before_the_hearing(desk: Desk) -> None:
    today = desk.clock.today()
    plan = CourtPlan("c", ANN.id, "Made-up Sheriff Court", today + 2 * DAY, written_on=today)
    with desk.store.saving():
        desk.store.records(CourtPlan).add(plan)

    def hearings() -> list[tuple[str, str, str]]:
        return [line for line in lines(desk, "unprinted") if line[0].startswith("Reid")]

    assert hearings() == [("Reid, Ann", "If released from court not made", "hearing in 2 days")]
    made(desk, "court-plan", PrintWay.SAVED, ANN.id)
    assert hearings()[0][1] == "If released from court saved Mon 23 Nov, not printed"
    made(desk, "court-plan", PrintWay.PRINTED, ANN.id)
    assert hearings() == []
    with desk.store.saving():
        desk.store.records(CourtPlan).save(replace(plan, written_on=today + DAY))
    assert hearings()[0][1] == "If released from court made Mon 23 Nov, before it was written anew"


def test_a_pickup_sheet_shown_from_the_pickup_is_said_to_be_in_no_log(desk: Desk) -> None:
    for sheet in ("handover", "my-release-day"):
        made(desk, sheet, PrintWay.PRINTED)
    state, day = PickupState.ASSIGNED, desk.clock.today() + 2 * DAY
    with desk.store.saving():
        desk.store.records(Pickup).add(Pickup("k", CRAIG.id, day, state, consent=PickupConsent.YES))
    desk.pickups.print_sheet("k")
    assert leaving(desk) == "Pickup sheet shown Mon 23 Nov, not in the print log"
    made(desk, "pickup", PrintWay.PRINTED)
    assert leaving(desk) == ""


def test_a_list_for_tomorrow_counts_whoever_was_put_on_it_since_it_was_printed(desk: Desk) -> None:
    tomorrow = desk.clock.today() + DAY

    def lists() -> list[TodayLine]:
        return [each for each in section(desk, "unprinted").lines if each.screen == "prison_day"]

    with desk.store.saving():
        desk.store.records(DayLine).add(DayLine("l1", CRAIG.id, BARLINNIE.id, tomorrow, "KTM"))
    [line] = lists()
    assert (line.title, line.detail, line.when) == ("List for HMP Barlinnie, Tue 24 Nov", "Not printed", "tomorrow")
    made(desk, "prison-day", PrintWay.PRINTED)
    assert lists() == []
    desk.clock.now()
    with desk.store.saving():
        desk.store.records(DayLine).add(DayLine("l2", ANN.id, BARLINNIE.id, tomorrow, "KTM"))
    assert [each.detail for each in lists()] == ["1 of 2 put on it since it was printed"]


def test_minutes_are_waited_for_from_the_closing_of_the_meeting(desk: Desk) -> None:
    today, now = desk.clock.today(), desk.clock.now()
    series = InclusionSeries("s", "Recovery inclusion, Barlinnie", today, 600)
    meeting = InclusionMeeting("m", "s", today, today, 600, 90, state=InclusionState.CLOSED, closed_at=now)
    with desk.store.saving():
        desk.store.records(InclusionSeries).add(series)
        desk.store.records(InclusionMeeting).add(meeting)
        desk.store.records(InclusionItem).add(InclusionItem("i", ANN.id, "m", 1, 0, 5, None, 1, ""))
    [line] = [each for each in section(desk, "unprinted").lines if each.screen == "inclusion"]
    assert line.title == "Minutes · Recovery inclusion, Barlinnie"
    assert line.detail.endswith("neither printed nor saved since it was closed")
    made(desk, "minutes", PrintWay.SAVED, ANN.id)
    assert not [each for each in section(desk, "unprinted").lines if each.screen == "inclusion"]


def test_files_of_today_are_said_to_be_made_and_not_printed_and_never_guessed_to_be_sent(desk: Desk) -> None:
    made(desk, "handover", PrintWay.SAVED)
    [(title, detail, when)] = lines(desk, "unsent")
    assert title == "Handover sheet · McAllister, Craig"
    assert detail == "Nobody writes down whether a file was handed over: see to it before you go"
    assert when.startswith("saved, encrypted 09:")
    assert when.endswith(", not printed")
    made(desk, "handover", PrintWay.PRINTED)
    assert lines(desk, "unsent") == []


def test_a_pack_is_one_line_and_the_files_of_others_are_theirs(desk: Desk) -> None:
    for person in (CRAIG.id, ANN.id):
        made(desk, "handover", PrintWay.SAVED_PLAIN, person, "pack")
        made(desk, "plan", PrintWay.SAVED_PLAIN, person, "pack")
    made(desk, "plan", PrintWay.SAVED, by="J. Boyle")
    [line] = section(desk, "unsent").lines
    assert line.title in ("Pack of 2 people: Handover sheet, My plan", "Pack of 2 people: My plan, Handover sheet")
    assert (line.screen, line.when.split(",")[0][:24]) == ("print_centre", "saved without encryption")


def test_a_calendar_file_is_behind_once_a_meeting_in_it_was_moved(desk: Desk) -> None:
    day = desk.clock.today() + 5 * DAY
    meeting = desk.meetings.book(Meeting("", CRAIG.id, day, 600, worker="M. Kerr", establishment_id=BARLINNIE.id))
    desk.meetings.move(meeting.id, day, 660, asked_by="The hall", why="Lockdown")
    assert lines(desk, "unsent") == []
    desk.meetings.calendar(CalendarChoice(person_id=CRAIG.id))
    assert lines(desk, "unsent") == []
    desk.meetings.move(meeting.id, day, 720, asked_by="The hall", why="Lockdown")
    [(title, detail, when)] = lines(desk, "unsent")
    assert title == "Calendar file · McAllister, Craig"
    assert detail == "The meeting of Sat 28 Nov 12:00 was changed after the file was made"
    assert when.startswith("file made ")
    desk.meetings.calendar(CalendarChoice(person_id=CRAIG.id))
    assert lines(desk, "unsent") == []
    desk.meetings.remove(meeting.id)
    [(_, detail, _)] = lines(desk, "unsent")
    assert detail == "The meeting of Sat 28 Nov 12:00 was removed after the file was made"


def test_whom_nobody_asked_and_who_has_not_answered(desk: Desk) -> None:
    today, store = desk.clock.today(), desk.store
    desk.record.keep_consent(Consent("", CRAIG.id, "", Purpose.HOUSING, organisation_name="Made-up Homes"))
    with store.saving():
        store.records(Pickup).add(Pickup("k", CRAIG.id, today + 2 * DAY))
        store.records(Organisation).add(Organisation(OrganisationId("o"), "Example Recovery"))
        store.records(AgencyStaff).add(AgencyStaff("a", "J. Shaw", "Example Recovery", "o"))
        store.records(Meeting).add(Meeting("m", ANN.id, today + DAY, 600, staff_id="a"))
        store.records(Referral).add(Referral("f", ANN.id, "self", today - 3 * DAY))
    assert lines(desk, "unanswered") == [
        ("McAllister, Craig", "Nobody has asked whether they want to be met at the gate", "pickup in 2 days"),
        (
            "Reid, Ann",
            "J. Shaw, Example Recovery: The person has not agreed to anything being shared with them.",
            "meeting tomorrow",
        ),
        (
            "McAllister, Craig",
            "Asked to share with Made-up Homes: somewhere to live",
            "written down Mon 23 Nov, not answered",
        ),
        (
            "Reid, Ann",
            "Nobody has written down whether they know of their referral and agree to it",
            "referred 3 days ago",
        ),
    ]
    [asked] = store.records(Consent).of(CRAIG.id)
    desk.record.keep_consent(replace(asked, signed_on=today))
    assert len(lines(desk, "unanswered")) == 3


def test_a_backup_of_today_says_what_was_written_since_and_where_none_arrived(desk: Desk) -> None:
    store, now = desk.store, desk.clock.now()
    assert lines(desk, "unbacked") == [
        ("Today’s work is in no backup yet", "Make one before you go.", "no backup yet"),
    ]
    with store.saving():
        store.records(BackupMade).add(BackupMade("b", "here", "a.rdb", now, Why.ASKED, 1, store.audit.lines, "00"))
    at = section(desk, "unbacked")
    assert (at.count, at.nothing.startswith("Backed up today at ")) == (0, True)
    desk.tasks.add("Ring the pharmacy")
    desk.tasks.add("Ring the hall")
    with store.saving():
        store.records(BackupPlace).add(BackupPlace("u", "/x", "Stick", failure="BackupPlaceFull", failed_at=now))
    assert [(title, detail) for title, detail, _ in lines(desk, "unbacked")] == [
        ("Written since today’s last backup: 2 records", "They are in the next one."),
        ("No backup reached Stick", "There was no room left."),
    ]

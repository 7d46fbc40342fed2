"""What the close of the day claims it knows, and no more: law, log, restricted records, calendars, backups."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recovery_desk import app
from recovery_desk.domain.backups import BackupMade, Why
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.inclusion import InclusionItem, InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.prison_day import DayLine, DaySheetKind
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.inclusion.sheets import when_in_words
from recovery_desk.usecases.today.sections import TodayLine, Urgency
from tests.storage.made_vaults import CRAIG, SteppingClock, add
from tests.storage.test_close_of_day import ANN, BARLINNIE, DAY, lines, made, section

SHOTTS = Establishment(EstablishmentId("sho"), Country.SCOTLAND, "HMP Shotts")
LATE = replace(CRAIG, id=PersonId("late"), family_name="Quinn", prison_number="Q1")


@pytest.fixture
def desk(vault: Vault, clock: SteppingClock) -> Desk:
    add(vault, CRAIG, clock.today() + 2 * DAY)
    add(vault, ANN, clock.today() + 60 * DAY)
    with vault.saving():
        vault.establishments.add(BARLINNIE)
        vault.establishments.add(SHOTTS)
    return app.desk_over(vault, clock)


def restrict(desk: Desk, person: PersonId) -> None:
    with desk.store.saving():
        desk.store.records(PersonDetails).put(PersonDetails(person, person, restricted_on=desk.clock.today()))


def of_the_screen(desk: Desk, screen: str) -> list[TodayLine]:
    return [each for each in section(desk, "unprinted").lines if each.screen == screen]


@pytest.fixture
def brought_forward(vault: Vault) -> None:
    """Due on St Andrew's Day, a Monday: the law lets them out on the Friday before."""
    due = ReleaseDate(date(2026, 11, 30), ReleaseKind.SENTENCE, "Records", date(2026, 11, 1))
    with vault.saving():
        vault.people.add(LATE)
        vault.episodes.add(CustodyEpisode(EpisodeId("eq"), LATE.id, BARLINNIE.id, "D", "1", due))


@pytest.mark.parametrize(
    ("today", "when", "urgency"), [(20, "out in 7 days", Urgency.CARE), (26, "out tomorrow", Urgency.HARD)]
)
@pytest.mark.usefixtures("desk", "brought_forward")
def test_the_day_that_counts_is_the_one_the_law_lets_somebody_out(
    desk: Desk, clock: SteppingClock, today: int, when: str, urgency: Urgency
) -> None:
    clock.moment = datetime(2026, 11, today, 16, tzinfo=UTC)
    [line] = [each for each in section(desk, "unprinted").lines if each.person_id == LATE.id]
    assert (line.when, line.urgency) == (when, urgency)
    assert line.detail.endswith("(due Mon 30 Nov, brought forward by law)")


@pytest.mark.usefixtures("desk", "brought_forward")
def test_whom_the_law_let_out_early_is_in_the_first_days_and_no_longer_in_a_hall(
    desk: Desk, clock: SteppingClock
) -> None:
    def found(name: str) -> list[str]:
        sections = desk.today(mine=False).sections
        of_them = [each for each in sections if each.name == name]
        return [line.when for each in of_them for line in each.lines if line.person_id == LATE.id]

    clock.moment = datetime(2026, 11, 26, 9, tzinfo=UTC)
    assert (found("to-see"), found("first-days")) == (["out tomorrow · no contact yet"], [])
    clock.moment = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert (found("to-see"), found("first-days")) == ([], ["day 1 · no contact yet"])


def test_a_pickup_of_tomorrow_is_not_hidden_behind_agreements(desk: Desk) -> None:
    with desk.store.saving():
        for number in range(45):
            consent = Consent(f"c{number}", ANN.id, "", Purpose.HOUSING, organisation_name=f"Made-up Homes {number}")
            desk.store.records(Consent).add(consent)
        desk.store.records(Pickup).add(Pickup("k", CRAIG.id, desk.clock.today() + DAY))
    asked = section(desk, "unanswered")
    assert (asked.count, len(asked.lines)) == (46, 40)
    assert (asked.lines[0].urgency, asked.lines[0].when) == (Urgency.HARD, "pickup tomorrow")


def test_a_list_is_on_paper_once_that_list_was_printed(desk: Desk) -> None:
    tomorrow = desk.clock.today() + DAY

    def lists() -> list[tuple[str, str]]:
        return [(each.title, each.detail) for each in of_the_screen(desk, "prison_day")]

    with desk.store.saving():
        desk.store.records(DayLine).add(DayLine("l1", CRAIG.id, BARLINNIE.id, tomorrow, "KTM", is_asked=True))
        desk.store.records(DayLine).add(DayLine("l2", CRAIG.id, BARLINNIE.id, tomorrow + DAY, "KTM"))
        desk.store.records(DayLine).add(DayLine("l3", CRAIG.id, SHOTTS.id, tomorrow, "KTM"))
    at_barlinnie, after, at_shotts = (
        ("List for HMP Barlinnie, Tue 24 Nov", "Not printed"),
        ("List for HMP Barlinnie, Wed 25 Nov", "Not printed"),
        ("List for HMP Shotts, Tue 24 Nov", "Not printed"),
    )
    assert sorted(lists()) == [at_barlinnie, after, at_shotts]
    drawn = desk.prison_day.print_sheet(DaySheetKind.LIST, BARLINNIE.id, tomorrow)
    desk.paper.note(drawn.people, PrintWay.SAVED)
    saved = (at_barlinnie[0], "Saved as a file, not printed")
    assert lists() == [saved, at_shotts, after]
    desk.paper.note(drawn.people, PrintWay.PRINTED)
    assert lists() == [at_shotts, after]


def test_a_list_printed_before_the_log_knew_which_counts_for_the_nearest(desk: Desk) -> None:
    tomorrow = desk.clock.today() + DAY
    with desk.store.saving():
        desk.store.records(DayLine).add(DayLine("l1", CRAIG.id, BARLINNIE.id, tomorrow, "KTM"))
        desk.store.records(DayLine).add(DayLine("l2", CRAIG.id, BARLINNIE.id, tomorrow + DAY, "KTM"))
    made(desk, "prison-day", PrintWay.PRINTED)
    assert [each.title for each in of_the_screen(desk, "prison_day")] == ["List for HMP Barlinnie, Wed 25 Nov"]


def test_minutes_of_one_meeting_are_not_those_of_another(desk: Desk) -> None:
    today, now = desk.clock.today(), desk.clock.now()
    meetings = [
        InclusionMeeting(name, "s", day, day, 600, 90, state=InclusionState.CLOSED, closed_at=now)
        for name, day in (("m", today - DAY), ("n", today))
    ]
    with desk.store.saving():
        desk.store.records(InclusionSeries).add(InclusionSeries("s", "Barlinnie", today, 600))
        for meeting in meetings:
            desk.store.records(InclusionMeeting).add(meeting)
            item = InclusionItem(f"i{meeting.id}", ANN.id, meeting.id, 1, 0, 5, None, 1, "")
            desk.store.records(InclusionItem).add(item)

    def left() -> list[str]:
        return [each.when for each in of_the_screen(desk, "inclusion")]

    assert left() == ["yesterday", "today"]
    made(desk, "minutes", PrintWay.SAVED, ANN.id)
    assert left() == ["yesterday"]
    log = desk.store.records(PrintRecord)
    with desk.store.saving():
        [record] = log.where()
        log.save(replace(record, audience=f"the desk, {when_in_words(meetings[0])}"))
    assert left() == ["today"]


def test_nobody_is_sent_after_paper_of_a_restricted_record(desk: Desk) -> None:
    today = desk.clock.today()
    meeting = InclusionMeeting("m", "s", today, today, 600, 90, state=InclusionState.CLOSED, closed_at=desk.clock.now())
    with desk.store.saving():
        desk.store.records(DayLine).add(DayLine("l1", CRAIG.id, BARLINNIE.id, today + DAY, "KTM"))
        desk.store.records(DayLine).add(DayLine("l2", ANN.id, SHOTTS.id, today + DAY, "KTN"))
        desk.store.records(CourtPlan).add(CourtPlan("c", CRAIG.id, "Made-up Sheriff Court", today + DAY))
        desk.store.records(InclusionSeries).add(InclusionSeries("s", "Barlinnie", today, 600))
        desk.store.records(InclusionMeeting).add(meeting)
        desk.store.records(InclusionItem).add(InclusionItem("i", CRAIG.id, "m", 1, 0, 5, None, 1, ""))
    assert len(section(desk, "unprinted").lines) == 5
    restrict(desk, CRAIG.id)
    assert [each.title for each in section(desk, "unprinted").lines] == ["List for HMP Shotts, Tue 24 Nov"]


def test_only_a_file_that_held_the_meeting_is_behind(desk: Desk) -> None:
    day = desk.clock.today() + 5 * DAY
    first, second = (
        desk.meetings.book(Meeting("", CRAIG.id, on, 600, worker="M. Kerr", establishment_id=BARLINNIE.id))
        for on in (day, day + DAY)
    )
    desk.meetings.calendar(CalendarChoice(meeting_id=first.id))
    desk.meetings.move(second.id, day + DAY, 720, asked_by="The hall", why="Lockdown")
    assert lines(desk, "unsent") == []
    desk.meetings.calendar(CalendarChoice(meeting_id=second.id))
    desk.meetings.move(first.id, day, 720, asked_by="The hall", why="Lockdown")
    desk.meetings.calendar(CalendarChoice(meeting_id=second.id))
    assert [each[1] for each in lines(desk, "unsent")] == [
        "The meeting of Sat 28 Nov 12:00 was changed after the file was made"
    ]
    restrict(desk, CRAIG.id)
    assert lines(desk, "unsent") == []


def test_of_a_file_from_before_meetings_were_written_down_nothing_is_said(desk: Desk) -> None:
    day = desk.clock.today() + 5 * DAY
    meeting = desk.meetings.book(Meeting("", CRAIG.id, day, 600, worker="M. Kerr", establishment_id=BARLINNIE.id))
    with desk.store.saving():
        desk.store.journal.note("exported", "person", CRAIG.id, "calendar file, 1 meeting")
    desk.meetings.move(meeting.id, day, 720, asked_by="The hall", why="Lockdown")
    assert lines(desk, "unsent") == []


def test_a_day_without_work_needs_no_backup(desk: Desk, clock: SteppingClock) -> None:
    store = desk.store
    with store.saving():
        now = desk.clock.now()
        store.records(BackupMade).add(BackupMade("b", "here", "a.rdb", now, Why.ASKED, 1, store.audit.lines, "00"))
    clock.moment += DAY
    at = section(desk, "unbacked")
    assert (at.lines, at.nothing) == ((), "Backed up Mon 23 Nov, and nothing was written since.")
    desk.tasks.add("Ring the pharmacy")
    assert [each[0] for each in lines(desk, "unbacked")] == ["Today’s work is in no backup yet"]
    clock.moment += DAY
    assert [each[0] for each in lines(desk, "unbacked")] == ["The work of the days before is in no backup yet"]

"""Windows on meetings and vetting in a real vault; the same questions the fakes answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingMove, WhyNotHeld
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.vetting import AgencyStaff, Vetting, VettingKind
from recovery_desk.exchange.ics_file import ics_file
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.meetings import MEETING_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.export_calendar import CalendarChoice, ExportCalendar
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE
from recovery_desk.usecases.list_meetings import ListMeetings
from recovery_desk.usecases.read_history import TellRecordHistory
from tests.storage.made_vaults import SteppingClock, add

FRIDAY = date(2026, 12, 4)
MEETING = Meeting("m", PersonId("p1"), FRIDAY, 600, staff_id="lang", why_not=WhyNotHeld.COURT)


def kept(vault: Vault, *records: object) -> None:
    with vault.saving():
        for record in records:
            vault.records(type(record)).add(record)


def test_meetings_by_day_and_vetting_by_its_end(vault: Vault) -> None:
    add(vault)
    early, later = replace(MEETING, id="a", start=540), replace(MEETING, id="b", day=FRIDAY + timedelta(days=1))
    kept(vault, MEETING, early, later)
    assert vault.meetings.between(FRIDAY, FRIDAY) == [early, MEETING]
    prisons = (EstablishmentId("bar"), EstablishmentId("low"))
    good = Vetting("v", "lang", VettingKind.KEYS, FRIDAY, establishment_ids=prisons, every_in=Country.SCOTLAND)
    kept(vault, AgencyStaff("lang", "P. Lang", left_on=FRIDAY), good)
    assert vault.meetings.vettings_expiring(FRIDAY) == [good]
    assert vault.meetings.vettings_expiring(FRIDAY - timedelta(days=1)) == []
    move = MeetingMove("v1", PersonId("p1"), "m", datetime(2026, 11, 1, tzinfo=UTC), FRIDAY, 1, FRIDAY, 2, "x", "y")
    kept(vault, move)
    assert vault.records(MeetingMove).where(meeting_id="m") == [move]


@pytest.mark.parametrize("table", MEETING_TABLES, ids=[table.name for table in MEETING_TABLES])
def test_history_has_words_for_every_column(table: TableOf[object]) -> None:
    words = words_of(table.name)
    assert set(table.columns) - set(words.fields) - words.inside - INSIDE == set()
    assert set(words.fields) <= set(table.columns)


def test_a_meeting_in_the_bin_is_off_in_calendars_until_it_is_back(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    kept(vault, AgencyStaff("lang", "P. Lang"), replace(MEETING, sequence=2))
    export = ExportCalendar(vault, clock, ics_file)
    with vault.saving():
        vault.records(Meeting).remove("m")
    (event,) = icalendar.Calendar.from_ical(export(CalendarChoice(person_id=PersonId("p1")))[0]).events
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("m", 3, "CANCELLED")
    assert event["SUMMARY"] == "Meeting called off"
    assert export(CalendarChoice(worker="Somebody Else"))[1] == 0
    assert export(CalendarChoice(first=FRIDAY + timedelta(days=1)))[1] == 0
    with vault.saving():
        vault.bin.restore(vault.bin.removed(clock.now() - timedelta(days=1), 1)[0].seq)
    (event,) = icalendar.Calendar.from_ical(export(CalendarChoice())[0]).events
    assert (event["SEQUENCE"], event["STATUS"]) == (4, "CONFIRMED")


def test_the_history_names_the_prisons_a_vetting_reaches(vault: Vault) -> None:
    low = Establishment(EstablishmentId("low"), Country.SCOTLAND, "HMP Low Moss")
    with vault.saving():
        vault.establishments.add(low)
    good = Vetting("v", "lang", VettingKind.KEYS, FRIDAY, establishment_ids=(low.id,))
    kept(vault, AgencyStaff("lang", "P. Lang"), good)
    with vault.saving():
        vault.records(Vetting).save(replace(good, establishment_ids=()))
    lines = [line for deed in TellRecordHistory(vault)("vetting", "v").deeds for line in deed.lines]
    assert any("prisons" in line and "HMP Low Moss" in line for line in lines)


def test_the_list_asks_for_each_kind_of_record_once(vault: Vault, clock: SteppingClock) -> None:
    add(vault)
    kept(vault, AgencyStaff("lang", "P. Lang"), *(replace(MEETING, id=f"m{at}", start=60 * at) for at in range(8, 18)))
    asked: list[str] = []
    vault._connection.trace(asked.append)
    board = ListMeetings(vault, clock)(FRIDAY, FRIDAY)
    vault._connection.trace(None)
    assert len(board.rows) == 10
    kinds = [each.partition(" FROM ")[2].split()[0] for each in asked]
    assert len(kinds) == len(set(kinds)) == 10, kinds

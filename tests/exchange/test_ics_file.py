"""Calendar files: read back by the library that wrote them and by another; nobody is named who need not be."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as some

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingPlace, MeetingState
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.exchange.ics_file import ics_file
from recovery_desk.usecases.export_calendar import CalendarChoice, CalendarEntry, EventStatus, ExportCalendar
from recovery_desk.usecases.meetings_problems import NoSuchMeeting
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeStore

MAC, RYAN = PersonId("mac"), PersonId("ryan")
WINTER, SUMMER = date(2026, 12, 4), date(2027, 6, 4)
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
MEETING = Meeting(
    "m1", MAC, WINTER, 600, 45, BARLINNIE.id, MeetingPlace.HEALTH_CENTRE, "Methadone clinic", "lang", "M. Kerr",
    "First dose, with McAllister’s family", sequence=3,
)  # fmt: skip
ENTRY = CalendarEntry(
    "m1", 3, datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 12, 4, 10, tzinfo=UTC),
    datetime(2026, 12, 4, 10, 45, tzinfo=UTC), "Meeting with Craig", "HMP Barlinnie", "", EventStatus.CONFIRMED,
)  # fmt: skip


@pytest.fixture
def export() -> ExportCalendar:
    store = FakeStore([BARLINNIE])
    store.people.add(Person(MAC, "McAllister", "Craig John"))
    store.people.add(Person(RYAN, "Whyte", "", "Whyte"))
    store.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang", "Alcohol and drug recovery service"))
    store.records(Meeting).add(MEETING)
    of_ryan = replace(
        MEETING, id="m2", person_id=RYAN, day=SUMMER, place=MeetingPlace.VIDEO, worker="", state=MeetingState.ASKED
    )
    store.records(Meeting).add(of_ryan)
    return ExportCalendar(store, FakeClock(), ics_file)


def events(content: bytes) -> list[Any]:
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    for event in calendar.events:
        assert not event.errors
    return list(calendar.events)


def test_both_readers_see_the_same(export: ExportCalendar) -> None:
    content, count = export(CalendarChoice())
    winter, summer = events(content)
    assert count == 2
    assert (winter["UID"], winter["SEQUENCE"], winter["CLASS"], winter["STATUS"]) == ("m1", 3, "PRIVATE", "CONFIRMED")
    assert winter.start == datetime(2026, 12, 4, 10, tzinfo=UTC)
    assert summer.start == datetime(2027, 6, 4, 9, tzinfo=UTC)
    assert summer["STATUS"] == "TENTATIVE"
    other = vobject.readOne(content.decode())
    assert other.validate()
    assert [each.uid.value for each in other.vevent_list] == ["m1", "m2"]
    assert [each.dtstart.value for each in other.vevent_list] == [winter.start, summer.start]
    assert [each.summary.value for each in other.vevent_list] == ["Meeting with Craig", "Meeting with W."]


def test_no_surname_and_nothing_about_health_unless_chosen(export: ExportCalendar) -> None:
    plain = export(CalendarChoice())[0].decode()
    for word in ("McAllister", "Whyte", "dose", "Methadone", "drug", "Health", "Lang"):
        assert word not in plain
    assert "LOCATION:HMP Barlinnie\r\n" in plain
    named = export(CalendarChoice(with_surname=True))[0].decode()
    assert "Craig John McAllister" in named
    assert "dose" not in named
    told = events(export(CalendarChoice(person_id=MAC, with_details=True))[0])[0]
    assert told["SUMMARY"] == "Meeting with Craig: First dose, with McAllister’s family"
    assert told["LOCATION"] == "HMP Barlinnie, Health centre, Methadone clinic"
    assert "Alcohol and drug recovery service" in told["DESCRIPTION"]


def test_whose_and_which_days(export: ExportCalendar) -> None:
    def found(choice: CalendarChoice) -> list[str]:
        return [str(event["UID"]) for event in events(export(choice)[0])]

    assert found(CalendarChoice(person_id=RYAN)) == ["m2"]
    assert found(CalendarChoice(worker="m kerr")) == ["m1"]
    assert found(CalendarChoice(meeting_id="m2")) == ["m2"]
    assert found(CalendarChoice(first=WINTER, last=WINTER)) == ["m1"]
    assert found(CalendarChoice(person_id=MAC, first=SUMMER)) == []
    with pytest.raises(NoSuchPerson):
        export(CalendarChoice(person_id=PersonId("nobody")))
    with pytest.raises(NoSuchMeeting):
        export(CalendarChoice(meeting_id="none"))


def test_the_history_says_of_whom_a_file_was_made(export: ExportCalendar) -> None:
    export(CalendarChoice())
    store = export.store
    assert isinstance(store, FakeStore)
    assert [(each.act, each.entity_id, each.new) for each in store.noted()] == [
        ("exported", MAC, "calendar file, 1 meeting"), ("exported", RYAN, "calendar file, 1 meeting"),
        ("exported", "m1", "in a calendar file"), ("exported", "m2", "in a calendar file"),
    ]  # fmt: skip


def test_called_off_is_taken_out_of_calendars(export: ExportCalendar) -> None:
    export.store.records(Meeting).save(replace(MEETING, state=MeetingState.CANCELLED, sequence=4))
    (event,) = events(export(CalendarChoice(person_id=MAC))[0])
    assert (event["UID"], event["SEQUENCE"], event["STATUS"], event["TRANSP"]) == ("m1", 4, "CANCELLED", "TRANSPARENT")


@given(some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=200), some.dates(WINTER, date(2040, 1, 1)))
def test_any_words_and_days_come_back(words: str, day: date) -> None:
    meeting = replace(MEETING, day=day)
    entry = replace(ENTRY, summary=f"Meeting with {words}", starts=meeting.starts_at, ends=meeting.ends_at)
    (event,) = events(ics_file([entry]))
    assert event["SUMMARY"] == f"Meeting with {words}"
    shown = uk_time(event.start)
    assert (shown.date(), shown.hour * 60 + shown.minute) == (day, meeting.start)

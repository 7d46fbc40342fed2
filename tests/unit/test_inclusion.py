"""Recovery inclusion meetings: the agenda that builds itself, the meeting, what it carries on, whom each copy names."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from recovery_desk.domain.complex_cases import CaseStage, CaseTrigger, ComplexCase
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionMeeting,
    InclusionMember,
    InclusionSeries,
    InclusionState,
    OutcomeKind,
)
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.recurrence import Repeats
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, check_record_id
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.tasks import Task
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.exchange.ics_file import ics_file
from recovery_desk.exchange.release_checks_file import load_check_list
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law
from recovery_desk.usecases import inclusion_problems as problems
from recovery_desk.usecases.export_calendar import CalendarChoice, ExportCalendar
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.inclusion.deeds import InclusionDeeds, inclusion_deeds
from recovery_desk.usecases.inclusion.series import inclusion_meeting_of
from recovery_desk.usecases.inclusion.sheets import AGENDA, MINUTES, AgendaSheet, MinutesSheet
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.people_problems import RecordRestricted
from recovery_desk.usecases.ports import Rendered
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.release_checks.look import CheckList, LookAtChecks
from recovery_desk.usecases.today.inclusion import inclusion_meetings
from recovery_desk.usecases.today.sections import Morning
from tests.fakes import KERR, FakeClock, FakeIds, FakeStore

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
LOW_MOSS = Establishment(EstablishmentId("low"), Country.SCOTLAND, "HMP Low Moss")
HOUSING = Organisation(OrganisationId("housing"), "Made-up Housing")
TEAM = Organisation(OrganisationId("team"), "Made-up Recovery Team")
SERIES = InclusionSeries("", "Inclusion meeting", TUESDAY, 600, 90, Repeats.WEEKS, 2, 1, place="Link centre")
SEATED = (
    InclusionMember("", "", worker="M. Kerr", is_chair=True),
    InclusionMember("", "", "lang"),
    InclusionMember("", "", "wilk"),
)


class Table:
    """A desk with a series of meetings on a day of its own."""

    def __init__(self, today: date = TUESDAY) -> None:
        self.store = FakeStore([BARLINNIE, LOW_MOSS], FakeClock(today))
        self.ids = FakeIds()
        for organisation in (HOUSING, TEAM):
            self.store.records(Organisation).add(organisation)
        self.store.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang", "", TEAM.id))
        self.store.records(AgencyStaff).add(AgencyStaff("wilk", "A. Wilk", "", HOUSING.id))
        self.on(today)
        self.series = self.deeds.keep(SERIES, SEATED)

    def on(self, today: date) -> None:
        """The same desk on another day."""
        clock = FakeClock(today)
        law = load_release_law()
        self.clock = clock
        look = LookAtChecks(
            self.store, law, clock, CheckList(self.store, load_check_list()),
            HolidaysThere(self.store, holiday_calendars()),
        )  # fmt: skip
        releases = ListReleases(self.store, law, clock)
        self.deeds: InclusionDeeds = inclusion_deeds(self.store, clock, self.ids, releases, look, self._draw)

    def _draw(self, kind: str, contents: Sequence[object]) -> Rendered:
        raise AssertionError((kind, contents))

    def person(self, name: str, due: date, prison: Establishment = BARLINNIE) -> PersonId:
        person_id = PersonId(name.lower())
        self.store.people.add(Person(person_id, name, "Ann"))
        self.store.episodes.add(
            CustodyEpisode(EpisodeId(f"{name}-stay"), person_id, establishment_id=prison.id, release=ReleaseDate(due))
        )
        return person_id

    def agree(self, person: str, agency: Organisation, *, ends: date | None = None, back: date | None = None) -> None:
        signed = Consent(self.ids.new(), PersonId(person), agency.id, Purpose.MEETING, signed_on=MONDAY)
        self.store.records(Consent).add(replace(signed, ends_on=ends, withdrawn_on=back))

    def meeting(self, weeks: int = 0) -> str:
        return f"{self.series.id}-{TUESDAY + timedelta(weeks=weeks):%Y%m%d}"

    def agenda(self, weeks: int = 0) -> list[str]:
        return [entry.row.person_id for entry in self.deeds.agenda(self.meeting(weeks)).entries]

    def refused(self, problem: type[UserFacingError]) -> object:
        return pytest.raises(problem)


@pytest.fixture
def table() -> Table:
    return Table()


def test_the_next_meeting_comes_from_the_series_and_one_can_be_moved_or_called_off(table: Table) -> None:
    (entry,) = table.deeds.series()
    assert [each.day for each in entry.upcoming[:3]] == [TUESDAY, date(2026, 12, 8), date(2026, 12, 22)]
    assert [seat.name for seat in entry.seats] == ["M. Kerr", "A. Wilk", "P. Lang"]
    assert [agency.name for agency in entry.agencies] == ["Made-up Housing", "Made-up Recovery Team"]
    table.deeds.change.cancel(table.meeting(0), "Nobody free")
    moved = table.deeds.change.move(table.meeting(2), date(2026, 12, 9), 14 * 60, "The hall is closed")
    assert (moved.id, moved.planned_on, moved.sequence) == (table.meeting(2), date(2026, 12, 8), 1)
    assert table.deeds.series.next().day == date(2026, 12, 9)
    assert table.deeds.series.of(table.series.id).upcoming[0].state is InclusionState.CANCELLED
    back = table.deeds.change.move(table.meeting(0), TUESDAY, 600, "After all")
    assert (back.state, back.sequence) == (InclusionState.PLANNED, 2)


def test_what_cannot_be_is_refused_in_words(table: Table) -> None:
    for series, problem in (
        (replace(SERIES, name="  "), problems.SeriesNeedsName),
        (replace(SERIES, minutes=5), problems.SeriesOutOfRange),
        (replace(SERIES, start=1400), problems.SeriesOutOfRange),
        (replace(SERIES, every=53), problems.SeriesOutOfRange),
        (replace(SERIES, id="gone"), problems.NoSuchSeries),
    ):
        with pytest.raises(problem) as refused:
            table.deeds.keep(series, ())
        assert words_for(refused.value)
    for wanted in ("nothing", f"{table.series.id}-20261125", f"{table.series.id}-2026113x", "gone-20261124",
                   f"{table.series.id}-99991228"):  # fmt: skip
        with pytest.raises(problems.NoSuchInclusionMeeting):
            inclusion_meeting_of(table.store, wanted)
    with pytest.raises(problems.WhyNeeded):
        table.deeds.change.cancel(table.meeting(), " ")
    with pytest.raises(problems.InclusionNotYet):
        table.deeds.run.begin(table.meeting(2))


def test_another_rule_calls_off_the_days_it_does_not_give_any_more(table: Table) -> None:
    members = [seat.member for seat in table.deeds.series.of(table.series.id).seats]
    changed = table.deeds.keep(replace(table.series, every=4), members)
    kept = {each.id: each for each in table.store.records(InclusionMeeting).where(series_id=changed.id)}
    assert kept[table.meeting(2)].state is InclusionState.CANCELLED
    assert table.meeting(0) not in kept
    assert table.meeting(4) not in kept
    ended = table.deeds.keep.end(changed.id, TUESDAY)
    assert table.deeds.series.of(ended.id).next is not None
    table.on(TUESDAY + timedelta(days=1))
    assert table.deeds.series.of(ended.id).next is None
    with pytest.raises(problems.NoInclusionMeetingToCome):
        table.deeds.series.next()


def test_another_time_takes_a_meeting_along_that_somebody_sent_apologies_for(table: Table) -> None:
    table.deeds.run.attend(table.meeting(2), "nobody", Attendance.APOLOGIES)
    table.deeds.change.move(table.meeting(4), date(2026, 12, 23), 600, "Christmas")
    members = [seat.member for seat in table.deeds.series.of(table.series.id).seats]
    table.deeds.keep(replace(table.series, start=660), members)
    upcoming = table.deeds.series.of(table.series.id).upcoming
    assert [(each.day, each.start) for each in upcoming[:3]] == [
        (TUESDAY, 660),
        (date(2026, 12, 8), 660),
        (date(2026, 12, 23), 600),
    ]


def test_a_rule_changed_and_changed_back_gives_the_days_it_gave(table: Table) -> None:
    """A slip in the form of the series, or an end taken back, must not leave a series without any meeting."""
    table.deeds.run.attend(table.meeting(2), "nobody", Attendance.APOLOGIES)
    table.deeds.change.cancel(table.meeting(4), "Holiday")
    table.deeds.change.move(table.meeting(6), date(2027, 1, 7), 600, "Snow")
    members = [seat.member for seat in table.deeds.series.of(table.series.id).seats]

    def standing() -> list[date]:
        upcoming = table.deeds.series.of(table.series.id).upcoming
        return [each.day for each in upcoming if each.state is InclusionState.PLANNED][:3]

    before = standing()
    assert before == [TUESDAY, date(2026, 12, 8), date(2027, 1, 7)]
    table.deeds.keep(replace(table.series, weekday=2), members)
    assert standing() == [date(2026, 11, 25), date(2026, 12, 9), date(2026, 12, 23)]
    off = inclusion_meeting_of(table.store, table.meeting(2))
    assert off.state is InclusionState.CANCELLED
    table.deeds.keep(table.series, members)
    assert standing() == before
    assert inclusion_meeting_of(table.store, table.meeting(2)).sequence > off.sequence
    table.deeds.keep.end(table.series.id, date(2026, 12, 1))
    assert standing() == [TUESDAY]
    table.deeds.keep(table.series, members)
    assert standing() == [TUESDAY, date(2026, 12, 8), date(2027, 1, 5)]


def test_a_meeting_is_not_moved_out_of_the_calendar(table: Table) -> None:
    with pytest.raises(problems.SeriesOutOfRange):
        table.deeds.change.move(table.meeting(0), date.max, 600, "A slip")


def test_minutes_carry_nothing_of_a_later_meeting(table: Table) -> None:
    table.person("Soon", date(2026, 12, 20))
    table.person("Now", date(2026, 11, 26))
    table.deeds.run.begin(table.meeting())
    table.deeds.run.add_person(table.meeting(), PersonId("soon"))
    table.deeds.run.close(table.meeting())
    table.on(date(2026, 12, 8))
    table.deeds.run.begin(table.meeting(2))
    (item,) = [each.item for each in table.deeds.read(table.meeting(2)).people]
    table.deeds.run.agree(item.id, "Ring the landlord")
    table.deeds.run.close(table.meeting(2))
    assert [each.undone for each in table.deeds.read(table.meeting()).people] == [(), ()]
    table.on(date(2026, 12, 22))
    table.deeds.run.begin(table.meeting(4))
    (person,) = table.deeds.read(table.meeting(4)).people
    assert [each.text for each in person.undone] == ["Ring the landlord"]


def test_the_agenda_takes_those_due_out_until_the_next_meeting_hardest_first(table: Table) -> None:
    for name, due in (("Early", date(2026, 11, 23)), ("Soon", date(2026, 11, 26)), ("Later", date(2026, 12, 8)),
                      ("Then", date(2026, 12, 9))):  # fmt: skip
        table.person(name, due)
    done = [
        CheckRecord(check_record_id("Soon-stay", check.id), PersonId("soon"), "Soon-stay", check.id, CheckState.DONE)
        for check in load_check_list()
    ]
    assert table.agenda() == ["soon", "later"]
    for record in done:
        table.store.records(CheckRecord).add(record)
    assert table.agenda() == ["later", "soon"]
    agenda = table.deeds.agenda(table.meeting())
    first = agenda.entries[0].item.person
    assert first.vital
    assert first.missing[0].in_words.endswith(("not known", "not done", "failed"))
    assert agenda.until == date(2026, 12, 8)
    times = agenda.times
    assert times.opening + sum(item.minutes for item in times.items) + times.closing == 90
    one_prison = replace(table.series, establishment_ids=(LOW_MOSS.id,))
    table.store.records(InclusionSeries).save(one_prison)
    assert table.agenda() == []


def test_complex_cases_to_be_looked_at_by_the_next_meeting_are_on_the_agenda(table: Table) -> None:
    far = date(2027, 6, 1)
    for name in ("Flagged", "Review", "Planned", "Closed", "Elsewhere", "Out"):
        table.person(name, far, LOW_MOSS if name == "Elsewhere" else BARLINNIE)
    for number, (person, stage, review_on, closed_on) in enumerate(
        (
            ("flagged", CaseStage.FLAGGED, None, None),
            ("review", CaseStage.RUNNING, date(2026, 12, 8), None),
            ("planned", CaseStage.AGREED, date(2026, 12, 9), None),
            ("closed", CaseStage.CLOSED, None, MONDAY),
            ("elsewhere", CaseStage.FLAGGED, None, None),
        )
    ):
        table.store.records(ComplexCase).add(
            ComplexCase(
                f"case-{number}", PersonId(person), CaseTrigger.DETOX, "Alcohol", stage, review_on=review_on,
                closed_on=closed_on,
            )
        )  # fmt: skip
    table.store.records(InclusionSeries).save(replace(table.series, establishment_ids=(BARLINNIE.id,)))
    assert sorted(table.agenda()) == ["flagged", "review"]
    first = table.deeds.agenda(table.meeting()).entries[0].item.person
    assert "complex case +5" in first.why
    assert "Alcohol" not in str(table.deeds.papers(AGENDA, table.meeting()).copies[0].content)


def test_a_restricted_record_is_on_no_agenda_and_is_counted(table: Table) -> None:
    table.person("Soon", date(2026, 11, 26))
    hidden = table.person("Hidden", date(2026, 11, 27))
    table.store.records(PersonDetails).add(replace(PersonDetails.of(hidden), restricted_on=MONDAY))
    assert table.agenda() == ["soon"]
    assert table.deeds.papers(AGENDA, table.meeting()).restricted == 1
    table.deeds.run.begin(table.meeting())
    with pytest.raises(RecordRestricted):
        table.deeds.run.add_person(table.meeting(), hidden)


def test_a_meeting_from_begin_to_close_and_what_it_carries_to_the_next(table: Table) -> None:
    table.person("Soon", date(2026, 11, 26))
    table.person("Extra", date(2027, 3, 1))
    meeting, run = table.meeting(), table.deeds.run
    run.begin(meeting)
    run.begin(meeting)
    (item,) = [each.item for each in table.deeds.read(meeting).people]
    decided = run.decide(item.id, "  Gate pickup   by the mentor ")
    action = run.agree(item.id, "Send the application", "made-up housing", date(2026, 12, 1))
    own = run.agree(item.id, "Ring her sister")
    lang = run.agree(item.id, "Visit", "p. lang")
    run.add_person(meeting, PersonId("extra"))
    with pytest.raises(problems.OnTheAgenda):
        run.add_person(meeting, PersonId("extra"))
    now = table.deeds.read(meeting)
    assert (decided.text, decided.kind) == ("Gate pickup by the mentor", OutcomeKind.DECISION)
    assert (action.owner, action.organisation_id) == ("Made-up Housing", HOUSING.id)
    assert (own.owner, lang.owner, lang.organisation_id) == ("M. Kerr", "P. Lang", TEAM.id)
    assert [each.item.person_id for each in now.people] == ["soon", "extra"]
    assert now.discussed == 1
    task = table.store.records(Task).get(action.task_id)
    assert task is not None
    assert (task.person_id, task.due, task.source_id) == ("soon", date(2026, 12, 1), meeting)
    run.take_out(lang.id)
    assert table.store.records(Task).get(lang.task_id) is None
    run.close(meeting)
    for deed in (lambda: run.decide(item.id, "Late"), lambda: run.close(meeting), lambda: run.take_out(own.id)):
        with pytest.raises(problems.InclusionNotOpen):
            deed()
    table.on(date(2026, 12, 8))
    agenda = table.deeds.agenda(table.meeting(2))
    (carried,) = [entry.item.person for entry in agenda.entries]
    assert carried.person_id == "soon"
    assert {each.text for each in carried.undone} == {"Send the application", "Ring her sister"}
    table.deeds.run.begin(table.meeting(2))
    (person,) = table.deeds.read(table.meeting(2)).people
    for undone in person.undone:
        table.deeds.run.done(undone.id)
    assert table.deeds.read(table.meeting(2)).people[0].undone == ()


def test_apologies_can_come_before_the_day_and_guests_on_it(table: Table) -> None:
    table.on(MONDAY)
    meeting = table.meeting()
    wilk = next(each for each in table.deeds.read(meeting).attendance if each.name == "A. Wilk")
    table.deeds.run.attend(meeting, wilk.id, Attendance.APOLOGIES)
    table.on(TUESDAY)
    table.deeds.run.begin(meeting)
    table.deeds.run.guest(meeting, "E. Boyd", "Health centre")
    now = table.deeds.read(meeting)
    assert [(each.name, each.attendance) for each in now.attendance] == [
        ("M. Kerr", Attendance.PRESENT),
        ("A. Wilk", Attendance.APOLOGIES),
        ("P. Lang", Attendance.PRESENT),
        ("E. Boyd", Attendance.PRESENT),
    ]
    assert now.owners == ("Made-up Housing", "Made-up Recovery Team", "M. Kerr", "A. Wilk", "P. Lang", "E. Boyd")


def test_each_copy_names_only_those_who_agreed_with_that_agency(table: Table) -> None:
    for name in ("Both", "Ended", "Before", "Other", "Taken", "Nobody"):
        table.person(name, date(2026, 11, 26))
    table.agree("both", HOUSING)
    table.agree("both", TEAM)
    table.agree("ended", HOUSING, ends=MONDAY)
    table.agree("before", HOUSING, ends=TUESDAY - timedelta(days=1))
    table.agree("taken", HOUSING, back=MONDAY)
    by_name = Consent(
        "n", PersonId("other"), "", Purpose.EVERYTHING, signed_on=MONDAY, organisation_name="MADE-UP housing"
    )
    table.store.records(Consent).add(by_name)
    table.store.records(Consent).add(replace(by_name, id="h", person_id=PersonId("nobody"), purpose=Purpose.HEALTH))
    table.on(MONDAY)
    own, housing, team = table.deeds.papers(AGENDA, table.meeting(), None).copies
    assert len(own.people) == 6
    assert {each.person_id for each in housing.people} == {"both", "other"}
    assert ({each.person_id for each in team.people}, team.left_out) == ({"both"}, 5)
    for copy in (housing, team):
        assert isinstance(copy.content, AgendaSheet)
        said = str(copy.content)
        assert not [name for name in ("Ended", "Before", "Taken", "Nobody") if name in said]
    with pytest.raises(problems.NotOnThisTable):
        table.deeds.papers(AGENDA, table.meeting(), "somebody-else")
    with pytest.raises(problems.InclusionNotOpen):
        table.deeds.papers(MINUTES, table.meeting())


def test_the_copy_of_an_agency_counts_only_whom_it_names(table: Table) -> None:
    for number in range(100):
        table.person(f"P{number:02}", date(2026, 11, 26))
    for name in ("p01", "p98", "p99"):
        table.agree(name, HOUSING)
    copies = table.deeds.papers(AGENDA, table.meeting(), None).copies
    own, housing = (each.content for each in copies if each.reader.id in ("", HOUSING.id))
    assert isinstance(own, AgendaSheet)
    assert isinstance(housing, AgendaSheet)
    assert [row.number for row in own.rows] == list(range(1, 101))
    assert [(row.number, row.name) for row in housing.rows] == [(1, "P01, Ann"), (2, "P98, Ann"), (3, "P99, Ann")]
    assert "For 20 there is no time" in own.closing
    assert "For 3 there is no time" in housing.closing
    table.deeds.run.begin(table.meeting())
    (minutes,) = table.deeds.papers(MINUTES, table.meeting(), HOUSING.id).copies
    (again,) = table.deeds.papers(AGENDA, table.meeting(), HOUSING.id).copies
    for sheet in (minutes.content, again.content):
        assert [row.number for row in sheet.rows] == [1, 2, 3]


def test_a_meeting_nobody_began_is_there_until_the_next_one_comes(table: Table) -> None:
    def missed() -> date | None:
        found = table.deeds.series.of(table.series.id).missed
        return found.day if found else None

    assert missed() is None
    table.on(TUESDAY + timedelta(days=1))
    entry = table.deeds.series.of(table.series.id)
    assert (entry.missed, entry.to_choose[0]) == (entry.to_choose[0], entry.missed)
    assert (missed(), entry.upcoming[0].day) == (TUESDAY, date(2026, 12, 8))
    assert table.deeds.series.next().day == date(2026, 12, 8)
    (line,) = inclusion_meetings(Morning(table.store, table.clock, table.clock.today(), KERR, "")).lines
    assert line.when == "Tue 24 Nov, not begun: begin it now or call it off"
    table.on(date(2026, 12, 8))
    assert missed() is None
    table.on(date(2026, 12, 9))
    assert missed() == date(2026, 12, 8)
    members = [seat.member for seat in table.deeds.series.of(table.series.id).seats]
    table.deeds.run.begin(table.meeting(2))
    assert missed() is None
    table.deeds.run.close(table.meeting(2))
    table.on(date(2026, 12, 11))
    table.deeds.keep(replace(table.series, weekday=2), members)
    assert missed() is None
    table.on(date(2026, 12, 24))
    assert missed() == date(2026, 12, 23)
    table.deeds.change.cancel(f"{table.series.id}-20261223", "Nobody came")
    assert missed() is None


def test_minutes_say_nothing_of_those_whose_agreement_was_taken_back_since(table: Table) -> None:
    table.person("Soon", date(2026, 11, 26))
    table.agree("soon", HOUSING)
    run, meeting = table.deeds.run, table.meeting()
    run.begin(meeting)
    run.agree(table.deeds.read(meeting).people[0].item.id, "Find a flat", "A. Wilk", date(2026, 12, 1))
    run.close(meeting)
    (minutes,) = table.deeds.papers(MINUTES, meeting, HOUSING.id).copies
    assert isinstance(minutes.content, MinutesSheet)
    assert minutes.content.rows[0].actions == (("Find a flat", "A. Wilk", "Tue 1 Dec"),)
    assert minutes.content.following.startswith("Tuesday 8 December 2026, 10:00")
    assert not minutes.content.is_draft
    (consent,) = table.store.records(Consent).where()
    table.store.records(Consent).save(replace(consent, withdrawn_on=TUESDAY))
    (minutes,) = table.deeds.papers(MINUTES, meeting, HOUSING.id).copies
    assert (minutes.people, minutes.left_out) == ((), 1)
    paper = table.deeds.papers(MINUTES, meeting)
    table.deeds.papers.note(paper, PrintWay.PRINTED)
    (logged,) = table.store.records(PrintRecord).where()
    assert (logged.sheet, logged.person_id, logged.audience[:9]) == ("minutes", "soon", "the desk,")


def test_a_calendar_of_the_series_tells_of_moves_and_stops(table: Table) -> None:
    export = ExportCalendar(table.store, table.clock, ics_file)
    choice = CalendarChoice(series_id=table.series.id, last=date(2027, 4, 30))
    events = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(export(choice)[0]).events}
    assert len(events) == 12
    winter, summer = events[table.meeting(0)], events[table.meeting(18)]
    assert winter.start == datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert summer.start == datetime(2027, 3, 30, 9, tzinfo=UTC)
    assert "health" not in str(winter["SUMMARY"]).lower()
    table.deeds.change.cancel(table.meeting(2), "Holiday")
    table.deeds.change.move(table.meeting(4), date(2026, 12, 23), 600, "Christmas")
    again = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(export(choice)[0]).events}
    assert again.keys() == events.keys()
    assert (str(again[table.meeting(2)]["STATUS"]), again[table.meeting(2)]["SEQUENCE"]) == ("CANCELLED", 1)
    assert again[table.meeting(4)].start == datetime(2026, 12, 23, 10, tzinfo=UTC)


def test_today_says_what_meets_within_a_week(table: Table) -> None:
    morning = Morning(table.store, table.clock, TUESDAY, KERR, "")
    (line,) = inclusion_meetings(morning).lines
    assert (line.title, line.when, line.screen) == ("Inclusion meeting", "today at 10:00", "inclusion")
    table.deeds.run.begin(table.meeting())
    assert inclusion_meetings(morning).lines[0].when.startswith("goes on")
    table.deeds.run.close(table.meeting())
    assert inclusion_meetings(morning).lines == ()

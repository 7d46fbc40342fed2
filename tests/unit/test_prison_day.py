"""A day in the prison: who is to be seen and why, what is kept of the list, who was seen, who rolls to the next day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingPlace, MeetingState, WhyNotHeld
from recovery_desk.domain.notes import Note, NoteKind, NotSeenReason
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prison_day import (
    MARK_KEYS,
    DayLine,
    DayOutcome,
    DaySheetKind,
    HallRegime,
    PrisonRules,
    WhyToSee,
)
from recovery_desk.domain.referrals import Referral
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.vetting import AgencyStaff, Vetting, VettingKind
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.usecases import prison_day_problems as problems
from recovery_desk.usecases.prison_day.deeds import PrisonDayDeeds, prison_day_deeds
from recovery_desk.usecases.prison_day.sheet_content import ClearanceSheet, ClinicSheet, MovementSlips, PrisonDaySheet
from recovery_desk.usecases.prison_day.sheets import DaySheet
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.worker_problems import CoordinatorOnly
from recovery_desk.usecases.write_note import NoteWritten, WriteNote
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = date(2026, 11, 23)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)
BAR = EstablishmentId("bar")
BARLINNIE = Establishment(BAR, Country.SCOTLAND, "HMP Barlinnie")
LOW_MOSS = Establishment(EstablishmentId("low"), Country.SCOTLAND, "HMP Low Moss")
KEY_WORKER = Meeting(
    "m",
    PersonId("b"),
    TODAY,
    600,
    30,
    BAR,
    MeetingPlace.LINK_CENTRE,
    "Room 2",
    staff_id="lang",
    purpose="Opiate script",
)


@dataclass(frozen=True)
class Drawn:
    pdf: bytes = b""
    pages: int = 1
    warnings: tuple[str, ...] = ()


class Prison:
    """One prison with people a to d on two halls, b of whom has a meeting."""

    def __init__(self, today: date = TODAY) -> None:
        self.store = FakeStore([BARLINNIE, LOW_MOSS])
        self.ids, self.drawn = FakeIds(), list[DaySheet]()
        self.at(today)
        for name, hall, cell in (
            ("a", "D Hall", "2/1"),
            ("b", "D Hall", "1/10"),
            ("c", "A Hall", "1/9"),
            ("d", "", ""),
        ):
            self.lives(name, hall, cell)
        self.store.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang", "Community recovery team", job="Nurse"))
        self.store.records(Vetting).add(
            Vetting("v", "lang", VettingKind.CLEARED, TODAY, "SPS/1", establishment_ids=(BAR,))
        )

    def at(self, today: date) -> None:
        self.clock = FakeClock(today)
        self.deeds: PrisonDayDeeds = prison_day_deeds(self.store, self.clock, self.ids, tuple, self._draw)

    def lives(self, name: str, hall: str, cell: str, **more: object) -> None:
        self.store.people.add(Person(PersonId(name), f"Person{name.upper()}", "Sam", prison_number=f"10{name}"))
        stay = CustodyEpisode(EpisodeId(f"e{name}"), PersonId(name), BAR, hall, cell)
        self.store.episodes.add(replace(stay, **more))  # type: ignore[arg-type]

    def meets(self, meeting: Meeting = KEY_WORKER) -> None:
        self.store.records(Meeting).add(meeting)

    def asks(self, *names: str, day: date = TODAY) -> None:
        for name in names:
            self.deeds.choose.ask(BAR, day, PersonId(name), "Asked at the hatch")

    def whys(self, day: date = TODAY) -> dict[str, list[str]]:
        return {each.person_id: [r.kind.value for r in each.reasons] for each in self.deeds.board(BAR, day).people}

    def notes(self, name: str) -> list[tuple[NoteKind, NotSeenReason | None]]:
        return [(each.kind, each.not_seen_reason) for each in self.store.records(Note).of(name)]

    def mark(self, name: str, letter: str, day: date = TODAY) -> DayLine:
        return self.deeds.mark(BAR, day, PersonId(name), MARK_KEYS[letter]).line

    def sheet(self, kind: DaySheetKind) -> DaySheet:
        self.deeds.print_sheet(kind, BAR, TODAY)
        return self.drawn[-1]

    def _draw(self, sheet: DaySheet) -> Drawn:
        self.drawn.append(sheet)
        return Drawn()


@pytest.fixture
def prison() -> Prison:
    return Prison()


def test_each_reason_to_see_somebody(prison: Prison) -> None:
    prison.meets()
    prison.store.records(Referral).add(Referral("r", PersonId("a"), "self", YESTERDAY))
    prison.lives("n", "A Hall", "1/1", admitted_on=YESTERDAY)
    prison.lives("u", "A Hall", "1/2", release=ReleaseDate(TODAY + timedelta(days=20)))
    prison.lives("x", "A Hall", "1/3", release=ReleaseDate(TODAY + timedelta(days=200)))
    prison.asks("c")
    assert prison.whys() == {
        "a": ["new-referral"], "b": ["meeting"], "c": ["asked"], "n": ["first-night"], "u": ["not-seen"],
    }  # fmt: skip
    reasons = {str(each.person_id): each.why for each in prison.deeds.board(BAR, TODAY).people}
    assert reasons["b"] == "Meeting at 10:00 with P. Lang, Community recovery team"
    assert reasons["c"] == "Asked at the hatch"
    assert reasons["n"] == "First night: came in yesterday"
    assert reasons["u"] == "Not seen for 21 days, out within twelve weeks"


def test_meetings_elsewhere_by_video_or_called_off_bring_nobody_onto_the_list(prison: Prison) -> None:
    prison.meets(replace(KEY_WORKER, place=MeetingPlace.VIDEO))
    prison.meets(replace(KEY_WORKER, id="m2", state=MeetingState.CANCELLED))
    prison.meets(replace(KEY_WORKER, id="m3", establishment_id=LOW_MOSS.id))
    assert prison.whys() == {}


def test_the_order_follows_the_halls_and_cells_and_honours_the_appointment(prison: Prison) -> None:
    prison.meets()
    prison.asks("a", "c", "d")
    prison.deeds.keep_regime(BAR, [("D Hall", "9:30-12"), ("A Hall", "9-9:30, 14-16")], PrisonRules(BAR))
    people = prison.deeds.board(BAR, TODAY).people
    assert [(each.person_id, each.start) for each in people] == [("c", 540), ("a", 570), ("b", 600), ("d", None)]


def test_people_added_and_left_out_by_hand_stay_so(prison: Prison) -> None:
    prison.meets()
    prison.asks("c")
    prison.deeds.choose.leave_out(BAR, TODAY, PersonId("b"))
    day = prison.deeds.board(BAR, TODAY)
    assert [each.person_id for each in day.people] == ["c"]
    assert [each.person_id for each in day.left_out] == ["b"]
    prison.deeds.choose.put_back(BAR, TODAY, PersonId("b"))
    assert set(prison.whys()) == {"b", "c"}
    assert prison.whys(TOMORROW) == {"c": ["rolled"], "b": ["rolled"]}


def test_seen_writes_the_contact_and_holds_the_meeting(prison: Prison) -> None:
    prison.meets()
    prison.store.records(Referral).add(Referral("r", PersonId("b"), "self", YESTERDAY))
    line = prison.mark("b", "S")
    assert line.outcome is DayOutcome.SEEN
    assert prison.notes("b") == [(NoteKind.SEEN, None)]
    meeting = prison.store.records(Meeting).get("m")
    assert meeting is not None
    assert (meeting.state, meeting.sequence) == (MeetingState.HELD, 1)
    assert prison.store.records(Referral).where()[0].first_contact_on == TODAY
    assert prison.store.saves == 1
    assert prison.whys(TOMORROW) == {}


@pytest.mark.parametrize(
    ("letter", "reason", "why_not"),
    [
        ("L", NotSeenReason.LOCKDOWN, WhyNotHeld.LOCKDOWN),
        ("C", NotSeenReason.COURT, WhyNotHeld.COURT),
        ("R", NotSeenReason.REFUSED, WhyNotHeld.REFUSED),
        ("T", NotSeenReason.TRANSFERRED, WhyNotHeld.MOVED),
        ("E", NotSeenReason.NO_ESCORT, WhyNotHeld.STAFF),
        ("I", NotSeenReason.UNWELL, WhyNotHeld.ILL),
        ("O", NotSeenReason.OTHER, WhyNotHeld.OTHER),
    ],
)
def test_not_seen_says_why_in_the_note_and_the_meeting_and_rolls(
    prison: Prison, letter: str, reason: NotSeenReason, why_not: WhyNotHeld
) -> None:
    prison.meets()
    prison.mark("b", letter)
    assert prison.notes("b") == [(NoteKind.NOT_SEEN, reason)]
    meeting = prison.store.records(Meeting).get("m")
    assert meeting is not None
    assert (meeting.state, meeting.why_not) == (MeetingState.NOT_HELD, why_not)
    assert prison.whys(TOMORROW) == {"b": ["rolled"]}


def test_every_reason_of_the_notes_has_its_letter() -> None:
    assert {mark.reason for mark in MARK_KEYS.values() if mark.reason} == set(NotSeenReason)


def test_a_second_mark_puts_the_first_right_and_words_added_by_hand_stay(prison: Prison) -> None:
    prison.meets()
    prison.mark("b", "L")
    prison.mark("b", "S")
    assert prison.notes("b") == [(NoteKind.SEEN, None)]
    note = prison.store.records(Note).where()[0]
    with prison.store.saving():
        prison.store.records(Note).save(replace(note, text="Talked about his flat."))
    prison.mark("b", "X")
    assert [each.text for each in prison.store.records(Note).where()] == ["Talked about his flat."]
    meeting = prison.store.records(Meeting).get("m")
    assert meeting is not None
    assert (meeting.state, meeting.why_not) == (MeetingState.BOOKED, None)


def test_a_mark_taken_back_leaves_nothing(prison: Prison) -> None:
    prison.asks("a")
    prison.mark("a", "S")
    line = prison.mark("a", "X")
    assert prison.notes("a") == []
    assert (line.outcome, line.note_id) == (None, "")


def test_the_task_that_came_of_a_meeting_keeps_its_owner(prison: Prison) -> None:
    prison.meets(replace(KEY_WORKER, next_step="Ring the pharmacy"))
    prison.store.records(Task).add(
        Task(TaskId("t"), "Ring the pharmacy", "P. Lang", TODAY, PersonId("b"), TOMORROW, source_id="m")
    )
    prison.mark("b", "S")
    task = prison.store.records(Task).where()[0]
    assert (task.owner, task.due) == ("P. Lang", TOMORROW)


def test_of_two_meetings_on_one_day_none_is_guessed_at(prison: Prison) -> None:
    prison.meets()
    prison.meets(replace(KEY_WORKER, id="m2", start=840))
    marked = prison.deeds.mark(BAR, TODAY, PersonId("b"), MARK_KEYS["S"])
    assert marked.meetings_left == 2
    assert {each.state for each in prison.store.records(Meeting).where()} == {MeetingState.BOOKED}


def test_a_list_keyed_back_in_the_next_morning_is_of_its_own_day(prison: Prison) -> None:
    prison.asks("a")
    prison.at(TOMORROW)
    prison.mark("a", "S", TODAY)
    assert prison.store.records(Note).where()[0].at.date() == TODAY
    prison.at(TODAY)
    with pytest.raises(problems.DayStillToCome):
        prison.mark("a", "S", TOMORROW)


def test_a_slip_that_said_seen_leaves_a_new_referral_new(prison: Prison) -> None:
    referral = Referral("r", PersonId("a"), "self", YESTERDAY)
    prison.store.records(Referral).add(referral)
    for letter in "LX":
        prison.mark("a", "S")
        assert prison.store.records(Referral).of("a")[0].first_contact_on == TODAY
        prison.mark("a", letter)
        assert prison.store.records(Referral).of("a") == [referral]
    assert prison.whys() == {"a": ["new-referral"]}
    WriteNote(prison.store, prison.clock, prison.ids)(PersonId("a"), NoteWritten(NoteKind.PHONE, "Rang."))
    prison.mark("a", "S")
    prison.mark("a", "X")
    assert prison.store.records(Referral).of("a")[0].first_contact_on == TODAY


def test_who_has_left_the_prison_rolls_there_no_more(prison: Prison) -> None:
    prison.asks("a", "b", "c")
    prison.deeds.fix(BAR, TODAY)
    (stay,) = prison.store.episodes.all(PersonId("a"))
    prison.store.episodes.save(replace(stay, ended_on=TODAY))
    (stay,) = prison.store.episodes.all(PersonId("b"))
    prison.store.episodes.save(replace(stay, establishment_id=EstablishmentId("low")))
    assert prison.whys(TOMORROW) == {"c": ["rolled"]}


def test_unseen_people_roll_until_they_are_met_or_left_out(prison: Prison) -> None:
    prison.asks("a", "b", "c")
    prison.mark("a", "L")
    prison.mark("c", "S")
    for day in (TOMORROW, TODAY + timedelta(days=4)):
        assert prison.whys(day) == {"b": ["rolled"], "a": ["rolled"]}
    prison.deeds.fix(BAR, TOMORROW)
    later = prison.deeds.board(BAR, TODAY + timedelta(days=2)).people
    assert {each.rolled_from for each in later} == {TODAY}
    assert later[0].why == "Not seen on Tue 24 Nov, on the list since Mon 23 Nov"
    WriteNote(prison.store, FakeClock(TOMORROW), prison.ids)(PersonId("a"), NoteWritten(NoteKind.PHONE, "Rang."))
    prison.deeds.choose.leave_out(BAR, TOMORROW, PersonId("b"))
    assert prison.whys(TODAY + timedelta(days=2)) == {}
    assert prison.whys(TODAY + timedelta(days=30)) == {}


def test_codes_stay_and_who_comes_later_gets_another(prison: Prison) -> None:
    prison.asks("a", "b")
    first = {each.person_id: each.code for each in prison.deeds.fix(BAR, TODAY).people}
    prison.meets(replace(KEY_WORKER, person_id=PersonId("c")))
    second = {each.person_id: each.code for each in prison.deeds.fix(BAR, TODAY).people}
    assert second.items() >= first.items()
    assert len(set(second.values())) == 3
    assert prison.deeds.fix(BAR, TOMORROW).people[0].code not in second.values()


def test_a_code_and_a_letter_mark_and_slips_are_refused(prison: Prison) -> None:
    prison.asks("a", "b")
    code = next(each.code for each in prison.deeds.fix(BAR, TODAY).people if each.person_id == "a")
    marked = prison.deeds.mark.by_code(BAR, TODAY, f"{code.lower()} s")
    assert (marked.person.id, marked.line.outcome, marked.is_new) == ("a", DayOutcome.SEEN, True)
    assert not prison.deeds.mark.by_code(BAR, TODAY, f"{code}S").is_new
    for typed, refused in (
        (f"{code[1]}{code[0]}{code[2]}S", problems.CodeMistyped),
        (code, problems.CodeMistyped),
        ("", problems.CodeMistyped),
        (f"{code}SS", problems.CodeMistyped),
        (f"{code}Q", problems.LetterUnknown),
    ):
        with pytest.raises(refused):
            prison.deeds.mark.by_code(BAR, TODAY, typed)
    prison.asks("c", day=TOMORROW)
    other = prison.deeds.fix(BAR, TOMORROW).people[0].code
    with pytest.raises(problems.CodeOfAnotherList) as wrong:
        prison.deeds.mark.by_code(BAR, TODAY, f"{other}S")
    assert "Is the paper of another day?" in words_for(wrong.value)


def test_the_regime_is_kept_whole_and_by_coordinators(prison: Prison) -> None:
    prison.deeds.keep_regime(BAR, [("D Hall", "9-10"), ("A Hall", "")], PrisonRules(BAR, "Pens", without_names=True))
    prison.deeds.keep_regime(BAR, [("a  hall", "14:00-16:00")], PrisonRules(BAR, "Pens"))
    regime = prison.deeds.regime(BAR)
    assert [(each.hall, each.times) for each in regime.halls] == [("a hall", ("14:00-16:00",)), ("D Hall", ())]
    assert len(prison.store.records(HallRegime).where()) == 1
    for halls, rules, refused in (
        ([("A", "9-10"), ("a", "")], PrisonRules(BAR), problems.HallTwice),
        ([("", "9-10")], PrisonRules(BAR), problems.HallTwice),
        ([("A", "soon")], PrisonRules(BAR), problems.TimesUnclear),
        ([], PrisonRules(BAR, starts=600, ends=600), problems.RulesOutOfRange),
        ([], PrisonRules(BAR, minutes_each=0), problems.RulesOutOfRange),
    ):
        with pytest.raises(refused):
            prison.deeds.keep_regime(BAR, halls, rules)
    prison.store.signed_in = Worker(WorkerId("w"), "A. Worker", Role.WORKER)
    with pytest.raises(CoordinatorOnly):
        prison.deeds.keep_regime(BAR, [], PrisonRules(BAR))


def test_the_list_on_paper_names_nobody_where_that_is_the_rule(prison: Prison) -> None:
    prison.meets()
    prison.asks("a")
    named = prison.sheet(DaySheetKind.LIST)
    assert isinstance(named, PrisonDaySheet)
    assert {row.name for row in named.rows} == {"PersonA, Sam", "PersonB, Sam"}
    prison.deeds.keep_regime(BAR, [], PrisonRules(BAR, without_names=True))
    bare = prison.sheet(DaySheetKind.LIST)
    assert isinstance(bare, PrisonDaySheet)
    assert "Person" not in repr(bare)
    assert [row.code for row in bare.rows] == [row.code for row in named.rows]
    for sheet in (named, bare):
        assert "Opiate" not in repr(sheet)
        assert "Community recovery" not in repr(sheet)


def test_the_clearance_list_says_who_would_not_be_let_in_and_names_nobody_inside(prison: Prison) -> None:
    prison.meets(replace(KEY_WORKER, worker="M. Kerr"))
    prison.store.records(AgencyStaff).add(AgencyStaff("boyd", "E. Boyd", "Housing options"))
    prison.meets(replace(KEY_WORKER, id="m2", person_id=PersonId("a"), staff_id="boyd", start=700))
    sheet = prison.sheet(DaySheetKind.CLEARANCE)
    assert isinstance(sheet, ClearanceSheet)
    assert "Person" not in repr(sheet)
    assert [(each.name, each.times, each.ends, each.problem) for each in sheet.visitors] == [
        ("E. Boyd", "11:40–12:10", "", "No vetting is recorded on the desk"),
        ("P. Lang", "10:00–10:30", "23 November 2026, soon", ""),
        ("M. Kerr", "10:00–10:30", "", "No vetting is recorded on the desk"),
    ]


def test_slips_are_for_those_who_are_brought_somewhere_and_never_say_why(prison: Prison) -> None:
    prison.meets()
    prison.meets(replace(KEY_WORKER, id="m2", person_id=PersonId("a"), place=MeetingPlace.HALL))
    sheet = prison.sheet(DaySheetKind.SLIPS)
    assert isinstance(sheet, MovementSlips)
    assert [(each.name, each.hall, each.to, each.time, each.back) for each in sheet.slips] == [
        ("PersonB, Sam", "D Hall", "Link centre, Room 2", "10:00", "10:30")
    ]
    assert "Opiate" not in repr(sheet)
    assert "recovery" not in repr(sheet).lower()


def test_the_clinic_list_groups_by_room_and_whom_with_codes(prison: Prison) -> None:
    prison.meets()
    prison.meets(replace(KEY_WORKER, id="m2", person_id=PersonId("a"), start=630))
    sheet = prison.sheet(DaySheetKind.CLINIC)
    assert isinstance(sheet, ClinicSheet)
    (part,) = sheet.clinics
    assert (part.where, [row.time for row in part.rows]) == ("Link centre, Room 2", ["10:00–10:30", "10:30–11:00"])
    assert all(len(row.code) == 3 for row in part.rows)
    assert [entry.new for entry in prison.store.noted()] == ["clinic list", "clinic list"]


def test_a_clinic_list_alone_puts_nobody_else_on_the_list_of_the_day(prison: Prison) -> None:
    prison.meets()
    prison.store.records(Referral).add(Referral("r", PersonId("a"), "self", YESTERDAY))
    prison.sheet(DaySheetKind.CLINIC)
    assert [each.person_id for each in prison.store.records(DayLine).where()] == ["b"]
    assert prison.whys(TOMORROW) == {"b": ["rolled"], "a": ["new-referral"]}


def test_of_two_lines_of_a_merged_record_the_one_that_is_marked_is_shown(prison: Prison) -> None:
    prison.asks("a", "b")
    (line,) = [each for each in prison.store.records(DayLine).where() if each.person_id == "b"]
    prison.store.records(DayLine).save(replace(line, person_id=PersonId("a")))
    for letter, outcome in (("S", DayOutcome.SEEN), ("X", None)):
        prison.mark("a", letter)
        (one,) = prison.deeds.board(BAR, TODAY).people
        assert one.line is not None
        assert one.line.outcome is outcome


def test_why_says_the_heaviest_first_and_a_printed_line_keeps_its_reason(prison: Prison) -> None:
    prison.meets()
    prison.deeds.fix(BAR, TODAY)
    prison.store.records(Meeting).remove("m")
    (one,) = prison.deeds.board(BAR, TODAY).people
    assert one.why.startswith("Meeting at 10:00")
    assert next(iter(WhyToSee)) is WhyToSee.MEETING


def test_nobody_whose_record_is_restricted_stands_on_paper(prison: Prison) -> None:
    prison.asks("a", "b")
    prison.meets()
    prison.store.records(PersonDetails).put(replace(PersonDetails.of(PersonId("b")), restricted_on=TODAY))
    for kind in (DaySheetKind.LIST, DaySheetKind.SLIPS, DaySheetKind.CLINIC):
        drawn = prison.deeds.print_sheet(kind, BAR, TODAY)
        assert "PersonB" not in repr(prison.drawn[-1])
        assert [each.filed_as for each in drawn.skipped] == ["PersonB, Sam"]
        assert "b" not in {each.person_id for each in drawn.people}

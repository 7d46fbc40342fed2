from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.backups import BackupMade, Why
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prison_day import DayLine
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.desk_settings import ChangeSettings, DeskSettings
from recovery_desk.usecases.notes_deeds import task_deeds
from recovery_desk.usecases.read_today import ReadToday, TodayBoard
from recovery_desk.usecases.release_checks.ask_earlier import LETTER_DRAWN
from recovery_desk.usecases.today.sections import (
    MOST_LINES,
    Morning,
    TodayLine,
    TodaySection,
    Urgency,
    Waiting,
    most_pressing,
)
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = FakeClock().today()
CRAIG = PersonId("p1")


def store_with(due: date | None = TODAY + timedelta(days=3)) -> FakeStore:
    store = FakeStore()
    store.people.add(Person(CRAIG, "McAllister", "Craig", worker=store.signed_in.name))
    release = ReleaseDate(due) if due else None
    store.episodes.add(CustodyEpisode(EpisodeId("e1"), CRAIG, hall="D Hall", release=release))
    return store


def section(board: TodayBoard, name: str) -> TodaySection:
    return next(each for each in board.sections if each.name == name)


def test_what_is_urgent_comes_first_and_what_can_wait_last() -> None:
    def checks(_morning: Morning) -> TodaySection:
        return TodaySection("checks", "", "", (), "", 0)

    board = ReadToday(store_with(), FakeClock(), (checks,))()
    assert [each.name for each in board.sections] == [
        "not-heard", "pickups", "contact-ladder", "first-days", "checks", "meetings", "inclusion", "complex-cases",
        "tasks", "prison-day", "to-see", "no-contact", "vetting", "drafts",
    ]  # fmt: skip


def test_late_tasks_press_hardest_and_those_of_others_are_theirs() -> None:
    store = store_with()
    tasks = task_deeds(store, FakeClock(), FakeIds())
    tasks.add("Late", due=TODAY - timedelta(days=2), person_id=CRAIG)
    tasks.add("Today", due=TODAY)
    tasks.add("Not mine", owner="J. Boyle", due=TODAY)
    tasks.add("Next month", due=TODAY + timedelta(days=30))
    mine = section(ReadToday(store, FakeClock())(), "tasks")
    assert [(line.title, line.urgency) for line in mine.lines] == [("Late", Urgency.HARD), ("Today", Urgency.CARE)]
    assert mine.lines[0].when.startswith("late: due")
    assert section(ReadToday(store, FakeClock())(mine=False), "tasks").count == 3


def test_somebody_due_out_is_to_be_seen_in_their_hall() -> None:
    board = ReadToday(store_with(), FakeClock())()
    [line] = section(board, "to-see").lines
    assert line.title == "D Hall · McAllister, Craig"
    assert "no contact yet" in line.when
    assert line.urgency is Urgency.CARE


def test_the_first_days_after_release_count_the_days() -> None:
    board = ReadToday(store_with(TODAY - timedelta(days=4)), FakeClock())()
    [line] = section(board, "first-days").lines
    assert line.when.startswith("day 4")
    assert line.urgency is Urgency.HARD
    assert not section(board, "to-see").lines


def test_drafts_left_open_lead_back_to_where_they_were_typed() -> None:
    store = store_with()
    at = datetime(2026, 11, 22, 14, 2, tzinfo=UTC)
    store.drafts.keep(Draft("note", CRAIG, {"text": "Half a thought"}, at, "Note", "quick_note", "", CRAIG))
    [line] = section(ReadToday(store, FakeClock())(), "drafts").lines
    assert (line.title, line.detail) == ("Note · McAllister, Craig", "Half a thought")
    assert (line.screen, line.person_id, line.when) == ("quick_note", CRAIG, "typed Sun 22 Nov, 14:02")


def test_the_close_of_the_day_names_what_is_unprinted_and_unbacked() -> None:
    store = store_with(TODAY + timedelta(days=1))
    board = ReadToday(store, FakeClock()).closing()
    [line] = section(board, "unprinted").lines
    assert (line.title, line.when, line.urgency) == ("McAllister, Craig · D Hall", "out tomorrow", Urgency.HARD)
    assert line.detail == "Handover sheet not made; my release day not made"
    assert section(board, "unbacked").nothing == "No backup was made yet, and nothing is written that one would hold."
    made = BackupMade("b", "here", "a.rdb", FakeClock().now(), Why.ASKED, 1, 1, "00")
    store.records(BackupMade).add(made)
    assert section(ReadToday(store, FakeClock()).closing(), "unbacked").count == 0


def request(number: int, **more: object) -> EarlyReleaseRequest:
    due = TODAY + timedelta(days=11)
    whole = EarlyReleaseRequest(
        f"r{number}",
        CRAIG,
        "e1",
        due,
        (due - timedelta(days=1),),
        "The governor",
        "Please",
        "M. Kerr",
        FakeClock().now(),
    )
    return replace(whole, **more)  # type: ignore[arg-type]


def test_the_close_of_the_day_lists_requests_that_are_not_sent_or_not_answered() -> None:
    store = store_with()
    requests = store.records(EarlyReleaseRequest)
    requests.add(request(1))
    requests.add(request(2, sent_on=TODAY - timedelta(days=3)))
    requests.add(request(3, sent_on=TODAY, decision=Decision.REFUSED))
    requests.add(request(4, release_day=TODAY - timedelta(days=1)))
    unsent = section(ReadToday(store, FakeClock()).closing(), "unsent")
    assert [(line.when, line.urgency) for line in unsent.lines] == [
        ("written, not sent", Urgency.HARD),
        ("sent 3 days ago, no answer yet", Urgency.CARE),
    ]
    assert unsent.lines[0].detail == "To be out Fri 4 Dec; asks for Thu 3 Dec"
    assert (unsent.lines[0].person_id, unsent.lines[0].tab) == (CRAIG, "release-day")
    with store.saving():
        store.journal.note("drawn", "person", CRAIG, LETTER_DRAWN)
    unsent = section(ReadToday(store, FakeClock()).closing(), "unsent")
    assert unsent.lines[0].when == "printed, not marked as sent"
    for kept in list(requests.where()):
        requests.save(replace(kept, decision=Decision.WITHDRAWN))
    nothing = section(ReadToday(store, FakeClock()).closing(), "unsent")
    assert (nothing.lines, nothing.nothing) == (
        (),
        (
            "No request waits to be sent or answered, no calendar file is known to be behind, and what you saved "
            "today is printed too."
        ),
    )


def test_how_long_without_contact_is_too_long_is_a_setting() -> None:
    store = store_with(None)
    assert section(ReadToday(store, FakeClock())(), "no-contact").tile == "without contact for 21 days"
    ChangeSettings(store)(DeskSettings(no_contact_days=7))
    quiet = section(ReadToday(store, FakeClock())(), "no-contact")
    assert (quiet.title, quiet.tile) == ("No contact for 7 days", "without contact for 7 days")


def test_where_only_mine_is_read_nothing_is_claimed_of_others() -> None:
    store = store_with()
    store.people.save(Person(CRAIG, "McAllister", "Craig", worker="Ann"))
    read = ReadToday(store, FakeClock())
    for name, claim in (
        ("to-see", "Nobody of yours is due out within twelve weeks and was not met in the last seven days."),
        ("no-contact", "Nobody of yours in custody is without contact for 21 days."),
    ):
        mine = section(read(), name)
        assert (mine.lines, mine.nothing, mine.others) == ((), claim, 1)
        assert (section(read(mine=False), name).count, section(read(mine=False), name).others) == (1, 0)
    assert section(read.closing(), "not-done").nothing == "No task is left over."


def test_people_not_seen_on_the_last_list_of_a_prison_lead_to_its_day() -> None:
    store = store_with()
    prison = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
    store.establishments.add(prison)
    line = DayLine("l", CRAIG, prison.id, TODAY - timedelta(days=3), "KTM")
    store.records(DayLine).add(line)
    [said] = section(ReadToday(store, FakeClock())(), "prison-day").lines
    assert (said.title, said.detail) == (prison.short_name, "1 not seen before, to see today")
    assert (said.screen, said.tab) == ("prison_day", prison.id)
    store.records(DayLine).add(replace(line, id="m", day=TODAY))
    [said] = section(ReadToday(store, FakeClock())(), "prison-day").lines
    assert said.detail == "1 on today’s list, 1 to mark"


def test_what_presses_most_is_never_cut_away_and_what_is_cut_is_never_worded() -> None:
    worded: list[str] = []

    def waiting(name: str, urgency: Urgency, days: int) -> Waiting:
        def line() -> TodayLine:
            worded.append(name)
            return TodayLine(name, urgency=urgency)

        return Waiting(urgency, TODAY + timedelta(days=days), line)

    many = [waiting(f"n{number}", Urgency.CARE, 3) for number in range(5_000)]
    late = [waiting("plain", Urgency.PLAIN, 0), waiting("in two days", Urgency.HARD, 2)]
    lines = most_pressing([*many, *late, waiting("tomorrow", Urgency.HARD, 1)])
    assert [each.title for each in lines[:3]] == ["tomorrow", "in two days", "n0"]
    assert len(lines) == len(worded) == MOST_LINES

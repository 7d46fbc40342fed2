from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.backups import BackupMade, Why
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.notes_deeds import task_deeds
from recovery_desk.usecases.read_today import ReadToday, TodayBoard
from recovery_desk.usecases.today.sections import TodaySection, Urgency
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
    assert [line.title for line in section(board, "unprinted").lines] == ["McAllister, Craig"]
    assert [line.screen for line in section(board, "unbacked").lines] == ["backups"]
    made = BackupMade("b", "here", "a.rdb", FakeClock().now(), Why.ASKED, 1, 1, "00")
    store.records(BackupMade).add(made)
    assert section(ReadToday(store, FakeClock()).closing(), "unbacked").count == 0

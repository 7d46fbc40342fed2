"""When a backup is due, which are kept, what is said of them, and that one bad place costs no other."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.backups import OWN_PLACE, BackupMade, BackupPlace, Keep, Why, is_due, is_stale, kept
from recovery_desk.usecases.backup_deeds import BackupDeeds
from recovery_desk.usecases.backup_ports import BackupFile
from recovery_desk.usecases.backup_problems import BackupPlaceFull, BackupPlaceMissing
from recovery_desk.usecases.backup_words import age_in_words, newer_in_words
from recovery_desk.usecases.record_kind_words import counted
from tests.fake_backups import FakeBackupFolders
from tests.fakes import FakeClock, FakeIds, FakeStore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def deeds(
    store: FakeStore | None = None, folders: FakeBackupFolders | None = None, *, is_practice: bool = False
) -> BackupDeeds:
    return BackupDeeds(
        store or FakeStore(), FakeClock(), FakeIds(), folders or FakeBackupFolders(), is_practice=is_practice
    )


def test_seven_days_five_weeks_twelve_months_stay() -> None:
    made = [NOON - timedelta(days=day) for day in range(500)]
    staying = kept(made, Keep())
    days = sorted(at.date() for at in staying)
    assert days[-7:] == [date(2026, 11, 17) + timedelta(days=day) for day in range(7)]
    assert date(2026, 11, 15) in days, "the Sundays before are the newest of their weeks"
    assert date(2026, 10, 31) in days, "the last of October is the newest of its month"
    assert date(2025, 12, 31) in days
    assert date(2025, 11, 30) not in days
    assert len(staying) == 7 + 3 + 11
    assert kept(staying, Keep()) == staying, "thinning twice takes nothing more away"


def test_the_newest_always_stays_and_several_a_day_are_one() -> None:
    made = [NOON - timedelta(hours=hour) for hour in range(6)]
    assert kept(made, Keep()) == {NOON}
    assert kept(made, Keep(0, 0, 0)) == {NOON}
    assert kept([], Keep()) == set()


@pytest.mark.parametrize(
    ("ago", "due", "stale"),
    [
        (timedelta(hours=3), False, False),
        (timedelta(hours=13), True, False),
        (timedelta(days=3), True, True),
        (timedelta(hours=-5), False, True),
        (timedelta(days=-30), True, True),
    ],
)
def test_due_once_a_day_and_stale_after_three_also_where_the_clock_was_set_back(
    ago: timedelta, *, due: bool, stale: bool
) -> None:
    assert is_due(NOON - ago, NOON) is due
    assert is_stale(NOON - ago, NOON, Keep()) is stale
    assert is_due(None, NOON)
    assert is_stale(None, NOON, Keep())


def test_a_lock_makes_one_a_day_and_none_of_a_practice_desk() -> None:
    store = FakeStore()
    made = deeds(store).on_lock()
    assert [each.problem for each in made] == [None]
    assert deeds(store).on_lock() == ()
    (kept_record,) = store.records(BackupMade).where()
    assert (kept_record.place_id, kept_record.why) == (OWN_PLACE, Why.LOCK)
    assert deeds(is_practice=True).on_lock() == ()
    off = deeds()
    off.change_rules(Keep(on_lock=False))
    assert off.on_lock() == ()


def test_one_bad_place_costs_no_other_is_said_and_is_tried_again() -> None:
    store, folders = FakeStore(), FakeBackupFolders()
    backups = deeds(store, folders)
    stick = backups.add_place("/stick", "Blue stick")
    assert backups.add_place("/stick") == stick
    store.snapshots.broken["/stick"] = BackupPlaceMissing("/stick")
    own, failed = backups.make(Why.ASKED)
    assert own.problem is None
    assert isinstance(failed.problem, BackupPlaceMissing)
    kept_place = store.records(BackupPlace).get(stick.id)
    assert kept_place is not None
    assert kept_place.failure == "BackupPlaceMissing"
    (again,) = backups.failed()
    assert backups.there([again]) == frozenset()
    folders.there["/stick"] = []
    assert backups.there([again]) == {stick.id}
    del store.snapshots.broken["/stick"]
    backups.make(Why.LOCK, [again])
    kept_place = store.records(BackupPlace).get(stick.id)
    assert kept_place is not None
    assert kept_place.failure == ""
    assert not store.snapshots.is_frozen
    backups.remove_place(stick.id)
    assert [place.id for place in backups.places()] == [OWN_PLACE]


def test_a_full_laptop_lets_nobody_stand_before_an_open_desk() -> None:
    store = FakeStore()
    store.snapshots.broken["/desk/backups"] = BackupPlaceFull("/desk/backups")
    (failed,) = deeds(store).on_lock()
    assert isinstance(failed.problem, BackupPlaceFull)
    assert not store.snapshots.is_frozen


def test_stopped_half_way_the_desk_goes_on() -> None:
    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    store = FakeStore()
    with pytest.raises(KeyboardInterrupt):
        deeds(store).make(Why.ASKED, report=stop)
    assert not store.snapshots.is_frozen
    assert store.records(BackupMade).where() == []


def test_only_this_desks_and_only_those_made_by_the_way_are_thinned() -> None:
    store, folders = FakeStore(), FakeBackupFolders()
    old = NOON - timedelta(days=1000)
    mine = [BackupFile(f"mine-{day}", "vault", NOON - timedelta(days=day), "lock", 1, 1) for day in range(3)]
    folders.there["/desk/backups"] = [
        *mine,
        BackupFile("mine-older-today", "vault", NOON - timedelta(hours=1), "asked", 1, 1),
        BackupFile("before-an-update", "vault", old, "update", 1, 1),
        BackupFile("before-a-restore", "vault", old, "restore", 1, 1),
        BackupFile("another-desk", "other", old, "lock", 1, 1),
    ]
    deeds(store, folders).make(Why.ASKED)
    left = {each.file for each in folders.there["/desk/backups"]}
    assert left == {"mine-0", "mine-1", "mine-2", "before-an-update", "before-a-restore", "another-desk"}


def test_what_the_screen_is_told() -> None:
    store, folders = FakeStore(), FakeBackupFolders()
    folders.there["/desk/backups"] = []
    backups = deeds(store, folders)
    state = backups.state()
    assert state.is_stale
    assert state.newest is None
    backups.make(Why.ASKED)
    state = backups.state()
    assert not state.is_stale
    assert state.is_only_here
    backups.add_place("/stick")
    backups.make(Why.ASKED)
    state = backups.state()
    assert not state.is_only_here
    assert backups.there([each.place for each in state.places]) == {OWN_PLACE}
    backups.change_rules(replace(state.rules, daily=30))
    assert backups.state().rules.daily == 30
    store.settings.put("backup_rules", "[]")
    assert backups.rules() == Keep()
    assert not deeds(is_practice=True).state().is_stale


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (None, "Never backed up"),
        (datetime(2026, 11, 23, 8, 52, tzinfo=UTC), "Backed up today 08:52"),
        (datetime(2026, 11, 22, 8, 52, tzinfo=UTC), "Backed up yesterday 08:52"),
        (datetime(2026, 11, 20, 8, 52, tzinfo=UTC), "Backed up Fri 20 Nov"),
        (datetime(2025, 11, 20, 8, 52, tzinfo=UTC), "Backed up Thu 20 Nov 2025"),
    ],
)
def test_the_age_in_words(at: datetime | None, said: str) -> None:
    assert age_in_words(at, NOON) == said


def test_counted_in_words() -> None:
    from recovery_desk.domain.backups import NewerWork

    newer = NewerWork((("note", 14), ("person", 1), ("agency", 2)), datetime(2026, 11, 23, 9, 12, tzinfo=UTC))
    assert newer_in_words(newer) == "14 notes, 1 person and 2 agencies since 09:12 on Monday 23 November 2026"
    assert counted("pickup", 1) == "1 pickup"
    assert counted("life_event", 2) == "2 events"

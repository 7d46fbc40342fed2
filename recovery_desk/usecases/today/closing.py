"""The end of the day: tasks that are left over, and whether today's work is in a backup."""

from dataclasses import dataclass
from datetime import datetime

from recovery_desk.domain.backups import BackupMade, BackupPlace, newest
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, days_away, short_date
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.backup_words import failure_in_words
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

_CHANGES = frozenset({"created", "changed", "removed"})
_OF_BACKUPS = frozenset({"backup_made", "backup_place"})
_MOST_COUNTED = 2_000


def tasks_not_done(morning: Morning) -> TodaySection:
    """Due by today and still open."""
    found = morning.store.tasks.open(morning.signed_in.name, morning.today, MOST_LINES)
    lines = tuple(
        TodayLine(each.task.text, each.filed_as, "", Urgency.CARE, "today", task_id=each.task.id) for each in found
    )
    nothing = "No task is left over."
    return TodaySection("not-done", "Due by today and not done", "list-checks", lines, nothing, len(lines))


def unbacked(morning: Morning) -> TodaySection:
    """Whether today's work is in a backup: the newest one, what was written since, and places it did not reach."""
    title, picture = "Backups", "archive-restore"
    last = newest(morning.store.records(BackupMade).where())
    lines = _not_in_it(morning, last) + _not_reached(morning)
    nothing = "No backup was made yet, and nothing is written that one would hold."
    if last is not None:
        nothing = f"Backed up {_on(last.at, morning)}, and nothing was written since."
    return TodaySection("unbacked", title, picture, tuple(lines), nothing, len(lines))


def _not_in_it(morning: Morning, last: BackupMade | None) -> list[TodayLine]:
    since = _written_since(morning.store, last)
    if since.newest is None:
        return []
    if last is not None and uk_time(last.at).date() == morning.today:
        many = so_many(since.count, "record") if since.is_all else f"{since.count:,} records or more"
        said = f"Written since today’s last backup: {many}"
        return [TodayLine(said, "They are in the next one.", f"last backup {_at(last.at)}", Urgency.CARE, "backups")]
    when = f"last backup {short_date(uk_time(last.at).date())}" if last else "no backup yet"
    whose = "Today’s work" if uk_time(since.newest).date() == morning.today else "The work of the days before"
    return [TodayLine(f"{whose} is in no backup yet", "Make one before you go.", when, Urgency.HARD, "backups")]


@dataclass(frozen=True, slots=True)
class _Written:
    """How many records were made, changed or removed, whether that is all of them, and when the newest was."""

    count: int
    is_all: bool
    newest: datetime | None


def _written_since(store: Store, last: BackupMade | None) -> _Written:
    """What is in no backup. Backups are no work."""
    found: set[str] = set()
    newest: datetime | None = None
    before: int | None = None
    looked_at, held = 0, last.journal_seq if last else 0
    while looked_at < _MOST_COUNTED:
        page = store.audit.page(AuditFilter(), before=before)
        newer = [each for each in page if each.number > held]
        work = [each for each in newer if each.act in _CHANGES and each.entity not in _OF_BACKUPS]
        found |= {each.entity_id for each in work}
        newest = newest or next((each.at for each in work), None)
        if not page or len(newer) < len(page):
            return _Written(len(found), True, newest)
        before, looked_at = page[-1].number, looked_at + len(page)
    return _Written(len(found), False, newest)


def _not_reached(morning: Morning) -> list[TodayLine]:
    places = [each for each in morning.store.records(BackupPlace).where() if each.failure]
    return [
        TodayLine(
            f"No backup reached {each.name or each.path}",
            failure_in_words(each.failure),
            _since(each, morning),
            Urgency.HARD,
            "backups",
        )
        for each in places
    ]


def _since(place: BackupPlace, morning: Morning) -> str:
    return "" if place.failed_at is None else days_away(uk_time(place.failed_at).date(), morning.today)


def _on(moment: datetime, morning: Morning) -> str:
    day = uk_time(moment).date()
    return f"today at {_at(moment)}" if day == morning.today else short_date(day)


def _at(moment: datetime) -> str:
    return clock_time(uk_time(moment))

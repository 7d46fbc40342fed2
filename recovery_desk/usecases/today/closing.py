"""The end of the day: tasks that are left over, and whether today's work is in a backup."""

from datetime import datetime

from recovery_desk.domain.backups import BackupMade, BackupPlace, newest
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
    return TodaySection(
        "not-done", "Due by today and not done", "list-checks", lines, "Nothing is left over.", len(lines)
    )


def unbacked(morning: Morning) -> TodaySection:
    """Whether today's work is in a backup: the newest one, what was written since, and places it did not reach."""
    title, picture = "Backups", "archive-restore"
    last = newest(morning.store.records(BackupMade).where())
    lines = _not_in_it(morning, last) + _not_reached(morning)
    if last is None or lines:
        return TodaySection("unbacked", title, picture, tuple(lines), "", len(lines))
    nothing = f"Backed up today at {_at(last.at)}, and nothing was written since."
    return TodaySection("unbacked", title, picture, (), nothing, 0)


def _not_in_it(morning: Morning, last: BackupMade | None) -> list[TodayLine]:
    made_on = None if last is None else uk_time(last.at).date()
    if last is None or made_on is None or made_on != morning.today:
        when = f"last backup {short_date(made_on)}" if made_on else "no backup yet"
        said = "Today’s work is in no backup yet"
        return [TodayLine(said, "Make one before you go.", when, Urgency.HARD, "backups")]
    count, is_all = _written_since(morning.store, last)
    if not count:
        return []
    many = f"{count:,} record{'' if count == 1 else 's'}" if is_all else f"{count:,} records or more"
    said = f"Written since today’s last backup: {many}"
    return [TodayLine(said, "They are in the next one.", f"last backup {_at(last.at)}", Urgency.CARE, "backups")]


def _written_since(store: Store, last: BackupMade) -> tuple[int, bool]:
    """How many records were made, changed or removed since, and whether that is all of them. Backups are no work."""
    found: set[str] = set()
    before: int | None = None
    looked_at = 0
    while looked_at < _MOST_COUNTED:
        page = store.audit.page(AuditFilter(), before=before)
        newer = [each for each in page if each.number > last.journal_seq]
        found |= {each.entity_id for each in newer if each.act in _CHANGES and each.entity not in _OF_BACKUPS}
        if not page or len(newer) < len(page):
            return len(found), True
        before, looked_at = page[-1].number, looked_at + len(page)
    return len(found), False


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


def _at(moment: datetime) -> str:
    return clock_time(uk_time(moment))

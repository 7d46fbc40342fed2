"""The end of the day: what is still unsent, unprinted, unbacked."""

from datetime import timedelta

from recovery_desk.domain.backups import BackupMade
from recovery_desk.domain.dates import clock_time, days_away, short_date
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency, person_line

_OUT_SOON = timedelta(days=2)


def tasks_not_done(morning: Morning) -> TodaySection:
    """Due by today and still open."""
    found = morning.store.tasks.open(morning.signed_in.name, morning.today, MOST_LINES)
    lines = tuple(
        TodayLine(each.task.text, each.filed_as, "", Urgency.CARE, "today", task_id=each.task.id) for each in found
    )
    return TodaySection(
        "not-done", "Due by today and not done", "list-checks", lines, "Nothing is left over.", len(lines)
    )


def unprinted(morning: Morning) -> TodaySection:
    """Leaving within two days, and no sheet about them was printed or saved."""
    today, store = morning.today, morning.store
    rows = store.today.to_see("", today, today + _OUT_SOON, today + timedelta(days=1), MOST_LINES)
    lines = tuple(
        person_line(row, when=f"out {days_away(row.due or today, today)}", urgency=Urgency.HARD)
        for row in rows
        if not store.records(PrintRecord).of(row.person_id)
    )
    nothing = "Everybody leaving within two days has something printed."
    return TodaySection("unprinted", "Leaving soon, nothing printed", "printer", lines, nothing, len(lines))


def unbacked(morning: Morning) -> TodaySection:
    """Whether today's work is in a backup."""
    made = morning.store.records(BackupMade).where()
    newest = max(made, key=lambda backup: backup.at, default=None)
    title = "Backups"
    if newest is not None and uk_time(newest.at).date() == morning.today:
        at = uk_time(newest.at)
        nothing = f"Backed up today at {clock_time(at)}. What was written since is in the next one."
        return TodaySection("unbacked", title, "archive-restore", (), nothing, 0)
    when = f"last backup {short_date(uk_time(newest.at).date())}" if newest else "no backup yet"
    line = TodayLine("Today’s work is in no backup yet", "Make one before you go.", when, Urgency.HARD, "backups")
    return TodaySection("unbacked", title, "archive-restore", (line,), "", 1)

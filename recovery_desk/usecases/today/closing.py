"""The end of the day: what is still unsent, unprinted, unbacked."""

from datetime import date, timedelta

from recovery_desk.domain.backups import BackupMade
from recovery_desk.domain.dates import clock_time, days_away, short_date
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.ask_earlier import LETTER_DRAWN
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency, person_line

_OUT_SOON = timedelta(days=2)
_LETTER = "early-release-request"


def tasks_not_done(morning: Morning) -> TodaySection:
    """Due by today and still open."""
    found = morning.store.tasks.open(morning.signed_in.name, morning.today, MOST_LINES)
    lines = tuple(
        TodayLine(each.task.text, each.filed_as, "", Urgency.CARE, "today", task_id=each.task.id) for each in found
    )
    return TodaySection(
        "not-done", "Due by today and not done", "list-checks", lines, "Nothing is left over.", len(lines)
    )


def unsent(morning: Morning) -> TodaySection:
    """Requests for an earlier day that are written and not sent, or sent and not answered."""
    store, today = morning.store, morning.today
    waiting = store.records(EarlyReleaseRequest).where(decision=Decision.WAITING)
    open_now = [each for each in waiting if each.release_day >= today]
    lines = tuple(_request_line(store, each, today) for each in sorted(open_now, key=lambda each: each.release_day))
    nothing = "Every request for an earlier day is sent and answered."
    return TodaySection("unsent", "Not sent, or not answered", "file-text", lines[:MOST_LINES], nothing, len(lines))


def _request_line(store: Store, request: EarlyReleaseRequest, today: date) -> TodayLine:
    asked = f"To be out {short_date(request.release_day)}; asks for " + " or ".join(map(short_date, request.asked_for))
    title = store.people.get(request.person_id).filed_as
    if request.sent_on is None:
        state = "printed, not marked as sent" if _is_printed(store, request) else "written, not sent"
    else:
        state = f"sent {days_away(request.sent_on, today)}, no answer yet"
    urgency = Urgency.HARD if request.sent_on is None else Urgency.CARE
    return TodayLine(
        f"Request for an earlier day · {title}", asked, state, urgency, "person", request.person_id, "release-day"
    )


def _is_printed(store: Store, request: EarlyReleaseRequest) -> bool:
    """Whether the letter left the printer since it was written, from its own form or with other sheets."""
    if any(made.sheet == _LETTER for made in store.records(PrintRecord).of(request.person_id)):
        return True
    entries = store.journal.of([request.person_id])
    return any(each.act == "drawn" and each.new == LETTER_DRAWN and each.at >= request.written_at for each in entries)


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

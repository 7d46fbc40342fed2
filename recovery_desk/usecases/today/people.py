"""People: to see by hall, without contact, and in the first days after release."""

from datetime import timedelta

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.ports import CaseloadRow
from recovery_desk.usecases.today.sections import (
    MOST_LINES,
    Morning,
    TodayLine,
    TodaySection,
    Urgency,
    last_met,
    person_line,
)

OUT_WITHIN, NOT_MET_FOR = timedelta(days=84), timedelta(days=7)
FIRST_DAYS, _SOON = timedelta(days=21), timedelta(days=14)


def people_to_see(morning: Morning) -> TodaySection:
    """Due out within twelve weeks and not met for a week, hall by hall: the round through the prison."""
    today = morning.today
    rows = morning.store.today.to_see(
        morning.worker, today, today + OUT_WITHIN, today - NOT_MET_FOR + timedelta(days=1), MOST_LINES
    )
    lines = tuple(_to_see(row, morning) for row in rows)
    nothing = "Everybody due out within twelve weeks was met in the last seven days."
    return TodaySection("to-see", "People to see, by hall", "users", lines, nothing, len(lines))


def _to_see(row: CaseloadRow, morning: Morning) -> TodayLine:
    due, today = row.due or morning.today, morning.today
    soon = due - today <= _SOON
    where = ", ".join(part for part in (row.establishment, row.place) if part)
    when = f"out {days_away(due, today)} · {last_met(row, today)}"
    return TodayLine(
        f"{where} · {row.filed_as}" if where else row.filed_as,
        f"{row.prison_number} · out {short_date(due)}",
        when,
        Urgency.CARE if soon else Urgency.PLAIN,
        "person",
        row.person_id,
        "notes",
    )


def without_contact(morning: Morning) -> TodaySection:
    """In custody, and nobody has met, rung or written to them for as many days as the desk was told."""
    days = read_settings(morning.store.settings).no_contact_days
    since = morning.today - timedelta(days=days)
    rows = morning.store.today.without_contact(morning.worker, morning.today, since, MOST_LINES)
    lines = tuple(
        person_line(row, when=last_met(row, morning.today), tab="notes", urgency=Urgency.CARE) for row in rows
    )
    nothing = f"Everybody in custody was in contact within {so_many(days, 'day')}."
    tile = f"without contact for {so_many(days, 'day')}"
    return TodaySection(
        "no-contact", f"No contact for {so_many(days, 'day')}", "history", lines, nothing, len(lines), tile
    )

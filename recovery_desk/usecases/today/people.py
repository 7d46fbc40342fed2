"""People: to see by hall, without contact, and in the first days after release."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.list_releases import LONGEST_MOVE
from recovery_desk.usecases.ports import CaseloadRow
from recovery_desk.usecases.today.leaving import Leaver, release_days
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
    lines = tuple(_to_see(row, day, morning) for row, day in _in_custody_still(morning))
    others = 0 if lines or not morning.worker else len(_in_custody_still(replace(morning, worker="")))
    nothing = "Everybody due out within twelve weeks was met in the last seven days."
    if morning.worker:
        nothing = "Nobody of yours is due out within twelve weeks and was not met in the last seven days."
    return TodaySection("to-see", "People to see, by hall", "users", lines, nothing, len(lines), others=others)


def _in_custody_still(morning: Morning) -> Sequence[Leaver]:
    """As many as are shown of those whom the law lets out in time; whom it let out already is no longer in a hall."""
    today, many = morning.today, 2 * MOST_LINES
    until, met_since = today + OUT_WITHIN, today - NOT_MET_FOR + timedelta(days=1)
    while True:
        rows = morning.store.today.to_see(morning.worker, today, until + LONGEST_MOVE, met_since, many)
        found = [(row, day) for row, day in release_days(morning, rows) if today <= day <= until]
        if len(found) >= MOST_LINES or len(rows) < many:
            return found[:MOST_LINES]
        many *= 4


def _to_see(row: CaseloadRow, day: date, morning: Morning) -> TodayLine:
    today = morning.today
    soon = day - today <= _SOON
    where = ", ".join(part for part in (row.establishment, row.place) if part)
    when = f"out {days_away(day, today)} · {last_met(row, today)}"
    return TodayLine(
        f"{where} · {row.filed_as}" if where else row.filed_as,
        f"{row.prison_number} · out {short_date(day)}",
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
    find = morning.store.today.without_contact
    rows = find(morning.worker, morning.today, since, MOST_LINES)
    others = 0 if rows or not morning.worker else len(find("", morning.today, since, MOST_LINES))
    lines = tuple(
        person_line(row, when=last_met(row, morning.today), tab="notes", urgency=Urgency.CARE) for row in rows
    )
    nothing = f"Everybody in custody was in contact within {so_many(days, 'day')}."
    if morning.worker:
        nothing = f"Nobody of yours in custody is without contact for {so_many(days, 'day')}."
    tile = f"without contact for {so_many(days, 'day')}"
    return TodaySection(
        "no-contact", f"No contact for {so_many(days, 'day')}", "history", lines, nothing, len(lines), tile, others
    )

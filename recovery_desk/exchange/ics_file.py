"""Calendar files (RFC 5545): what Thunderbird, Outlook and Google read."""

from collections.abc import Sequence

from icalendar import Calendar, Event

from recovery_desk.usecases.export_calendar import CalendarEntry


def ics_file(entries: Sequence[CalendarEntry]) -> bytes:
    """The entries as a calendar file, in UTC; each has an id that stays, so that a second import updates the first."""
    calendar = Calendar()
    calendar.add("prodid", "-//Recovery Desk//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.made_at)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary)
    if entry.where:
        event.add("location", entry.where)
    if entry.description:
        event.add("description", entry.description)
    event.add("class", "PRIVATE")
    event.add("status", entry.status.value)
    event.add("transp", "TRANSPARENT" if entry.status.value == "CANCELLED" else "OPAQUE")
    return event

"""Meetings: today's, those of which nobody has said what happened, and vetting that runs out."""

from datetime import timedelta

from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, MEETING_STATE_NAMES
from recovery_desk.usecases.keep_agency_staff import ExpiringVetting, ListExpiringVetting
from recovery_desk.usecases.list_meetings import ListMeetings, MeetingRow
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

_BACK = timedelta(days=14)


def meetings_today(morning: Morning) -> TodaySection:
    """Today's by the clock, then those of the last two weeks that nobody has recorded."""
    board = ListMeetings(morning.store, morning.clock)(morning.today - _BACK, morning.today)
    rows = [row for row in board.rows if not row.meeting.is_over]
    if morning.worker:
        rows = [row for row in rows if morning.worker in (row.meeting.worker, row.person.worker)]
    rows.sort(key=lambda row: (row.is_to_record, row.meeting.day, row.meeting.start))
    lines = tuple(_line(row, morning) for row in rows[:MOST_LINES])
    return TodaySection("meetings", "Meetings", "calendar-days", lines, "No meeting today, none to record.", len(rows))


def _line(row: MeetingRow, morning: Morning) -> TodayLine:
    meeting = row.meeting
    is_wrong = bool(row.clashing) or row.refused is not None
    detail = " · ".join(part for part in (row.whom, MEETING_PLACE_NAMES[meeting.place], row.prison) if part)
    if row.is_to_record:
        when = f"{short_date(meeting.day)}, {days_away(meeting.day, morning.today)}: say what happened"
    else:
        state = "cannot take place as planned" if is_wrong else MEETING_STATE_NAMES[meeting.state].lower()
        when = f"{minutes_in_words(meeting.start)} · {state}"
    urgency = Urgency.HARD if is_wrong else Urgency.CARE if row.is_to_record else Urgency.PLAIN
    return TodayLine(row.person.filed_as, detail, when, urgency, "person", meeting.person_id, "meetings")


def vetting_to_renew(morning: Morning) -> TodaySection:
    """Clearances that have run out or will within four weeks, and that nothing takes the place of."""
    found = ListExpiringVetting(morning.store, morning.clock)()
    lines = tuple(_expiring(each, morning) for each in found[:MOST_LINES])
    nothing = "No vetting runs out within four weeks."
    return TodaySection("vetting", "Vetting to renew", "key-round", lines, nothing, len(found))


def _expiring(each: ExpiringVetting, morning: Morning) -> TodayLine:
    ends, today = each.vetting.expires_on, morning.today
    who = ", ".join(part for part in (each.staff.name, each.staff.agency) if part)
    has_ended = ends < today
    when = f"{'ended' if has_ended else 'ends'} {short_date(ends)}, {days_away(ends, today)}"
    return TodayLine(who, each.covers, when, Urgency.HARD if has_ended else Urgency.CARE, "agency_staff")

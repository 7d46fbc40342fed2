"""A meeting in words and tones, for the list and the details beside it."""

from datetime import date

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import day_and_month, long_date, minutes_in_words
from recovery_desk.domain.meetings import (
    MEETING_PLACE_NAMES,
    MEETING_STATE_NAMES,
    NEXT_MEETING_STATE,
    WHY_NOT_HELD_NAMES,
    Meeting,
    MeetingMove,
    MeetingState,
)
from recovery_desk.ui.palette import Tone
from recovery_desk.usecases.list_meetings import MeetingRow
from recovery_desk.usecases.people_words import EVENT_WORDS, permission_in_words
from recovery_desk.usecases.problem_words import words_for

STATE_TONES = {
    MeetingState.ASKED: Tone.CARE,
    MeetingState.BOOKED: Tone.CARE,
    MeetingState.CONFIRMED: Tone.NOTE,
    MeetingState.HELD: Tone.GOOD,
    MeetingState.HELD_LATE: Tone.GOOD,
    MeetingState.NOT_HELD: Tone.HARD,
    MeetingState.CANCELLED: Tone.PLAIN,
}
STATE_ICONS = {
    MeetingState.ASKED: "circle-question-mark",
    MeetingState.BOOKED: "calendar-days",
    MeetingState.CONFIRMED: "calendar-check",
    MeetingState.HELD: "circle-check",
    MeetingState.HELD_LATE: "clock",
    MeetingState.NOT_HELD: "circle-x",
    MeetingState.CANCELLED: "circle-minus",
}
_NEXT_WORDS = {MeetingState.BOOKED: "It is booked", MeetingState.CONFIRMED: "It is confirmed"}


def next_words(meeting: Meeting) -> str:
    """What the one key says of a meeting that is to come; empty where nothing is left to say."""
    following = NEXT_MEETING_STATE.get(meeting.state)
    return _NEXT_WORDS[following] if following else ""


def heading(row: MeetingRow, *, is_on_their_page: bool) -> str:
    """Whom the meeting is with; on their own page, which names them at its top, when it is."""
    if is_on_their_page:
        return f"{long_date(row.meeting.day)}, {times(row.meeting)}"
    return row.person.filed_as


def times(meeting: Meeting) -> str:
    """`10:00–10:45`."""
    return f"{minutes_in_words(meeting.start)}–{minutes_in_words(meeting.start + meeting.minutes)}"


def where(row: MeetingRow) -> str:
    """`Link centre, Room 2, HMP Barlinnie`."""
    place = MEETING_PLACE_NAMES[row.meeting.place]
    return ", ".join(part for part in (place, row.meeting.room, row.prison) if part)


def state_in_words(meeting: Meeting) -> str:
    """`Not held: They were at court`, `Held, 20 minutes late`."""
    if meeting.state is MeetingState.HELD_LATE and meeting.late_minutes:
        return f"Held, {so_many(meeting.late_minutes, 'minute')} late"
    if meeting.why_not is not None:
        return f"Not held: {WHY_NOT_HELD_NAMES[meeting.why_not]}"
    return MEETING_STATE_NAMES[meeting.state]


def troubles(row: MeetingRow) -> list[tuple[str, Tone]]:
    """What is to be put right, the worst first."""
    found = [(words_for(row.refused), Tone.HARD)] if row.refused else []
    found += [(clash, Tone.HARD) for clash in row.clashing]
    if row.moved is not None:
        happened = EVENT_WORDS[row.moved.kind]
        found.append((f"{happened}, after this was arranged. See whether it still stands.", Tone.CARE))
    if row.not_agreed is not None:
        found.append((f"{permission_in_words(row.not_agreed)} Ask them before anything is told.", Tone.CARE))
    if row.is_to_record:
        found.append(("The day has passed. Say what happened.", Tone.CARE))
    return found


def move_in_words(move: MeetingMove) -> str:
    """`Moved from Friday 4 December, 10:00 to …; the prison asked: training day`."""
    before = f"{day_and_month(move.from_day)}, {minutes_in_words(move.from_start)}"
    after = f"{day_and_month(move.to_day)}, {minutes_in_words(move.to_start)}"
    return f"Moved from {before} to {after}. Asked for by {move.asked_by}: {move.why}"


def facts(row: MeetingRow) -> list[tuple[str, str]]:
    """Everything written down of a meeting, name by name."""
    meeting = row.meeting
    staff = row.staff
    reach = ", ".join(part for part in (staff.job, staff.phone, staff.email) if part) if staff else ""
    return [
        ("When", f"{long_date(meeting.day)}, {times(meeting)}"),
        ("Where", where(row)),
        ("With", row.whom),
        ("To reach them", reach),
        ("Purpose", meeting.purpose),
        ("Asked for by", meeting.asked_by),
        ("What happened", state_in_words(meeting) if meeting.is_over else ""),
        ("Agreed", meeting.agreed),
        ("Next", meeting.next_step),
        ("Note", meeting.note),
    ]


def heading_of(day: date, today: date) -> str:
    """`Today, Monday 23 November 2026`, else the day alone."""
    return f"Today, {long_date(day)}" if day == today else long_date(day)

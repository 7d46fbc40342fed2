"""Meetings as the command line answers them in JSON; the names are a promise."""

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.usecases.list_meetings import MeetingRow
from recovery_desk.usecases.people_words import permission_in_words
from recovery_desk.usecases.problem_words import words_for


def meeting_as_json(row: MeetingRow) -> dict[str, object]:
    """One meeting."""
    meeting = row.meeting
    return {
        "id": meeting.id,
        "day": meeting.day.isoformat(),
        "start": minutes_in_words(meeting.start),
        "end": minutes_in_words(meeting.start + meeting.minutes),
        "person_id": meeting.person_id,
        "person": row.person.filed_as,
        "with": row.whom,
        "agency_staff_id": meeting.staff_id or None,
        "prison": row.prison,
        "place": meeting.place.value,
        "room": meeting.room,
        "purpose": meeting.purpose,
        "state": meeting.state.value,
        "why_not_held": meeting.why_not.value if meeting.why_not else None,
        "late_minutes": meeting.late_minutes,
        "agreed": meeting.agreed,
        "next_step": meeting.next_step,
        "clashes": list(row.clashing),
        "refused": words_for(row.refused) if row.refused else None,
        "not_agreed": permission_in_words(row.not_agreed) if row.not_agreed else None,
        "moves": [
            {
                "from": f"{move.from_day.isoformat()} {minutes_in_words(move.from_start)}",
                "to": f"{move.to_day.isoformat()} {minutes_in_words(move.to_start)}",
                "asked_by": move.asked_by,
                "why": move.why,
            }
            for move in row.moves
        ],
    }

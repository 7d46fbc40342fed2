"""Agenda and minutes as the command line answers them in JSON; the names are a promise."""

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.inclusion import InclusionMeeting
from recovery_desk.usecases.inclusion.sheets import AgendaSheet, InclusionPaper, MinutesSheet


def paper_as_json(paper: InclusionPaper, meeting: InclusionMeeting) -> dict[str, object]:
    """A meeting with the one copy of its agenda or minutes, and what that leaves out."""
    copy = paper.copies[0]
    content = copy.content
    rows = _agenda(content) if isinstance(content, AgendaSheet) else _minutes(content)
    return {
        "meeting": meeting_as_json(meeting),
        "series": content.head.series,
        "copy_for": copy.reader.name,
        "left_out": copy.left_out,
        "restricted": paper.restricted,
        **rows,
    }


def meeting_as_json(meeting: InclusionMeeting) -> dict[str, object]:
    """One meeting of a series."""
    return {
        "id": meeting.id,
        "series_id": meeting.series_id,
        "day": meeting.day.isoformat(),
        "planned_on": meeting.planned_on.isoformat(),
        "start": minutes_in_words(meeting.start),
        "minutes": meeting.minutes,
        "place": meeting.place,
        "state": meeting.state.value,
        "why": meeting.why,
    }


def _agenda(sheet: AgendaSheet) -> dict[str, object]:
    return {
        "order": sheet.order,
        "members": list(sheet.seats),
        "opening": sheet.opening,
        "closing": sheet.closing,
        "people": [
            {
                "number": row.number,
                "at": row.at or None,
                "minutes": row.minutes,
                "name": row.name,
                "where": row.where,
                "due_out": row.due_out,
                "why": row.why,
                "missing": {state: list(titles) for state, titles in row.missing},
                "not_done": list(row.undone),
            }
            for row in sheet.rows
        ],
    }


def _minutes(sheet: MinutesSheet) -> dict[str, object]:
    return {
        "draft": sheet.is_draft,
        "closed": sheet.closed or None,
        "next_meeting": sheet.following or None,
        "present": list(sheet.present),
        "apologies": list(sheet.apologies),
        "absent": list(sheet.absent),
        "people": [
            {
                "number": row.number,
                "name": row.name,
                "where": row.where,
                "due_out": row.due_out,
                "discussed": row.is_discussed,
                "missing": {state: list(titles) for state, titles in row.missing},
                "decisions": list(row.decisions),
                "actions": [{"what": what, "owner": owner, "due": due or None} for what, owner, due in row.actions],
                "carried_forward": list(row.undone),
            }
            for row in sheet.rows
        ],
    }

"""Where meetings, agency staff and their vetting are kept."""

from typing import Any

from recovery_desk.domain.meetings import Meeting, MeetingMove
from recovery_desk.domain.vetting import AgencyStaff, Vetting
from recovery_desk.storage.records import TableOf

MEETING = TableOf(Meeting, "meeting", order="day DESC, start, id")
VETTING = TableOf(Vetting, "vetting", order="expires_on DESC, id")

MEETING_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(AgencyStaff, "agency_staff", order="name, id"),
    VETTING,
    MEETING,
    TableOf(MeetingMove, "meeting_move", order="at, id"),
)

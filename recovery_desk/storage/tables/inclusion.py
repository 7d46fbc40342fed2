"""Where recovery inclusion meetings are kept."""

from typing import Any

from recovery_desk.domain.inclusion import (
    InclusionAttendance,
    InclusionItem,
    InclusionMeeting,
    InclusionMember,
    InclusionOutcome,
    InclusionSeries,
)
from recovery_desk.storage.records import TableOf

INCLUSION_TABLES: tuple[TableOf[Any], ...] = (
    TableOf(InclusionSeries, "inclusion_series", order="ended_on IS NOT NULL, name, id"),
    TableOf(InclusionMember, "inclusion_member", order="is_chair DESC, id"),
    TableOf(InclusionMeeting, "inclusion_meeting", order="day, id"),
    TableOf(InclusionAttendance, "inclusion_attendance", order="position, id"),
    TableOf(InclusionItem, "inclusion_item", order="position, id"),
    TableOf(InclusionOutcome, "inclusion_outcome", order="said_at, id"),
)

"""The deeds of meetings and of agency staff with their vetting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recovery_desk.usecases.export_calendar import CalendarEntry, ExportCalendar
from recovery_desk.usecases.keep_agency_staff import KeepStaff, KeepVetting, ListExpiringVetting, ListStaff
from recovery_desk.usecases.keep_meeting import BookMeeting, MoveMeeting, RecordMeeting, RemoveMeeting
from recovery_desk.usecases.list_meetings import ListMeetings
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class MeetingDeeds:
    """What can be done with meetings."""

    board: ListMeetings
    book: BookMeeting
    move: MoveMeeting
    record: RecordMeeting
    remove: RemoveMeeting
    staff: ListStaff
    keep_staff: KeepStaff
    keep_vetting: KeepVetting
    expiring: ListExpiringVetting
    calendar: ExportCalendar


def meeting_deeds(
    store: Store, clock: Clock, ids: Ids, write_calendar: Callable[[Sequence[CalendarEntry]], bytes]
) -> MeetingDeeds:
    """Every deed of meetings, over one open desk."""
    return MeetingDeeds(
        board=ListMeetings(store, clock),
        book=BookMeeting(store, ids),
        move=MoveMeeting(store, clock, ids),
        record=RecordMeeting(store, clock, ids),
        remove=RemoveMeeting(store),
        staff=ListStaff(store),
        keep_staff=KeepStaff(store, ids),
        keep_vetting=KeepVetting(store, ids),
        expiring=ListExpiringVetting(store, clock),
        calendar=ExportCalendar(store, clock, write_calendar),
    )

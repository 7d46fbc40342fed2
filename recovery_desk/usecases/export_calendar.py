"""Meetings for somebody's calendar: no surname, and nothing of what they are about, unless it is chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.folding import fold_words
from recovery_desk.domain.inclusion import InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, Meeting, MeetingPlace, MeetingState
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.uk_time import uk_moment
from recovery_desk.usecases.inclusion.series import YEAR, meetings_between, series_of
from recovery_desk.usecases.keep_meeting import meeting_of, with_whom
from recovery_desk.usecases.leaving import without_unsafe
from recovery_desk.usecases.list_meetings import ListMeetings
from recovery_desk.usecases.may_share import must_not_be_restricted, unrestricted
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.undo_deeds import BIN_DAYS

FIRST_DAY, LAST_DAY = date.min, date.max
IN_A_CALENDAR = "in a calendar file"
"""Written down of each meeting to come, so that a file that is behind can be told from one that never held it."""
_EVERYBODY = PersonId("")
_MOST_IN_BIN, _OFF = 2_000, "Meeting called off"


class EventStatus(StrEnum):
    """Whether an entry stands, as calendars know it."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


_STATUS = {
    MeetingState.ASKED: EventStatus.TENTATIVE,
    MeetingState.NOT_HELD: EventStatus.CANCELLED,
    MeetingState.CANCELLED: EventStatus.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry. The same `uid` with a higher `sequence` takes the place of what a calendar held before."""

    uid: str
    sequence: int
    made_at: datetime
    starts: datetime
    ends: datetime
    summary: str
    where: str
    description: str
    status: EventStatus


@dataclass(frozen=True, slots=True)
class CalendarChoice:
    """Whose meetings, of which days, and what may be said in a file that lies outside the vault.

    An empty `person_id`, `worker` or `meeting_id` narrows nothing. With a `series_id` it is that series of recovery
    inclusion meetings and nobody's own, a year of them where no days are given. Without `with_details` no purpose,
    agency, health centre or room is named, for each may say what somebody is treated for.
    """

    person_id: PersonId = _EVERYBODY
    worker: str = ""
    meeting_id: str = ""
    series_id: str = ""
    first: date = FIRST_DAY
    last: date = LAST_DAY
    with_surname: bool = False
    with_details: bool = False


@dataclass(frozen=True, slots=True)
class ExportCalendar:
    """Makes a calendar file; the history says that it was made, and of whom."""

    store: Store
    clock: Clock
    write: Callable[[Sequence[CalendarEntry]], bytes]

    def __call__(self, choice: CalendarChoice) -> tuple[bytes, int]:
        """The file and how many entries are in it. Raises `NoSuchPerson`, `NoSuchMeeting`, `NoSuchSeries`."""
        if choice.series_id:
            return self._series(choice)
        meetings = self.meetings(choice)
        entries = [self._entry(each, choice) for each in meetings]
        taken_out = self._taken_out(choice)
        entries = without_unsafe(self.store, entries, {each.person_id for each in meetings}) + taken_out
        today = self.clock.today()
        to_come = [each.id for each in meetings if each.day >= today] + [each.uid for each in taken_out]
        content = self.write(entries)
        with self.store.saving():
            for person_id in dict.fromkeys(each.person_id for each in meetings):
                count = sum(each.person_id == person_id for each in meetings)
                said = f"calendar file, {so_many(count, 'meeting')}"
                self.store.journal.note("exported", "person", person_id, said)
            for meeting_id in to_come:
                self.store.journal.note("exported", "meeting", meeting_id, IN_A_CALENDAR)
        return content, len(entries)

    def not_agreed(self, choice: CalendarChoice) -> int:
        """How many of these meetings to come are with an agency that may be told nothing of the person."""
        if choice.series_id:
            return 0
        board, today = ListMeetings(self.store, self.clock), self.clock.today()
        coming = (each for each in self.meetings(choice) if each.staff_id and not each.is_over and each.day >= today)
        return sum(board.not_agreed(each.person_id, each.staff_id, each.day) is not None for each in coming)

    def _series(self, choice: CalendarChoice) -> tuple[bytes, int]:
        """Those called off are in it too, so that calendars that hold them hear of it."""
        series, today = series_of(self.store, choice.series_id), self.clock.today()
        first = today if choice.first == FIRST_DAY else choice.first
        last = today + YEAR if choice.last == LAST_DAY else choice.last
        kept = self.store.records(InclusionMeeting).where(series_id=series.id)
        entries = [self._inclusion_entry(series, each) for each in meetings_between(series, kept, first, last)]
        return self.write(entries), len(entries)

    def _inclusion_entry(self, series: InclusionSeries, meeting: InclusionMeeting) -> CalendarEntry:
        return CalendarEntry(
            uid=meeting.id,
            sequence=meeting.sequence,
            made_at=self.clock.now(),
            starts=meeting.starts_at,
            ends=meeting.ends_at,
            summary=series.name,
            where=meeting.place,
            description="",
            status=EventStatus.CANCELLED if meeting.state is InclusionState.CANCELLED else EventStatus.CONFIRMED,
        )

    def meetings(self, choice: CalendarChoice) -> Sequence[Meeting]:
        """The meetings chosen, by day and time; of nobody whose record is restricted. Raises `RecordRestricted`."""
        if choice.meeting_id:
            meeting = meeting_of(self.store, choice.meeting_id)
            must_not_be_restricted(self.store, meeting.person_id)
            return [meeting]
        if choice.person_id:
            self.store.people.get(choice.person_id)
            must_not_be_restricted(self.store, choice.person_id)
            of_them = self.store.records(Meeting).of(choice.person_id)
            found = [each for each in of_them if choice.first <= each.day <= choice.last]
            found.sort(key=lambda each: (each.day, each.start, each.id))
        else:
            found = list(self.store.meetings.between(choice.first, choice.last))
        worker = fold_words(choice.worker)
        chosen = [each for each in found if not worker or fold_words(each.worker) == worker]
        kept = unrestricted(self.store, {each.person_id for each in chosen})
        return [each for each in chosen if each.person_id in kept]

    def _entry(self, meeting: Meeting, choice: CalendarChoice) -> CalendarEntry:
        person = self.store.people.get(meeting.person_id)
        name = person.full_name if choice.with_surname else without_surname(person)
        prison = self.store.establishments.get(meeting.establishment_id)
        about = f": {meeting.purpose}" if choice.with_details and meeting.purpose else ""
        return CalendarEntry(
            uid=meeting.id,
            sequence=meeting.sequence,
            made_at=self.clock.now(),
            starts=meeting.starts_at,
            ends=meeting.ends_at,
            summary=f"Meeting with {name}{about}",
            where=", ".join(part for part in (prison.short_name if prison else "", _place(meeting, choice)) if part),
            description=f"With {with_whom(self.store, meeting)}" if choice.with_details else "",
            status=_STATUS.get(meeting.state, EventStatus.CONFIRMED),
        )

    def _taken_out(self, choice: CalendarChoice) -> list[CalendarEntry]:
        """Those in the bin that were still to come: a calendar that holds one hears that it is off."""
        if choice.meeting_id:
            return []
        now, today, worker = self.clock.now(), self.clock.today(), fold_words(choice.worker)
        entries = []
        for each in self.store.bin.removed(now - timedelta(days=BIN_DAYS), _MOST_IN_BIN):
            if each.entity != "meeting" or choice.person_id not in (_EVERYBODY, each.fields["person_id"]):
                continue
            day, start, minutes, sequence = (str(each.fields[name]) for name in ("day", "start", "minutes", "sequence"))
            on = date.fromisoformat(day)
            if worker and fold_words(str(each.fields["worker"])) != worker:
                continue
            if max(choice.first, today) <= on <= choice.last:
                begins, ends = uk_moment(on, int(start)), uk_moment(on, int(start) + int(minutes))
                entries.append(
                    CalendarEntry(
                        each.entity_id, int(sequence) + 1, now, begins, ends, _OFF, "", "", EventStatus.CANCELLED
                    )
                )
        return entries


def without_surname(person: Person) -> str:
    """What they are called, where that gives no family name away; else an initial."""
    family = set(fold_words(person.family_name))
    for name in (person.preferred_name, person.given_names.partition(" ")[0]):
        if name.strip() and not family & set(fold_words(name)):
            return name.strip()
    return f"{person.family_name[:1]}." if person.family_name else "somebody"


def _place(meeting: Meeting, choice: CalendarChoice) -> str:
    if choice.with_details:
        return ", ".join(part for part in (MEETING_PLACE_NAMES[meeting.place], meeting.room) if part)
    return "" if meeting.place is MeetingPlace.HEALTH_CENTRE else MEETING_PLACE_NAMES[meeting.place]

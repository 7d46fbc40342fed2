"""The end of the day: requests, files and calendars that are made, and what is known of their having gone out.

Nobody writes down that a file was handed over. So it is said that one was made and not printed, and no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from recovery_desk.domain.dates import clock_time, days_away, minutes_in_words, short_date
from recovery_desk.domain.meetings import Meeting, MeetingState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PRINT_WAY_WORDS, PrintRecord, PrintWay
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.may_share import unrestricted
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.ask_earlier import LETTER_DRAWN
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency, Waiting, most_pressing

LETTER = "early-release-request"
_AHEAD = timedelta(days=28)
_MANY, _MOST_ENTRIES = 1_000, 100_000


def unsent(morning: Morning) -> TodaySection:
    """Requests not sent or not answered; calendars that are behind; files of today that nobody printed."""
    waiting = [*_requests(morning), *_calendars(morning), *_files(morning)]
    nothing = (
        "No request waits to be sent or answered, no calendar file is known to be behind, and what you saved today is "
        "printed too."
    )
    return TodaySection(
        "unsent", "Not sent, or not answered", "file-text", most_pressing(waiting), nothing, len(waiting)
    )


def _requests(morning: Morning) -> Iterable[Waiting]:
    """For an earlier day: written and not sent, or sent and not answered."""
    for each in morning.store.records(EarlyReleaseRequest).where(decision=Decision.WAITING):
        if each.release_day >= morning.today:
            urgency = Urgency.HARD if each.sent_on is None else Urgency.CARE
            yield Waiting(urgency, each.release_day, partial(_request_line, morning.store, each, morning.today))


def _request_line(store: Store, request: EarlyReleaseRequest, today: date) -> TodayLine:
    asked = f"To be out {short_date(request.release_day)}; asks for " + " or ".join(map(short_date, request.asked_for))
    title = store.people.get(request.person_id).filed_as
    if request.sent_on is None:
        state = "printed, not marked as sent" if _is_printed(store, request) else "written, not sent"
    else:
        state = f"sent {days_away(request.sent_on, today)}, no answer yet"
    urgency = Urgency.HARD if request.sent_on is None else Urgency.CARE
    return TodayLine(
        f"Request for an earlier day · {title}", asked, state, urgency, "person", request.person_id, "release-day"
    )


def _is_printed(store: Store, request: EarlyReleaseRequest) -> bool:
    """Whether the letter left the desk since it was written, from its own form or with other sheets."""
    made = store.records(PrintRecord).of(request.person_id)
    if any(each.sheet == LETTER and each.at >= request.written_at for each in made):
        return True
    entries = store.journal.of([request.person_id])
    return any(each.act == "drawn" and each.new == LETTER_DRAWN and each.at >= request.written_at for each in entries)


def _calendars(morning: Morning) -> Iterable[Waiting]:
    """Meetings to come that were moved, changed, called off or removed after the calendar file they are in was made.

    Of files from before it was written down which meetings are in one, nothing is said.
    """
    store, today = morning.store, morning.today
    coming = [each for each in store.meetings.between(today, today + _AHEAD) if each.sequence and _is_to_tell(each)]
    overtaken = [_Overtaken(each.id, each.person_id, each.day, each.start, _what(each), None) for each in coming]
    for each in store.bin.removed(morning.clock.now() - _AHEAD, _MANY):
        if each.entity == "meeting" and (day := date.fromisoformat(str(each.fields["day"]))) >= today:
            person_id, start = PersonId(str(each.fields["person_id"])), int(str(each.fields["start"]))
            overtaken.append(_Overtaken(each.entity_id, person_id, day, start, "removed", each.at))
    told: dict[str, datetime] = {}
    changed: dict[str, datetime] = {}
    for entry in store.journal.of([each.id for each in overtaken], _MOST_ENTRIES):
        if entry.act == "exported":
            told[entry.entity_id] = max(entry.at, told.get(entry.entity_id, entry.at))
        elif entry.field == "sequence":
            changed[entry.entity_id] = max(entry.at, changed.get(entry.entity_id, entry.at))
    may_be_told = unrestricted(store, {each.person_id for each in overtaken})
    for one in overtaken:
        at, made = one.removed_at or changed.get(one.id), told.get(one.id)
        if at is not None and made is not None and made < at and one.person_id in may_be_told:
            yield Waiting(Urgency.CARE, one.day, partial(_calendar_line, morning, one, made))


def _is_to_tell(meeting: Meeting) -> bool:
    return not meeting.is_over or meeting.state is MeetingState.CANCELLED


def _what(meeting: Meeting) -> str:
    return "called off" if meeting.state is MeetingState.CANCELLED else "changed"


@dataclass(frozen=True, slots=True)
class _Overtaken:
    """A meeting that is no longer what a calendar file may say."""

    id: str
    person_id: PersonId
    day: date
    start: int
    what: str
    removed_at: datetime | None


def _calendar_line(morning: Morning, meeting: _Overtaken, made: datetime) -> TodayLine:
    when = f"{short_date(meeting.day)} {minutes_in_words(meeting.start)}"
    return TodayLine(
        f"Calendar file · {morning.store.people.get(meeting.person_id).filed_as}",
        f"The meeting of {when} was {meeting.what} after the file was made",
        f"file made {_when(made, morning.today)}",
        Urgency.CARE,
        "person",
        meeting.person_id,
        "meetings",
    )


def _files(morning: Morning) -> list[Waiting]:
    """What was saved today and not printed since: a pack is one line."""
    todays = _made_today(morning)
    on_paper = {(each.person_id, each.sheet, each.audience) for each in todays if each.way is PrintWay.PRINTED}
    left: dict[str, list[PrintRecord]] = {}
    for each in todays:
        if each.way is not PrintWay.PRINTED and (each.person_id, each.sheet, each.audience) not in on_paper:
            left.setdefault(each.pack or f"{each.person_id} {each.at.isoformat()}", []).append(each)
    return [Waiting(Urgency.PLAIN, morning.today, partial(_file_line, morning, together)) for together in left.values()]


def _made_today(morning: Morning) -> list[PrintRecord]:
    """By whoever closes the day; the newest first."""
    records, many = morning.store.records(PrintRecord), _MANY
    while True:
        newest = records.first(many)
        todays = [each for each in newest if uk_time(each.at).date() == morning.today]
        if len(newest) < many or len(todays) < len(newest):
            return [each for each in todays if not morning.worker or each.by == morning.worker]
        many *= 10


def _file_line(morning: Morning, together: Sequence[PrintRecord]) -> TodayLine:
    people = list(dict.fromkeys(each.person_id for each in together))
    first = together[0]
    who = morning.store.people.get(people[0]).filed_as if len(people) == 1 else f"{len(people):,} people"
    when = f"{PRINT_WAY_WORDS[first.way]} {clock_time(uk_time(first.at))}, not printed"
    detail = "Nobody writes down whether a file was handed over: see to it before you go"
    if len(people) == 1:
        return TodayLine(f"{_named(together)} · {who}", detail, when, Urgency.PLAIN, "person", people[0], "overview")
    return TodayLine(f"Pack of {who}: {_named(together)}", detail, when, Urgency.PLAIN, "print_centre")


def _named(together: Iterable[PrintRecord]) -> str:
    return ", ".join(dict.fromkeys(SHEET_NAMES.get(each.sheet, each.sheet) for each in together))


def _when(moment: datetime, today: date) -> str:
    at = uk_time(moment)
    return clock_time(at) if at.date() == today else short_date(at.date())

"""The end of the day: requests, files and calendars that are made, and what is known of their having gone out.

Nobody writes down that a file was handed over. So it is said that one was made and not printed, and no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recovery_desk.domain.dates import clock_time, days_away, minutes_in_words, short_date
from recovery_desk.domain.meetings import Meeting, MeetingState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PRINT_WAY_WORDS, PrintRecord, PrintWay
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.journal_ports import HistoryFilter
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.release_checks.ask_earlier import LETTER_DRAWN
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

LETTER = "early-release-request"
_AHEAD = timedelta(days=28)
_MANY, _FEW = 1_000, 20


def unsent(morning: Morning) -> TodaySection:
    """Requests not sent or not answered; calendars that are behind; files of today that nobody printed."""
    lines = [*_requests(morning), *_calendars(morning), *_files(morning)]
    nothing = "Every request is sent and answered, every calendar file is up to date, and no file was made today."
    return TodaySection(
        "unsent", "Not sent, or not answered", "file-text", tuple(lines[:MOST_LINES]), nothing, len(lines)
    )


def _requests(morning: Morning) -> list[TodayLine]:
    """For an earlier day: written and not sent, or sent and not answered."""
    store, today = morning.store, morning.today
    waiting = store.records(EarlyReleaseRequest).where(decision=Decision.WAITING)
    open_now = [each for each in waiting if each.release_day >= today]
    return [_request_line(store, each, today) for each in sorted(open_now, key=lambda each: each.release_day)]


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


def _calendars(morning: Morning) -> list[TodayLine]:
    """Meetings to come that were moved, changed, called off or removed after the calendar file they are in was made."""
    store, today = morning.store, morning.today
    coming = [each for each in store.meetings.between(today, today + _AHEAD) if each.sequence and _is_to_tell(each)]
    lines = []
    for meeting in coming:
        entries = store.journal.of([meeting.id])
        changed = max((each.at for each in entries if each.field == "sequence"), default=None)
        what = "called off" if meeting.state is MeetingState.CANCELLED else "changed"
        lines += _calendar_line(
            morning, _Overtaken(meeting.id, meeting.person_id, meeting.day, meeting.start), changed, what
        )
    for each in store.bin.removed(morning.clock.now() - _AHEAD, _MANY):
        if each.entity == "meeting" and (day := date.fromisoformat(str(each.fields["day"]))) >= today:
            person_id, start = PersonId(str(each.fields["person_id"])), int(str(each.fields["start"]))
            lines += _calendar_line(morning, _Overtaken(each.entity_id, person_id, day, start), each.at, "removed")
    return lines


def _is_to_tell(meeting: Meeting) -> bool:
    return not meeting.is_over or meeting.state is MeetingState.CANCELLED


@dataclass(frozen=True, slots=True)
class _Overtaken:
    """A meeting that is no longer what a calendar file may say."""

    id: str
    person_id: PersonId
    day: date
    start: int


def _calendar_line(morning: Morning, meeting: _Overtaken, changed: datetime | None, what: str) -> list[TodayLine]:
    """One, where the newest calendar file of the person was made while the meeting was as it is no longer."""
    store = morning.store
    begun = min((each.at for each in store.journal.of([meeting.id])), default=None)
    made = store.history.about(meeting.person_id, _FEW, wanted=HistoryFilter(acts=("exported",)))
    told = max((each.at for each in made if (each.new or "").startswith("calendar file")), default=None)
    if changed is None or begun is None or told is None or not begun <= told < changed:
        return []
    when = f"{short_date(meeting.day)} {minutes_in_words(meeting.start)}"
    line = TodayLine(
        f"Calendar file · {store.people.get(meeting.person_id).filed_as}",
        f"The meeting of {when} was {what} after the file was made",
        f"file made {_when(told, morning.today)}",
        Urgency.CARE,
        "person",
        meeting.person_id,
        "meetings",
    )
    return [line]


def _files(morning: Morning) -> list[TodayLine]:
    """What was saved today and not printed since: a pack is one line."""
    todays = _made_today(morning)
    on_paper = {(each.person_id, each.sheet, each.audience) for each in todays if each.way is PrintWay.PRINTED}
    left: dict[str, list[PrintRecord]] = {}
    for each in todays:
        if each.way is not PrintWay.PRINTED and (each.person_id, each.sheet, each.audience) not in on_paper:
            left.setdefault(each.pack or f"{each.person_id} {each.at.isoformat()}", []).append(each)
    return [_file_line(morning, together) for together in left.values()]


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

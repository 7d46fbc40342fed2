"""The end of the day: lists for the next days in prison, and minutes, as far as the print log knows of them.

The log keeps of which prison and day a list was, and of which meeting minutes were. A line of it from before it did
counts once only: for the nearest list somebody stands on, for the meeting that was closed last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.inclusion import InclusionItem, InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.prison_day import DayLine, DaySheetKind
from recovery_desk.usecases.inclusion.sheets import MINUTES, when_in_words
from recovery_desk.usecases.may_share import unrestricted
from recovery_desk.usecases.prison_day.sheets import whose_day
from recovery_desk.usecases.release_checks.by_person import by_person
from recovery_desk.usecases.today.sections import Morning, TodayLine, Urgency, Waiting

_NEXT_DAYS, _MINUTES_FOR = timedelta(days=3), timedelta(days=28)
_MOST_ENTRIES = 100_000


def prison_lists(morning: Morning) -> Iterable[Waiting]:
    """Lists begun for the days to come: how many on them stand on no printed list since they were put on it."""
    store, today = morning.store, morning.today
    kept = store.prison_days.everywhere(today + timedelta(days=1), today + _NEXT_DAYS)
    people = unrestricted(store, {each.person_id for each in kept})
    lines = [each for each in kept if not each.is_left_out and each.person_id in people]
    put_on: dict[str, datetime] = {}
    for entry in store.journal.of([each.id for each in lines], _MOST_ENTRIES):
        put_on[entry.entity_id] = min(entry.at, put_on.get(entry.entity_id, entry.at)).replace(microsecond=0)
    prints = by_person(each for each in store.records(PrintRecord).of_many(people) if each.sheet == DaySheetKind.LIST)
    nearest: dict[PersonId, date] = {}
    for line in lines:
        nearest[line.person_id] = min(line.day, nearest.get(line.person_id, line.day))
    for prison_id, day in dict.fromkeys((each.establishment_id, each.day) for each in lines):
        here = [each for each in lines if (each.establishment_id, each.day) == (prison_id, day)]
        prison = store.establishments.get(prison_id)
        name = whose_day(prison, day)
        ways = [
            {
                made.way
                for made in prints.get(line.person_id, ())
                if (line.id not in put_on or made.at >= put_on[line.id])
                and (made.audience == name or (not made.audience and nearest[line.person_id] == day))
            }
            for line in here
        ]
        if said := _not_on_paper(ways):
            yield Waiting(Urgency.CARE, day, partial(_list_line, here[0], prison, said, today))


def _not_on_paper(ways: Sequence[set[PrintWay]]) -> str:
    """What is wrong with a list, from how each on it left the desk since they were put on it."""
    waiting = [each for each in ways if PrintWay.PRINTED not in each]
    if not waiting:
        return ""
    if len(waiting) < len(ways):
        return f"{len(waiting)} of {len(ways)} put on it since it was printed"
    if all(waiting):
        return "Saved as a file, not printed"
    if any(waiting):
        return "Saved as a file before some were put on it, not printed"
    return "Not printed"


def _list_line(line: DayLine, prison: Establishment | None, said: str, today: date) -> TodayLine:
    name = prison.short_name if prison else "a prison no longer on this desk"
    return TodayLine(
        f"List for {name}, {short_date(line.day)}",
        said,
        days_away(line.day, today),
        Urgency.CARE,
        "prison_day",
        tab=line.establishment_id,
    )


@dataclass(frozen=True, slots=True)
class _Closed:
    """A meeting that was closed, and whom its minutes may name."""

    meeting: InclusionMeeting
    at: datetime
    people: frozenset[PersonId]


def minutes(morning: Morning) -> Iterable[Waiting]:
    """Meetings closed in the last four weeks of which the print log knows no minutes since."""
    store, since = morning.store, morning.today - _MINUTES_FOR
    found = []
    for meeting in store.records(InclusionMeeting).where(state=InclusionState.CLOSED):
        if meeting.day >= since and meeting.closed_at is not None:
            named = unrestricted(
                store, {i.person_id for i in store.records(InclusionItem).where(meeting_id=meeting.id)}
            )
            if named:
                found.append(_Closed(meeting, meeting.closed_at.replace(microsecond=0), named))
    found.sort(key=lambda each: (each.at, each.meeting.day, each.meeting.start), reverse=True)
    everybody = frozenset[PersonId]().union(*(each.people for each in found))
    made = [each for each in store.records(PrintRecord).of_many(everybody) if each.sheet == MINUTES]
    seen_to = _seen_to(found, made)
    for each in found:
        if each.meeting.id not in seen_to:
            yield Waiting(Urgency.CARE, each.meeting.day, partial(_minutes_line, morning, each.meeting))


def _seen_to(closed: Sequence[_Closed], made: Iterable[PrintRecord]) -> frozenset[str]:
    """The meetings whose minutes left the desk."""
    deeds: dict[tuple[datetime, str], set[PersonId]] = {}
    for each in made:
        deeds.setdefault((each.at, each.audience), set()).add(each.person_id)
    ids = set()
    for (at, audience), people in deeds.items():
        likely = [each for each in closed if each.at <= at and people & each.people]
        named = [each for each in likely if audience.endswith(when_in_words(each.meeting))]
        ids |= {each.meeting.id for each in named or ([] if _names_a_day(audience) else likely[:1])}
    return frozenset(ids)


def _names_a_day(audience: str) -> bool:
    """Whether a line of the log says of which meeting it was: it then ends on hours, `10:00–11:30`."""
    return audience[-5:].replace(":", "").isdigit()


def _minutes_line(morning: Morning, meeting: InclusionMeeting) -> TodayLine:
    series = morning.store.records(InclusionSeries).get(meeting.series_id)
    when = f"{short_date(meeting.day)} {minutes_in_words(meeting.start)}"
    return TodayLine(
        f"Minutes · {series.name if series else 'a series no longer on this desk'}",
        f"{when}: as far as the print log knows, neither printed nor saved since it was closed",
        days_away(meeting.day, morning.today),
        Urgency.CARE,
        "inclusion",
    )

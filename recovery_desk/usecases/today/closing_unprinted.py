"""The end of the day: paper that somebody will want and that is not printed, as the print log knows it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from recovery_desk.domain.custody import CustodyEvent, Ground
from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.inclusion import InclusionItem, InclusionMeeting, InclusionSeries, InclusionState
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupState
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.prison_day import DaySheetKind
from recovery_desk.domain.uk_time import uk_midnight, uk_time
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import CaseloadRow, Store
from recovery_desk.usecases.print_pickup import DRAWN
from recovery_desk.usecases.release_checks.by_person import by_person
from recovery_desk.usecases.today.sections import MOST_LINES, Morning, TodayLine, TodaySection, Urgency

_OUT_SOON, _PRESSES, _NEXT_DAYS = timedelta(days=7), timedelta(days=5), timedelta(days=3)
"""Days somebody is due out in a week: the law may bring one forward over a long weekend, so those of five press hard.
Lists and hearings are looked for over a weekend."""
_WANTED = ("handover", "my-release-day")
_MOST_LEAVING = 2_000
_MINUTES_FOR = timedelta(days=28)


def unprinted(morning: Morning) -> TodaySection:
    """Sheets of whoever leaves within a week, or may from a court; lists of the next prison day; minutes."""
    lines = [*_leaving(morning), *_hearings(morning), *_prison_lists(morning), *_minutes(morning)]
    nothing = "Everybody leaving within a week has their sheets on paper, and so has every list and every meeting."
    return TodaySection("unprinted", "Not printed", "printer", tuple(lines[:MOST_LINES]), nothing, len(lines))


def _leaving(morning: Morning) -> list[TodayLine]:
    today, store = morning.today, morning.store
    rows = store.today.to_see("", today, today + _OUT_SOON, today + timedelta(days=1), _MOST_LEAVING)
    people = [row.person_id for row in rows]
    prints = by_person(store.records(PrintRecord).of_many(people))
    events = by_person(store.records(CustodyEvent).of_many(people))
    pickups = by_person(store.records(Pickup).of_many(people))
    lines = []
    for row in sorted(rows, key=lambda each: (each.due or today, each.filed_as)):
        wanted = [*_WANTED, *(["pickup"] if _is_met(pickups.get(row.person_id, ()), today) else [])]
        moved = _ground_moved_at(store, row.person_id, events.get(row.person_id, ()))
        own = prints.get(row.person_id, ())
        missing = {sheet: _missing(sheet, own, moved) for sheet in wanted}
        if missing.get("pickup") and (shown := _shown(store, row.person_id, moved)):
            missing["pickup"] = shown
        said = [each for each in missing.values() if each]
        if said:
            lines.append(_leaving_line(row, said, today))
    return lines


def _is_met(pickups: Iterable[Pickup], today: date) -> bool:
    """Whether somebody drives to the gate, who takes a sheet along."""
    return any(not each.is_over and each.day >= today and each.state is not PickupState.WANTED for each in pickups)


def _ground_moved_at(store: Store, person_id: PersonId, events: Iterable[CustodyEvent]) -> datetime | None:
    """When this stay began or its release day became another: what was printed before says another day."""
    stay = store.episodes.current(person_id)
    own = [each for each in events if stay is None or each.episode_id == stay.id]
    return max((each.recorded_at for each in own if each.moves([Ground.RELEASE_DAY])), default=None)


def _shown(store: Store, person_id: PersonId, moved: datetime | None) -> str:
    """A sheet shown for printing from the pickup itself: whether it was printed, nobody wrote down."""
    entries = store.journal.of([person_id])
    drawn = [each.at for each in entries if (each.act, each.new) == ("drawn", DRAWN)]
    last = max((at for at in drawn if moved is None or at >= moved), default=None)
    return "" if last is None else f"pickup sheet shown {_on(last)}, not in the print log"


def _missing(
    sheet: str, prints: Iterable[PrintRecord], moved: datetime | None, since: str = "the release day changed"
) -> str:
    """What is wrong with a sheet: never made, only saved, or of before the release day was known as it is."""
    made = [each for each in prints if each.sheet == sheet]
    name = SHEET_NAMES[sheet].partition(",")[0].lower()
    if not made:
        return f"{name} not made"
    current = [each for each in made if moved is None or each.at >= moved]
    last = max(each.at for each in current or made)
    if not current:
        return f"{name} made {_on(last)}, before {since}"
    if any(each.way is PrintWay.PRINTED for each in current):
        return ""
    return f"{name} saved {_on(last)}, not printed"


def _leaving_line(row: CaseloadRow, said: Sequence[str], today: date) -> TodayLine:
    due = row.due or today
    where = ", ".join(part for part in (row.establishment, row.place) if part)
    words = "; ".join(said)
    return TodayLine(
        f"{row.filed_as} · {where}" if where else row.filed_as,
        f"{words[:1].upper()}{words[1:]}",
        f"due out {days_away(due, today)}",
        Urgency.HARD if due - today <= _PRESSES else Urgency.CARE,
        "person",
        row.person_id,
        "release-day",
    )


def _hearings(morning: Morning) -> list[TodayLine]:
    """Plans for a release from court whose hearing is near: not made since they were written as they are."""
    store, today = morning.store, morning.today
    near = [
        each
        for each in store.records(CourtPlan).where()
        if each.next_hearing is not None and today <= each.next_hearing <= today + _NEXT_DAYS
    ]
    prints = by_person(store.records(PrintRecord).of_many({each.person_id for each in near}))
    return [
        _hearing_line(morning, plan, said)
        for plan in sorted(near, key=lambda each: (each.next_hearing or today, each.id))
        if (said := _missing("court-plan", prints.get(plan.person_id, ()), _written_at(plan), "it was written anew"))
    ]


def _written_at(plan: CourtPlan) -> datetime | None:
    return None if plan.written_on is None else uk_midnight(plan.written_on)


def _hearing_line(morning: Morning, plan: CourtPlan, said: str) -> TodayLine:
    hearing = plan.next_hearing or morning.today
    return TodayLine(
        morning.store.people.get(plan.person_id).filed_as,
        f"{said[:1].upper()}{said[1:]}",
        f"hearing {days_away(hearing, morning.today)}",
        Urgency.HARD,
        "person",
        plan.person_id,
        "day-out",
    )


def _prison_lists(morning: Morning) -> list[TodayLine]:
    """Lists begun for the days to come: how many on them stand on no printed list since they were put on it."""
    store, today = morning.store, morning.today
    kept = store.prison_days.everywhere(today + timedelta(days=1), today + _NEXT_DAYS)
    lines = [each for each in kept if not each.is_left_out]
    prints = by_person(store.records(PrintRecord).of_many({each.person_id for each in lines}))
    found = []
    for prison_id, day in dict.fromkeys((each.establishment_id, each.day) for each in lines):
        here = [each for each in lines if (each.establishment_id, each.day) == (prison_id, day)]
        waiting = sum(not _is_listed(store, each.id, prints.get(each.person_id, ())) for each in here)
        if waiting:
            prison = store.establishments.get(prison_id)
            name = prison.short_name if prison else "a prison no longer on this desk"
            said = "Not printed" if waiting == len(here) else f"{waiting} of {len(here)} put on it since it was printed"
            found.append(
                TodayLine(
                    f"List for {name}, {short_date(day)}",
                    said,
                    days_away(day, today),
                    Urgency.CARE,
                    "prison_day",
                    tab=prison_id,
                )
            )
    return found


def _is_listed(store: Store, line_id: str, prints: Iterable[PrintRecord]) -> bool:
    put_on = min((each.at for each in store.journal.of([line_id])), default=None)
    sheets = [each for each in prints if each.sheet == DaySheetKind.LIST]
    return any(put_on is None or each.at >= put_on.replace(microsecond=0) for each in sheets)


def _minutes(morning: Morning) -> list[TodayLine]:
    """Meetings closed in the last four weeks whose minutes were neither printed nor saved since."""
    store, since = morning.store, morning.today - _MINUTES_FOR
    closed = [
        each
        for each in store.records(InclusionMeeting).where(state=InclusionState.CLOSED)
        if each.day >= since and each.closed_at is not None
    ]
    lines = []
    for meeting in sorted(closed, key=lambda each: (each.day, each.start)):
        people = {each.person_id for each in store.records(InclusionItem).where(meeting_id=meeting.id)}
        made = [each for each in store.records(PrintRecord).of_many(people) if each.sheet == "minutes"]
        closed_at = (meeting.closed_at or morning.clock.now()).replace(microsecond=0)
        if people and not any(each.at >= closed_at for each in made):
            lines.append(_minutes_line(morning, meeting))
    return lines


def _minutes_line(morning: Morning, meeting: InclusionMeeting) -> TodayLine:
    series = morning.store.records(InclusionSeries).get(meeting.series_id)
    return TodayLine(
        f"Minutes · {series.name if series else 'a series no longer on this desk'}",
        f"{short_date(meeting.day)} {minutes_in_words(meeting.start)}: neither printed nor saved since it was closed",
        days_away(meeting.day, morning.today),
        Urgency.CARE,
        "inclusion",
    )


def _on(moment: datetime) -> str:
    return short_date(uk_time(moment).date())

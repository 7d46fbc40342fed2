"""The end of the day: paper that somebody will want and that is not printed, as the print log knows it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from recovery_desk.domain.custody import CustodyEvent, Ground
from recovery_desk.domain.dates import days_away, short_date
from recovery_desk.domain.first_days import CourtPlan
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.pickups import Pickup, PickupState
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.uk_time import uk_midnight, uk_time
from recovery_desk.usecases.may_share import unrestricted
from recovery_desk.usecases.paper.sheet_names import SHEET_NAMES
from recovery_desk.usecases.ports import CaseloadRow, Store
from recovery_desk.usecases.print_pickup import DRAWN
from recovery_desk.usecases.release_checks.by_person import by_person
from recovery_desk.usecases.today.closing_lists import minutes, prison_lists
from recovery_desk.usecases.today.leaving import leaving
from recovery_desk.usecases.today.sections import Morning, TodayLine, TodaySection, Urgency, Waiting, most_pressing

_OUT_SOON, _NEXT_DAYS = timedelta(days=7), timedelta(days=3)
"""Whoever walks out in a week; over a weekend it presses, and hearings are looked for."""
_WANTED = ("handover", "my-release-day")


def unprinted(morning: Morning) -> TodaySection:
    """Sheets of whoever leaves within a week, or may from a court; lists of the next prison days; minutes.

    Of nobody whose record is restricted: no sheet of theirs may be made.
    """
    waiting = [*_leaving(morning), *_hearings(morning), *prison_lists(morning), *minutes(morning)]
    nothing = (
        "As far as the print log knows, the sheets of everybody who leaves within seven days are printed, and so are "
        "plans for hearings and the lists begun for the next three days; minutes of four weeks are printed or saved."
    )
    return TodaySection("unprinted", "Not printed", "printer", most_pressing(waiting), nothing, len(waiting))


def _leaving(morning: Morning) -> Iterable[Waiting]:
    today, store = morning.today, morning.store
    found = leaving(morning, today, today + _OUT_SOON)
    people = unrestricted(store, [row.person_id for row, _ in found])
    prints = by_person(store.records(PrintRecord).of_many(people))
    events = by_person(store.records(CustodyEvent).of_many(people))
    pickups = by_person(store.records(Pickup).of_many(people))
    for row, day in found:
        if row.person_id not in people:
            continue
        wanted = [*_WANTED, *(["pickup"] if _is_met(pickups.get(row.person_id, ()), today) else [])]
        moved = _ground_moved_at(store, row.person_id, events.get(row.person_id, ()))
        own = prints.get(row.person_id, ())
        missing = {sheet: _missing(sheet, own, moved) for sheet in wanted}
        if missing.get("pickup") and (shown := _shown(store, row.person_id, moved)):
            missing["pickup"] = shown
        said = [each for each in missing.values() if each]
        if said:
            urgency = Urgency.HARD if day - today <= _NEXT_DAYS else Urgency.CARE
            yield Waiting(urgency, day, partial(_leaving_line, row, said, day, urgency, today))


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


def _leaving_line(row: CaseloadRow, said: Sequence[str], day: date, urgency: Urgency, today: date) -> TodayLine:
    where = ", ".join(part for part in (row.establishment, row.place) if part)
    words = "; ".join(said)
    if row.due is not None and row.due != day:
        words += f" (due {short_date(row.due)}, brought forward by law)"
    return TodayLine(
        f"{row.filed_as} · {where}" if where else row.filed_as,
        f"{words[:1].upper()}{words[1:]}",
        f"out {days_away(day, today)}",
        urgency,
        "person",
        row.person_id,
        "release-day",
    )


def _hearings(morning: Morning) -> Iterable[Waiting]:
    """Plans for a release from court whose hearing is near: not made since they were written as they are."""
    store, today = morning.store, morning.today
    near = [
        each
        for each in store.records(CourtPlan).where()
        if each.next_hearing is not None and today <= each.next_hearing <= today + _NEXT_DAYS
    ]
    people = unrestricted(store, {each.person_id for each in near})
    prints = by_person(store.records(PrintRecord).of_many(people))
    for plan in near:
        said = _missing("court-plan", prints.get(plan.person_id, ()), _written_at(plan), "it was written anew")
        if said and plan.person_id in people:
            yield Waiting(Urgency.HARD, plan.next_hearing or today, partial(_hearing_line, morning, plan, said))


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


def _on(moment: datetime) -> str:
    return short_date(uk_time(moment).date())

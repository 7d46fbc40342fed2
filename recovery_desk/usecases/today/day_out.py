"""The day out, today: who is met at the gate, whom the desk has not heard of, what is due after a release."""

from collections.abc import Sequence
from datetime import date, timedelta

from recovery_desk.domain.dates import days_away, minutes_in_words, short_date
from recovery_desk.domain.first_days import CONTINUITY_NAMES, LIFE_EVENT_NAMES, ContactStep, Continuity, LifeEvent
from recovery_desk.domain.pickups import PICKUP_STATE_NAMES, Pickup, PickupState
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.ports import CaseloadRow
from recovery_desk.usecases.read_first_days import ListFirstDays, RunningClock
from recovery_desk.usecases.today.leaving import Leaver, leaving, release_days
from recovery_desk.usecases.today.people import FIRST_DAYS
from recovery_desk.usecases.today.sections import (
    MOST_LINES,
    Morning,
    TodayLine,
    TodaySection,
    Urgency,
    last_met,
    person_line,
)

_TAB = "day-out"
_STAGE_URGENCY = {
    Continuity.NOTHING: Urgency.HARD,
    Continuity.BOOKED: Urgency.CARE,
    Continuity.ATTENDED: Urgency.PLAIN,
    Continuity.ENGAGED: Urgency.PLAIN,
}


def not_heard_of(morning: Morning) -> TodaySection:
    """Drivers who should have been in touch by now: everybody's, whoever looks."""
    found = morning.store.day_out.to_hear_of(morning.clock.now())
    lines = tuple(_not_heard(pickup, morning) for pickup in found[:MOST_LINES])
    nothing = "Every driver who is out has been in touch."
    return TodaySection("not-heard", "Drivers the desk should have heard of", "phone-call", lines, nothing, len(found))


def gate_pickups(morning: Morning) -> TodaySection:
    """Today's and tomorrow's, those still to come."""
    today = morning.today
    found = [
        each for each in morning.store.day_out.pickups_between(today, today + timedelta(days=1)) if not each.is_over
    ]
    lines = tuple(_pickup(pickup, morning) for pickup in found[:MOST_LINES])
    nothing = "Nobody is to be met at a gate today or tomorrow."
    return TodaySection("pickups", "Gate pickups, today and tomorrow", "car", lines, nothing, len(found))


def after_release(morning: Morning) -> TodaySection:
    """Steps of the contact ladder that are due, and lapses and overdoses nobody has followed up."""
    steps = [each for each in morning.store.day_out.steps_due(morning.today) if _is_theirs(each.owner, morning)]
    events = morning.store.day_out.to_follow_up()
    lines = [*(_event(event, morning) for event in events), *(_step(step, morning) for step in steps)]
    nothing = "No contact after a release is due."
    return TodaySection(
        "contact-ladder", "Contact after release", "phone", tuple(lines[:MOST_LINES]), nothing, len(lines)
    )


def first_days(morning: Morning) -> TodaySection:
    """Out for 21 days at most: how far care in the community has come, and the fortnight of highest overdose risk."""
    clocks = {each.person.id: each for each in ListFirstDays(morning.store, morning.clock)()}
    lines = tuple(_just_out(row, left, clocks.get(row.person_id), morning) for row, left in _left(morning))
    return TodaySection(
        "first-days", "First 21 days after release", "heart-pulse", lines, "Nobody has left in 21 days.", len(lines)
    )


def _left(morning: Morning) -> Sequence[Leaver]:
    """Who is out, the newest first: whom the law let out before the day they are due is out since then."""
    today, since = morning.today, morning.today - FIRST_DAYS
    rows = morning.store.today.just_out(morning.worker, today, since, MOST_LINES)
    found = [(row, day) for row, day in release_days(morning, rows) if day >= since]
    early = leaving(morning, since, today - timedelta(days=1), due_from=today)
    found += [(row, day) for row, day in early if not morning.worker or row.worker == morning.worker]
    return sorted(found, key=lambda each: each[1], reverse=True)[:MOST_LINES]


def _not_heard(pickup: Pickup, morning: Morning) -> TodayLine:
    at = uk_time(pickup.hear_by) if pickup.hear_by else None
    ring = f"ring {pickup.ring_ladder[0]}" if pickup.ring_ladder else "nobody to ring is named"
    return TodayLine(
        f"{pickup.driver or 'The driver'} with {morning.store.people.get(pickup.person_id).filed_as}",
        " · ".join(part for part in (pickup.driver_phone, ring) if part),
        f"by {at:%H:%M}, {days_away(at.date(), morning.today)}" if at else "",
        Urgency.HARD,
        "pickups",
    )


def _pickup(pickup: Pickup, morning: Morning) -> TodayLine:
    where = ", ".join(part for part in (minutes_in_words(pickup.gate_time), pickup.gate) if part)
    who = " and ".join(part for part in (pickup.driver, pickup.second_person) if part)
    urgency = Urgency.HARD if pickup.state is PickupState.WANTED else Urgency.PLAIN
    if pickup.state is PickupState.ASSIGNED:
        urgency = Urgency.CARE
    return TodayLine(
        f"{where} · {morning.store.people.get(pickup.person_id).filed_as}",
        " · ".join(part for part in (who or "No driver yet", pickup.car) if part),
        f"{days_away(pickup.day, morning.today)} · {PICKUP_STATE_NAMES[pickup.state].lower()}",
        urgency,
        "person",
        pickup.person_id,
        _TAB,
    )


def _is_theirs(owner: str, morning: Morning) -> bool:
    return not morning.worker or not owner or owner == morning.worker


def _step(step: ContactStep, morning: Morning) -> TodayLine:
    who = "" if morning.worker else step.owner
    detail = " · ".join(part for part in (step.text, who) if part)
    late = step.due < morning.today
    return TodayLine(
        morning.store.people.get(step.person_id).filed_as,
        detail,
        f"due {short_date(step.due)}, {days_away(step.due, morning.today)}",
        Urgency.HARD if late else Urgency.CARE,
        "person",
        step.person_id,
        _TAB,
    )


def _event(event: LifeEvent, morning: Morning) -> TodayLine:
    return TodayLine(
        morning.store.people.get(event.person_id).filed_as,
        f"Follow up: {LIFE_EVENT_NAMES[event.kind].lower()}",
        days_away(event.happened_on, morning.today),
        Urgency.HARD,
        "person",
        event.person_id,
        _TAB,
    )


def _just_out(row: CaseloadRow, left: date, clock: RunningClock | None, morning: Morning) -> TodayLine:
    """With the clock where the release was recorded; without one, when they were last met."""
    today = morning.today
    if clock is None:
        met_since = row.last_contact is not None and row.last_contact >= left
        when = f"day {(today - left).days} · {last_met(row, today)}"
        return person_line(row, when=when, tab=_TAB, urgency=Urgency.PLAIN if met_since else Urgency.HARD)
    first = clock.first_days
    risk = " · highest overdose risk" if clock.in_risk_fortnight else ""
    return TodayLine(
        row.filed_as,
        f"{CONTINUITY_NAMES[first.stage]} · {last_met(row, today)}",
        f"day {clock.day_number} of 21{risk}",
        _STAGE_URGENCY[first.stage],
        "person",
        row.person_id,
        _TAB,
    )

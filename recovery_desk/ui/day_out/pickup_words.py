"""A pickup in words and tones, for the board and the pane."""

from datetime import date

from recovery_desk.domain.dates import clock_time, day_and_month, minutes_in_words, plain_date, short_date
from recovery_desk.domain.pickups import (
    BRING_NAMES,
    NEXT_STATE,
    PICKUP_CONSENT_NAMES,
    PICKUP_STATE_NAMES,
    Pickup,
    PickupConsent,
    PickupEvent,
    PickupEventKind,
    PickupState,
)
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.palette import Tone
from recovery_desk.usecases.list_pickups import PickupRow

STATE_TONES = {
    PickupState.WANTED: Tone.HARD,
    PickupState.ASSIGNED: Tone.CARE,
    PickupState.CONFIRMED: Tone.NOTE,
    PickupState.AT_THE_GATE: Tone.NOTE,
    PickupState.COLLECTED: Tone.NOTE,
    PickupState.HANDED_OVER: Tone.GOOD,
    PickupState.NO_SHOW: Tone.HARD,
    PickupState.RELEASED_ELSEWHERE: Tone.PLAIN,
}
STATE_ICONS = {
    PickupState.WANTED: "circle-alert",
    PickupState.ASSIGNED: "user-plus",
    PickupState.CONFIRMED: "calendar-check",
    PickupState.AT_THE_GATE: "door-open",
    PickupState.COLLECTED: "car",
    PickupState.HANDED_OVER: "circle-check",
    PickupState.NO_SHOW: "user-x",
    PickupState.RELEASED_ELSEWHERE: "gavel",
}
NEXT_WORDS = {
    PickupState.ASSIGNED: "Assign…",
    PickupState.CONFIRMED: "Confirmed",
    PickupState.AT_THE_GATE: "At the gate",
    PickupState.COLLECTED: "Collected",
    PickupState.HANDED_OVER: "Arrived and handed over",
}
"""What the one key says it will stamp."""


def next_words(pickup: Pickup) -> str:
    """What the one key does next; empty once it is over."""
    following = NEXT_STATE.get(pickup.state)
    return NEXT_WORDS[following] if following else ""


def who_drives(pickup: Pickup) -> str:
    """`A. Singh and J. Boyle`, or that nobody does yet."""
    who = " and ".join(part for part in (pickup.driver, pickup.second_person) if part)
    return who or "No driver yet"


def hear_by(pickup: Pickup, today: date) -> str:
    """`Hear by 10:30`, with the day where it is another."""
    if pickup.hear_by is None:
        return ""
    at = uk_time(pickup.hear_by)
    day = "" if at.date() == today else f" on {day_and_month(at.date())}"
    return f"Hear by {clock_time(at)}{day}"


_CONSENT_TROUBLES = {
    PickupConsent.NOT_ASKED: "Nobody has asked yet whether they want to be met",
    PickupConsent.NO: PICKUP_CONSENT_NAMES[PickupConsent.NO],
}


def troubles(row: PickupRow, today: date) -> list[tuple[str, Tone]]:
    """What is wrong with a pickup, worst first."""
    found: list[tuple[str, Tone]] = []
    pickup = row.pickup
    if row.is_overdue:
        found.append((f"The desk should have heard: {hear_by(pickup, today).lower()}", Tone.HARD))
    if row.moved_to is not None:
        found.append((f"The release day is now {day_and_month(row.moved_to)}", Tone.HARD))
    found += [(text, Tone.HARD) for text in row.clashing]
    if not pickup.is_over and pickup.consent is not PickupConsent.YES:
        found.append((_CONSENT_TROUBLES[pickup.consent], Tone.CARE))
    return found


def facts(pickup: Pickup, today: date) -> list[tuple[str, str]]:
    """What is agreed, name by name; what is not known is left empty."""
    gate = ", ".join(part for part in (minutes_in_words(pickup.gate_time), pickup.gate) if part)
    second = ", ".join(part for part in (pickup.second_person, pickup.second_phone) if part)
    bring = [BRING_NAMES[each] for each in pickup.bring] + ([pickup.bring_also] if pickup.bring_also else [])
    asked = f", asked {plain_date(pickup.consent_on)}" if pickup.consent_on else ""
    return [
        ("Gate", f"{day_and_month(pickup.day)}, {gate}"),
        ("Driver", ", ".join(part for part in (pickup.driver, pickup.driver_phone) if part)),
        ("Second person", second or ("Nobody: the driver is alone" if pickup.driver else "")),
        ("Car", pickup.car),
        ("Phone to carry", pickup.phone_to_carry),
        ("To bring", ", ".join(bring)),
        ("First stop", pickup.first_stop),
        ("Then", pickup.then_to),
        ("Consent", PICKUP_CONSENT_NAMES[pickup.consent] + asked),
        ("For the driver", pickup.driver_note),
        ("Handed over to", pickup.handed_to),
        ("Miles", "" if pickup.miles is None else str(pickup.miles)),
        ("Check-in", hear_by(pickup, today)),
    ]


def event_words(event: PickupEvent, day: date) -> str:
    """`09:58 Collected (M. Kerr): held up at reception`; on another day than the pickup, `Wanted, Mon 23 Nov 08:00`."""
    then = uk_time(event.at)
    said = {
        PickupEventKind.HEARD: "Heard from the driver",
        PickupEventKind.RANG: f"Rang {event.text}",
        PickupEventKind.NO_SHOW_STEP: event.text,
    }.get(event.kind) or PICKUP_STATE_NAMES[PickupState(event.text)]
    by = f" ({event.by_whom})" if event.by_whom else ""
    at = clock_time(then)
    told = f"{at} {said}" if then.date() == day else f"{said}, {short_date(then.date())} {at}"
    return f"{told}{by}" + (f": {event.note}" if event.note else "")

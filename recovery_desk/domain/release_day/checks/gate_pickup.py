"""Somebody is at the gate, where that is wanted."""

from recovery_desk.domain.dates import minutes_in_words
from recovery_desk.domain.pickups import Pickup, PickupConsent, PickupState
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    if facts.pickup is None:
        ask = not_known("Nobody has said whether a pickup is wanted", "Ask whether a gate pickup is wanted")
        return recorded(facts, "gate-pickup", ask)
    return _from_the_pickup(facts.pickup)


def _from_the_pickup(pickup: Pickup) -> CheckFinding:
    if pickup.consent is PickupConsent.NO and not pickup.is_over:
        return computed(CheckState.NOT_NEEDED, "Does not want to be met")
    who = ", ".join(part for part in (pickup.driver, pickup.car, minutes_in_words(pickup.gate_time)) if part)
    state, text, to_do = _SAID[pickup.state]
    shown = (who, text) if pickup.driver else (text,)
    return computed(state, " · ".join(shown), to_do)


_SAID = {
    PickupState.WANTED: (CheckState.NOT_DONE, "Wanted, nobody assigned", "Assign a driver for the gate pickup"),
    PickupState.ASSIGNED: (CheckState.NOT_DONE, "Assigned, not confirmed", "Have the driver confirm the gate pickup"),
    PickupState.CONFIRMED: (CheckState.DONE, "Confirmed", ""),
    PickupState.AT_THE_GATE: (CheckState.DONE, "At the gate", ""),
    PickupState.COLLECTED: (CheckState.DONE, "Collected", ""),
    PickupState.HANDED_OVER: (CheckState.DONE, "Arrived and handed over", ""),
    PickupState.NO_SHOW: (CheckState.FAILED, "Did not come out", "Find out where they are"),
    PickupState.RELEASED_ELSEWHERE: (CheckState.FAILED, "Released elsewhere", "Find out where they are"),
}

GATE_PICKUP = Check("gate-pickup", _look)

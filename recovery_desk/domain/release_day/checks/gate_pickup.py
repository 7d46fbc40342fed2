"""Somebody is at the gate, where that is wanted."""

from recovery_desk.domain.release_day.check_facts import PickupFact, PickupState, ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    if facts.pickup is None:
        return recorded(facts, "gate-pickup", not_known("Nobody has said whether a pickup is wanted"))
    return _from_the_pickup(facts.pickup)


def _from_the_pickup(pickup: PickupFact) -> CheckFinding:
    who = ", ".join(part for part in (pickup.driver, pickup.car, pickup.at_time) if part)
    state, text, to_do = _SAID[pickup.state]
    return computed(state, " · ".join(part for part in (who, text) if part), to_do)


_SAID = {
    PickupState.NOT_WANTED: (CheckState.NOT_NEEDED, "Not wanted", ""),
    PickupState.WANTED: (CheckState.NOT_DONE, "Wanted, nobody assigned", "Assign a driver for the gate pickup"),
    PickupState.ASSIGNED: (CheckState.NOT_DONE, "Assigned, not confirmed", "Have the driver confirm the gate pickup"),
    PickupState.CONFIRMED: (CheckState.DONE, "Confirmed", ""),
    PickupState.UNDER_WAY: (CheckState.DONE, "Under way", ""),
    PickupState.ARRIVED: (CheckState.DONE, "Arrived and handed over", ""),
    PickupState.NO_SHOW: (CheckState.FAILED, "They did not meet", "Find out where they are"),
}

GATE_PICKUP = Check("gate-pickup", _look)

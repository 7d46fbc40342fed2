"""How they get from the gate to where they are going: a lift, a warrant, a bus pass, and which way."""

from recovery_desk.domain.pickups import PickupState
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState

_LIFT = (PickupState.CONFIRMED, PickupState.AT_THE_GATE, PickupState.COLLECTED, PickupState.HANDED_OVER)


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "travel", _from_the_pickup(facts))


def _from_the_pickup(facts: ReleaseFacts) -> CheckFinding:
    pickup = facts.pickup
    if pickup is not None and pickup.state in _LIFT:
        return computed(CheckState.DONE, f"Lift from the gate: {pickup.driver or 'a driver'}")
    return not_known("Nobody has said how they get there")


TRAVEL = Check("travel", _look)

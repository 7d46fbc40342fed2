"""Homeless on release: the council has been told, or has made its assessment."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import UNSETTLED, CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "homelessness", _from_the_address(facts))


def _from_the_address(facts: ReleaseFacts) -> CheckFinding:
    """Nobody needs it who has a settled home confirmed."""
    home = facts.records.get("address")
    if home is None or home.state is not CheckState.DONE or home.tenure is None:
        return not_known("Nobody has said whether the council was told")
    if home.tenure in UNSETTLED:
        return computed(CheckState.NOT_DONE, "The address is not a settled home, and the council was not told")
    return computed(CheckState.NOT_NEEDED, "A settled home is confirmed")


HOMELESSNESS = Check("homelessness", _look)

"""Clothes for the weather, and their property back."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "clothes-property", not_known("Nobody has said whether they have what they need"))


CLOTHES_PROPERTY = Check("clothes-property", _look)

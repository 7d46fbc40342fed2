"""A bank account, or another way to be paid."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "bank-account", not_known("Nobody has said whether they have one"))


BANK_ACCOUNT = Check("bank-account", _look)

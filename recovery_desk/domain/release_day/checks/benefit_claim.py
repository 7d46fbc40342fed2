"""A benefit claim: an appointment for the day, or housing costs that go on."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "benefit-claim", not_known("Nobody has said whether a claim is prepared"))


BENEFIT_CLAIM = Check("benefit-claim", _look)

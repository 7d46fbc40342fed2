"""Licence or bail conditions are known, and were read together."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, not_known, recorded
from recovery_desk.domain.release_day.questions import ReleaseKind

_ALWAYS = {
    ReleaseKind.HDC: "Home detention curfew always comes with conditions; they are not recorded as read",
    ReleaseKind.PAROLE: "Parole always comes with a licence; it is not recorded as read",
    ReleaseKind.INDETERMINATE: "Release from such a sentence always comes with a licence; it is not recorded as read",
    ReleaseKind.BAIL: "Bail always comes with conditions; they are not recorded as read",
}


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "licence", not_known(_ALWAYS.get(facts.kind, "Nobody has said whether there is a licence")))


LICENCE = Check("licence", _look)

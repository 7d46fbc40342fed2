"""The first dose after release, and the prescription that bridges to it, at a pharmacy that is open that day."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts, StopFact
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState

_SHUT = ("weekend", "public-holiday")


def _look(facts: ReleaseFacts) -> CheckFinding:
    record = facts.records.get("first-dose")
    if record is not None and record.state is CheckState.NOT_NEEDED:
        return recorded(facts, "first-dose", not_known(""))
    pharmacy = facts.stop("pharmacy")
    found = recorded(facts, "first-dose", _from_the_route(pharmacy))
    day = "" if facts.release_day is None else short_date(facts.release_day)
    if pharmacy is not None and pharmacy.is_open is False:
        text = f"{pharmacy.name} is shut on {day}" + (f" ({pharmacy.hours})" if pharmacy.hours else "")
        return computed(CheckState.FAILED, text, f"Find a pharmacy that is open on {day}")
    if found.state is CheckState.DONE and pharmacy is None and _is_shut_day(facts):
        text = f"{found.text}: most pharmacies are shut on {day}, and whether this one opens is not known"
        return computed(CheckState.NOT_KNOWN, text, f"Ask whether the pharmacy opens on {day}")
    return found


def _from_the_route(pharmacy: StopFact | None) -> CheckFinding:
    if pharmacy is None:
        return not_known("No pharmacy and no prescription are recorded")
    hours = f", open {pharmacy.hours}" if pharmacy.hours else ""
    return computed(CheckState.NOT_DONE, f"{pharmacy.name}{hours}: the prescription is not confirmed")


def _is_shut_day(facts: ReleaseFacts) -> bool:
    return facts.answer is not None and any(finding.id in _SHUT for finding in facts.answer.findings)


FIRST_DOSE = Check("first-dose", _look)

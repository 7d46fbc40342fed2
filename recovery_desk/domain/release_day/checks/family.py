"""Family or carers know the day, where the person said they may."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    found = recorded(facts, "family", _from_the_contacts(facts))
    nobody_may = facts.contacts is not None and not any(contact.may_be_told for contact in facts.contacts)
    if nobody_may and facts.contacts and found.state is CheckState.DONE and not found.is_computed:
        text = f"{found.text}: but nobody close to them may be told"
        return computed(CheckState.FAILED, text, "Ask who was told, and whether they agreed to it")
    return found


def _from_the_contacts(facts: ReleaseFacts) -> CheckFinding:
    if not facts.contacts:
        return not_known("Nobody has asked who may be told")
    may = [contact.name for contact in facts.contacts if contact.may_be_told]
    if not may:
        return computed(CheckState.NOT_NEEDED, "Nobody close to them may be told")
    return computed(CheckState.NOT_DONE, f"May be told: {', '.join(may)}")


FAMILY = Check("family", _look)

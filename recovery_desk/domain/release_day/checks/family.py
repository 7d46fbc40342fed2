"""Family or carers know the day, where the person said they may."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    found = recorded(facts, "family", _from_the_contacts(facts))
    refused = bool(facts.contacts) and all(contact.may_be_told is False for contact in facts.contacts or ())
    if refused and found.state is CheckState.DONE and not found.is_computed:
        text = f"{found.text}: but nobody close to them may be told"
        return computed(CheckState.FAILED, text, "Ask who was told, and whether they agreed to it")
    return found


def _from_the_contacts(facts: ReleaseFacts) -> CheckFinding:
    if not facts.contacts:
        return not_known("Nobody has asked who may be told")
    may = [contact.name for contact in facts.contacts if contact.may_be_told]
    not_asked = [contact.name for contact in facts.contacts if contact.may_be_told is None]
    if not may and not_asked:
        return not_known(f"Not asked yet whether these may be told: {', '.join(not_asked)}")
    if not may:
        return computed(CheckState.NOT_NEEDED, "Nobody close to them may be told")
    return computed(CheckState.NOT_DONE, f"May be told: {', '.join(may)}")


FAMILY = Check("family", _look)

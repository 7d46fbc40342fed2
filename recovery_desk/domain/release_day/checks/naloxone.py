"""A naloxone kit to take out, and training to use it: the one without the other saves nobody."""

from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded, said
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    """Done takes both halves where evidence is given: the day of the training, and where the kit is."""
    record = facts.records.get("naloxone")
    if record is not None and record.state is CheckState.DONE and bool(record.on_day) != bool(record.place):
        missing = "where the kit is" if record.on_day else "when they were trained"
        return computed(CheckState.NOT_DONE, f"{said(record)}: not recorded {missing}")
    return recorded(facts, "naloxone", not_known("Nobody has said whether they have a kit and can use it"))


NALOXONE = Check("naloxone", _look)

"""The sheet of what is out there is in their hand, and nothing on it is out of date."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    paper = facts.out_there_paper
    record = facts.records.get("out-there")
    if record is not None and record.state is CheckState.NOT_NEEDED:
        return recorded(facts, "out-there", not_known(""))
    if paper is None:
        return recorded(facts, "out-there", not_known("No sheet was printed here"))
    if paper.stale:
        text = f"Not checked for 90 days: {', '.join(paper.stale)}"
        return computed(CheckState.FAILED, text, "Check the entries that are out of date, and print the sheet anew")
    text = f"Printed {short_date(paper.printed_on)}, not yet said to be in their hand"
    return recorded(facts, "out-there", computed(CheckState.NOT_DONE, text))


OUT_THERE = Check("out-there", _look)

"""They have met, face to face, somebody from the community who will still be there after the gate."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed, not_known, recorded
from recovery_desk.domain.release_day.check_records import CheckState


def _look(facts: ReleaseFacts) -> CheckFinding:
    return recorded(facts, "met-someone", _from_the_meetings(facts))


def _from_the_meetings(facts: ReleaseFacts) -> CheckFinding:
    if facts.meetings is None:
        return not_known("Nobody has said whether they met")
    held = [meeting for meeting in facts.meetings if meeting.is_held]
    if held:
        last = max(held, key=lambda meeting: meeting.on)
        return computed(CheckState.DONE, f"{short_date(last.on)}, {last.who}")
    coming = sorted((m for m in facts.meetings if m.on >= facts.today), key=lambda meeting: meeting.on)
    if coming:
        return computed(CheckState.NOT_DONE, f"To meet on {short_date(coming[0].on)}: {coming[0].who}")
    untold = max(facts.meetings, key=lambda meeting: meeting.on, default=None)
    if untold is not None:
        who = untold.who or "somebody"
        text = f"Was to meet {who} on {short_date(untold.on)}: nobody has said whether they did"
        return not_known(text, "Say what happened at the meeting")
    return computed(CheckState.NOT_DONE, "No meeting held, and none to come")


MET_SOMEONE = Check("met-someone", _look)

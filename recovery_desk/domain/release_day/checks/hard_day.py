"""Not out on a day when what they need is shut, or about to shut."""

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_facts import ReleaseFacts
from recovery_desk.domain.release_day.check_findings import Check, CheckFinding, computed
from recovery_desk.domain.release_day.check_records import CheckState
from recovery_desk.domain.release_day.early_release import Decision
from recovery_desk.domain.release_day.questions import RULES_DO_NOT_REACH, ReleaseAnswer


def _look(facts: ReleaseFacts) -> CheckFinding:
    answer = facts.answer
    if answer is None:
        return computed(CheckState.NOT_KNOWN, "No release date is known", "Ask for the release date")
    if any(finding.id in ("date-unlikely", "due-in-the-past") for finding in answer.findings):
        return computed(CheckState.NOT_KNOWN, answer.findings[0].text, "Ask for the release date")
    if facts.kind in RULES_DO_NOT_REACH:
        text = "No rule keeps it off a hard day: release can come on any day and at any hour"
        return computed(CheckState.NOT_KNOWN, text, "Have an “if released from court” plan ready")
    if not answer.is_hard_day:
        return computed(CheckState.DONE, f"{short_date(answer.release_day)} is no hard day")
    return _hard(facts, answer)


def _hard(facts: ReleaseFacts, answer: ReleaseAnswer) -> CheckFinding:
    day, request = short_date(answer.release_day), facts.request
    if request is not None and request.release_day == answer.release_day:
        if request.sent_on is not None and request.decision is Decision.WAITING:
            text = f"{day} · an earlier day was asked for on {short_date(request.sent_on)}, no answer yet"
            return computed(CheckState.NOT_DONE, text, "Ask what became of the early-release request")
        if request.decision is Decision.REFUSED:
            when = f" on {short_date(request.decided_on)}" if request.decided_on else ""
            text = f"{day} · an earlier day was refused{when}: the plan has to hold on this day"
            return computed(CheckState.FAILED, text, f"Make the plan hold on {day}")
    days = " or ".join(short_date(day) for day in answer.may_ask)
    if not days:
        return computed(CheckState.FAILED, f"{day} · no earlier day can be asked for", f"Make the plan hold on {day}")
    return computed(CheckState.FAILED, f"{day} · may be asked for {days}")


HARD_DAY = Check("hard-day", _look)

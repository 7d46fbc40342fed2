"""What the board of releases says in its tags: the day with what was asked for, and the gate pickup."""

from recovery_desk.domain.dates import minutes_in_words, short_date
from recovery_desk.domain.pickups import PICKUP_STATE_NAMES, PickupState
from recovery_desk.domain.release_day.check_records import CheckState
from recovery_desk.domain.release_day.early_release import Decision
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.release_words import tone_of
from recovery_desk.usecases.release_checks.readiness import ReadyRelease


def day_tag(ready: ReadyRelease) -> str:
    """`Good day`, `Friday — ask for Thu 3 Dec`, `Friday — request sent Thu 19 Nov`."""
    answer, request = ready.release.answer, ready.checks.facts.request
    reason = answer.short_reason
    if request is None or not answer.is_hard_day or request.release_day != answer.release_day:
        return reason
    why = reason.partition(" — ")[0]
    if request.is_waiting and request.sent_on is not None:
        return f"{why} — request sent {short_date(request.sent_on)}"
    if request.decision is Decision.REFUSED and request.decided_on is not None:
        return f"{why} — refused {short_date(request.decided_on)}"
    return reason


def day_tone(ready: ReadyRelease) -> Tone:
    """The tone of the day."""
    return tone_of(ready.release.answer)


def pickup_tag(ready: ReadyRelease) -> str:
    """`J. Boyle, 09:30`, `Not assigned`, `Not wanted`, or what happened."""
    pickup, line = ready.checks.facts.pickup, ready.checks.line("gate-pickup")
    if line is None or line.state is CheckState.NOT_NEEDED:
        return "Not wanted"
    if pickup is None:
        return "In place" if line.state is CheckState.DONE else "Not known"
    if pickup.is_over:
        arrived = pickup.state is PickupState.HANDED_OVER
        return "Arrived" if arrived else PICKUP_STATE_NAMES[pickup.state]
    if pickup.state is PickupState.WANTED or not pickup.driver:
        return "Not assigned"
    return f"{pickup.driver}, {minutes_in_words(pickup.gate_time)}"


def pickup_tone(ready: ReadyRelease) -> Tone:
    """Green once it is confirmed, amber while somebody has to see to it, grey where none is wanted or nobody knows."""
    pickup, line = ready.checks.facts.pickup, ready.checks.line("gate-pickup")
    if line is None or line.state is CheckState.NOT_NEEDED:
        return Tone.PLAIN
    if line.state is CheckState.DONE:
        return Tone.GOOD
    if line.state is CheckState.FAILED:
        return Tone.HARD
    return Tone.PLAIN if pickup is None else Tone.CARE

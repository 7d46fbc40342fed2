"""How a check is shown: its tone, its icon, and the words at the end of its line."""

from datetime import date

from recovery_desk.domain.dates import short_date
from recovery_desk.domain.release_day.check_lines import CheckLine, PersonChecks
from recovery_desk.domain.release_day.check_records import STATE_WORDS, CheckState
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.palette import Tone

_HALF, _MOST = 50, 80

_PICTURES = {
    CheckState.DONE: "circle-check",
    CheckState.NOT_DONE: "circle-dot",
    CheckState.NOT_KNOWN: "circle-question-mark",
    CheckState.NOT_NEEDED: "circle-minus",
    CheckState.FAILED: "circle-x",
}


def check_tone(line: CheckLine, today: date) -> Tone:
    """Red for what failed or is overdue, amber for what is owed, green for done, grey for not needed."""
    if line.state is CheckState.FAILED or (line.check.is_vital and line.is_overdue(today)):
        return Tone.HARD
    if line.is_open:
        return Tone.CARE
    return Tone.GOOD if line.state is CheckState.DONE else Tone.PLAIN


def check_picture(line: CheckLine) -> str:
    """The icon of its state; each state has a shape of its own."""
    return _PICTURES[line.state]


def check_aside(line: CheckLine, today: date) -> str:
    """What stands at the end of its line: who owes it until when, or since when it is done."""
    if not line.check.is_recorded:
        return "Checked automatically"
    if line.is_open:
        return " · ".join(part for part in (line.owner, _due(line, today)) if part)
    if line.finding.is_computed or line.record is None or line.record.recorded_at is None:
        return f"{STATE_WORDS[line.state]}, by the record"
    return f"{STATE_WORDS[line.state]} {short_date(uk_time(line.record.recorded_at).date())}"


def check_spoken(line: CheckLine, today: date) -> str:
    """The whole line for screen readers: the state in words before everything else."""
    late = ", overdue" if line.is_overdue(today) else ""
    return f"{line.title}: {STATE_WORDS[line.state].lower()}{late}. {line.finding.text}. {check_aside(line, today)}"


def readiness_tone(checks: PersonChecks) -> Tone:
    """The tone of the figure; the figure itself always stands beside it."""
    if checks.percent < _HALF:
        return Tone.HARD
    return Tone.CARE if checks.percent < _MOST else Tone.GOOD


def _due(line: CheckLine, today: date) -> str:
    if line.due is None:
        return ""
    return f"was due {short_date(line.due)}" if line.due < today else f"due {short_date(line.due)}"

"""What the law makes of a release day, said in sentences: the same ones on paper, on screen and in a terminal."""

import re

from recovery_desk.domain.dates import day_and_month, long_date, short_date
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.release_day.questions import Finding, ReleaseAnswer, Severity, Step

_ADDRESS = re.compile(r" \(https?://[^)\s]*\)")
_ORDER = {Severity.HARD: 0, Severity.CAUTION: 1, Severity.INFO: 2}


def due_out(answer: ReleaseAnswer) -> str:
    """The day they walk out, after any rule that moves it: "Due out Friday 4 December 2026"."""
    return f"Due out {long_date(answer.release_day)}"


def what_the_law_does(answer: ReleaseAnswer) -> str:
    """Whether the day moves, each day stepped over, and the provision without its address on the web."""
    source = without_addresses(answer.citation).rstrip(".")
    if answer.rule is None:
        return f"{source}." if source else "No rule known here moves this day."
    said = "It does not move this day." if not answer.moved else _moved(answer)
    return f"{said} {source}." if source else said


def without_addresses(text: str) -> str:
    """For paper, where nobody can follow a link: addresses in brackets left out."""
    return _ADDRESS.sub("", text)


def what_may_be_asked(answer: ReleaseAnswer) -> str:
    """The earlier days the prison may be asked for, latest first; empty where there is none."""
    days = [day_and_month(day) + (" (presumed by policy)" * (day == answer.presumed)) for day in answer.may_ask]
    if not days:
        return ""
    return " or ".join(part for part in (", ".join(days[:-1]), days[-1]) if part) + "."


def most_telling_first(answer: ReleaseAnswer) -> tuple[Finding, ...]:
    """The findings, those that make it a hard day before the others."""
    return tuple(sorted(answer.findings, key=lambda finding: _ORDER[finding.severity]))


def told_by(release: ReleaseDate) -> str:
    """Whose word the date is, and since when."""
    who = release.told_by or "not recorded who told us"
    return who if release.told_on is None else f"{who}, {long_date(release.told_on)}"


def _moved(answer: ReleaseAnswer) -> str:
    """From which day to which, and the days stepped over with what made them no day for a release."""
    over = "; ".join(_stepped_over(step) for step in answer.steps)
    moved = f"It brings {day_and_month(answer.due)} forward to {day_and_month(answer.release_day)}."
    return f"{moved} Stepped over: {over}." if over else moved


def _stepped_over(step: Step) -> str:
    """A Saturday needs no reason beside its name."""
    day = short_date(step.date)
    return day if step.reason.startswith(day[:3]) else f"{day}, {step.reason}"

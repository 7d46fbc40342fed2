"""What the law makes of a release day, said in sentences: the same ones on paper, on screen and in a terminal."""

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.release_day.questions import Finding, ReleaseAnswer, Severity

_ORDER = {Severity.HARD: 0, Severity.CAUTION: 1, Severity.INFO: 2}


def due_out(answer: ReleaseAnswer) -> str:
    """The day they walk out: "Due out Friday 4 December 2026", with the day it was moved from."""
    out = f"Due out {long_date(answer.release_day)}"
    return f"{out}, brought forward from {day_and_month(answer.due)}" if answer.moved else out


def what_the_law_does(answer: ReleaseAnswer) -> str:
    """Whether the day moves, by which provision, and each day stepped over."""
    if answer.rule is None:
        return "No rule known here moves this day."
    if not answer.moved:
        return _with_citation("It does not move this day.", answer)
    over = "; ".join(f"{day_and_month(step.date)}: {step.reason}" for step in answer.steps)
    moved = f"It brings the day forward to {day_and_month(answer.release_day)}."
    return _with_citation(f"{moved} Stepped over: {over}." if over else moved, answer)


def what_may_be_asked(answer: ReleaseAnswer) -> str:
    """The earlier days the prison may be asked for, latest first; empty where there is none."""
    days = [day_and_month(day) for day in answer.may_ask]
    if not days:
        return ""
    listed = " or ".join(part for part in (", ".join(days[:-1]), days[-1]) if part)
    if answer.presumed is None:
        return f"{listed}."
    return f"{listed}. Policy presumes {day_and_month(answer.presumed)}."


def most_telling_first(answer: ReleaseAnswer) -> tuple[Finding, ...]:
    """The findings, those that make it a hard day before the others."""
    return tuple(sorted(answer.findings, key=lambda finding: _ORDER[finding.severity]))


def told_by(release: ReleaseDate) -> str:
    """Whose word the date is, and since when."""
    who = release.told_by or "not recorded who told us"
    return who if release.told_on is None else f"{who}, {long_date(release.told_on)}"


def _with_citation(sentence: str, answer: ReleaseAnswer) -> str:
    return f"{sentence} {answer.citation.rstrip('.')}." if answer.citation else sentence

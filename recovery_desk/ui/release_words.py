"""The law's answer in the few words a table has room for, and the tone it is shown in."""

from datetime import date

from recovery_desk.domain.dates import day_and_month, days_away, long_date, short_date
from recovery_desk.domain.release_day.questions import ReleaseAnswer, Severity
from recovery_desk.ui.palette import Tone
from recovery_desk.usecases.release_in_words import most_telling_first, what_the_law_does

SEVERITY_TONES = {Severity.HARD: Tone.HARD, Severity.CAUTION: Tone.CARE, Severity.INFO: Tone.NOTE}


def tone_of(answer: ReleaseAnswer) -> Tone:
    """Red for a hard day, amber for something to look into, blue for a day that moves, else green."""
    if answer.is_hard_day:
        return Tone.HARD
    if any(finding.severity is Severity.CAUTION for finding in answer.findings):
        return Tone.CARE
    return Tone.NOTE if answer.moved else Tone.GOOD


def tone_picture(answer: ReleaseAnswer) -> str:
    """The icon that goes with the tone."""
    return {
        Tone.HARD: "triangle-alert",
        Tone.CARE: "circle-alert",
        Tone.NOTE: "calendar-clock",
        Tone.GOOD: "check",
    }[tone_of(answer)]


def law_in_brief(answer: ReleaseAnswer) -> tuple[str, str]:
    """Two short lines: whether the law moves the day, and what may be asked for."""
    asked = f"May be asked for {one_of(answer.may_ask)}" if answer.may_ask else ""
    if any(finding.id == "rules-do-not-reach" for finding in answer.findings):
        return "Rules do not reach it", ""
    if answer.moved:
        return f"Brings it forward from {short_date(answer.due)}", asked
    if answer.rule is None and not asked:
        return "No rule moves it", ""
    return "Does not move it", asked


def one_of(days: tuple[date, ...]) -> str:
    """`Thu 3 Dec or Wed 2 Dec`."""
    return " or ".join(short_date(day) for day in days)


def day_heading(day: date, today: date) -> str:
    """`Thursday 3 December · in 10 days`, with the year where it is not this one's."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day_and_month(day)}{year} · {days_away(day, today)}"


def headline_of(answer: ReleaseAnswer) -> tuple[str, list[tuple[str, bool]]]:
    """The bold beginning of the banner and what follows it: (words, bold) pairs."""
    findings = most_telling_first(answer)
    first = findings[0] if findings and findings[0].severity is not Severity.INFO else None
    if first is None:
        kind = "brought forward by law." if answer.moved else "nothing known stands against this day."
        rest = what_the_law_does(answer)
        return f"{long_date(answer.release_day)}: {kind}", _with_days(rest, answer)
    headline, stop, rest = first.text.partition(". ")
    return headline + stop.strip(), _with_days(rest, answer)


def _with_days(rest: str, answer: ReleaseAnswer) -> list[tuple[str, bool]]:
    parts = [(rest, False)]
    if answer.may_ask:
        parts.append((" An earlier day may be asked for: ", False))
        for at, day in enumerate(answer.may_ask):
            parts.append((day_and_month(day), True))
            parts.append((" or " if at < len(answer.may_ask) - 1 else ".", False))
    return parts

"""What a rule does to a day: bringing it forward, and counting back the days that may be asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from recovery_desk.domain.release_day.day_kinds import why_barred
from recovery_desk.domain.release_day.public_holidays import ONE_DAY, Area, remembered
from recovery_desk.domain.release_day.questions import ReleaseQuestion, Step
from recovery_desk.domain.release_day.rules import AskRule, Counting, MovingRule, PolicyRule


@dataclass(frozen=True, slots=True)
class Move:
    """The day after a mandatory rule, and each day stepped over on the way, latest first."""

    day: date
    steps: tuple[Step, ...] = ()


def sentence_over(question: ReleaseQuestion, days: int) -> bool | None:
    """Whether the sentence is longer than so many days; None when nothing known tells.

    Somebody who has served more than that since sentence was given more than that.
    """
    if question.sentence_days is not None:
        return question.sentence_days > days
    if question.days_served is not None and question.days_served > days:
        return True
    return None


def served_at_least(question: ReleaseQuestion, days: int) -> bool | None:
    """Whether so many days were served since sentence; None when nothing known tells."""
    if question.days_served is not None:
        return question.days_served >= days
    if question.sentence_days is not None and question.sentence_days < days:
        return False
    return None


def served_enough(policy: PolicyRule, question: ReleaseQuestion) -> bool | None:
    """Whether the policy's time in custody was served, where it asks for one; None when nothing known tells."""
    if question.kind in policy.served_not_asked_of:
        return True
    return served_at_least(question, policy.served_at_least)


def barred_kinds(rule: MovingRule, question: ReleaseQuestion) -> tuple[str, ...]:
    """The kinds of day this rule bars for this sentence; an unknown sentence is taken to be a longer one."""
    if not rule.excepted_only_over:
        return rule.excepted
    free = {kind for kind, days in rule.excepted_only_over if sentence_over(question, days) is False}
    return tuple(kind for kind in rule.excepted if kind not in free)


@remembered
def move(area: Area, due: date, barred: tuple[str, ...], also_when_due: tuple[str, ...]) -> Move:
    """The last day not barred, on or before the day due."""
    reason = why_barred(area, due, barred)
    if reason is None and also_when_due:
        reason = why_barred(area, due, also_when_due)
        barred += also_when_due
    steps: list[Step] = []
    day = due
    while reason is not None:
        steps.append(Step(day, reason))
        day -= ONE_DAY
        reason = why_barred(area, day, barred)
    return Move(day, tuple(steps))


@remembered
def days_to_ask_for(area: Area, rule: AskRule, release_day: date) -> tuple[date, ...]:
    """The days a discretion opens, latest first; none when it is not open to this release day."""
    if rule.only_before_closed_day and not _is_eve(area, release_day, rule):
        return ()
    if rule.counting is Counting.CALENDAR:
        days = [release_day - ONE_DAY * back for back in range(1, rule.days + 1)]
        return tuple(day for day in days if why_barred(area, day, rule.not_on) is None)
    candidates = _open_days_before(area, release_day, rule)
    if rule.counting is Counting.ELIGIBLE:
        candidates = (day for day in candidates if not _is_eve(area, day, rule))
    return tuple(islice(candidates, rule.days))


def _open_days_before(area: Area, day: date, rule: AskRule) -> Iterator[date]:
    while True:
        day -= ONE_DAY
        if why_barred(area, day, rule.not_on) is None:
            yield day


def _is_eve(area: Area, day: date, rule: AskRule) -> bool:
    """A working day just before a closed one (the 1961 Act s.23(3B), (3D))."""
    return why_barred(area, day, rule.not_on) is None and why_barred(area, day + ONE_DAY, rule.not_on) is not None

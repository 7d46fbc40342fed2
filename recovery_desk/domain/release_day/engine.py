"""The engine: one question in, the law's answer out. It knows no date and no Act; the rules file does.

Which day decides what the law is: for a rule that moves, the day due; for what may be asked and for a policy,
the day after mandatory rules, and each day to ask for must be open by the law of that day too. A question asked
after the day due is not advised on: the day stands as given.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, product
from typing import NamedTuple

from recovery_desk.domain.release_day.days import (
    Move,
    barred_kinds,
    days_to_ask_for,
    move,
    sentence_over,
    served_at_least,
    served_enough,
)
from recovery_desk.domain.release_day.findings import citation, findings
from recovery_desk.domain.release_day.public_holidays import ONE_DAY, Area, HolidayCalendar
from recovery_desk.domain.release_day.questions import (
    FIRST_YEAR,
    LAST_YEAR,
    RULES_DO_NOT_REACH,
    Country,
    ReleaseAnswer,
    ReleaseKind,
    ReleaseQuestion,
)
from recovery_desk.domain.release_day.reading import Reading, has_passed
from recovery_desk.domain.release_day.rules import AskRule, MovingRule, PolicyRule, Provision, RuleBook

_ANSWERS_KEPT = 200_000
"""Whole answers; about 1.5 KB each; a desk asks far fewer."""

_REACH = 60
_REACH_PER_LOCAL_HOLIDAY = 15
_NO_LOCAL_HOLIDAYS: frozenset[date] = frozenset()

_Key = tuple[
    date,
    Country,
    frozenset[date],
    frozenset[tuple[str, date]],
    int | None,
    int | None,
    ReleaseKind,
    date | None,
]
"""The fields of `ReleaseQuestion`, in order."""


class _Kept(NamedTuple):
    """An answer, whether another length could make another, and the earliest day it speaks of as one to come."""

    answer: ReleaseAnswer
    assumes: bool
    earliest: date


class ReleaseLaw:
    """The law of the release day in the three countries.

    Questions that the rules cannot tell apart (a sentence of 200 or of 201 days, a local holiday half a year
    off, curfew or parole where both are only said to be unsure) share one answer, kept once worked out.
    """

    def __init__(self, rules: RuleBook, calendars: Mapping[Country, HolidayCalendar]) -> None:
        self._areas = {country: Area(calendar) for country, calendar in calendars.items()}
        self._moving = {c: [r for r in rules.moving if r.provision.country is c] for c in Country}
        self._asking = {c: [r for r in rules.asking if r.provision.country is c] for c in Country}
        self._policies = rules.policies
        self._alike = {country: _Alike(country, rules) for country in Country}
        self._switch_ids = frozenset((p.country, p.id) for p in rules.switches)
        self._answers: dict[_Key, _Kept] = {}
        self.switches: tuple[Provision, ...] = rules.switches

    @property
    def rule_ids(self) -> frozenset[str]:
        """The ids of the provisions for which a commencement date may be entered."""
        return frozenset(provision.id for provision in self.switches)

    def check(self, question: ReleaseQuestion) -> ReleaseAnswer:
        """What the law makes of one release. Every question has an answer; one about a year nobody can mean says so."""
        return self.unnamed(question).said_of(question.kind)

    def unnamed(self, question: ReleaseQuestion) -> ReleaseAnswer:
        """The answer before `said_of` gives it the kind of release, for somebody who asks a million times.

        Of two kinds, or lengths, or days of asking that no rule can tell apart here it is the same object while that
        is kept.
        """
        if not FIRST_YEAR <= question.due.year <= LAST_YEAR:
            return _answer(self._read(question))
        case, alike = self._case(question), self._alike[question.country]
        if question.as_of is not None and question.as_of > question.due:
            return self._kept((*case[:7], question.due + ONE_DAY)).answer
        kept = self._kept(case)
        if kept.assumes:
            case = (*case[:4], *alike.lengths(question.sentence_days, question.days_served), *case[6:])
            kept = self._kept(case)
        if question.as_of is not None and question.as_of > kept.earliest:
            kept = self._kept((*case[:7], question.as_of))
        return kept.answer

    def _kept(self, key: _Key) -> _Kept:
        kept = self._answers.get(key)
        if kept is None:
            if len(self._answers) >= _ANSWERS_KEPT:
                for oldest in list(islice(self._answers, _ANSWERS_KEPT // 2)):
                    del self._answers[oldest]
            reading = self._read(ReleaseQuestion(*key))
            earliest = reading.days_to_ask[-1] if reading.days_to_ask else reading.move.day
            kept = self._answers[key] = _Kept(_answer(reading), reading.assumes, earliest)
        return kept

    def _case(self, question: ReleaseQuestion) -> _Key:
        """The question without lengths and the day of asking, and without what no rule looks at.

        No answer reaches further than 60 days from the day due, and each local holiday can carry it at most
        two weeks more.
        """
        due, country, local, commenced = question.due, question.country, question.local_holidays, question.commenced
        if local:
            reach = timedelta(days=_REACH + _REACH_PER_LOCAL_HOLIDAY * len(local))
            local = frozenset(day for day in local if due - reach <= day <= due + reach) or _NO_LOCAL_HOLIDAYS
        if commenced:
            commenced = frozenset(pair for pair in commenced if (country, pair[0]) in self._switch_ids)
        return (due, country, local, commenced, None, None, self._alike[country].kinds[question.kind], None)

    def _read(self, question: ReleaseQuestion) -> Reading:
        area = self._areas[question.country]
        if question.local_holidays:
            area = Area(area.calendar, question.local_holidays)
        if not FIRST_YEAR <= question.due.year <= LAST_YEAR:
            return Reading(question, area, Move(question.due), is_unlikely=True)
        if question.as_of and question.due < question.as_of:
            return Reading(question, area, Move(question.due), is_past=True)
        rule = self._rule_for(question)
        moved = _moved(rule, question, area)
        ask = self._discretion_for(question, moved.day)
        days = self._lawful(days_to_ask_for(area, ask, moved.day), ask, question, area, moved.day) if ask else ()
        policy = self._policy_on(ask, question, moved.day) if ask and days else None
        shut_out = policy is not None and _shut_out(policy, question)
        return Reading(
            question,
            area,
            moved,
            rule=rule,
            ask=ask if days else None,
            days_to_ask=days,
            may_ask=() if shut_out else tuple(day for day in days if not has_passed(day, question)),
            policy=policy,
            shut_out=shut_out,
            presumed_day=_presumed(policy, question, days) if policy and not shut_out else None,
            if_short=_if_short(rule, question, area, moved),
            if_in_force=self._if_in_force(question, area, moved),
            if_easter_monday=_if_easter_monday(rule, question, area),
        )

    def _rule_for(self, question: ReleaseQuestion) -> MovingRule | None:
        """The mandatory rule in force on the day due; of two, the one that replaces the other."""
        in_force = [
            rule
            for rule in self._moving[question.country]
            if rule.provision.in_force_on(question.due, question.commenced)
        ]
        replaced = {name for rule in in_force for name in rule.replaces}
        return next(
            (
                rule
                for rule in in_force
                if rule.provision.id not in replaced and question.kind not in rule.provision.not_for
            ),
            None,
        )

    def _discretion_for(self, question: ReleaseQuestion, release_day: date) -> AskRule | None:
        return next(
            (
                rule
                for rule in self._asking[question.country]
                if rule.provision.in_force_on(release_day, question.commenced)
                and question.kind not in rule.provision.not_for
                and sentence_over(question, rule.sentence_at_least - 1) is not False
            ),
            None,
        )

    def _lawful(
        self, days: tuple[date, ...], ask: AskRule, question: ReleaseQuestion, area: Area, release_day: date
    ) -> tuple[date, ...]:
        """Without the days on which the law was another that did not open them: they walk out under the law of then."""
        if not days or ask.provision.in_force_on(days[-1], question.commenced):
            return days
        others = [rule for rule in self._asking[question.country] if rule is not ask]
        return tuple(
            day
            for day in days
            if ask.provision.in_force_on(day, question.commenced)
            or any(
                other.provision.in_force_on(day, question.commenced)
                and day in days_to_ask_for(area, other, release_day)
                for other in others
            )
        )

    def _policy_on(self, ask: AskRule, question: ReleaseQuestion, release_day: date) -> PolicyRule | None:
        return next(
            (
                policy
                for policy in self._policies
                if policy.on == ask.provision.id and policy.provision.in_force_on(release_day, question.commenced)
            ),
            None,
        )

    def _if_in_force(self, question: ReleaseQuestion, area: Area, moved: Move) -> tuple[tuple[Provision, date], ...]:
        """Where each provision not known to be in force would put the day, if somewhere else."""
        would = [
            (rule.provision, _moved(rule, question, area).day)
            for rule in self._moving[question.country]
            if rule.provision.begins(question.commenced) is None and question.kind not in rule.provision.not_for
        ]
        return tuple((provision, day) for provision, day in would if day != moved.day)


def _answer(reading: Reading) -> ReleaseAnswer:
    return ReleaseAnswer(
        due=reading.question.due,
        country=reading.question.country,
        release_day=reading.move.day,
        moved=reading.has_moved,
        rule=reading.rule.provision.id if reading.rule else None,
        citation=citation(reading),
        steps=reading.move.steps,
        may_ask=reading.may_ask,
        presumed=reading.presumed,
        findings=findings(reading),
        kind=reading.question.kind,
        suggested=reading.suggested,
    )


def _moved(rule: MovingRule | None, question: ReleaseQuestion, area: Area) -> Move:
    if rule is None:
        return Move(question.due)
    return move(area, question.due, barred_kinds(rule, question), rule.also_excepted_when_due)


def _if_short(rule: MovingRule | None, question: ReleaseQuestion, area: Area, moved: Move) -> date | None:
    """Where the day would be for the shortest sentence, when the length is unknown and would matter."""
    if not rule or all(sentence_over(question, days) is not None for _, days in rule.excepted_only_over):
        return None
    day = _moved(rule, replace(question, sentence_days=0), area).day
    return day if day != moved.day else None


def _if_easter_monday(rule: MovingRule | None, question: ReleaseQuestion, area: Area) -> date | None:
    """Where a release due on Easter Monday goes if that is a local holiday; None on other days."""
    if not rule or not area.may_keep_easter_monday(question.due):
        return None
    return _moved(rule, question, Area(area.calendar, area.local | {question.due})).day


def _shut_out(policy: PolicyRule, question: ReleaseQuestion) -> bool:
    return question.kind in policy.provision.not_for or served_enough(policy, question) is False


def _presumed(policy: PolicyRule, question: ReleaseQuestion, days: tuple[date, ...]) -> date:
    """The day presumed, counted among the days that may be asked for; the earliest where they are fewer."""
    number = dict(policy.presumed_day_for).get(question.kind, policy.presumed_day)
    return days[min(number, len(days)) - 1]


class _Alike:
    """Which lengths of sentence or of time served, and which kinds, the rules of one country cannot tell apart."""

    def __init__(self, country: Country, rules: RuleBook) -> None:
        moving = [rule for rule in rules.moving if rule.provision.country is country]
        over = {days for rule in moving for _, days in rule.excepted_only_over}
        over |= {rule.sentence_at_least - 1 for rule in rules.asking if rule.provision.country is country}
        served = {policy.served_at_least for policy in rules.policies if policy.provision.country is country}
        self._steps = sorted({0, *(days + 1 for days in over), *served})
        stages = (None, *self._steps)
        first: dict[tuple[bool | None, ...], tuple[int | None, int | None]] = {}
        self._same: dict[tuple[int | None, int | None], tuple[int | None, int | None]] = {}
        for lengths in product(stages, stages):
            question = ReleaseQuestion(date.min, country, sentence_days=lengths[0], days_served=lengths[1])
            told = (
                *(sentence_over(question, days) for days in sorted(over)),
                *(served_at_least(question, days) for days in sorted(served)),
            )
            self._same[lengths] = first.setdefault(told, lengths)
        of_kind: dict[tuple[object, ...], ReleaseKind] = {}
        self.kinds = {kind: of_kind.setdefault(_treated(kind, country, rules), kind) for kind in ReleaseKind}
        """For each kind the one that stands for it: they may differ in their names alone."""

    def lengths(self, sentence_days: int | None, days_served: int | None) -> tuple[int | None, int | None]:
        """The lengths that stand for these and for all that no rule can tell from them."""
        return self._same[self._stage(sentence_days), self._stage(days_served)]

    def _stage(self, days: int | None) -> int | None:
        return None if days is None else self._steps[bisect_right(self._steps, max(days, 0)) - 1]


def _treated(kind: ReleaseKind, country: Country, rules: RuleBook) -> tuple[object, ...]:
    """Everything by which the rules of a country can tell a kind of release."""
    here = [provision for provision in rules.provisions if provision.country is country]
    policies = [policy for policy in rules.policies if policy.provision.country is country]
    return (
        kind in RULES_DO_NOT_REACH,
        *(kind in provision.not_for for provision in here),
        *(kind in provision.unsure_for for provision in here),
        *(kind in policy.served_not_asked_of for policy in policies),
        *(dict(policy.presumed_day_for).get(kind, policy.presumed_day) for policy in policies),
    )

"""What may be asked for, what policy presumes, and what was assumed to say so."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.release_day.days import sentence_over, served_enough
from recovery_desk.domain.release_day.questions import KIND_NAMES, Finding, Severity
from recovery_desk.domain.release_day.reading import Reading, is_hard

_FAR_DAYS = 6


def asking_findings(reading: Reading) -> Iterator[Finding]:
    """The earlier days, in the order: what policy presumes, what may be asked for, what to mind."""
    yield from _policy(reading)
    yield from _may_ask(reading)
    yield from _gone(reading)
    yield from _assumed(reading)


def _policy(reading: Reading) -> Iterator[Finding]:
    policy = reading.policy
    if policy is None:
        return
    source = f"{policy.provision.title} ({policy.provision.source})"
    if reading.shut_out:
        kind = reading.question.kind
        who = (
            f"releases of this kind ({KIND_NAMES[kind]})"
            if kind in policy.provision.not_for
            else f"anybody with fewer than {policy.served_at_least} days served since sentence"
        )
        text = f"No earlier day is offered: the scheme leaves out {who}. {source}."
        yield Finding("scheme-shuts-out", Severity.CAUTION, text)
    elif reading.presumed:
        text = f"{policy.words.format(day=long_date(reading.presumed))} {source}."
        yield Finding("presumed", Severity.INFO, text)


def _may_ask(reading: Reading) -> Iterator[Finding]:
    if reading.ask is None or not reading.may_ask:
        return
    days = either(reading.may_ask, beside=reading.move.day)
    title = reading.ask.provision.title
    text = f"{reading.ask.words.format(days=days)} {title[0].upper()}{title[1:]}."
    yield Finding("may-ask", Severity.INFO, text)
    hard = [day for day in reading.may_ask if is_hard(day, reading.area)]
    if hard:
        text = f"{_sentence_of(hard)} would be a hard day too: everything shuts that evening."
        yield Finding("hard-day-to-ask-for", Severity.INFO, text)
    earliest = reading.may_ask[-1]
    far = (reading.move.day - earliest).days
    if far > _FAR_DAYS:
        text = f"Because of the shut days between, {long_date(earliest)} is {far} days earlier."
        yield Finding("far-ask", Severity.INFO, text)


def _gone(reading: Reading) -> Iterator[Finding]:
    if reading.gone:
        days = either(tuple(reversed(reading.gone)), beside=reading.move.day, word="and")
        passed = "have passed and can no longer be asked for" if len(reading.gone) > 1 else _ONE_PASSED
        yield Finding("ask-days-passed", Severity.INFO, f"{days} {passed}.")


_ONE_PASSED = "has passed and can no longer be asked for"


def _assumed(reading: Reading) -> Iterator[Finding]:
    question, ask, policy = reading.question, reading.ask, reading.policy
    if not reading.may_ask:
        return
    if ask and ask.sentence_at_least and sentence_over(question, ask.sentence_at_least - 1) is None:
        text = (
            f"The length of the sentence is not known here: an earlier day can be asked for only if it is"
            f" {ask.sentence_at_least} days or more."
        )
        yield Finding("sentence-length-assumed-to-ask", Severity.INFO, text)
    if policy and served_enough(policy, question) is None:
        text = (
            f"How long the person has served is not known here: the scheme is for {policy.served_at_least} days"
            " or more since sentence."
        )
        yield Finding("days-served-assumed", Severity.INFO, text)


def _sentence_of(days: Sequence[date]) -> str:
    return either(tuple(days), beside=days[0])


def either(days: tuple[date, ...], *, beside: date, word: str = "or") -> str:
    """`Thursday 3 or Wednesday 2 December`; months and years are said where they differ.

    `beside` is the day the reader already knows the year of.
    """
    if any(day.year != beside.year for day in days):
        return f" {word} ".join(long_date(day) for day in days)
    said = [day_and_month(day) for day in days]
    for place, (day, after) in enumerate(pairwise(days)):
        if day.month == after.month:
            said[place] = said[place].rsplit(" ", 1)[0]
    return f" {word} ".join(said)

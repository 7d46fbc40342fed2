"""What may be asked for, what policy presumes, and what was assumed to say so."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from recovery_desk.domain.dates import day_and_month, long_date
from recovery_desk.domain.release_day.public_holidays import Area, remembered
from recovery_desk.domain.release_day.questions import KIND_SAID, Finding, Severity
from recovery_desk.domain.release_day.reading import Reading, is_hard
from recovery_desk.domain.release_day.rules import AskRule

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
            f"releases of this kind ({KIND_SAID})"
            if kind in policy.provision.not_for
            else f"anybody with fewer than {policy.served_at_least} days served since sentence"
        )
        text = f"No earlier day is offered: the scheme leaves out {who}. {source}."
        yield Finding("scheme-shuts-out", Severity.CAUTION, text)
    elif reading.presumed:
        text = f"{policy.words.format(day=long_date(reading.presumed))} {source}."
        yield Finding("presumed", Severity.INFO, text)


def _may_ask(reading: Reading) -> Iterator[Finding]:
    if reading.ask and reading.may_ask:
        yield from _days_in_words(reading.area, reading.ask, reading.may_ask, reading.move.day)


@remembered
def _days_in_words(area: Area, ask: AskRule, may_ask: tuple[date, ...], release_day: date) -> tuple[Finding, ...]:
    days, title = either(may_ask, beside=release_day), ask.provision.title
    said = [("may-ask", f"{ask.words.format(days=days)} {title[0].upper()}{title[1:]}.")]
    hard = tuple(day for day in may_ask if is_hard(day, area))
    if hard:
        which = either(hard, beside=hard[0])
        said.append(("hard-day-to-ask-for", f"{which} would be a hard day too: everything shuts that evening."))
    far = (release_day - may_ask[-1]).days
    if far > _FAR_DAYS:
        text = f"Because of the shut days between, {long_date(may_ask[-1])} is {far} days earlier."
        said.append(("far-ask", text))
    return tuple(Finding(finding_id, Severity.INFO, text) for finding_id, text in said)


def _gone(reading: Reading) -> Iterator[Finding]:
    if reading.gone:
        days = either(tuple(reversed(reading.gone)), beside=reading.move.day, word="and")
        passed = "have passed and can no longer be asked for" if len(reading.gone) > 1 else _ONE_PASSED
        yield Finding("ask-days-passed", Severity.INFO, f"{days} {passed}.")


_ONE_PASSED = "has passed and can no longer be asked for"


def _assumed(reading: Reading) -> Iterator[Finding]:
    if not reading.may_ask:
        return
    if reading.ask and reading.assumes_long_enough:
        text = (
            "The length of the sentence is not known here: an earlier day can be asked for only if it is"
            f" {reading.ask.sentence_at_least} days or more."
        )
        yield Finding("sentence-length-assumed-to-ask", Severity.INFO, text)
    if reading.policy and reading.assumes_served_enough:
        text = (
            "How long the person has served is not known here: the scheme is for"
            f" {reading.policy.served_at_least} days or more since sentence."
        )
        yield Finding("days-served-assumed", Severity.INFO, text)


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

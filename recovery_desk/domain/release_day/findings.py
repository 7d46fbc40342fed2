"""What to know about a release, in sentences: the most pressing first, also when nothing moves."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from recovery_desk.domain.dates import long_date, plain_date
from recovery_desk.domain.release_day.asking_findings import asking_findings
from recovery_desk.domain.release_day.day_kinds import why_barred
from recovery_desk.domain.release_day.hard_days import hard_day_findings
from recovery_desk.domain.release_day.questions import (
    COUNTRY_NAMES,
    FIRST_YEAR,
    KIND_SAID,
    LAST_YEAR,
    RULES_DO_NOT_REACH,
    Country,
    Finding,
    Severity,
)
from recovery_desk.domain.release_day.reading import Reading

_LONG_MOVE_DAYS = 6
_NEAR = timedelta(days=31)
_WEEKDAYS = frozenset({"Thursday", "Friday", "Saturday", "Sunday"})


def findings(reading: Reading) -> tuple[Finding, ...]:
    """Everything there is to say, in the order in which it should be read."""
    if reading.is_unlikely:
        return (_unlikely(reading),)
    if reading.is_past:
        return (_past(reading),)
    return tuple(finding for part in _PARTS for finding in part(reading))


def citation(reading: Reading) -> str:
    """Which law decided, and where to read it; a plain sentence where none does."""
    if reading.rule:
        return reading.rule.provision.citation
    if reading.is_unlikely:
        return "No rule was applied: the date cannot be right."
    if reading.is_past:
        return "No rule was applied: the day due has passed."
    if reading.question.kind in RULES_DO_NOT_REACH:
        return "No rule on the day of release reaches a release from remand, on bail or by a court."
    return f"No rule on the day of release is known for {COUNTRY_NAMES[reading.question.country]}."


def _unlikely(reading: Reading) -> Finding:
    return Finding(
        "date-unlikely",
        Severity.CAUTION,
        f"{plain_date(reading.question.due)} is outside {FIRST_YEAR} to {LAST_YEAR}, so nothing is worked out from it:"
        " check the date.",
    )


def _past(reading: Reading) -> Finding:
    return Finding(
        "due-in-the-past",
        Severity.CAUTION,
        f"{long_date(reading.question.due)} has passed, so nothing is worked out from it. If the person is"
        " still in custody, ask for the new date and who gave it.",
    )


def _reach(reading: Reading) -> Iterator[Finding]:
    kind = reading.question.kind
    if kind in RULES_DO_NOT_REACH:
        text = (
            f"{KIND_SAID}: the rules on the day of release do not reach this. Release can come on any day"
            " and at any hour, a Friday evening included, so have everything ready beforehand."
        )
        yield Finding("rules-do-not-reach", Severity.CAUTION, text)
    elif reading.rule is None:
        where = COUNTRY_NAMES[reading.question.country]
        text = (
            f"No rule is known that moves a release day in {where}: the day stays as it was given."
            " Check it with the prison."
        )
        yield Finding("no-rule-known", Severity.CAUTION, text)
    elif kind in reading.rule.provision.unsure_for:
        text = (
            f"{KIND_SAID}: somebody decides this release, it does not fall due by itself. That"
            f" {reading.rule.provision.title} reaches it is a reading only: check the day with the prison."
        )
        yield Finding("rule-may-not-reach", Severity.CAUTION, text)


def _moved(reading: Reading) -> Iterator[Finding]:
    due, day = reading.question.due, reading.move.day
    if reading.rule is None or day == due:
        return
    provision = reading.rule.provision
    reason = reading.move.steps[0].reason
    why = "" if reason in _WEEKDAYS else f" ({reason})"
    text = f"Due on {long_date(due)}{why}, released on {long_date(day)}: {provision.title} brings it forward."
    yield Finding("moved", Severity.INFO, text)
    if reading.moved_into_the_past:
        text = f"{long_date(day)} has already passed. Ask the prison today whether the person is out."
        yield Finding("moved-into-the-past", Severity.CAUTION, text)
    if (due - day).days > _LONG_MOVE_DAYS:
        text = (
            f"The wording of the law moves this {(due - day).days} days, to {long_date(day)}."
            " That is unusually far: check with the prison."
        )
        yield Finding("long-move", Severity.CAUTION, text)
    begins = provision.begins(reading.question.commenced)
    if begins and day < begins:
        text = (
            f"{provision.short_title} begins on {plain_date(begins)}, after the day this moves to."
            " Check with the prison."
        )
        yield Finding("moved-before-rule-began", Severity.CAUTION, _sentence(text))


def _hard(reading: Reading) -> Iterator[Finding]:
    yield from hard_day_findings(reading.area, reading.move.day, _why_it_stays(reading))


def _why_it_stays(reading: Reading) -> str:
    where = COUNTRY_NAMES[reading.question.country]
    if reading.rule is None:
        return "No rule is known that would move it."
    if reading.presumed:
        return "The Act leaves it there, but policy presumes an earlier day."
    if reading.move.steps:
        return "The law moves it no further."
    return f"It is lawful in {where} today, so it will not move by itself."


def _not_in_force(reading: Reading) -> Iterator[Finding]:
    for provision, day in reading.if_in_force:
        read = provision.not_in_force_when_read
        as_read = f" in the newest text read, of {plain_date(read)}" if read else ""
        text = (
            f"{provision.short_title} would make this {long_date(day)}, but it was not in force{as_read}"
            f" ({provision.source}). If it has begun since, enter the date in Settings."
        )
        yield Finding(f"{provision.id}-not-in-force", Severity.INFO, _sentence(text))


def _entered(reading: Reading) -> Iterator[Finding]:
    if reading.rule is None or reading.rule.provision.known_in_force:
        return
    begins = reading.rule.provision.begins(reading.question.commenced)
    if begins:
        text = (
            f"{reading.rule.provision.short_title} is applied because somebody entered {plain_date(begins)} as"
            f" its first day. When this program was made it was not known to be in force"
            f" ({reading.rule.provision.source})."
        )
        yield Finding(f"{reading.rule.provision.id}-entered", Severity.INFO, _sentence(text))


def _length_assumed(reading: Reading) -> Iterator[Finding]:
    if reading.if_short is None or reading.rule is None:
        return
    longest = min(days for _, days in reading.rule.excepted_only_over)
    text = (
        f"The length of the sentence is not known here; this assumes more than {longest} days. For {longest}"
        f" days or fewer the release would be on {long_date(reading.if_short)}."
    )
    yield Finding("sentence-length-assumed", Severity.INFO, text)


def _short_sentence(reading: Reading) -> Iterator[Finding]:
    if reading.rule is None:
        return
    day, area = reading.move.day, reading.area
    for days in (days for kind, days in reading.rule.excepted_only_over if why_barred(area, day, (kind,))):
        text = (
            f"For a sentence of {days} days or fewer {reading.rule.provision.title} lets a release stand on this day."
        )
        yield Finding("short-sentence", Severity.INFO, text)


def _holidays(reading: Reading) -> Iterator[Finding]:
    calendar = reading.area.calendar
    opens = reading.area.opens_again(reading.move.day)
    looked_at = (*reading.days_to_ask, reading.move.day, reading.question.due, opens)
    if not all(calendar.is_published(day) for day in looked_at):
        text = (
            f"Official public holidays are known here for {calendar.first_year} to {calendar.last_year}. Others"
            " are worked out, and a holiday given once, for one year, cannot be: check nearer the time."
        )
        yield Finding("beyond-known-holidays", Severity.CAUTION, text)
    if reading.if_easter_monday:
        text = (
            "Easter Monday is no bank holiday in Scotland but is a public holiday in places. Where the person"
            f" is going, is it one? Then the release would be on {long_date(reading.if_easter_monday)}: enter"
            " the local holiday in Settings."
        )
        yield Finding("easter-monday", Severity.CAUTION, text)
    elif reading.area.may_keep_easter_monday(opens):
        text = f"In places that keep Easter Monday, offices stay shut on {long_date(opens)} too."
        yield Finding("easter-monday-in-places", Severity.INFO, text)
    if reading.rule and reading.question.country is Country.SCOTLAND and not _local_holiday_near(reading):
        text = (
            "Public holidays in Scotland are local (1993 Act section 27(8)): the published list is the least"
            " there is. No local holiday near this day is entered in Settings."
        )
        yield Finding("local-holidays", Severity.INFO, text)


def _local_holiday_near(reading: Reading) -> bool:
    due = reading.question.due
    return any(abs(day - due) <= _NEAR for day in reading.area.local)


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


_PARTS: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    _reach,
    _hard,
    asking_findings,
    _moved,
    _not_in_force,
    _entered,
    _length_assumed,
    _short_sentence,
    _holidays,
)

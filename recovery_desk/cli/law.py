"""`check-date`: what the law makes of a release day."""

import argparse
import gc
import sys
from collections.abc import Iterable
from datetime import date

from recovery_desk.cli.arguments import day, none_of, one_of
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, MISUSE, REFUSED, aside, say, say_json
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.release_day.questions import Country, ReleaseKind, release_kind_from
from recovery_desk.usecases.problem_words import words_for

_MANY = "-"
_DUE = (
    "the day due, like 2026-12-04 or 4/12/2026; - reads one JSON request a line and answers each in a line, and is "
    "refused only where none could be answered"
)
_REFUSAL = '{"error": '


def add(commands: Commands) -> None:
    """Hangs the command on."""
    parser = commands.add("check-date", "what the law makes of a release day", [commands.shared.as_json])
    parser.add_argument("due", metavar="DATE", type=_due, help=_DUE)
    parser.add_argument("--country", type=one_of(Country), default=None, metavar="COUNTRY")
    parser.add_argument("--local-holiday", type=day, action="append", default=[], metavar="DATE")
    parser.add_argument("--rule", type=_rule, action="append", default=[], metavar="ID=DATE")
    parser.add_argument("--sentence-days", type=_days, default=None, metavar="N")
    parser.add_argument("--days-served", type=_days, default=None, metavar="N")
    parser.add_argument("--release-kind", type=_kind, default=ReleaseKind.SENTENCE, metavar="K")
    parser.add_argument("--as-of", type=day, default=None, metavar="DATE", help="the day the question is asked")
    parser.set_defaults(command=_check_date)


def _due(text: str) -> str:
    """The day as ISO text, or the sign for many."""
    return text if text == _MANY else day(text).isoformat()


def _rule(text: str) -> tuple[str, date]:
    name, equals, written = text.partition("=")
    if not (name and equals):
        raise argparse.ArgumentTypeError(f"“{text}” is not a rule like scotland-2023-s8=2027-04-01.")
    return name, day(written)


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of days.")
    return int(text)


def _kind(text: str) -> ReleaseKind:
    kind = release_kind_from(text)
    if kind is None:
        raise argparse.ArgumentTypeError(none_of(text, list(ReleaseKind)))
    return kind


def _check_date(options: argparse.Namespace) -> int:
    from recovery_desk.exchange.release_rules_file import load_release_law
    from recovery_desk.usecases import check_date

    law = load_release_law()
    if options.due == _MANY:
        gc.disable()  # a million answers that hold no cycles would be looked through again and again
        try:
            return _told(check_date.answer_lines(sys.stdin.buffer, law.unnamed, law.rule_ids))
        finally:
            gc.enable()
    if options.country is None:
        aside(f"recovery-desk check-date: Say whose law it is, with --country: {', '.join(Country)}.")
        return MISUSE
    try:
        question = check_date.question_from_json(_request(options), law.rule_ids)
    except UserFacingError as problem:
        aside(f"recovery-desk check-date: {words_for(problem)}")
        return MISUSE
    answer = law.check(question)
    if options.json:
        say_json(check_date.answer_as_json(answer))
    else:
        for line in check_date.answer_in_words(answer):
            say(line)
    return DONE


def _told(lines: Iterable[str]) -> int:
    """Every answer as it comes. Refused where something was asked and nothing could be answered."""
    asked = answered = False
    for line in lines:
        sys.stdout.write(line + "\n")
        asked, answered = True, answered or not line.startswith(_REFUSAL)
    if asked and not answered:
        aside("Nothing that was asked could be answered: each line says why.")
        return REFUSED
    return DONE


def _request(options: argparse.Namespace) -> dict[str, object]:
    """The options as one request of the stream, so that both doors ask and refuse alike."""
    chosen: dict[str, object] = {
        "due": options.due,
        "country": options.country.value,
        "local_holidays": [day.isoformat() for day in options.local_holiday],
        "rules": {rule: day.isoformat() for rule, day in options.rule},
        "sentence_days": options.sentence_days,
        "days_served": options.days_served,
        "release_kind": options.release_kind.value,
        "as_of": options.as_of.isoformat() if options.as_of else None,
    }
    return {name: value for name, value in chosen.items() if value is not None}

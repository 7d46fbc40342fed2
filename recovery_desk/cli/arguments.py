"""What may be typed after a command, and what is said where something else was: the refusal first, then where to look.

Misuse ends with exit code 2. What is allowed is named, so that nobody has to look it up.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import NoReturn, TypeVar

from recovery_desk.cli.talking import MISUSE, aside
from recovery_desk.clocks import SystemClock
from recovery_desk.domain.dates_as_typed import MIDDLE_OF_YEAR, DateNotUnderstood, Meaning, date_from, year_from
from recovery_desk.domain.people import BirthDatePrecision
from recovery_desk.usecases.problem_words import words_for

_Kind = TypeVar("_Kind", bound=StrEnum)

WHO = "id, prison number, or name in whole words"

_NOT_A_CHOICE = re.compile(r"argument (?P<what>.+?): invalid choice: '?(?P<text>.*?)'? \(choose from (?P<known>.*)\)")
_OF_AN_ARGUMENT = re.compile(r"argument (?P<what>[^:]+): (?P<said>.*)", re.DOTALL)
_PLAINER = {"the following arguments are required:": "Still needed", "unrecognized arguments:": "Not known here"}
_COMMANDS = ("COMMAND", "WHAT")
_FEW = 12
_LONGEST_NUMBER = 18


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence, and only then where the usage is."""

    def error(self, message: str) -> NoReturn:
        """Misuse: exit code 2."""
        aside(f"{self.prog}: {_in_words(message)}")
        aside(f"See: {self.prog} --help")
        raise SystemExit(MISUSE)


def _in_words(message: str) -> str:
    """The refusals of argparse that people meet, said plainly; the rest as it is."""
    choice = _NOT_A_CHOICE.fullmatch(message)
    if choice is not None:
        known = [each.strip("' ") for each in choice["known"].split(",")]
        if choice["what"] in _COMMANDS:
            return _no_such_command(choice["text"], known)
        return f"{choice['what']}: {none_of(choice['text'], known)}"
    for said, plain in _PLAINER.items():
        if message.startswith(said):
            return f"{plain}: {message.removeprefix(said).strip()}"
    of = _OF_AN_ARGUMENT.fullmatch(message)
    if of is None:
        return message
    if of["said"] == "expected one argument":
        return f"{of['what']}: something has to come after it."
    return f"{of['what']}: {of['said']}"


def _no_such_command(typed: str, known: Sequence[str]) -> str:
    near = get_close_matches(typed, known, n=1)
    if near:
        return f"“{typed}” is no command. Did you mean “{near[0]}”?"
    return f"“{typed}” is no command." if len(known) > _FEW else f"“{typed}” is none of: {', '.join(known)}."


def none_of(text: str, known: Sequence[str]) -> str:
    """For a word that is not one of those allowed."""
    return f"“{text}” is none of: {', '.join(known)}."


def one_of(kind: type[_Kind]) -> Callable[[str], _Kind]:
    """An argument: one of a few words."""

    def read(text: str) -> _Kind:
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(none_of(text, list(kind))) from None

    return read


def folder(text: str) -> str:
    """An argument: a folder's name."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a folder's name has to come after it.")
    return text


def who(text: str) -> str:
    """An argument: whom, or whose. Left empty by a script it names nobody, and must not come to mean everybody."""
    if not text.strip():
        raise argparse.ArgumentTypeError("nobody is named after it.")
    return text


def number(text: str) -> int:
    """An argument: a whole number, of at most 18 figures."""
    if not (text.isdecimal() and len(text) <= _LONGEST_NUMBER):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number.")
    return int(text)


def born(text: str) -> tuple[date, BirthDatePrecision]:
    """An argument: a birth date as people write it, or a year: "about 1979"."""
    today = SystemClock().today()
    year = year_from(text)
    if year is not None and year <= today.year:
        return date(year, *MIDDLE_OF_YEAR), BirthDatePrecision.APPROXIMATE
    try:
        return date_from(text, today, Meaning.BIRTH), BirthDatePrecision.EXACT
    except DateNotUnderstood as problem:
        raise argparse.ArgumentTypeError(words_for(problem)) from None


def places(text: str) -> int:
    """An argument: so many places on, or back with a minus."""
    return -number(text[1:]) if text.startswith("-") else number(text)


def day(text: str) -> date:
    """An argument: a day like 2026-12-04, or as people write it: 4/12/2026, 4 Dec 2026."""
    try:
        return date_from(text, SystemClock().today(), Meaning.ASKED)
    except DateNotUnderstood as problem:
        raise argparse.ArgumentTypeError(words_for(problem)) from None

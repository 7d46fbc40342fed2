"""The words of sheets for the person, by language: forms ask for them by name and hold none themselves."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from recovery_desk.resource_files import resource

ENGLISH = "en"

_WORD = re.compile(r"[\w'’-]+")


class Catalogue:
    """One language's words. A name is where the words stand in the file: `moment.gate.with`."""

    def __init__(self, language: str) -> None:
        """Reads `resources/words/person_sheets.<language>.toml`."""
        self.language = language
        text = resource("words", f"person_sheets.{language}.toml").read_text(encoding="utf-8")
        self._words = dict(_flat("", tomllib.loads(text)))

    def __call__(self, name: str, **facts: str) -> str:
        """The words called `name`, with the facts put in. A name or fact that is not there is a bug."""
        return self._words[name].format(**facts)

    @property
    def all(self) -> Mapping[str, str]:
        """Every name with its words."""
        return self._words

    @property
    def moments(self) -> frozenset[str]:
        """The kinds of moment there are words for."""
        return frozenset(name.split(".")[1] for name in self._words if name.startswith("moment."))


@cache
def catalogue(language: str = ENGLISH) -> Catalogue:
    """The words of a language, read once."""
    return Catalogue(language)


@cache
def hard_words() -> frozenset[str]:
    """Words of services that people outside them do not use."""
    lines = resource("words", "hard_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def hard_words_in(text: str) -> tuple[str, ...]:
    """The words of a text that an easy-read sheet should not hold, each once."""
    words = [word.casefold() for word in _WORD.findall(text)]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return tuple(dict.fromkeys(each for each in (*words, *pairs) if each in hard_words()))


def _flat(above: str, part: dict[str, object]) -> Iterable[tuple[str, str]]:
    for name, value in part.items():
        if isinstance(value, dict):
            yield from _flat(f"{above}{name}.", value)
        else:
            yield f"{above}{name}", str(value)

"""Names as FTS5 is asked for them when nobody has the words typed: a slip in a whole word, in half of one, two slips.

Of the 450 words one slip away only those that a name has, or begins with, are asked for: looking them up in the sorted
words of all names takes 0.2 ms, where FTS5 needs 5 ms for all of them. Two slips are looked for among the words of
names that begin with the same three letters.
"""

from collections.abc import Iterable, Iterator, Sequence

from recovery_desk.domain.search_words import MOST_WORDS, SHORTEST_TO_FORGIVE_TWICE, one_slip_away, slips_to_begin
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.name_words import NameWords

_SAME_LETTERS = 3
_MOST_COMPARED = 1_000
_TWO = 2
_MOST_STRANGE = 3
"""More words that no name begins with are no name."""


def beginning(words: Sequence[str]) -> str:
    """Folded words, each the beginning of one: quoted, so that the syntax of FTS5 never sees a person's text."""
    return " AND ".join(f'"{word}"*' for word in words)


def whole(words: Sequence[str]) -> str:
    """Folded words, each a whole one."""
    return " AND ".join(f'"{word}"' for word in words)


def one_slip(words: Sequence[str]) -> str:
    """Each the beginning of a word, or a word one slip away."""
    return _all(_or([f'"{word}"*', *(f'"{slip}"' for slip in one_slip_away(word))]) for word in words)


class NamesNearly:
    """Asks for the names that come near, the nearest first."""

    def __init__(self, connection: Connection) -> None:
        """Over an open vault."""
        self._known = NameWords(connection)

    def questions(self, words: Sequence[str]) -> Iterator[str]:
        """One question after the other, for as long as nobody is found; none where no word is long enough.

        Of several words, half a one is only forgiven where no name begins so.
        """
        if len(words) > MOST_WORDS or not any(one_slip_away(word) for word in words):
            return
        self._known.refresh()
        yield _all(_or(self._whole(word)) for word in words)
        strange = [word for word in words if len(words) == 1 or not self._known.begins(word)]
        if not 0 < len(strange) <= _MOST_STRANGE:
            return
        known = [f'"{word}"*' for word in words if word not in strange]
        yield _all([*known, *(_or(self._half(word)) for word in strange)])
        if any(map(_is_long, strange)):
            yield _all([*known, *(_or([*self._half(word), *self._two_slips(word)]) for word in strange)])

    def _whole(self, word: str) -> Iterator[str]:
        """As typed, or a word one slip away."""
        yield f'"{word}"*'
        yield from (f'"{slip}"' for slip in one_slip_away(word) if not word.isalpha() or slip in self._known)

    def _half(self, word: str) -> Iterator[str]:
        """As typed, or a beginning one slip away; a number is a whole one or nobody's."""
        if word.isalpha():
            yield f'"{word}"*'
            yield from (f'"{slip}"*' for slip in one_slip_away(word) if self._known.begins(slip))
        else:
            yield from self._whole(word)

    def _two_slips(self, word: str) -> Iterator[str]:
        if _is_long(word):
            near = self._known.beginning(word[:_SAME_LETTERS], _MOST_COMPARED)
            yield from (f'"{name}"' for name in near if slips_to_begin(word, name) <= _TWO)


def _is_long(word: str) -> bool:
    return len(word) >= SHORTEST_TO_FORGIVE_TWICE and word.isalpha()


def _or(asked: Iterable[str]) -> str:
    return "(" + " OR ".join(asked) + ")"


def _all(asked: Iterable[str]) -> str:
    return " AND ".join(asked)

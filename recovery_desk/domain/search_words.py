"""What is typed to find something: its words, the words one slip of the finger away, and where they stand in a text."""

import re
from collections.abc import Sequence

from recovery_desk.domain.folding import fold, fold_words

MOST_WORDS, LONGEST_WORD = 12, 64
SHORTEST_TO_FORGIVE, SHORTEST_TO_FORGIVE_TWICE = 4, 8
"""A word of fewer letters is one slip, or two, away from nearly everything."""
_LONGEST_TO_FORGIVE = 20
_LETTERS, _DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"


def typed_words(text: str) -> tuple[str, ...]:
    """The folded words to look for, no more than a sensible many."""
    return tuple(word[:LONGEST_WORD] for word in fold_words(text)[:MOST_WORDS])


def one_slip_away(word: str) -> tuple[str, ...]:
    """Every word that one letter left out, put in, changed or swapped with the next makes of this one."""
    if not SHORTEST_TO_FORGIVE <= len(word) <= _LONGEST_TO_FORGIVE:
        return ()
    alphabet = _DIGITS if word.isdecimal() else _LETTERS
    ends = range(len(word) + 1)
    found = {word[:at] + word[at + 1 :] for at in ends[:-1]}
    found |= {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in ends[:-2]}
    found |= {word[:at] + letter + word[at + 1 :] for at in ends[:-1] for letter in alphabet}
    found |= {word[:at] + letter + word[at:] for at in ends for letter in alphabet}
    return tuple(sorted(found - {word}))


def slips_to_begin(typed: str, word: str, most: int = 2) -> int:
    """How many slips make of what was typed a beginning of the word; `most` + 1 for more than that.

    A slip is a letter left out, put in, changed or swapped with the next.
    """
    longest = len(typed) + most
    before: list[int] = []
    row = list(range(min(len(word), longest) + 1))
    for n, letter in enumerate(typed, start=1):
        older, before, row = before, row, [n]
        for at, other in enumerate(word[:longest], start=1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != other))
            if n > 1 and at > 1 and letter == word[at - 2] and typed[n - 2] == other:
                cost = min(cost, older[at - 2] + 1)
            row.append(cost)
    return min(most + 1, *row)


def has_words(text: str, wanted: str) -> bool:
    """Whether each of the folded words `wanted` begins a word of the text."""
    folded = fold(text)
    return all(re.search(rf"(?<![^\W_]){re.escape(word)}", folded) for word in wanted.split())


def excerpt(text: str, words: Sequence[str], length: int = 110) -> str:
    """A piece of the text on one line, from a little before the first word looked for."""
    parts = text.split()
    at = next((n for n, part in enumerate(parts) if fold(part).lstrip("(\"'“‘").startswith(tuple(words))), 0)
    begin = 0 if len(" ".join(parts[:at])) < length // 2 else max(0, at - 4)
    shown = " ".join(parts[begin:])
    cut = shown if len(shown) <= length else shown[: shown.rfind(" ", 0, length) if " " in shown[:length] else length]
    return ("… " if begin else "") + cut + (" …" if len(cut) < len(shown) else "")

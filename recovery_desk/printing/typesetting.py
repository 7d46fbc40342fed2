"""Breaking text into lines: every word that reaches paper comes through here.

platypus would do this too, at twelve times the cost of drawing; measured over 500 sheets.
"""

import re
from collections.abc import Iterator

from recovery_desk.printing.fonts import Faces, Weight

_SPACES = re.compile(" +")
_EMPTY_LINES = re.compile(r"\n[\n ]*\n")
_REMEMBERED_UP_TO = 400
"""Longer texts are seldom printed twice; remembering their lines would only hold memory."""


class Typesetter:
    """Turns text into printable lines. What it remembers lives and dies with one print job."""

    def __init__(self, faces: Faces) -> None:
        """`faces` say what can be printed and how wide it is."""
        self.faces = faces
        self.missing: set[str] = set()
        self._words: dict[tuple[str, Weight], float] = {}
        self._lines: dict[tuple[str, Weight, float, float], tuple[str, ...]] = {}

    def lines(self, text: str, weight: Weight, size: float, width: float) -> tuple[str, ...]:
        """The lines of `text` set in `size` points within `width` points; at least one, perhaps empty.

        At most one empty line is left between others. Characters without a glyph are replaced by a gap
        and remembered in `missing`.
        """
        key = (text, weight, size, width)
        known = self._lines.get(key)
        if known is not None:
            return known
        broken = tuple(self._broken(self._clean(text), weight, width * 1000 / size))
        if len(text) <= _REMEMBERED_UP_TO:
            self._lines[key] = broken
        return broken

    def one_line(self, text: str, weight: Weight, size: float, width: float) -> str:
        """As much of `text` as fits on one line, with an ellipsis where something was left out."""
        lines = self.lines(text, weight, size, width)
        if len(lines) == 1:
            return lines[0]
        room = width - self.width("…", weight, size)
        return self.lines(text, weight, size, room)[0] + "…"

    def width(self, text: str, weight: Weight, size: float) -> float:
        """Points that `text`, already printable, takes on the line."""
        return self._word(text, weight) * size / 1000

    def _clean(self, text: str) -> str:
        printable = self.faces.printable(text)
        self.missing |= printable.missing
        return _EMPTY_LINES.sub("\n\n", printable.text).strip("\n")

    def _word(self, word: str, weight: Weight) -> float:
        key = (word, weight)
        width = self._words.get(key)
        if width is None:
            width = sum(map(self.faces.widths[weight].__getitem__, word))
            if len(word) <= _REMEMBERED_UP_TO:
                self._words[key] = width
        return width

    def _broken(self, text: str, weight: Weight, limit: float) -> Iterator[str]:
        for paragraph in text.split("\n"):
            yield from self._filled(_SPACES.split(paragraph.strip(" ")), weight, limit)

    def _filled(self, words: list[str], weight: Weight, limit: float) -> Iterator[str]:
        """Fills lines word by word; a word wider than a line is cut where the line ends."""
        space = self._word(" ", weight)
        line: list[str] = []
        used = 0.0
        for word in words:
            wide = self._word(word, weight)
            if line and used + space + wide > limit:
                yield " ".join(line)
                line, used = [], 0.0
            if wide > limit:
                *full, word_end = self._cut(word, weight, limit)
                yield from full
                line, used = [word_end], self._word(word_end, weight)
            else:
                used += wide + (space if line else 0.0)
                line.append(word)
        yield " ".join(line)

    def _cut(self, word: str, weight: Weight, limit: float) -> Iterator[str]:
        widths = self.faces.widths[weight]
        start, used = 0, 0.0
        for place, character in enumerate(word):
            wide = widths[character]
            if used + wide > limit and place > start:
                yield word[start:place]
                start, used = place, 0.0
            used += wide
        yield word[start:]

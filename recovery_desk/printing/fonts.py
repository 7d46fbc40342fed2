"""The letters on paper: which characters can be printed, how wide they are, what stands in for the rest.

Noto Sans carries the words; DejaVu Sans lends symbols that Noto Sans does not have. reportlab sets letters
one after another without shaping them, so scripts whose letters join, stack or run from right to left would
come out unreadable: their characters are shown as a visible gap instead, and the reader is told.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from recovery_desk.resource_files import resource

GAP = "▯"
"""Stands for a character that cannot be printed."""

SYMBOLS = "DejaVuSans"
"""The face that symbols come from."""

_SHAPED = ((0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x17FF), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
"""Blocks whose letters need shaping: Hebrew and Arabic, the scripts of India and beyond, Khmer, Vedic signs."""

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class Weight(StrEnum):
    """The two faces of the house; the value is the name reportlab knows the face by."""

    REGULAR = "NotoSans-Regular"
    BOLD = "NotoSans-Bold"


@dataclass(frozen=True, slots=True)
class Printable:
    """Text of which every character has a glyph, and the characters that had none."""

    text: str
    missing: frozenset[str]


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces, loaded once. `widths` are thousandths of the type size, by character.

    `unprintable` finds a character without a glyph; `borrowed` finds those that come from the symbol face.
    """

    widths: Mapping[Weight, Mapping[str, float]]
    unprintable: re.Pattern[str]
    borrowed: re.Pattern[str]

    def printable(self, text: str) -> Printable:
        """Composed text with its line ends kept, controls and invisible marks gone, gaps where no glyph is.

        Bidirectional controls go because they could make a line read as something else than it says.
        """
        if text.isascii() and text.isprintable():
            return Printable(text, frozenset())
        ready = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
        missing: set[str] = set()

        def shown(match: re.Match[str]) -> str:
            character = match.group()
            if unicodedata.category(character) in ("Cc", "Cf") or _is_variation_selector(character):
                return ""
            missing.add(character)
            return GAP

        return Printable(self.unprintable.sub(shown, ready), frozenset(missing))

    def runs(self, text: str, weight: Weight) -> Iterator[tuple[str, str]]:
        """The face each stretch of a line is set in, with the stretch; nearly always the whole line."""
        start = 0
        for match in self.borrowed.finditer(text):
            if match.start() > start:
                yield weight.value, text[start : match.start()]
            yield SYMBOLS, match.group()
            start = match.end()
        if start < len(text):
            yield weight.value, text[start:]


@cache
def faces() -> Faces:
    """Reads the shipped faces and makes reportlab know them; the first call takes some 30 ms."""
    loaded = {name: _load(name) for name in (*Weight, SYMBOLS)}
    # The canvas starts with its base font, and Helvetica would stand in every file without being in it.
    rl_config.canvas_basefontname = Weight.REGULAR.value
    # A PDF may hold bytes as they are; written as text they take a quarter more room and a fifth of the time.
    rl_config.useA85 = 0
    own = set(loaded[Weight.REGULAR]) & set(loaded[Weight.BOLD])
    lent = {char: width for char, width in loaded[SYMBOLS].items() if char not in own}
    return Faces(
        widths={weight: {**lent, **{char: loaded[weight][char] for char in own}} for weight in Weight},
        unprintable=re.compile(f"[^\n{_ranges(own | set(lent))}]"),
        borrowed=re.compile(f"[{_ranges(lent)}]+"),
    )


def _load(name: str) -> dict[str, float]:
    """Registers one face; answers the widths of the characters it can show as they should look."""
    font = TTFont(name, str(resource("fonts", f"{name}.ttf")))
    pdfmetrics.registerFont(font)
    face = font.face
    return {
        chr(code): face.charWidths.get(code, face.defaultWidth)
        for code in face.charToGlyph
        if _needs_no_shaping(chr(code))
    }


def _needs_no_shaping(character: str) -> bool:
    code = ord(character)
    if any(first <= code <= last for first, last in _SHAPED):
        return False
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return False
    if _is_variation_selector(character):
        return False
    return unicodedata.category(character) not in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp")


def _is_variation_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _ranges(characters: Iterable[str]) -> str:
    """A regular expression class, as few ranges as will do: a class of 8,000 single letters is slow."""
    parts: list[tuple[int, int]] = []
    for code in sorted(map(ord, characters)):
        if parts and code == parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], code)
        else:
            parts.append((code, code))
    return "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in parts)

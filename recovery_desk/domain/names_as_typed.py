"""Names as people type them in lists, and text as spreadsheets mangle it."""

import re
import unicodedata
from dataclasses import dataclass

from recovery_desk.domain.folding import fold

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = _BIDI_CONTROLS | frozenset("\u00ad\u200b\u2060\ufeff\ufff9\ufffa\ufffb")
_JOINERS = frozenset("\u200c\u200d")
"""Zero-width (non-)joiners are part of the spelling of Persian and Indian names: they stay."""

_AS_TEXT = re.compile(r'="([^"]*)"')
_MARKS_TEXT = re.compile(r"'(?=[=+\-@]|\S)(?![ts] )")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "rev", "prof", "master"})
_SUFFIXES = frozenset({"jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "ter", "ten", "de", "da", "das", "do", "dos", "du", "di", "del", "della",
        "la", "le", "el", "al", "bin", "ibn", "bint", "st", "mac", "mc", "ap", "ab", "ferch", "o",
    }
)  # fmt: skip
_NICKNAME = re.compile(
    r"\((?:known as|aka|a\.k\.a\.?|prefers|likes|called)?:?\s*([^()]*)\)"
    '|["\u201c]([^"\u201c\u201d]*)["\u201d]'
    "|(?:^|\\s)['\u2018]([^'\u2018\u2019]+)['\u2019](?=\\s|$|,)"
)
_ALSO_CALLED = re.compile(r"[\s,]+(?:known as|aka|a\.k\.a\.?)\s+(.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameAsTyped:
    """A name taken apart. Somebody with one name has it as family name."""

    family_name: str
    given_names: str = ""
    preferred_name: str = ""


def tidy(text: str) -> str:
    """`text` without what nobody typed on purpose: control and direction characters, odd blanks, text marks.

    Composed (NFC); every run of blanks, also non-breaking ones and line breaks, becomes one space.
    """
    if text.isascii() and text.isprintable() and text[:1] not in ("=", "'"):
        return text if "  " not in text and text[:1] != " " and text[-1:] != " " else " ".join(text.split())
    kept = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text) if _stays(c))
    plain = " ".join("".join(kept).split())
    plain = _MARKS_TEXT.sub("", plain, count=1) if plain[:1] == "'" else plain
    wrapped = _AS_TEXT.fullmatch(plain)
    return (wrapped.group(1) if wrapped else plain).strip()


def name_key(name: str) -> str:
    """What two spellings of one name share: letters and digits without case, accents and punctuation."""
    return "".join(c for c in fold(name) if c.isalnum() or unicodedata.category(c)[0] == "M")


def has_letters(text: str) -> bool:
    """Whether there is a letter of any script in `text`: a name without one is no name."""
    return any(c.isalpha() for c in text)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate `text` rather than show it."""
    return text[:1] in ("=", "+", "@") or text[:2] == "-="


def split_name(text: str) -> NameAsTyped:
    """The name in "McAllister, Craig", "Craig McAllister", "MCALLISTER Craig", "Mr Craig (Shug) McAllister".

    Family name first where there is a comma or where only the first words are in capitals; otherwise the
    last word with the particles before it ("van der Berg"). Capitals stay as they were typed.
    """
    rest, preferred = without_nickname(tidy(text))
    family, comma, given = rest.partition(",")
    if comma and family.strip():
        named = NameAsTyped(without_titles(family), without_titles(given.replace(",", " ")), preferred)
    else:
        named = _in_order(without_titles(rest.replace(",", " ")).split(), preferred)
    return named


def _stays(character: str) -> bool:
    if character in _INVISIBLE:
        return False
    if character.isspace() or character in _JOINERS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def without_nickname(text: str) -> tuple[str, str]:
    """`text` without "(Shug)", ‘Shug’ or "known as Shug", and the name that stood there."""
    also = _ALSO_CALLED.search(text)
    if also and "(" not in text:
        return text[: also.start()], also.group(1).strip(" \"'")
    nickname = _NICKNAME.search(text)
    if nickname is None:
        return text, ""
    rest = " ".join(f"{text[: nickname.start()]} {text[nickname.end() :]}".split()).replace(" ,", ",")
    called = without_titles(next((group for group in nickname.groups() if group), "").strip())
    if not has_letters(rest) or any(c.isdigit() for c in called):
        return text, ""
    return rest, "" if called.rstrip(".").casefold() in _TITLES else called


def without_titles(text: str) -> str:
    """`text` without Mr, Ms, Dr …, unless nothing else would be left."""
    words = text.split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1].rstrip(".").casefold() in _TITLES:
        words.pop()
    return " ".join(words)


def _in_order(words: list[str], preferred: str) -> NameAsTyped:
    """Words without a comma: capitals first mean the family name first, otherwise it comes last."""
    if len(words) <= 1:
        return NameAsTyped(" ".join(words), "", preferred)
    shouted = _leading_capitals(words)
    if shouted:
        return NameAsTyped(" ".join(words[:shouted]), " ".join(words[shouted:]), preferred)
    start = len(words) - 1
    if start > 1 and words[start].rstrip(".").casefold() in _SUFFIXES:
        start -= 1
    while start > 1 and words[start - 1].casefold() in _PARTICLES:
        start -= 1
    return NameAsTyped(" ".join(words[start:]), " ".join(words[:start]), preferred)


def _leading_capitals(words: list[str]) -> int:
    """How many words at the start are in capitals, when the rest is not (an initial alone proves nothing)."""
    shouted = [_shouted(word) for word in words]
    count = shouted.index(False) if False in shouted else 0
    if count == 0 or any(shouted[count:]):
        return 0
    return count if any(sum(c.isalpha() for c in word) > 1 for word in words[:count]) else 0


def _shouted(word: str) -> bool:
    """Whether a word is in capitals: "MCALLISTER", and "McDONALD" as some lists write it."""
    bare = re.sub(r"^(?:Mc|Mac)(?=[A-Z]{2})", "", word)
    return bare.isupper()

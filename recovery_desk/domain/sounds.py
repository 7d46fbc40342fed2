"""How a name sounds, as a short key: two spellings of one name have the same key."""

import re
from functools import lru_cache

from jellyfish import jaro_winkler_similarity, metaphone

from recovery_desk.domain.folding import fold

_LOOSENED = (
    (re.compile(r"^m[ck](?=[b-df-hj-np-tv-z])|^mack?(?=[b-df-hj-np-tv-z])"), "mac"),
    (re.compile(r"^o(?=neil|hara|brien|connor|donnell|reilly)"), "o"),
    (re.compile(r"cz|tsch|tch"), "ch"),
    (re.compile(r"sz"), "sh"),
    (re.compile(r"(?<=[aeiouy])w(?=[aeiouy])"), "v"),
    (re.compile(r"(?<=[aeiouy])[cgk]h(?=[aeiouy])"), "h"),
    (re.compile(r"mps(?=o)"), "ms"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"x"), "ks"),
)
"""What metaphone, made for American ears, hears differently: Mc and Mac, Polish sz and cz, Docherty and Doherty."""


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """The key of one word, in small letters; the word itself where it has no letters metaphone knows."""
    plain = fold(word)
    if not plain.isascii():
        return plain
    loosened = plain
    for pattern, instead in _LOOSENED:
        loosened = pattern.sub(instead, loosened)
    return metaphone(loosened).replace(" ", "").lower() or plain


def spelled_alike(one: str, other: str) -> float:
    """How alike two folded words are spelled, 0 to 1 (Jaro-Winkler)."""
    return jaro_winkler_similarity(one, other)

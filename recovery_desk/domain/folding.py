"""How names are compared: without case, accents and the letters a British keyboard lacks."""

import re
import unicodedata

_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ı": "i",
        "ħ": "h",
        "ŧ": "t",
    }
)
_APOSTROPHES = re.compile(r"['`\u2018\u2019\u02bc]")

_NO_APOSTROPHES = str.maketrans("", "", "'`")


def fold(text: str) -> str:
    """`Łukasz` and `lukasz`, `Màiri` and `mairi`, `O'Neil` and `oneil` become the same text."""
    if text.isascii():
        return text.lower().translate(_NO_APOSTROPHES)
    lowered = _APOSTROPHES.sub("", text.casefold()).translate(_UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of `text`, in order: what search is asked for and what it finds."""
    return tuple(re.findall(r"[^\W_]+", fold(text)))


def number_key(written: str) -> str:
    """A prison number without spaces, dashes and case, so that "a 1234 bc" meets "A1234BC"."""
    return re.sub(r"[\W_]+", "", written).upper()

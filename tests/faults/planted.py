"""Planted words and the looking for them, as every way of writing leaves them."""

from collections.abc import Iterable
from pathlib import Path


def needles(words: Iterable[str]) -> list[bytes]:
    """The words as they might be written: plain, lower case, as Windows writes text, as hex."""
    found: list[bytes] = []
    for word in words:
        for form in (word, word.lower(), word.upper()):
            for raw in (form.encode(), form.encode("utf-16-le"), form.encode("utf-16-be")):
                found += [raw, raw.hex().encode(), raw.hex().upper().encode()]
    return found


def files_with(folder: Path, wanted: list[bytes]) -> list[str]:
    """The files in which any of them stands."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and any(needle in path.read_bytes() for needle in wanted)
    ]

"""How the letters of a text file are written: looked at to its end, because one é far down decides."""

import codecs
from dataclasses import dataclass
from pathlib import Path

_CHUNK = 1 << 20
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOSTLY = 0.4
_TEXT_CONTROLS = b"\t\n\x0b\x0c\r\x1a\x1b"
_TOO_MANY_CONTROLS = 0.02
_LOST = "\ufffd"


@dataclass(frozen=True, slots=True)
class TextForm:
    """An encoding, and how many lines the file has at most."""

    encoding: str
    lines: int


def text_form(path: Path) -> TextForm | None:
    """UTF-8, UTF-16 (also without its mark) or Windows-1252; None for what is no text at all.

    Files with UTF-8 and single stray bytes stay UTF-8: the letters lost become U+FFFD, and are reported row by row.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return TextForm(encoding, _lines(path))
    wide = _wide_without_mark(head)
    if wide:
        return TextForm(wide, _lines(path))
    controls = sum(byte < ord(" ") and byte not in _TEXT_CONTROLS and byte != 0 for byte in head)
    if controls + head.count(0) > _TOO_MANY_CONTROLS * len(head) + 2:
        return None
    return _eight_bit(path)


def _wide_without_mark(head: bytes) -> str | None:
    """UTF-16 shows by zeros at every other place."""
    pairs = len(head) // 2
    if not pairs:
        return None
    if head[1::2].count(0) > _MOSTLY * pairs and head[0::2].count(0) <= 1:
        return "utf-16-le"
    if head[0::2].count(0) > _MOSTLY * pairs and head[1::2].count(0) <= 1:
        return "utf-16-be"
    return None


def _eight_bit(path: Path) -> TextForm:
    """UTF-8 where more letters decode than are lost, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    lines = lost = letters = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            lines += chunk.count(b"\n") + chunk.count(b"\r") - chunk.count(b"\r\n")
            text = decoder.decode(chunk, final=not chunk)
            if not text.isascii():
                here = text.count(_LOST)
                lost += here
                letters += sum(not c.isascii() for c in text) - here
            if not chunk:
                break
    return TextForm("utf-8" if letters > lost or not lost else "cp1252", lines + 1)


def _lines(path: Path) -> int:
    lines = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            lines += max(chunk.count(b"\n"), chunk.count(b"\r"))
    return lines + 1

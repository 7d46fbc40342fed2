"""Saved sheets that only a passphrase opens: AES-256 as PDF 2.0 has it (ISO 32000-2, revision 6).

pypdf does it, for reportlab's own encryption is 40-bit or a withdrawn revision. It is given the strings and streams one
by one as they stand in the file the press made: left to itself it reads every object first, which takes a pack of
hundreds of people twice the time of drawing it and twice the memory, and cannot be stopped.
"""

import re
import secrets
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from pypdf import PdfWriter
from pypdf.constants import UserAccessPermissions
from pypdf.generic import ByteStringObject

LONGEST_PASSPHRASE = 127
"""Bytes of UTF-8: what the standard takes."""

Report = Callable[[int, int], None]

_REPORT_EVERY = 500
_SECTION = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
"""Bytes of a line of the cross-reference table."""

_STRING = re.compile(rb"<<|>>|\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_SIZE = re.compile(rb"/Size \d+")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


def locked(pdf: bytes, passphrase: str, report: Report | None = None) -> bytes:
    """The same pages, opened with `passphrase`; raising from `report` cancels.

    `pdf` is a file of the press. Raises `ValueError` for a passphrase that is empty or too long.
    """
    if not passphrase or len(passphrase.encode()) > LONGEST_PASSPHRASE:
        raise ValueError("passphrase")
    lock = _Lock(passphrase)
    table = int(pdf[pdf.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
    whole = memoryview(pdf)
    file, offsets = BytesIO(), []
    file.write(pdf[: pdf.index(b"1 0 obj")].replace(b"%PDF-1.7", b"%PDF-2.0", 1))
    starts = list(_starts(pdf, table))
    ends = _ends(starts, table)
    for number, start in enumerate(starts):
        if report is not None and number % _REPORT_EVERY == 0:
            report(number, len(starts))
        offsets.append(file.tell())
        file.write(_object(bytes(whole[start : ends[start]]), lock))
    offsets.append(file.tell())
    file.write(b"%d 0 obj\n%s\nendobj\n" % (len(offsets), lock.entry))
    at = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1))
    file.write(b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    trailer = pdf[pdf.index(b"trailer", table) : pdf.rindex(b"startxref")]
    trailer = trailer.replace(b"<<", b"<< /Encrypt %d 0 R" % len(offsets), 1)
    file.write(_SIZE.sub(b"/Size %d" % (len(offsets) + 1), trailer))
    file.write(b"startxref\n%d\n%%%%EOF\n" % at)
    return file.getvalue()


class _Lock:
    """The lock of one file: what pypdf makes for an empty file, used for ours."""

    def __init__(self, passphrase: str) -> None:
        writer: Any = PdfWriter()
        writer.encrypt(passphrase, algorithm="AES-256", permissions_flag=UserAccessPermissions.all())
        entry = BytesIO()
        writer._encrypt_entry.write_to_stream(entry)
        self.entry = entry.getvalue()
        self._encryption = writer._encryption

    def __call__(self, plain: bytes) -> bytes:
        """Locked, with the fresh block it starts from; in this revision the object it stands in does not matter."""
        return bytes(self._encryption.encrypt_object(ByteStringObject(plain), 1, 0))


def _starts(pdf: bytes, table: int) -> Iterator[int]:
    """Where each object begins, by its number from one."""
    section = _SECTION.match(pdf, table)
    if section is None:
        raise ValueError("cross-reference table")
    first = section.end() + _ENTRY
    for number in range(1, int(section[1])):
        start = int(pdf[first : first + 10])
        if not pdf.startswith(b"%d 0 obj\n" % number, start):
            raise ValueError("cross-reference table")
        yield start
        first += _ENTRY


def _ends(starts: list[int], table: int) -> dict[int, int]:
    """Where each object ends: where the next begins."""
    order = [*sorted(starts), table]
    return dict(pairwise(order))


def _object(plain: bytes, lock: _Lock) -> bytes:
    """One object with its strings and its stream locked; what holds neither stays as it is."""
    words, mark, rest = plain.partition(b"\nstream\n")
    if not mark:
        return _strings(plain, lock)
    length = _LENGTH.search(words)
    if length is None:
        raise ValueError("stream without a length")
    size = int(length[1])
    stream = lock(rest[:size])
    words = words[: length.start()] + b"/Length %d" % len(stream) + words[length.end() :]
    return b"".join((_strings(words, lock), mark, stream, b"\n", rest[size:].lstrip(b"\r\n")))


def _strings(words: bytes, lock: _Lock) -> bytes:
    if b"(" not in words and words.count(b"<") == 2 * words.count(b"<<"):
        return words

    def hidden(match: re.Match[bytes]) -> bytes:
        said = match.group()
        if said in (b"<<", b">>"):
            return said
        return b"<%s>" % lock(_said(said)).hex().encode()

    return _STRING.sub(hidden, words)


def _said(string: bytes) -> bytes:
    """The bytes of a string as they are meant."""
    inside = string[1:-1]
    if string.startswith(b"<"):
        digits = b"".join(inside.split()).decode()
        return bytes.fromhex(digits + "0" * (len(digits) % 2))
    return _ESCAPE.sub(lambda m: bytes([int(m[1], 8) & 0xFF]) if m[1].isdigit() else _ESCAPED.get(m[1], m[1]), inside)


_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another: no i, l, o, 0 or 1."""

_GROUPS, _GROUP = 3, 4


def new_passphrase() -> str:
    """Three groups of four to read out over the phone, like `k7mw-p3xd-9hra`: 59 bits, for one file only."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))

"""Saved sheets that only a passphrase opens: AES-256 as PDF 2.0 has it (ISO 32000-2, revision 6).

pypdf does it, for reportlab's own encryption is 40-bit or a withdrawn revision.
"""

import secrets
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.constants import UserAccessPermissions

LONGEST_PASSPHRASE = 127
"""Bytes of UTF-8: what the standard takes."""


def locked(pdf: bytes, passphrase: str) -> bytes:
    """The same pages, opened with `passphrase`. Raises `ValueError` for one that is empty or too long."""
    if not passphrase or len(passphrase.encode()) > LONGEST_PASSPHRASE:
        raise ValueError("passphrase")
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    writer.encrypt(passphrase, algorithm="AES-256", permissions_flag=UserAccessPermissions.all())
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are taken for one another: no i, l, o, 0 or 1."""

_GROUPS, _GROUP = 3, 4


def new_passphrase() -> str:
    """Three groups of four to read out over the phone, like `k7mw-p3xd-9hra`: 59 bits, for one file only."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))

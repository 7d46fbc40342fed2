"""Saved sheets that only a passphrase opens: AES-256 as PDF 2.0 has it (ISO 32000-2, revision 6).

pypdf does it, for reportlab's own encryption is 40-bit or a withdrawn revision.
"""

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

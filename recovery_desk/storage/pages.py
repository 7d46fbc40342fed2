"""The pages of a SQLCipher 4 file, opened without SQLCipher: for a damaged vault, and for the day the library is gone.

A page is 4096 bytes: content under AES-256-CBC, then 16 bytes of initialisation vector and 64 of HMAC-SHA512 over
content, vector and the page's number. The first page begins with 16 bytes of salt where SQLite has its own mark. The
HMAC's key is PBKDF2 of the data key with two rounds over the salt, each byte turned with 0x3a.
"""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

from recovery_desk.storage.key_header import DataKey

PAGE = 4096
_SALT, _VECTOR, _CODE = 16, 16, 64
_CONTENT = PAGE - _VECTOR - _CODE
_MARK = b"SQLite format 3\0"
_LEGACY = b"\x01\x01"
"""Bytes 18 and 19 of the file: not in write-ahead mode, so that it can be read from memory."""
_CANONICAL_START = PAGE.to_bytes(2, "big") + _LEGACY + bytes([_VECTOR + _CODE, 64, 32, 32])


@dataclass(frozen=True, slots=True)
class OpenedPages:
    """A plain SQLite file, in memory only, and the numbers of the pages whose code is wrong (left empty)."""

    content: bytes
    damaged: tuple[int, ...]


def open_pages(content: bytes, data_key: DataKey) -> OpenedPages:
    """Decrypts what is whole. A damaged first page is decrypted all the same: most of it may still be right."""
    turned = bytes(byte ^ 0x3A for byte in data_key.salt)
    key = hashlib.pbkdf2_hmac("sha512", data_key.key, turned, 2, 32)
    plain, damaged = bytearray(), []
    for number in range(1, (len(content) + PAGE - 1) // PAGE + 1):
        page = content[(number - 1) * PAGE : number * PAGE].ljust(PAGE, b"\0")
        start = _SALT if number == 1 else 0
        coded = page[start : _CONTENT + _VECTOR] + number.to_bytes(4, "little")
        is_whole = hmac.compare_digest(hmac.digest(key, coded, hashlib.sha512), page[_CONTENT + _VECTOR :])
        if not is_whole:
            damaged.append(number)
        if is_whole or number == 1:
            plain += _decrypted(page, start, data_key)
        else:
            plain += bytes(PAGE)
    if plain:
        plain[:24] = _MARK + _CANONICAL_START
    return OpenedPages(bytes(plain), tuple(damaged))


def _decrypted(page: bytes, start: int, data_key: DataKey) -> bytes:
    opening = Cipher(AES256(data_key.key), CBC(page[_CONTENT : _CONTENT + _VECTOR])).decryptor()
    return bytes(start) + opening.update(page[start:_CONTENT]) + opening.finalize() + bytes(_VECTOR + _CODE)

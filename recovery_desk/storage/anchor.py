"""The anchor: where the journal stands, kept outside the database.

A damaged or deleted write-ahead file, or an older vault put back, passes every integrity check there is; only
something outside can tell. There are two fixed slots, each with its own code. One is on the disk for certain; the
other is written at every save, and flushed with the first save after two seconds and in quiet moments, when the two
change places. So one whole slot is there at every moment, without the cost of a rename, or of a flush for every save.
A program that is killed loses none of it; after a power cut the anchor may be behind, and the vault never is.
"""

import hashlib
import hmac
import os
import struct
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from recovery_desk.storage.durable_files import flush_folder

ANCHOR, AHEAD = "anchor", "anchor.ahead"
"""The file, and what is kept aside of one that knows of more than the vault holds."""

_BODY, _OLD_BODY = struct.Struct(">Q32sQ"), struct.Struct(">Q32s")
_CODE = 32
_SLOT = _BODY.size + _CODE
_SPACING = 4096  # a slot a disk page, so that a torn write spoils only its own
_FLUSH_SECONDS = 2.0


class Kept(NamedTuple):
    """What a slot holds: the number and code of the newest line of the journal, and what was in the file before.

    `in_the_file` is a line the vault's one file held by itself when the save began; 0 where that is not known, as in
    anchors from before 1.0.
    """

    seq: int
    mac: bytes
    in_the_file: int


class Anchor:
    """The file of two slots, held open while the vault is."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Opens or makes the file at `path`; `key` is derived from the data key."""
        self._key = key
        is_new = not path.exists()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        if is_new:
            os.write(self._file, bytes(2 * _SPACING))  # room for both slots, also when the disk is full later
            os.fsync(self._file)
            flush_folder(path.parent)
        self._turn = 0
        self._is_flushed = True
        self._flushed_at = -_FLUSH_SECONDS  # the first write into a file without a whole slot is flushed at once

    def read(self) -> Kept | None:
        """The newest whole slot; None where there is none."""
        slots = [(slot, turn) for turn in (0, 1) if (slot := self._slot(turn)) is not None]
        if not slots:
            return None
        newest, turn = max(slots)
        self._turn = 1 - turn
        with suppress(OSError):
            # A program that was killed may have left this slot to the system, and the other is written next.
            os.fsync(self._file)
            self._flushed_at = time.monotonic()
        return newest

    def begin_anew(self, seq: int, mac: bytes) -> None:
        """Both slots hold this; what they held, which may be of another history, is gone."""
        for _ in range(2):
            self.write(seq, mac)
            self.flush()

    def write(self, seq: int, mac: bytes, in_the_file: int = 0) -> None:
        """Keeps where the journal stands; in the file when this returns, on the disk after the next flush."""
        body = _BODY.pack(seq, mac, in_the_file)
        content = body + hmac.digest(self._key, body, hashlib.sha256)
        os.lseek(self._file, self._turn * _SPACING, os.SEEK_SET)
        os.write(self._file, content)
        self._is_flushed = False
        if time.monotonic() - self._flushed_at >= _FLUSH_SECONDS:
            self.flush()

    def flush(self) -> None:
        """What was written is on the disk when this returns; the next write takes the other slot."""
        if self._is_flushed:
            return
        os.fsync(self._file)
        self._turn = 1 - self._turn
        self._is_flushed, self._flushed_at = True, time.monotonic()

    def close(self) -> None:
        """Lets the file go; a second time does nothing."""
        if self._file >= 0:
            with suppress(OSError):
                self.flush()
            os.close(self._file)
            self._file = -1

    def _slot(self, turn: int) -> Kept | None:
        os.lseek(self._file, turn * _SPACING, os.SEEK_SET)
        return _opened(os.read(self._file, _SLOT), self._key)


def read_anchor(path: Path, key: bytes) -> Kept | None:
    """The newest whole slot of a file nobody holds open; None where there is none."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    slots = (_opened(content[turn * _SPACING :][:_SLOT], key) for turn in (0, 1))
    return max((slot for slot in slots if slot is not None), default=None)


def _opened(content: bytes, key: bytes) -> Kept | None:
    for form in (_BODY, _OLD_BODY):
        body, code = content[: form.size], content[form.size : form.size + _CODE]
        if len(code) == _CODE and hmac.compare_digest(code, hmac.digest(key, body, hashlib.sha256)):
            seq, mac, *rest = form.unpack(body)
            return Kept(int(seq), bytes(mac), int(rest[0]) if rest else 0)
    return None

"""The backup file: one file that any worker of the desk can open, and that shows every change to it.

    RDBACKUP1 and a line feed      10 bytes
    length of the head              4 bytes, big-endian
    length of the vault             8 bytes, big-endian
    head                            canonical JSON in UTF-8: what is in it, and the key header of the vault
    vault                           the SQLCipher file as it lay on the disk, page for page
    code                           32 bytes, HMAC-SHA256 over everything before it

The code is made with a key derived from the data key for this purpose alone, and the key header says who can open
that: whoever could unlock the desk when the backup was made. Nothing is encrypted twice, nothing is compressed,
nothing has a path. Lengths are held against the size of the file before anything is read by them.
"""

import hashlib
import hmac
import json
import os
import secrets
import struct
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO, get_origin, get_type_hints

from recovery_desk.storage.durable_files import flush_folder, owner_only, replace_patiently
from recovery_desk.storage.key_header import DataKey
from recovery_desk.usecases.backup_problems import (
    BackupDamaged,
    BackupReadBackDiffers,
    BackupTooNew,
    BackupUnreadable,
    NotABackup,
)

Report = Callable[[int, int], None]

FORMAT = 1
SUFFIX = ".rdbackup"
_FAMILY, _MAGIC = b"RDBACKUP", b"RDBACKUP1\n"
_LENGTHS = struct.Struct(">IQ")
_START = len(_MAGIC) + _LENGTHS.size
_CODE = 32
_LONGEST_HEAD = 4_000_000
_CHUNK = 1 << 20
_LOCKED_BY_WINDOWS = range(1 << 30, (1 << 30) + 512)
"""SQLite locks these bytes and keeps nothing in them; on Windows nobody else may read them."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup says of itself: `made` in UTC; where the history stood (`seq`, `code`); who opens it (`keys`)."""

    vault: str
    desk: str
    schema: int
    program: str
    made: str
    why: str
    seq: int
    code: str
    keys: str
    practice: bool = False
    counts: dict[str, int] = field(default_factory=dict)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        """Canonical JSON."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class Container:
    """A backup whose lengths agree with its size; whether its content is whole is for `check` to say."""

    path: Path
    head: Head
    head_length: int
    vault_length: int

    @property
    def vault_at(self) -> int:
        """Where the vault begins in the file."""
        return _START + self.head_length


def code_key(data_key: DataKey) -> bytes:
    """The key of the code at the end."""
    return data_key.derived("backup")


def read_container(path: Path) -> Container:
    """Reads the head. Raises `BackupUnreadable`, `NotABackup`, `BackupTooNew`, `BackupDamaged`."""
    where = str(path)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_START)
            if not start.startswith(_FAMILY):
                raise NotABackup(where)
            if not start.startswith(_MAGIC):
                newer = start[len(_FAMILY) : len(_FAMILY) + 1].isdigit()
                raise (BackupTooNew if newer else BackupDamaged)(where)
            if len(start) < _START:
                raise BackupDamaged(where)
            head_length, vault_length = _LENGTHS.unpack(start[len(_MAGIC) :])
            if head_length > _LONGEST_HEAD or _START + head_length + vault_length + _CODE != size:
                raise BackupDamaged(where)
            head = _head(file.read(head_length), where)
    except OSError as cause:
        raise BackupUnreadable(where) from cause
    return Container(path, head, head_length, vault_length)


def _head(content: bytes, where: str) -> Head:
    try:
        told = json.loads(content)
        if type(told) is dict and type(told.get("format")) is int and told["format"] > FORMAT:
            raise BackupTooNew(where)
        head = Head(**told)
        _check_types(head)
        is_canonical = head.as_bytes() == content
    except (ValueError, TypeError, RecursionError) as cause:
        raise BackupDamaged(where) from cause
    if not is_canonical:
        raise BackupDamaged(where)
    return head


def _check_types(head: Head) -> None:
    for name, hint in get_type_hints(Head).items():
        if type(getattr(head, name)) is not (get_origin(hint) or hint):
            raise TypeError(name)
    if any(type(count) is not int for count in head.counts.values()):
        raise TypeError("counts")


def check(container: Container, data_key: DataKey, report: Report = lambda _done, _of: None) -> None:
    """Reads all of it. Raises `BackupDamaged` where anything is not as it was written."""
    for _ in checked_vault(container, data_key, report):
        pass


def checked_vault(container: Container, data_key: DataKey, report: Report = lambda _done, _of: None) -> Iterator[bytes]:
    """The vault in pieces; raises `BackupDamaged` after the last one where the whole file is not as it was written."""
    where = str(container.path)
    code = hmac.new(code_key(data_key), digestmod=hashlib.sha256)
    try:
        with container.path.open("rb") as file:
            code.update(file.read(container.vault_at))
            left = container.vault_length
            while left:
                piece = file.read(min(_CHUNK, left))
                if not piece:
                    raise BackupDamaged(where)
                left -= len(piece)
                code.update(piece)
                report(container.vault_length - left, container.vault_length)
                yield piece
            written, more = file.read(_CODE), file.read(1)
    except OSError as cause:
        raise BackupUnreadable(where) from cause
    if more or not hmac.compare_digest(written, code.digest()):
        raise BackupDamaged(where)


def write_container(
    out: Path,
    head: Head,
    source: BinaryIO,
    length: int,
    data_key: DataKey,
    report: Report = lambda _done, _of: None,
    before_naming: Callable[[], None] = lambda: None,
) -> int:
    """Writes a backup, reads it back from where it was written, and only then gives it its name; answers its size.

    Whatever fails, nothing is left beside it. Raises `OSError`, `BackupReadBackDiffers`, and what `report` raises.
    """
    part = out.with_name(f".{out.name}.{secrets.token_hex(4)}.part")
    told = head.as_bytes()
    try:
        code = hmac.new(code_key(data_key), digestmod=hashlib.sha256)
        with open(part, "xb", opener=owner_only) as file:
            for piece in chain([_MAGIC + _LENGTHS.pack(len(told), length) + told], _pieces(source, length)):
                code.update(piece)
                file.write(piece)
                report(file.tell(), 2 * length)
            file.write(code.digest())
            size = file.tell()
            file.flush()
            os.fsync(file.fileno())
            _forget_what_is_cached(file)
        _read_back(part, out, data_key, lambda done, of: report(of + done, 2 * of))
        before_naming()
        replace_patiently(part, out)
    finally:
        _take_away(part)
    flush_folder(out.parent)
    return size


def _read_back(part: Path, out: Path, data_key: DataKey, report: Report) -> None:
    try:
        check(read_container(part), data_key, report)
    except (BackupDamaged, NotABackup, BackupTooNew) as cause:
        raise BackupReadBackDiffers(str(out)) from cause
    except BackupUnreadable as cause:
        if isinstance(cause.__cause__, OSError):
            raise cause.__cause__ from None
        raise


def _take_away(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return  # the stick was pulled out: what is left on it is no backup by its name


def _pieces(source: BinaryIO, length: int) -> Iterator[bytes]:
    """The vault file from its beginning. The bytes that SQLite locks hold nothing and are not asked for."""
    at = 0
    while at < length:
        if at in _LOCKED_BY_WINDOWS:
            piece = bytes(min(_LOCKED_BY_WINDOWS.stop, length) - at)
        else:
            until = _LOCKED_BY_WINDOWS.start if at < _LOCKED_BY_WINDOWS.start else length
            source.seek(at)
            piece = source.read(min(_CHUNK, until - at, length - at))
        if not piece:
            raise OSError(5, "The vault file is shorter than it was")
        at += len(piece)
        yield piece


def _forget_what_is_cached(file: BinaryIO) -> None:
    """So that reading back asks the medium, not the memory, where the system lets itself be told."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

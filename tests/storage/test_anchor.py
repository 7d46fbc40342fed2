import hashlib
import hmac
import os
import stat
import struct
from pathlib import Path

import pytest

from recovery_desk.storage.anchor import Anchor, Kept, read_anchor

KEY = b"k" * 32
CODE = b"c" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "anchor"


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the file held each time it was brought to the disk."""
    contents: list[bytes] = []

    def fsync(file: int) -> None:
        if not stat.S_ISDIR(os.fstat(file).st_mode):
            contents.append(os.pread(file, 8192, 0))

    monkeypatch.setattr(os, "fsync", fsync)
    return contents


def test_what_was_written_last_is_read(path: Path) -> None:
    anchor = Anchor(path, KEY)
    assert anchor.read() is None
    for number in range(1, 9):
        anchor.write(number, CODE, number - 1)
        assert read_anchor(path, KEY) == (number, CODE, number - 1)
    anchor.close()
    again = Anchor(path, KEY)
    assert again.read() == (8, CODE, 7)
    again.close()


def test_the_first_is_flushed_at_once_and_the_next_ones_leave_it_alone(path: Path, flushed: list[bytes]) -> None:
    """Whatever the system has written of the rest when the power goes, one slot is whole."""
    anchor = Anchor(path, KEY)
    anchor.write(1, CODE)
    on_the_disk = flushed[-1]
    assert len(flushed) == 2, "the room for both, and the first"
    for number in range(2, 9):
        anchor.write(number, CODE)
    assert len(flushed) == 2
    now = path.read_bytes()
    same = [at for at in (0, 4096) if now[at : at + 4096] == on_the_disk[at : at + 4096]]
    assert len(same) == 1, "only one slot was touched since"
    torn = bytearray(now)
    torn[4096 - same[0] :][:4096] = b"\xff" * 4096
    torn[4096 - same[0] : 8192 - same[0]] = b"\xff" * 4096
    path.write_bytes(bytes(torn))
    assert read_anchor(path, KEY) == (1, CODE, 0)
    anchor.close()


def test_at_rest_and_at_the_end_the_newest_is_on_the_disk(path: Path, flushed: list[bytes], tmp_path: Path) -> None:
    anchor, disk = Anchor(path, KEY), tmp_path / "disk"

    def on_the_disk() -> Kept | None:
        disk.write_bytes(flushed[-1])
        return read_anchor(disk, KEY)

    anchor.write(1, CODE)
    anchor.write(2, CODE)
    anchor.flush()
    assert on_the_disk() == (2, CODE, 0)
    anchor.flush()
    assert len(flushed) == 3, "nothing new, nothing flushed"
    anchor.write(3, CODE)
    anchor.close()
    assert on_the_disk() == (3, CODE, 0)


def test_after_a_kill_the_slot_the_system_still_holds_is_flushed_before_the_other_is_written(
    path: Path, flushed: list[bytes]
) -> None:
    anchor = Anchor(path, KEY)
    anchor.write(1, CODE)
    anchor.write(2, CODE)
    before = len(flushed)
    again = Anchor(path, KEY)
    assert again.read() == (2, CODE, 0)
    assert len(flushed) == before + 1
    again.write(3, CODE)
    assert read_anchor(path, KEY) == (3, CODE, 0)
    again.close()


def test_a_drive_that_cannot_flush_is_opened_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Anchor(path, KEY).write(1, CODE)

    def refuses(_file: int) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuses)
    again = Anchor(path, KEY)
    assert again.read() == (1, CODE, 0)
    again.close()


def test_beginning_anew_leaves_nothing_of_what_was(path: Path) -> None:
    anchor = Anchor(path, KEY)
    for number in (98, 99):
        anchor.write(number, CODE)
        anchor.flush()
    anchor.begin_anew(5, CODE)
    anchor.close()
    content = path.read_bytes()
    for slot in (0, 4096):
        path.write_bytes(bytes(slot) + content[slot : slot + 4096])
        assert read_anchor(path, KEY) == (5, CODE, 0)


def test_the_anchor_of_an_earlier_program_is_read(path: Path) -> None:
    body = struct.pack(">Q32s", 7, CODE)
    path.write_bytes((body + hmac.digest(KEY, body, hashlib.sha256)).ljust(8192, b"\0"))
    assert read_anchor(path, KEY) == (7, CODE, 0)


def test_a_slot_that_was_changed_is_none(path: Path) -> None:
    Anchor(path, KEY).write(7, CODE, 6)
    whole = path.read_bytes()
    for at in range(80):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert read_anchor(path, KEY) is None

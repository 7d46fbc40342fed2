"""The memory of a program that crashes hard stays off the disk."""

import ctypes
import sys
from pathlib import Path

import pytest

from recovery_desk import crash_dumps
from tests.faults.programs import run

LIMITS = """
import resource
if {asked}:
    sys.argv = ["recovery-desk", "--version"]
    from recovery_desk.__main__ import main
    main()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no core files")
@pytest.mark.parametrize("asked", [True, False])
def test_no_core_file_is_left_by_the_program(tmp_path: Path, asked: bool) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_CORE)
    if before[1] == 0:
        pytest.skip("this machine lets nobody leave core files")
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    try:
        done = run(LIMITS.format(asked=asked), tmp_path, "")
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
    assert done.returncode == 0, done.stderr
    assert (done.stdout.splitlines()[-1] == "1") is asked, "the control: unasked there is room for one"


class Kernel:
    """Windows' library, as far as we call it."""

    def __init__(self, asked: list[tuple[str, int]]) -> None:
        self.asked = asked

    def SetErrorMode(self, mode: int) -> int:  # noqa: N802 - Windows' name
        self.asked.append(("mode", mode))
        return 0

    def WerSetFlags(self, flags: int) -> int:  # noqa: N802 - Windows' name
        self.asked.append(("report", flags))
        return 0


def test_windows_is_asked_to_report_no_crash_and_never_the_heap(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: Kernel(asked), raising=False)
    crash_dumps.keep_memory_off_the_disk()
    assert asked == [("mode", 0x8003), ("report", 1)]


def test_a_windows_without_it_keeps_nobody_from_working(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: object(), raising=False)
    crash_dumps.keep_memory_off_the_disk()

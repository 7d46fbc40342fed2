"""A disk whose power is cut: what a program wrote is watched by strace, and disks are built as they might be found.

Everything a file was told before its last flush is there. Of what came after, all, nothing, some, or some of its
512-byte pieces may be. Names appear and go in the order they were told (a journalled directory). This is Linux's view
of an honest disk; it says nothing of disks that lie.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_CALLS = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,rename,renameat,renameat2,lseek"
_LINE = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+)(?:<(.*?)>)?")
_HALF, _REST = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$"), re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$")
_FILE, _TEXT = re.compile(r"^(\d+)<([^>]*)>"), re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_SECTOR = 512


def can_watch() -> bool:
    """Whether strace is here and may be used."""
    try:
        return subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@dataclass(frozen=True)
class Step:
    """One thing that was told to the disk: write, cut, flush, make, remove, rename; or `ack`, a line that was said."""

    kind: str
    path: str = ""
    at: int = 0
    content: bytes = b""
    to: str = ""


def watched(program: str, log: Path, *arguments: object) -> list[Step]:
    """Runs a program of Python under strace; answers what it told the disk, and when it acknowledged."""
    command = ["strace", "-f", "-y", "-xx", "-s", "9000000", "-e", f"trace={_CALLS}", "-o", str(log)]
    done = subprocess.run(
        [*command, sys.executable, "-c", program, *map(str, arguments)],
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return list(_steps(log.read_text("utf-8", "replace"), str(arguments[0])))


def _whole_lines(log: str) -> Iterator[str]:
    """Calls that another thread interrupted are put together again, where they ended."""
    begun: dict[str, str] = {}
    for text in log.splitlines():
        half, rest = _HALF.match(text), _REST.match(text)
        if half:
            begun[half[1]] = half[2]
        elif rest:
            yield f"{rest[1]} {begun.pop(rest[1], '')}{rest[2]}"
        else:
            yield text


def _steps(log: str, root: str) -> Iterator[Step]:
    places: dict[str, int] = {}
    for text in _whole_lines(log):
        found = _LINE.match(text)
        if found is None or found[4].startswith("-"):
            continue
        call, told, answer = found[2], found[3], int(found[4], 0)
        names = [_bytes(each).decode("utf-8", "replace") for each in _TEXT.findall(told)]
        file = _FILE.match(told)
        number, path = (file[1], _plain(file[2])) if file else ("", "")
        if call == "write" and number == "1":
            yield Step("ack", content=_bytes(_TEXT.findall(told)[0]))
        elif call == "openat" and "O_CREAT" in told:
            places[answer_key(answer)] = 0
            made = _plain(found[5] or names[0])
            if made.startswith(root):
                yield Step("make", made)
        elif call == "lseek":
            places[number] = answer
        elif call in ("unlink", "rename") and names and names[0].startswith(root):
            yield Step(call, names[0], to=names[-1])
        elif path.startswith(root):
            yield from _told_to(call, path, told, answer, places, number)


def answer_key(answer: int) -> str:
    """A descriptor as it stands in later calls."""
    return str(answer)


def _told_to(call: str, path: str, told: str, answer: int, places: dict[str, int], number: str) -> Iterator[Step]:
    if call == "pwrite64":
        yield Step("write", path, int(told.rsplit(",", 1)[1]), _bytes(_TEXT.findall(told)[0])[:answer])
    elif call == "write":
        at = places.get(number, 0)
        places[number] = at + answer
        yield Step("write", path, at, _bytes(_TEXT.findall(told)[0])[:answer])
    elif call == "ftruncate":
        yield Step("cut", path, int(told.rsplit(",", 1)[1]))
    elif call in ("fsync", "fdatasync"):
        yield Step("flush", path)


def _plain(path: str) -> str:
    """strace -xx writes paths in hex too."""
    return _bytes(path).decode("utf-8", "replace") if path.startswith("\\x") else path


def _bytes(hexed: str) -> bytes:
    return bytes.fromhex(hexed.replace("\\x", "")) if hexed.startswith("\\x") else hexed.encode()


@dataclass
class _File:
    safe: bytearray
    waiting: list[Step] = field(default_factory=list)


class Disk:
    """Follows the steps; `found` builds what might be found if the power went now."""

    def __init__(self, folder: Path) -> None:
        """Begins with everything that is in a folder, flushed."""
        self._files = {str(path): _File(bytearray(path.read_bytes())) for path in folder.rglob("*") if path.is_file()}
        self._root = folder
        self.acknowledged: list[str] = []

    def take(self, step: Step) -> None:
        """One more step."""
        if step.kind == "ack":
            self.acknowledged += step.content.decode().split()
        elif step.kind == "make":
            self._files.setdefault(step.path, _File(bytearray()))
        elif step.kind == "unlink":
            self._files.pop(step.path, None)
        elif step.kind == "rename":
            if step.path in self._files:
                self._files[step.to] = self._files.pop(step.path)
        elif step.kind == "flush":
            file = self._files.get(step.path)
            if file is not None:
                for each in file.waiting:
                    _apply(file.safe, each)
                file.waiting.clear()
        else:
            self._files.setdefault(step.path, _File(bytearray())).waiting.append(step)

    @property
    def waits(self) -> bool:
        """Whether anything was told and not flushed."""
        return any(file.waiting for file in self._files.values())

    def found(self, how: str, random: Random, into: Path) -> None:
        """Builds a disk: of what waits, `all`, `none`, `some`, or `torn` pieces."""
        shutil.rmtree(into, ignore_errors=True)
        for name, file in self._files.items():
            content = bytearray(file.safe)
            for step in file.waiting:
                for piece in _pieces(step) if how == "torn" else (step,):
                    if how == "all" or (how in ("some", "torn") and random.random() < 0.5):
                        _apply(content, piece)
            path = into / Path(name).relative_to(self._root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(bytes(content))


def _pieces(step: Step) -> Iterator[Step]:
    if step.kind != "write":
        yield step
        return
    for at in range(0, len(step.content), _SECTOR):
        yield Step("write", step.path, step.at + at, step.content[at : at + _SECTOR])


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "cut":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    if len(content) < step.at:
        content.extend(bytes(step.at - len(content)))
    content[step.at : step.at + len(step.content)] = step.content

"""The environment in `.venv/`: made from the lock, and made anew when what it was made from has changed."""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from programs import (
    CHECKOUT,
    LOCKS,
    PROBLEM_LINES,
    VENV,
    StopError,
    capture,
    child_environment,
    has,
    last_lines,
    program,
    say,
)
from system_libraries import apt_get, may_use_apt, provide_qt_libraries

STAMP = VENV / "recovery-desk-ready.json"
PIP_OPTIONS = (
    "--disable-pip-version-check",
    "--no-input",
    "--progress-bar",
    "off",
    "--no-warn-script-location",
)


def prepare(plugins: Sequence[str] = ()) -> None:
    """Make the environment, or the part of it that is missing or out of date.

    Each stage is remembered with a fingerprint of what it was made from: the lock, this Python and the
    place of the checkout; the program's own declaration; the system that Qt was seen to load on.
    `plugins` are the platform plugins that must load too, where a window is to be opened.
    """
    lock = LOCKS / "development.txt"
    packages = digest(lock.read_text(encoding="utf-8"), sys.version, sys.base_prefix, str(VENV))
    itself = digest(packages, declaration())
    loads, seen = digest(packages, operating_system()), " ".join(["qt", *plugins])
    with one_at_a_time():
        done = read_stamp(STAMP)
        if done.get("packages") != packages or not program("python").exists():
            say(f"Making the environment in {VENV} (about 500 MB; the first time, and when the lock changes).")
            clear(VENV)
            make_empty_environment(VENV)
            install(VENV, "--require-hashes", "--only-binary", ":all:", "--requirement", str(lock))
            done = {"packages": packages}
            write_stamp(STAMP, done)
        if done.get("itself") != itself or not program("recovery-desk").exists():
            install(VENV, "--no-index", "--no-deps", "--no-build-isolation", "--editable", str(CHECKOUT))
            translate()
            done["itself"] = itself
            write_stamp(STAMP, done)
        if sys.platform == "linux" and done.get(seen) != loads:
            provide_qt_libraries(plugins)
            done[seen] = loads
            write_stamp(STAMP, done)


def declaration() -> str:
    """The part of pyproject.toml that decides what installing the program puts into the environment."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    return json.dumps([project["build-system"], project["project"], project["tool"]["setuptools"]])


def operating_system() -> str:
    """Which system this is: a checkout may be shared by containers that differ in their libraries."""
    release = Path("/etc/os-release")
    return release.read_text(encoding="utf-8") if release.exists() else sys.platform


def digest(*parts: str) -> str:
    """One fingerprint of several facts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def read_stamp(stamp: Path) -> dict[str, str]:
    """Which stages are done, and from what. Nothing, when the stamp is absent or not one of ours."""
    try:
        done = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return done if isinstance(done, dict) else {}


def write_stamp(stamp: Path, done: Mapping[str, str]) -> None:
    """Remember the stages done; the stamp is there whole or not at all."""
    draft = stamp.with_suffix(".new")
    draft.write_text(json.dumps(done, indent=2), encoding="utf-8")
    draft.replace(stamp)


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two commands started together must not make the environment under each other's feet."""
    if sys.platform == "win32":  # there, files in use cannot be replaced anyway
        yield
        return
    import fcntl

    folder = os.open(CHECKOUT, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems know no locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def clear(folder: Path) -> None:
    """Remove an environment, the stamp first: a removal cut short must not be taken for one that is ready."""
    if not os.path.lexists(folder):
        return
    if Path(sys.prefix).resolve() == folder.resolve():
        raise StopError("The environment must be made anew: start this with the system's Python, not its own.")
    try:
        if folder.is_dir() and not folder.is_symlink():
            (folder / STAMP.name).unlink(missing_ok=True)
            shutil.rmtree(folder)
        else:
            folder.unlink()
    except OSError as problem:
        message = f"{folder} cannot be replaced ({problem.strerror}). Close what uses it, then try again."
        raise StopError(message) from problem


def make_empty_environment(folder: Path) -> None:
    """An environment with nothing but pip in it."""
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        provide_venv_module()
    made = capture(sys.executable, "-m", "venv", folder)
    if made.returncode:
        raise StopError(f"Python could not make {folder}. Its last words:\n{last_lines(made.stdout)}")


def provide_venv_module() -> None:
    """Debian and Ubuntu keep Python's own means of making environments in a package apart."""
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if may_use_apt():
        say("Installing Python's means of making environments:")
        apt_get("update")
        apt_get("install", "--yes", "--no-install-recommends", package)
        importlib.invalidate_caches()
    elif has("apt-get"):
        message = (
            "This Python cannot make environments. Please run\n\n    sudo apt-get update && sudo apt-get "
            f"install --yes {package}\n\nand then the same command again."
        )
        raise StopError(message)
    else:
        message = (
            f"This Python ({sys.executable}) cannot make environments: its modules venv and ensurepip are "
            "missing. Install them, or use another Python."
        )
        raise StopError(message)


def translate() -> None:
    """Translate the program once; where Python was told to write no bytecode, each start would do it anew."""
    capture(program("python"), "-m", "compileall", "-q", "recovery_desk")


def install(folder: Path, *what: str) -> None:
    """Run pip in an environment, naming what it fetches where someone watches; StopError if it fails."""
    lines: deque[str] = deque(maxlen=PROBLEM_LINES)
    with subprocess.Popen(
        [program("python", folder), "-m", "pip", "install", *PIP_OPTIONS, *what],
        cwd=CHECKOUT,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if sys.stderr.isatty() and line.startswith(("Collecting", "Installing")):
                print(f"\r  {line.split(' --')[0].strip()[:76]:76}\r", end="", file=sys.stderr, flush=True)
    if pip.returncode:
        message = (
            "The packages could not be installed. If the network was away, run the same command again when "
            f"it is back; nothing needs to be cleaned up. pip's last words:\n{last_lines(''.join(lines))}"
        )
        raise StopError(message)

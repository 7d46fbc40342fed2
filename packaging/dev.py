#!/usr/bin/env python3
"""Everything a developer does with Recovery Desk, from a checkout and any Python 3.11 to 3.14.

    python3 packaging/dev.py run [-- ARGUMENTS]      open the program (without a screen: the practice desk)
    python3 packaging/dev.py test [--slow] [PYTEST]  run the tests
    python3 packaging/dev.py check [--no-tests]      format, lint, types, contracts and tests, all to the end
    python3 packaging/dev.py bench [ARGUMENTS]       measure, each figure beside its floor
    python3 packaging/dev.py format                  put the code in order
    python3 packaging/dev.py lock [--upgrade]        remake the locks after a change to requirements*.in

On Windows write `py packaging\\dev.py` for `python3 packaging/dev.py`. The first command makes `.venv/` in
the checkout from hash-pinned locks; the others find it ready. Only the standard library is used here, and
nothing newer than Python 3.6 can read, so that an old Python reaches the sentence below.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Recovery Desk needs Python 3.11, 3.12, 3.13 or 3.14. This is Python {}.{} ({}). Start the same "
        "command with another one, for example: python3.12 packaging/dev.py run".format(
            *sys.version_info[:2], sys.executable
        )
    )

import contextlib
import hashlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import tempfile
import time
import tomllib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
STAMP = VENV / "recovery-desk-ready.json"
LOCKS = CHECKOUT / "packaging" / "locks"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = SCRIPTS / ("python" + SUFFIX)

LAST_LINES = 12
FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class StopError(Exception):
    """The world will not have it: the message is the sentence to print."""


# ---------------------------------------------------------------- what Qt needs from the system

# Found on a bare Debian 12 by trial. A newer release may give a library another package: all its names, newest first.
APT_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "libglib-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libgthread-2.0.so.0": ("libglib2.0-0t64", "libglib2.0-0"),
    "libGL.so.1": ("libgl1",),
    "libEGL.so.1": ("libegl1",),
    "libX11.so.6": ("libx11-6",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libfreetype.so.6": ("libfreetype6",),
    "libbrotlidec.so.1": ("libbrotli1",),
    "libbrotlicommon.so.1": ("libbrotli1",),
    "libzstd.so.1": ("libzstd1",),
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb.so.1": ("libxcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render.so.0": ("libxcb-render0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-shm.so.0": ("libxcb-shm0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
    "libwayland-client.so.0": ("libwayland-client0",),
    "libwayland-cursor.so.0": ("libwayland-cursor0",),
    "libwayland-egl.so.1": ("libwayland-egl1",),
}
ARCH_PACKAGES = (
    "glib2 libglvnd libx11 libxkbcommon libxkbcommon-x11 dbus fontconfig freetype2 brotli zstd libxcb "
    "xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm wayland"
)

# Run by the environment's own Python: says what does not load, and every known library that is not there.
PROBE = """
import ctypes, json, pathlib, sys
plugins, libraries = json.loads(sys.argv[1])
try:
    from PySide6 import QtCore, QtPdf, QtPrintSupport, QtSvg, QtWidgets
    folder = pathlib.Path(QtCore.__file__).parent / "Qt" / "plugins" / "platforms"
    for plugin in plugins:
        ctypes.CDLL(str(folder / plugin))
except (ImportError, OSError) as problem:
    missing = []
    for library in libraries:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    print(json.dumps({"problem": str(problem), "missing": missing}))
"""


def missing_library(problem: str) -> str | None:
    """The library that the loader names in an ImportError or OSError, such as `libGL.so.1`."""
    found = re.search(r"(lib[\w.+-]+\.so(?:\.\d+)*): cannot open shared object file", problem)
    return found.group(1) if found else None


def apt_packages(libraries: Iterable[str], on_offer: Callable[[str], bool]) -> list[str]:
    """The Debian packages that hold `libraries`, by the names this release offers them under.

    Raises StopError for a library that no known package holds.
    """
    chosen: dict[str, None] = {}
    for library in libraries:
        names = APT_PACKAGES.get(library)
        if names is None:
            message = (
                f"Qt needs the system library {library}, and this machine lacks it. Install the package that "
                "holds it and run the same command again."
            )
            raise StopError(message)
        chosen[next((name for name in names if on_offer(name)), names[-1])] = None
    return list(chosen)


def apt_offers(package: str) -> bool:
    """Whether this Debian or Ubuntu has a package of this name to install (a virtual name does not count)."""
    answer = subprocess.run(
        ["apt-cache", "policy", package],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C"},
    ).stdout
    return "Candidate: " in answer and "Candidate: (none)" not in answer


def may_use_apt() -> bool:
    """Whether packages may be installed here without asking: root on Debian or Ubuntu."""
    return sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: Callable[[], list[str]], what_for: str) -> None:
    """Fetch the lists, then install what `packages` names once the lists are there."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        lambda: ["apt-get", "update"],
        lambda: ["apt-get", "install", "--yes", "--no-install-recommends", *packages()],
    ):
        words = command()
        say(f"{what_for}: {shlex.join(words)}")
        done = subprocess.run(
            words, env=quiet, text=True, errors="replace", check=False, stdout=-1, stderr=subprocess.STDOUT
        )
        if done.returncode:
            raise StopError(f"{what_for}: that did not work. Its last words:\n{last_lines(done.stdout)}")


def command_to_install(libraries: Sequence[str], has: Callable[[str], bool]) -> str:
    """What an administrator types to get `libraries`; `has` tells whether a program is on the path."""
    if has("apt-get"):
        packages = " ".join(apt_packages(libraries, apt_offers))
        return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {packages}"
    if has("pacman"):
        return f"sudo pacman -S --needed {ARCH_PACKAGES}"
    # Where packages are RPMs, one can ask for the library itself and need not know who holds it.
    capabilities = " ".join(f"'{library}()(64bit)'" for library in libraries)
    for program in ("dnf", "zypper"):
        if has(program):
            return f"sudo {program} install {capabilities}"
    return f"(no package program known here: install {', '.join(libraries)})"


def provide_libraries(plugins: Sequence[str]) -> None:
    """See to it that Qt loads, with these platform plugins: install what lacks, or say the exact command."""
    tried: set[str] = set()
    while True:
        question = json.dumps([plugins, list(APT_PACKAGES)])
        answer = subprocess.run(
            [PYTHON, "-c", PROBE, question], capture_output=True, text=True, check=False, env=child_environment()
        )
        if answer.returncode == 0 and not answer.stdout.strip():
            return
        report = json.loads(answer.stdout) if answer.returncode == 0 else {"problem": answer.stderr, "missing": []}
        named = missing_library(report["problem"])
        if named is None or named in tried:
            raise StopError(f"Qt does not load here:\n{last_lines(report['problem'])}")
        wanted = [library for library in report["missing"] if plugins or not is_for_a_screen(library)]
        libraries = [*wanted, named] if named not in wanted else wanted
        if not may_use_apt():
            message = (
                f"Qt needs system libraries that this machine lacks ({', '.join(libraries)}). Install them, then "
                f"run the same command again:\n\n    {command_to_install(libraries, has_program)}\n"
            )
            raise StopError(message)
        tried.update(libraries)
        apt_install(lambda these=libraries: apt_packages(these, apt_offers), "Installing what Qt needs")  # type: ignore[misc]

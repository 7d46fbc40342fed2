"""The system libraries that Qt needs on Linux and its wheels do not carry: found, installed or named."""

import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from programs import StopError, capture, has, last_lines, program, say

# Each library, then the Debian and Ubuntu packages that hold it, newest name first. From a bare Debian 12.
QT_LIBRARIES: Mapping[str, Sequence[str]] = {
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
}
# What the plugin that talks to the screen needs on top.
PLUGIN_LIBRARIES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "libqxcb.so": {
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
    },
    "libqwayland.so": {
        "libwayland-client.so.0": ("libwayland-client0",),
        "libwayland-cursor.so.0": ("libwayland-cursor0",),
        "libwayland-egl.so.1": ("libwayland-egl1",),
    },
}
ARCH_PACKAGES = (
    "glib2 libglvnd libx11 libxkbcommon libxkbcommon-x11 dbus fontconfig freetype2 brotli libxcb "
    "xcb-util-cursor xcb-util-image xcb-util-keysyms xcb-util-renderutil xcb-util-wm wayland"
)

# Run by the environment's Python. Silent when Qt loads; else the loader's words and every library not there.
PROBE = """
import ctypes, json, pathlib, sys
plugins, libraries = json.loads(sys.argv[1])
try:
    from PySide6 import QtCore, QtPdf, QtPrintSupport, QtSvg, QtWidgets
    for plugin in plugins:
        ctypes.CDLL(str(pathlib.Path(QtCore.__file__).parent / "Qt" / "plugins" / "platforms" / plugin))
except (ImportError, OSError) as problem:
    def missing(library):
        try:
            ctypes.CDLL(library)
        except OSError:
            return True
    print(json.dumps([str(problem), [library for library in libraries if missing(library)]]))
"""


def screen_plugins(environment: Mapping[str, str], system: str) -> list[str] | None:
    """The platform plugins Qt will want for a window here; None where there is no screen for one."""
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen in {"offscreen", "minimal"}:
        return None
    if chosen or system in {"win32", "darwin"}:
        return []
    if environment.get("DISPLAY"):
        return ["libqxcb.so"]
    return ["libqwayland.so"] if environment.get("WAYLAND_DISPLAY") else None


def provide_qt_libraries(plugins: Sequence[str]) -> None:
    """See that Qt loads, and these of its plugins: install what lacks, or stop with the exact command."""
    known = [*QT_LIBRARIES, *(name for plugin in plugins for name in PLUGIN_LIBRARIES[plugin])]
    question = json.dumps([list(plugins), known])
    tried: set[str] = set()
    while answer := capture(program("python"), "-c", PROBE, question).stdout.strip():
        problem, lacking = read_answer(answer)
        library = missing_library(problem)
        if library is None or library in tried:
            raise StopError(f"Qt does not load on this machine:\n{last_lines(problem)}")
        libraries = sorted({library, *lacking})
        if not may_use_apt():
            message = (
                f"Qt needs system libraries that this machine lacks: {', '.join(libraries)}. Please run\n\n"
                f"    {command_for(libraries, has, apt_offers)}\n\nand then the same command again."
            )
            raise StopError(message)
        say("Installing the system libraries that Qt needs:")
        apt_get("update")
        apt_get("install", "--yes", "--no-install-recommends", *debian_packages(libraries, apt_offers))
        tried.update(libraries)


def read_answer(answer: str) -> tuple[str, list[str]]:
    """The probe's answer: the loader's words, and the known libraries that are not there."""
    try:
        problem, lacking = json.loads(answer)
    except ValueError:  # not the probe's own words: the interpreter itself failed
        return answer, []
    return problem, lacking


def missing_library(problem: str) -> str | None:
    """The library that the loader's message names, such as `libGL.so.1`."""
    found = re.search(r"(lib[\w.+-]*\.so(?:\.\d+)*): cannot open shared object file", problem)
    return found.group(1) if found else None


def debian_packages(libraries: Iterable[str], on_offer: Callable[[str], bool]) -> list[str]:
    """The packages that hold `libraries`, by the names this release offers; StopError for an unknown one."""
    known = dict(QT_LIBRARIES)
    for more in PLUGIN_LIBRARIES.values():
        known.update(more)
    packages: dict[str, None] = {}
    for library in libraries:
        if library not in known:
            message = f"Qt needs the system library {library}. Install the package that holds it, then try again."
            raise StopError(message)
        names = known[library]
        packages[next((name for name in names if on_offer(name)), names[-1])] = None
    return list(packages)


def command_for(libraries: Sequence[str], has: Callable[[str], bool], on_offer: Callable[[str], bool]) -> str:
    """What an administrator types here to get `libraries`."""
    if has("apt-get"):
        packages = " ".join(debian_packages(libraries, on_offer))
        return f"sudo apt-get update && sudo apt-get install --yes --no-install-recommends {packages}"
    # Where packages are RPMs, one asks for the library itself and need not know which package holds it.
    for name in ("dnf", "zypper"):
        if has(name):
            return f"sudo {name} install {shlex.join(f'{library}()(64bit)' for library in libraries)}"
    if has("pacman"):
        return f"sudo pacman -S --needed {ARCH_PACKAGES}"
    return f"(whatever installs {', '.join(libraries)} on this system)"


def may_use_apt() -> bool:
    """Whether packages may be installed here without asking: root, on Debian or Ubuntu."""
    return sys.platform == "linux" and os.geteuid() == 0 and has("apt-get")


def apt_offers(package: str) -> bool:
    """Whether apt has a package of this very name to install."""
    answer = capture("apt-cache", "policy", package, LC_ALL="C").stdout
    return "Candidate: " in answer and "Candidate: (none)" not in answer


def apt_get(*words: str) -> None:
    """Run apt-get as root; StopError with its last words when it fails."""
    say(f"  apt-get {shlex.join(words)}")
    done = capture("apt-get", *words, DEBIAN_FRONTEND="noninteractive")
    if done.returncode:
        message = f"A system package could not be installed. apt-get's last words:\n{last_lines(done.stdout)}"
        raise StopError(message)

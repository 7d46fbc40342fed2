"""What Qt lacks on a Linux machine is found in the loader's words and named as that machine names it."""

import json
import shlex
from collections.abc import Callable, Sequence

import pytest

from programs import StopError
from system_libraries import (
    PLUGIN_LIBRARIES,
    QT_LIBRARIES,
    command_for,
    debian_packages,
    missing_library,
    read_answer,
    screen_plugins,
)

LOADER = "cannot open shared object file: No such file or directory"


def debian_12(package: str) -> bool:
    return not package.endswith("t64")


def debian_13(package: str) -> bool:
    return package != "libglib2.0-0"


@pytest.mark.parametrize(
    ("problem", "library"),
    [
        (f"libGL.so.1: {LOADER}", "libGL.so.1"),
        (f"libglib-2.0.so.0: {LOADER}", "libglib-2.0.so.0"),
        (f"libxcb-cursor.so.0: {LOADER}", "libxcb-cursor.so.0"),
        ("No module named 'PySide6'", None),
        ("libQt6Core.so.6: version `Qt_6.12' not found (required by QtWidgets.abi3.so)", None),
        ("version `GLIBC_2.34' not found", None),
        ("", None),
    ],
)
def test_the_loader_names_what_is_missing(problem: str, library: str | None) -> None:
    assert missing_library(problem) == library


def test_the_probe_answers_with_all_that_is_missing() -> None:
    said = f"libGL.so.1: {LOADER}"
    assert read_answer(json.dumps([said, ["libGL.so.1", "libEGL.so.1"]])) == (
        said,
        ["libGL.so.1", "libEGL.so.1"],
    )
    assert read_answer("Fatal Python error") == ("Fatal Python error", [])


@pytest.mark.parametrize(("on_offer", "glib"), [(debian_12, "libglib2.0-0"), (debian_13, "libglib2.0-0t64")])
def test_packages_have_the_names_this_release_gives_them(on_offer: Callable[[str], bool], glib: str) -> None:
    libraries = ["libglib-2.0.so.0", "libgthread-2.0.so.0", "libGL.so.1"]
    assert debian_packages(libraries, on_offer) == [glib, "libgl1"]


def test_before_apt_knows_any_package_the_oldest_name_is_tried() -> None:
    assert debian_packages(["libglib-2.0.so.0"], lambda _: False) == ["libglib2.0-0"]


def test_a_library_we_do_not_know_is_named_and_not_guessed() -> None:
    with pytest.raises(StopError, match=r"libfuture\.so\.9"):
        debian_packages(["libfuture.so.9"], debian_12)


@pytest.mark.parametrize(
    ("tools", "command"),
    [
        (
            ["apt-get"],
            "sudo apt-get update && sudo apt-get install --yes --no-install-recommends libegl1 libgl1",
        ),
        (["dnf"], "sudo dnf install 'libEGL.so.1()(64bit)' 'libGL.so.1()(64bit)'"),
        (["zypper"], "sudo zypper install 'libEGL.so.1()(64bit)' 'libGL.so.1()(64bit)'"),
    ],
)
def test_the_command_is_the_one_of_this_system(tools: Sequence[str], command: str) -> None:
    assert command_for(["libEGL.so.1", "libGL.so.1"], tools.__contains__, debian_12) == command


def test_arch_and_systems_we_do_not_know_get_an_answer_too() -> None:
    arch = command_for(["libGL.so.1"], ["pacman"].__contains__, debian_12)
    assert shlex.split(arch)[:3] == ["sudo", "pacman", "-S"]
    assert "libglvnd" in arch
    assert "libGL.so.1" in command_for(["libGL.so.1"], [].__contains__, debian_12)


@pytest.mark.parametrize(
    ("environment", "system", "plugins"),
    [
        ({}, "linux", None),
        ({"DISPLAY": ":0"}, "linux", ["libqxcb.so"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", ["libqwayland.so"]),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", None),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", None),
        ({"QT_QPA_PLATFORM": "offscreen:size=800x600"}, "win32", None),
        ({"QT_QPA_PLATFORM": "vnc"}, "linux", []),
        ({}, "win32", []),
        ({}, "darwin", []),
    ],
)
def test_a_screen_is_seen_where_there_is_one(
    environment: dict[str, str], system: str, plugins: list[str] | None
) -> None:
    assert screen_plugins(environment, system) == plugins


def test_every_library_in_the_tables_has_a_package() -> None:
    for table in (QT_LIBRARIES, *PLUGIN_LIBRARIES.values()):
        for library, packages in table.items():
            assert missing_library(f"{library}: {LOADER}") == library
            assert packages

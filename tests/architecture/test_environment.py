"""The environment is made once, taken up where it was cut short, and made anew when it is stale."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

# The real tool in a checkout of its own, where making and filling an environment is only written down.
# Arguments: what to break (an event that stops the tool, or nothing) and the plugins wanted.
DRIVER = """
import sys
sys.path.insert(0, "packaging")
import environment
from programs import StopError, program

breaks, plugins = sys.argv[1], sys.argv[2:]

def event(name):
    print(name)
    if name == breaks:
        raise StopError("cut short")

def put(name):
    program(name).parent.mkdir(parents=True, exist_ok=True)
    program(name).touch()

def make_empty_environment(folder):
    put("python")
    event("made")

def install(folder, *what):
    if "--require-hashes" in what:
        event("filled")
    else:
        put("recovery-desk")
        event("installed")

environment.make_empty_environment = make_empty_environment
environment.install = install
environment.translate = lambda: event("translated")
environment.provide_qt_libraries = lambda plugins: event(" ".join(["qt", *plugins]))
try:
    environment.prepare(plugins)
except StopError as problem:
    print(problem)
"""
LINUX = sys.platform == "linux"
LOADED = ["qt"] if LINUX else []
ALL = ["made", "filled", "installed", "translated", *LOADED]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    place = tmp_path / "desk"
    (place / "packaging" / "locks").mkdir(parents=True)
    for module in PACKAGING.glob("*.py"):
        shutil.copy(module, place / "packaging")
    (place / "packaging" / "locks" / "development.txt").write_text("a==1\n", encoding="utf-8")
    shutil.copy(PACKAGING.parent / "pyproject.toml", place)
    return place


def prepare(checkout: Path, *plugins: str, breaks: str = "", before: str = "") -> list[str]:
    """What the tool does in a checkout; `before` is code run first, to make the world another."""
    done = subprocess.run(
        [sys.executable, "-c", before + DRIVER, breaks, *plugins],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def stamp(checkout: Path) -> Path:
    return checkout / ".venv" / "recovery-desk-ready.json"


def test_the_first_command_makes_everything_and_the_second_nothing(checkout: Path) -> None:
    assert prepare(checkout) == ALL
    assert prepare(checkout) == []


@pytest.mark.parametrize(
    ("breaks", "left"),
    [
        ("made", ALL),
        ("filled", ALL),
        ("installed", ALL[2:]),
        pytest.param("qt", LOADED, marks=pytest.mark.skipif(not LINUX, reason="Qt's wheels are whole there")),
    ],
)
def test_a_making_cut_short_is_taken_up_again(checkout: Path, breaks: str, left: list[str]) -> None:
    assert prepare(checkout, breaks=breaks)[-2:] == [breaks, "cut short"]
    assert prepare(checkout) == left
    assert prepare(checkout) == []


def test_another_lock_makes_another_environment(checkout: Path) -> None:
    prepare(checkout)
    leftover = checkout / ".venv" / "of_the_old_lock.py"
    leftover.touch()
    (checkout / "packaging" / "locks" / "development.txt").write_text("a==2\n", encoding="utf-8")
    assert prepare(checkout) == ALL
    assert not leftover.exists()


def test_another_python_makes_another_environment(checkout: Path) -> None:
    prepare(checkout)
    assert prepare(checkout, before="import sys\nsys.version = '3.12.99 (made up)'") == ALL


def test_a_checkout_that_moved_gets_another_environment(checkout: Path) -> None:
    prepare(checkout)
    moved = checkout.rename(checkout.with_name("desk moved, with spaces"))
    assert prepare(moved) == ALL
    assert prepare(moved) == []


def test_a_new_door_of_the_program_is_installed_without_the_rest(checkout: Path) -> None:
    prepare(checkout)
    project = checkout / "pyproject.toml"
    text = project.read_text(encoding="utf-8")
    project.write_text(
        text.replace("[project.scripts]", '[project.scripts]\ndesk = "recovery_desk.cli:main"'),
        encoding="utf-8",
    )
    assert prepare(checkout) == ["installed", "translated"]


def test_a_setting_of_the_linter_installs_nothing(checkout: Path) -> None:
    prepare(checkout)
    with (checkout / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("\n[tool.something_else]\nx = 1\n")
    assert prepare(checkout) == []


@pytest.mark.parametrize(("gone", "made_again"), [("python", ALL), ("recovery-desk", ["installed", "translated"])])
def test_what_went_missing_is_made_again(checkout: Path, gone: str, made_again: list[str]) -> None:
    prepare(checkout)
    (program,) = [path for path in (checkout / ".venv").glob("*/*") if path.stem == gone]
    program.unlink()
    assert prepare(checkout) == made_again


@pytest.mark.parametrize("said", ["", "{", "[]", "7", '{"packages": 1}', "\0"])
def test_a_stamp_that_says_nothing_is_not_believed(checkout: Path, said: str) -> None:
    prepare(checkout)
    stamp(checkout).write_text(said, encoding="utf-8")
    assert prepare(checkout) == ALL
    assert json.loads(stamp(checkout).read_text(encoding="utf-8"))["packages"]


def test_something_else_called_venv_is_replaced(checkout: Path) -> None:
    (checkout / ".venv").write_text("a file", encoding="utf-8")
    assert prepare(checkout) == ALL


@pytest.mark.skipif(not LINUX, reason="Qt's wheels are whole there")
def test_a_screen_asks_for_its_plugin_once(checkout: Path) -> None:
    prepare(checkout)
    assert prepare(checkout, "libqxcb.so") == ["qt libqxcb.so"]
    assert prepare(checkout, "libqxcb.so") == []
    assert prepare(checkout) == []

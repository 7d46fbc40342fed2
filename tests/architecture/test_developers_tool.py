"""`packaging/dev.py` speaks in sentences: to an old Python, to a typing error, and about each check."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from dev import COMMANDS, check_one, pytest_words
from programs import last_lines

CHECKOUT = Path(__file__).resolve().parents[2]
TOOL = CHECKOUT / "packaging" / "dev.py"
OLDEST, NEWEST = (3, 11), (3, 14)

PRETENDING = """
import runpy, sys
major, minor, *arguments = sys.argv[1:]
sys.version_info = (int(major), int(minor), 0, "final", 0)
sys.argv = [{tool!r}, *arguments]
sys.path.insert(0, {folder!r})
runpy.run_path({tool!r}, run_name="__main__")
"""


def tool(*arguments: str, version: tuple[int, int] = OLDEST) -> subprocess.CompletedProcess[str]:
    code = PRETENDING.format(tool=str(TOOL), folder=str(TOOL.parent))
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, version), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15), (4, 0)])
def test_a_python_that_will_not_do_is_told_so(version: tuple[int, int]) -> None:
    done = tool("--help", version=version)
    assert done.returncode == 1
    assert f"this is Python {version[0]}.{version[1]}" in done.stderr
    assert "needs Python 3.11, 3.12, 3.13 or 3.14" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("version", [OLDEST, (3, 12), (3, 13), NEWEST])
def test_a_python_that_will_do_gets_on(version: tuple[int, int]) -> None:
    done = tool("--help", version=version)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"dev.py {command}" in done.stdout for command in COMMANDS)


def test_an_old_python_can_read_the_tool_as_far_as_the_sentence() -> None:
    ast.parse(TOOL.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_program_asks_for_the_same_pythons() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={OLDEST[0]}.{OLDEST[1]},<{NEWEST[0]}.{NEWEST[1] + 1}"


@pytest.mark.parametrize("arguments", [[], ["walk"], ["check", "--fast"], ["format", "x.py"], ["lock", "-U"]])
def test_misuse_is_said_and_answered_with_the_usage(arguments: list[str]) -> None:
    done = tool(*arguments)
    assert done.returncode == 2
    assert "packaging/dev.py run" in done.stdout + done.stderr
    assert all(argument in done.stdout + done.stderr for argument in arguments)


def test_the_slow_proofs_are_left_out_unless_asked_for() -> None:
    assert pytest_words([])[:4] == ["-m", "pytest", "-m", "not slow"]
    assert "not slow" not in pytest_words(["--slow"])
    assert "--slow" not in pytest_words(["--slow"])


def test_tests_picked_by_hand_run_in_one_process() -> None:
    assert "--numprocesses" in pytest_words([])
    assert "--numprocesses" in pytest_words(["--slow"])
    assert pytest_words(["tests/unit", "-x"])[-2:] == ["tests/unit", "-x"]
    assert "--numprocesses" not in pytest_words(["tests/unit"])


def test_a_check_that_passes_takes_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_one("words", sys.executable, "-c", "print('much'); print('=== 3 files fine ===')")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("ok     words")
    assert line.endswith(" s  3 files fine")


def test_a_check_that_fails_shows_all_it_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert not check_one("words", sys.executable, "-c", "print('line 7 is wrong'); exit('1 problem')")
    first, *_, verdict = capsys.readouterr().out.splitlines()
    assert first in {"line 7 is wrong", "1 problem"}
    assert verdict.startswith("FAILED words")


def test_only_the_end_of_a_long_complaint_is_shown() -> None:
    shown = last_lines("\n".join(f"line {number}\n" for number in range(100))).splitlines()
    assert shown[-1] == "    line 99"
    assert len(shown) == 15

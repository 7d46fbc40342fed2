"""`packaging/dev.py` on machines that will not have it: a sentence each, and no traceback."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from programs import refusal_of_the_machine

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0

WITHOUT = """
import importlib.util, runpy, sys
known, tool, *arguments = importlib.util.find_spec, *sys.argv[1:]
importlib.util.find_spec = lambda name, *more: None if name == "ensurepip" else known(name, *more)
sys.argv = [tool, *arguments]
sys.path.insert(0, tool.rpartition("/")[0])
runpy.run_path(tool, run_name="__main__")
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    place = tmp_path / "desk"
    shutil.copytree(PACKAGING, place / "packaging", ignore=shutil.ignore_patterns("__pycache__", "stubs"))
    shutil.copy(PACKAGING.parent / "pyproject.toml", place)
    return place


def tool(checkout: Path, *before: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", *before, str(checkout / "packaging" / "dev.py"), "run", "doctor"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=120,
    )


def is_refused(done: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("gone", ["packaging/locks/development.txt", "pyproject.toml"])
def test_a_checkout_that_is_not_whole(checkout: Path, gone: str) -> None:
    (checkout / gone).unlink()
    is_refused(tool(checkout), f"{checkout / gone} is not there: the checkout is not whole")


@pytest.mark.skipif(sys.platform == "win32", reason="the path of Windows finds programs otherwise")
def test_a_python_without_pip_and_no_way_to_fetch_it(checkout: Path, tmp_path: Path) -> None:
    is_refused(tool(checkout, "-c", WITHOUT, PATH=str(tmp_path)), "cannot make environments: its modules venv and")


@pytest.mark.skipif(IS_ROOT or sys.platform == "win32", reason="root may write everywhere")
def test_a_checkout_that_may_only_be_read(checkout: Path) -> None:
    checkout.chmod(0o555)
    try:
        is_refused(tool(checkout), f"Python could not make {checkout / '.venv'}")
    finally:
        checkout.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="programs end in .exe there")
def test_an_environment_whose_programs_may_not_be_run(checkout: Path) -> None:
    before = (
        "import sys, runpy; tool = sys.argv[1]; sys.argv = sys.argv[1:]; sys.path.insert(0, tool.rpartition('/')[0])\n"
        "import environment; environment.prepare = lambda *_: None\n"
        "runpy.run_path(tool, run_name='__main__')"
    )
    folder = checkout / ".venv" / "bin"
    folder.mkdir(parents=True)
    is_refused(tool(checkout, "-c", before), f"{folder / 'recovery-desk'} is not there")
    (folder / "recovery-desk").touch(mode=0o644)
    is_refused(tool(checkout, "-c", before), f"{folder / 'recovery-desk'} may not be written or run by you here")


@pytest.mark.slow
def test_no_network_says_so_and_that_nothing_needs_to_be_cleaned_up(checkout: Path) -> None:
    away = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_CONFIG_FILE": os.devnull}
    away |= {"PIP_NO_CACHE_DIR": "1", "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": ""}
    is_refused(tool(checkout, **away), "If the network was away, run the same command again when it is back")


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "x"), "The disk is full (x)."),
        (OSError(errno.EROFS, "Read-only file system", "x"), "x may not be written or run by you here."),
        (OSError(errno.EIO, "Input/output error", "x"), "x: Input/output error."),
        (OSError("odd"), "Something: odd."),
    ],
)
def test_what_the_machine_refuses_is_a_sentence(problem: OSError, sentence: str) -> None:
    assert refusal_of_the_machine(problem).startswith(sentence)

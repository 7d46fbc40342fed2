"""One command in a fresh checkout makes the environment, also after it was killed half way."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
NEEDED = ("packaging", "recovery_desk", "resources", "pyproject.toml")
MOST_SECONDS = 240

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(MOST_SECONDS * 3),
    pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes, as Windows cannot"),
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    place = tmp_path / "a fresh desk"
    place.mkdir()
    for name in NEEDED:
        source = CHECKOUT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, place)
    return place


def command(checkout: Path) -> list[str]:
    """The tool, run by the Python that this environment was made with, not by the environment's."""
    python = Path(sys.base_prefix) / "bin" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return [str(python), str(checkout / "packaging" / "dev.py"), "test", "--version"]


def kill_when_pip_is_at_work(checkout: Path) -> None:
    """Start the command and kill all of it once the first package has been put into the environment."""
    started = subprocess.Popen(
        command(checkout), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    until = time.monotonic() + MOST_SECONDS
    while started.poll() is None and not list(checkout.glob(".venv/lib/python*/site-packages/PySide6")):
        assert time.monotonic() < until, "pip put nothing into the environment"
        time.sleep(0.02)
    assert started.poll() is None, "the command ended by itself"
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def test_a_making_that_was_killed_is_taken_up_and_then_left_in_peace(checkout: Path) -> None:
    kill_when_pip_is_at_work(checkout)
    assert not (checkout / ".venv" / "recovery-desk-ready.json").exists()

    again = subprocess.run(command(checkout), capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert "Making the environment" in again.stderr
    assert "pytest" in again.stdout
    assert (checkout / ".venv" / "bin" / "recovery-desk").exists()

    ready = subprocess.run(command(checkout), capture_output=True, text=True, check=False)
    assert (ready.returncode, ready.stderr) == (0, "")

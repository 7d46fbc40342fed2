"""Where the checkout keeps its things, and how the developer's tool runs programs and speaks."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

WINDOWS = os.name == "nt"
CHECKOUT = Path(__file__).resolve().parent.parent
LOCKS = CHECKOUT / "packaging" / "locks"
VENV = CHECKOUT / ".venv"
PROBLEM_LINES = 15

# What would lead a child's Python or pip to other packages or folders than the locked ones.
ASTRAY = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX"}


class StopError(Exception):
    """The world will not have it. The message is what to print: what happened, and what to do."""


def refusal_of_the_machine(problem: OSError) -> str:
    """What a file, a folder or the disk will not let us do, and what to do about it."""
    about = "Something" if problem.filename is None else os.fsdecode(problem.filename)
    if isinstance(problem, FileNotFoundError):
        return f"{about} is not there: the checkout is not whole, or a program is missing. Fetch the checkout anew."
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return (
            f"{about} may not be written or run by you here. Put the checkout into a folder of your own, on a disk "
            "that can be written, and try again."
        )
    if problem.errno == errno.ENOSPC:
        return f"The disk is full ({about}). Free about 500 MB, then run the same command again."
    return f"{about}: {problem.strerror or problem}."


def say(sentence: str) -> None:
    """Tell the person at the keyboard; results go to standard output, this does not."""
    print(sentence, file=sys.stderr, flush=True)


def program(name: str, folder: Path = VENV) -> Path:
    """The path of a program in an environment."""
    return folder / ("Scripts" if WINDOWS else "bin") / (name + (".exe" if WINDOWS else ""))


def has(name: str) -> bool:
    """Whether this program is on the path."""
    return shutil.which(name) is not None


def child_environment(**more: str) -> dict[str, str]:
    """Our environment and `more`, without what would lead a child astray."""
    kept = {name: value for name, value in os.environ.items() if name not in ASTRAY}
    return {**kept, "PIP_USER": "0", **more}


def capture(*command: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a program in the checkout, `more` in its environment, and keep all it says in the order said."""
    return subprocess.run(
        command,
        cwd=CHECKOUT,
        env=child_environment(**more),
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def call(*command: str | Path, screen: bool = False, folder: Path | None = CHECKOUT) -> int:
    """Run a program to its end with our own input and output, and return its exit code.

    Without `screen` Qt draws in memory. A `folder` of None means the one we were called from.
    """
    more = {} if screen else {"QT_QPA_PLATFORM": "offscreen"}
    code = subprocess.run(command, cwd=folder, env=child_environment(**more), check=False).returncode
    if code < 0:
        say(f"{Path(command[0]).name} was ended by signal {-code}.")
        return 128 - code
    return code


def last_lines(text: str) -> str:
    """The end of a program's output, indented, to stand under a sentence."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return "\n".join(f"    {line}" for line in lines[-PROBLEM_LINES:])

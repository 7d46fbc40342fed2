#!/usr/bin/env python3
r"""Everything a developer does with Recovery Desk, from a checkout and any Python from 3.11 to 3.14.

    python3 packaging/dev.py run [-- ARGUMENTS]      open the program (without a screen: the practice desk)
    python3 packaging/dev.py test [--slow] [PYTEST]  run the tests
    python3 packaging/dev.py check [--no-tests]      format, lint, types, contracts and tests, all to the end
    python3 packaging/dev.py bench [ARGUMENTS]       measure, each figure beside its floor
    python3 packaging/dev.py samples                 remake the page of samples in the handbook
    python3 packaging/dev.py format                  put the code in order
    python3 packaging/dev.py lock [--upgrade]        remake the locks after a change to requirements*.in

On Windows it is `py packaging\dev.py`. The first command makes `.venv/` in the checkout from hash-pinned
locks; later ones find it ready. Needs the standard library only. This file has no syntax newer than
Python 3.6, so that an old Python reaches the sentence below instead of a traceback.
"""

import sys

if not (3, 11) <= sys.version_info[:2] <= (3, 14):
    sys.exit(
        "Recovery Desk needs Python 3.11, 3.12, 3.13 or 3.14; this is Python {}.{} ({}). Start the same "
        "command with one of those, for example: python3.12 packaging/dev.py run".format(
            *sys.version_info[:2], sys.executable
        )
    )

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # also where Python was told to trust no folder

from environment import prepare
from locking import remake_locks
from programs import StopError, call, capture, program, refusal_of_the_machine, say
from system_libraries import screen_plugins

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def run(arguments: list[str]) -> int:
    """Open the program, or run its command line; without a screen, run the practice desk on paper."""
    plugins = screen_plugins(os.environ, sys.platform)
    prepare(plugins or ())
    if plugins is None and arguments in ([], ["--practice"]):
        say(
            "There is no screen here to open a window on, so the practice desk runs without one. Its people "
            "are made up; its sheets and pictures go to practice-output/."
        )
        return call(program("recovery-desk"), "practice-run", "--out", "practice-output")
    return call(program("recovery-desk"), *arguments, screen=plugins is not None, folder=None)


def pytest_words(arguments: list[str]) -> list[str]:
    """How the tests are run: all but the slow ones, on every core unless someone picks tests by hand."""
    asked = [argument for argument in arguments if argument != "--slow"]
    spread = [] if asked else ["--numprocesses", "auto", "--maxprocesses", "8"]
    return ["-m", "pytest", *([] if "--slow" in arguments else ["-m", "not slow"]), *spread, *asked]


def test(arguments: list[str]) -> int:
    """Run the tests, without a screen; arguments that are not ours are pytest's."""
    prepare()
    return call(program("python"), *pytest_words(arguments))


def check(arguments: list[str]) -> int:
    """Every check to the end, a line for each, so that all problems are seen at once."""
    refuse_all_but("check", arguments, "--no-tests")
    prepare()
    python = str(program("python"))
    steps = {
        "format": [python, "-m", "ruff", "format", "--check", "."],
        "lint": [python, "-m", "ruff", "check", "."],
        "types": [python, "-m", "mypy"],
        "contracts": [str(program("lint-imports")), "--no-logo"],
        "tests": [python, *pytest_words([])],
    }
    if "--no-tests" in arguments:
        del steps["tests"]
    failed = [name for name, command in steps.items() if not check_one(name, *command)]
    print("Failed: {}.".format(", ".join(failed)) if failed else "All is well.")
    return FAILED if failed else 0


def check_one(name: str, *command: str) -> bool:
    """One step of the check: its own words when it fails, then its verdict, time and closing line."""
    started = time.monotonic()
    done = capture(*command, QT_QPA_PLATFORM="offscreen")
    seconds = time.monotonic() - started
    if done.returncode:
        print(done.stdout.rstrip())
    verdict = "FAILED" if done.returncode else "ok"
    lines = [line.strip(" =") for line in done.stdout.splitlines() if line.strip(" =")]
    print(f"{verdict:6} {name:9} {seconds:6.1f} s  {lines[-1][:80] if lines else ''}", flush=True)
    return done.returncode == 0


def bench(arguments: list[str]) -> int:
    """Measure, without a screen, so that the figures do not depend on whose screen it is."""
    prepare()
    return call(program("python"), "-m", "tests.benchmarks.run", *arguments)


def samples(arguments: list[str]) -> int:
    """Remake the pictures of every sheet in the handbook, always as of the same day."""
    refuse_all_but("samples", arguments)
    prepare()
    return call(program("recovery-desk"), "samples", "--today", "2026-11-23", "--out", "resources/handbook/samples")


def put_in_order(arguments: list[str]) -> int:
    """Lay the code out, after the linter's safe repairs."""
    refuse_all_but("format", arguments)
    prepare()
    repaired = call(program("python"), "-m", "ruff", "check", "--fix-only", "--quiet", ".")
    return repaired or call(program("python"), "-m", "ruff", "format", ".")


def lock(arguments: list[str]) -> int:
    """Remake the locks: versions that still fit stay, unless told to upgrade."""
    refuse_all_but("lock", arguments, "--upgrade")
    remake_locks(arguments)
    return 0


def refuse_all_but(command: str, arguments: list[str], *known: str) -> None:
    """Misuse is said, not guessed at."""
    for argument in arguments:
        if argument not in known:
            say(f"`{command}` does not know {argument}.\n\n{__doc__}")
            raise SystemExit(MISUSED)


COMMANDS: Mapping[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "samples": samples,
    "format": put_in_order,
    "lock": lock,
}


def main(arguments: list[str]) -> int:
    """Carry out one command and return the exit code."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(__doc__)
        return 0 if arguments else MISUSED
    command, rest = arguments[0], arguments[1:]
    if command not in COMMANDS:
        say(f"There is no command {command}.\n\n{__doc__}")
        return MISUSED
    try:
        return COMMANDS[command](rest[1:] if rest[:1] == ["--"] else rest)
    except StopError as problem:
        say(str(problem))
        return FAILED
    except OSError as problem:
        say(refusal_of_the_machine(problem))
        return FAILED
    except KeyboardInterrupt:
        say("\nStopped. The same command takes it up again.")
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

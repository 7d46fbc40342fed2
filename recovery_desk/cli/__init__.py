"""The command line: the same use cases as the windows, so that nothing can live in a widget.

Passphrases come from a prompt or, with `--passphrase-stdin`, from the first line of standard input: never from
an argument or the environment, where other programs can read them. Exit codes: 0 done, 1 refused with a
sentence, 2 misuse.

Each file beside this one hangs its commands on in `add`; `AREAS` names them in the order of `--help`.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from recovery_desk import __version__
from recovery_desk.cli import (
    backups,
    caseload,
    complex_cases,
    consents,
    day_out,
    desks,
    goals,
    inclusion,
    law,
    meetings,
    needs,
    notes,
    paper,
    people,
    plans,
    prison_day,
    referrals,
    release_day,
    today,
    workers,
)
from recovery_desk.cli.arguments import Parser
from recovery_desk.cli.commands import Commands, shared_options
from recovery_desk.cli.talking import DONE, MISUSE, REFUSED, Refused, aside
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.problem_words import words_for

AREAS = (
    law,
    desks,
    backups,
    today,
    caseload,
    people,
    referrals,
    consents,
    needs,
    goals,
    plans,
    day_out,
    release_day,
    meetings,
    prison_day,
    inclusion,
    complex_cases,
    notes,
    paper,
    workers,
)


def run(arguments: Sequence[str]) -> int:
    """Runs one command; no traceback ever reaches whoever typed it."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else MISUSE
    return _answered(options)


def _answered(options: argparse.Namespace) -> int:  # noqa: PLR0911 - one return for each way it can end
    try:
        return int(options.command(options))
    except Refused as refusal:
        return _refuse(str(refusal))
    except UserFacingError as problem:
        return _refuse(words_for(problem))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return _refuse("Stopped. Nothing that was not finished has been kept.")
    except OSError as problem:
        return _refuse(_of_the_machine(problem))
    except Exception as bug:  # noqa: BLE001 - the last door: a sentence and the place, never the person's words
        return _refuse(f"Something went wrong inside Recovery Desk ({_place(bug)}). Nothing half-done was kept.")


def _of_the_machine(problem: OSError) -> str:
    """What the system refused, with the file it was about."""
    where = "" if problem.filename is None else os.fsdecode(problem.filename)
    if isinstance(problem, FileNotFoundError) and where:
        return f"There is no file {where}. Check its name and its folder."
    if isinstance(problem, IsADirectoryError) and where:
        return f"{where} is a folder. Give the name of a file."
    if isinstance(problem, PermissionError) and where:
        return f"{where} may not be read or written here."
    return f"{problem.strerror or 'The file could not be used'}: {where}".rstrip(": ")


def _refuse(sentence: str) -> int:
    aside(sentence)
    return REFUSED


def _place(bug: BaseException) -> str:
    frame = bug.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    where = "" if frame is None else f" at {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}"
    return f"{type(bug).__name__}{where}"


def _parser() -> argparse.ArgumentParser:
    shared = shared_options()
    parser = Parser(prog="recovery-desk", parents=[shared.data], description="With no command: opens the window.")
    parser.add_argument("--version", action="version", version=f"Recovery Desk {__version__}")
    parser.add_argument("--practice", action="store_true", help="open a practice desk with made-up people")
    parser.set_defaults(command=desks.open_window, data=None)
    commands = Commands(parser.add_subparsers(title="commands", metavar="COMMAND"), shared)
    for area in AREAS:
        area.add(commands)
    return parser

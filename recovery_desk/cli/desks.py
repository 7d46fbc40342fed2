"""The window, new desks, practice desks, and what IT asks."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from recovery_desk import front_door
from recovery_desk.cli.arguments import day, number
from recovery_desk.cli.boards import board_in_words
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, from_stdin, passphrase, progress, say, say_json
from recovery_desk.clocks import SystemClock
from recovery_desk.usecases.make_practice_desk import MOST_PEOPLE


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    shared = commands.shared
    practice = commands.add("practice", "make a practice desk of made-up people", shared.on_a_desk)
    practice.add_argument("--people", type=_people, default=front_door.PRACTICE_PEOPLE, metavar="N")
    practice.add_argument("--seed", type=number, default=front_door.PRACTICE_SEED, metavar="S")
    practice.add_argument("--today", type=day, default=None, metavar="DATE")
    practice.set_defaults(command=_practice)

    start = commands.add("start", "start a new, empty desk", shared.on_a_desk)
    start.add_argument("--worker", default="", metavar="NAME", help="your name, as sheets show it")
    start.set_defaults(command=_start)

    desks = commands.add(
        "desks", "the desks in a data folder: the desk, and copies beside it", [shared.data, shared.as_json]
    )
    desks.set_defaults(command=_desks)

    doctor = commands.add("doctor", "versions, paths and fonts, for IT", [shared.data, shared.as_json])
    doctor.set_defaults(command=_doctor)

    practice_run = commands.add("practice-run")
    practice_run.add_argument("--out", default="practice-output", metavar="DIR")
    practice_run.add_argument("--today", type=day, default=None, metavar="DATE")
    practice_run.set_defaults(command=_practice_run)

    samples = commands.add("samples")
    samples.add_argument("--out", default="samples", metavar="DIR")
    samples.add_argument("--today", type=day, default=None, metavar="DATE")
    samples.set_defaults(command=_samples)


def open_window(options: argparse.Namespace) -> int:
    """Opens the program's window; what is done where no command is given."""
    if not _has_screen():
        raise Refused(
            "There is no screen here to open a window on. `recovery-desk --help` tells what can be done without one."
        )
    return front_door.run_windows(front_door.data_folder(options.data), practice=options.practice)


def _has_screen() -> bool:
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or platform.partition(":")[0] not in ("", "offscreen", "minimal"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _people(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_PEOPLE:,} people.")
    return int(text)


def _practice(options: argparse.Namespace) -> int:
    folder = front_door.data_folder(options.data)
    secret = from_stdin() if options.passphrase_stdin else front_door.PRACTICE_PASSPHRASE
    today = options.today or SystemClock().today()
    from recovery_desk import app

    vault = app.make_practice_vault(folder, options.people, options.seed, today, secret, report=progress)
    vault.close()
    say(f"A practice desk with {options.people:,} made-up people is in {folder}.")
    if not options.passphrase_stdin:
        say(f"Its passphrase is: {front_door.PRACTICE_PASSPHRASE}")
    return DONE


def _start(options: argparse.Namespace) -> int:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    if not options.passphrase_stdin:
        say("Type a passphrase of at least 12 characters, or only Enter for four words made up for you.")
    secret = passphrase(options)
    made_up = "" if secret or options.passphrase_stdin else door.suggest_passphrase()
    if not (made_up or options.passphrase_stdin) and getpass.getpass("The same again: ") != secret:
        raise Refused("The two passphrases differ. Nothing was made.")
    door.start(made_up or secret, options.worker)
    door.close()
    say(f"A new desk is in {door.where}.")
    if made_up:
        say(f"Its passphrase, shown only now: {made_up}")
    return DONE


def _desks(options: argparse.Namespace) -> int:
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    found = [(words, str(door.folder_of(name))) for name, words in door.desks()]
    if options.json:
        say_json([{"desk": words, "folder": where} for words, where in found])
    else:
        for words, where in found:
            say(f"{words}: {where}")
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from recovery_desk import app

    found = app.examine(front_door.data_folder(options.data))
    if options.json:
        say_json(found)
    else:
        for name, value in found.items():
            say(f"{name}: {value}")
    return DONE


def _practice_run(options: argparse.Namespace) -> int:
    from recovery_desk.practice_run import practice_run

    practice_run(Path(options.out), options.today or SystemClock().today(), say, board_in_words)
    return DONE


def _samples(options: argparse.Namespace) -> int:
    from recovery_desk.practice_run import write_samples

    write_samples(Path(options.out), options.today or SystemClock().today(), say)
    return DONE

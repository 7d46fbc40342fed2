"""How commands speak and listen: sentences, JSON, passphrases, progress, and the open desk they work on."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from recovery_desk import front_door
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import Rendered

DONE, REFUSED, MISUSE = 0, 1, 2


class Refused(Exception):
    """Stops a command with a sentence and exit code 1."""


def aside(text: str) -> None:
    """To standard error: what is not the answer."""
    print(text, file=sys.stderr)  # noqa: T201 - this is where the program speaks on a terminal


def say(text: str = "") -> None:
    """To standard output."""
    print(text)  # noqa: T201 - this is where the program speaks on a terminal


def say_json(value: object) -> None:
    """The answer as JSON."""
    say(json.dumps(value, ensure_ascii=False, indent=2))


@contextmanager
def open_desk(options: argparse.Namespace) -> Iterator[Desk]:
    """The desk in the data folder, unlocked; closed when the block ends."""
    door = front_door.DataFolderDoor(front_door.data_folder(options.data))
    if not door.has_vault():
        raise Refused(f"There is no desk in {door.where}. Start one with: recovery-desk start --data DIR")
    desk = door.unlock(passphrase(options))
    try:
        for warning in (*desk.warnings, *([desk.alarm] if desk.alarm else [])):
            aside(warning)
        yield desk
    finally:
        door.close()


def looked_at(desk: Desk, person: str) -> PersonId:
    """Whose record a command shows; that it was looked at is written down. Raises what `whom` raises."""
    person_id = desk.record.whom(person)
    desk.note_look(person_id)
    return person_id


def passphrase(options: argparse.Namespace) -> str:
    """From standard input where it was asked for so, else from a prompt."""
    if options.passphrase_stdin:
        return from_stdin()
    if not sys.stdin.isatty():
        raise Refused(
            "A passphrase is needed. Type it at the prompt, or give it on standard input with --passphrase-stdin."
        )
    return getpass.getpass("Passphrase: ")


def from_stdin() -> str:
    """The first line of standard input."""
    line = sys.stdin.buffer.readline()
    try:
        return line.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise Refused("The passphrase on standard input is not UTF-8 text.") from None


def rest_of_stdin(what: str) -> str:
    """What stands on standard input after the passphrase line: the text of a note, a goal, a reason."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"The {what} on standard input is not UTF-8 text.") from None


def progress(done: int, of: int) -> None:
    """How far the work is, for somebody who watches."""
    if sys.stderr.isatty():
        print(f"\r{done:,} of {of:,}", end="\n" if done >= of else "", file=sys.stderr, flush=True)  # noqa: T201 - as above


def in_order(first: date | None, last: date | None) -> None:
    """Two days that were asked for, the earlier first. Raises `Refused`."""
    if first is not None and last is not None and last < first:
        raise Refused(f"{plain_date(last)} is before {plain_date(first)}: give --from the earlier day.")


def new_file(name: str, *, force: bool) -> Path:
    """A file to write to. Raises `Refused` where it is a folder, is there already, or its folder is not."""
    out = Path(name)
    if out.is_dir():
        raise Refused(f"{out} is a folder. Give the name of a file.")
    if out.exists() and not force:
        raise Refused(f"{out} is there already. Choose another name, or use --force to overwrite it.")
    if not out.parent.is_dir():
        raise Refused(f"There is no folder {out.parent}.")
    return out


def keep_sheet(out: Path, sheet: Rendered, *, force: bool) -> int:
    """Writes a sheet to a file somebody asked for, and says how long it is and what could not be shown."""
    write_durably(out, sheet.pdf, overwrite=force)
    for warning in sheet.warnings:
        aside(warning)
    say(f"{out}: {so_many(sheet.pages, 'page')}.")
    return DONE

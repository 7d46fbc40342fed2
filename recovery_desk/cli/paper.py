"""Sheets as PDF files."""

import argparse

from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import keep_sheet, new_file, open_desk
from recovery_desk.domain.people import PersonId


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    handover = commands.add_to("print", "handover", "the handover sheet of one person", commands.shared.on_a_desk)
    handover.add_argument("--person", required=True, metavar="ID")
    handover.add_argument("--out", required=True, metavar="FILE.pdf")
    handover.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
    handover.set_defaults(command=_print_handover)


def _print_handover(options: argparse.Namespace) -> int:
    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        sheet = desk.print_handover(PersonId(options.person))
    return keep_sheet(out, sheet, force=options.force)

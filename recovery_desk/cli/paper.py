"""Sheets as PDF files: one person's, or everybody's who is due out. Saved encrypted unless asked otherwise."""

import argparse
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from recovery_desk.cli.arguments import WHO, day, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import (
    DONE,
    Refused,
    aside,
    in_order,
    new_file,
    open_desk,
    progress,
    say,
    say_json,
)
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.prints import PrintWay
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.paper.pack_content import (
    DrawnPack,
    PersonSheets,
    PreparedPack,
    SheetOptions,
    consents_in_words,
    withheld_in_words,
)
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.paper_problems import NothingToPrint

_WEEKS = 28
_TELL_IT_APART = "Tell it apart from the file, by voice. With --plain a file is saved without encryption."
SHEETS = {
    "handover": "the handover sheet of one person",
    "my-release-day": "the person's own sheet: where to be, when, who will be there",
    "plan": "the plan of one person as it stands now",
    "early-release-request": "the request for an earlier day",
    "out-there": "what is out there near one person",
    "pickup": "the driver's sheet of one person's gate pickup, A5",
    "court-plan": "the page one person on remand keeps for a release from court",
}
"""Every sheet that can be asked for by name, with what `--help` says of it."""


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    for sheet, about in SHEETS.items():
        one = commands.add_to("print", sheet, about, commands.shared.all)
        one.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
        _options(one)
        one.set_defaults(command=_print_one, sheet=sheet)
    pack = commands.add_to("print", "pack", "everybody's sheets who is due out, in one file", commands.shared.all)
    pack.add_argument("--from", dest="first", type=day, default=None, metavar="DATE", help="the first day, or today")
    pack.add_argument("--to", dest="last", type=day, default=None, metavar="DATE", help="the last, or 28 days on")
    pack.add_argument("--sheets", default="handover,my-release-day,plan", metavar="SHEET,SHEET")
    pack.add_argument("--each", action="store_true", help="a file for each person; --out is then a folder")
    pack.add_argument("--both-sides", action="store_true", help="laid out for printing on both sides of the paper")
    _options(pack)
    pack.set_defaults(command=_print_pack)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--audience", default="", metavar="A", help="who reads the handover sheet: driver, mentor, …")
    parser.add_argument("--size", type=one_of(Size), default=None, metavar="SIZE", help=", ".join(Size))
    parser.add_argument("--out", required=True, metavar="FILE.pdf")
    parser.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
    parser.add_argument(
        "--plain",
        action="store_true",
        help="save it without encryption (otherwise a passphrase is made up and shown once)",
    )


def _print_one(options: argparse.Namespace) -> int:
    out = new_file(options.out, force=options.force)
    chosen = SheetOptions(options.audience, options.size)
    with open_desk(options) as desk:
        if options.plain:
            desk.paper.lock.check_plain()
        wanted = PackWanted((desk.record.whom(options.person),), (options.sheet,), chosen, has_index=False)
        drawn = desk.paper.draw(desk.paper.prepare.pack(wanted), None)
        if drawn.skipped:
            raise Refused(drawn.skipped[0].reason)
        _tell_what_is_withheld(drawn.people)
        passphrase = _keep(desk, drawn, out, options)
    return _told(out, drawn, passphrase, options)


def _print_pack(options: argparse.Namespace) -> int:
    out = Path(options.out) if options.each else new_file(options.out, force=options.force)
    if options.each and not out.is_dir():
        raise Refused(f"There is no folder {out}. With --each, --out names the folder the files go into.")
    chosen = SheetOptions(options.audience, options.size)
    sheets = tuple(dict.fromkeys(sheet.strip() for sheet in options.sheets.split(",") if sheet.strip()))
    with open_desk(options) as desk:
        if options.plain:
            desk.paper.lock.check_plain()
        first = options.first or desk.clock.today()
        last = options.last or first + timedelta(days=_WEEKS - 1)
        in_order(first, last)
        people = desk.paper.prepare.due_out(first, (last - first).days + 1)
        if not people or not sheets:
            raise NothingToPrint
        wanted = PackWanted(people, sheets, chosen, is_bound=options.both_sides)
        prepared = desk.paper.prepare.pack(wanted, report=progress)
        if options.each:
            return _keep_each(desk, prepared, out, options)
        drawn = desk.paper.draw(prepared, progress)
        _tell_what_is_withheld(drawn.people)
        passphrase = _keep(desk, drawn, out, options)
    return _told(out, drawn, passphrase, options)


def _tell_what_is_withheld(people: Sequence[PersonSheets]) -> None:
    """Before anything is written: what the readers will not see, and why; nobody's name goes to standard error."""
    for each in withheld_in_words(people, with_names=False):
        aside(f"Withheld. {each}")
    for found in consents_in_words(people, with_names=False):
        aside(f"Agreement. {found}")


def _consents(people: Sequence[PersonSheets]) -> list[dict[str, str]]:
    return [{"person_id": person.person_id, "found": found.said} for person in people for found in person.consents]


def _withheld(people: Sequence[PersonSheets]) -> list[dict[str, str]]:
    return [
        {"person_id": person.person_id, "what": each.what, "why": each.why}
        for person in people
        for each in person.withheld
    ]


def _keep(desk: Desk, drawn: DrawnPack, out: Path, options: argparse.Namespace) -> str:
    """Writes the file, encrypted unless asked otherwise, and notes what left; answers the passphrase, if any."""
    passphrase = "" if options.plain else desk.paper.lock.suggested(drawn.audience)
    content = drawn.sheet.pdf if options.plain else desk.paper.lock(drawn.sheet.pdf, passphrase)
    way = PrintWay.SAVED_PLAIN if options.plain else PrintWay.SAVED
    desk.paper.note(drawn.people, way, lambda: write_durably(out, content, overwrite=options.force))
    return passphrase


def _keep_each(desk: Desk, prepared: PreparedPack, folder: Path, options: argparse.Namespace) -> int:
    """A file for each person, numbered and without a name; one passphrase opens all of them."""
    _tell_what_is_withheld(prepared.people)
    passphrase = "" if options.plain else desk.paper.lock.suggested(prepared.audience)
    way = PrintWay.SAVED_PLAIN if options.plain else PrintWay.SAVED
    files, skipped = {}, list(prepared.skipped)
    for number, one in enumerate(prepared.one_by_one(), start=1):
        drawn = desk.paper.draw(one, None)
        skipped += drawn.skipped
        if not drawn.people:
            continue
        name = f"sheets-{number:03}.pdf"
        content = drawn.sheet.pdf if options.plain else desk.paper.lock(drawn.sheet.pdf, passphrase)
        write = partial(write_durably, folder / name, content, overwrite=options.force)
        desk.paper.note(drawn.people, way, write)
        files[name] = drawn.people[0].person_id
    if options.json:
        left_out = [{"person_id": each.person_id, "reason": each.reason} for each in skipped]
        withheld = _withheld(prepared.people)
        say_json(
            {
                "folder": str(folder),
                "files": files,
                "skipped": left_out,
                "withheld": withheld,
                "consents": _consents(prepared.people),
                "passphrase": passphrase or None,
            }
        )
        return DONE
    say(f"{folder}: {so_many(len(files), 'file')}, one for each person.")
    for each in skipped:
        aside(f"Not in it: {each.person_id}. {each.reason}")
    if passphrase:
        say(f"They are encrypted and open with this passphrase, shown only now: {passphrase}")
        aside(_TELL_IT_APART)
    return DONE


def _told(out: Path, drawn: DrawnPack, passphrase: str, options: argparse.Namespace) -> int:
    for warning in drawn.sheet.warnings:
        aside(warning)
    if options.json:
        say_json(
            {
                "file": str(out),
                "pages": drawn.sheet.pages,
                "people": len(drawn.people),
                "skipped": [{"person_id": each.person_id, "reason": each.reason} for each in drawn.skipped],
                "withheld": _withheld(drawn.people),
                "consents": _consents(drawn.people),
                "warnings": list(drawn.sheet.warnings),
                "encrypted": bool(passphrase),
                "passphrase": passphrase or None,
            }
        )
        return DONE
    people = f", {len(drawn.people):,} people" if len(drawn.people) > 1 else ""
    say(f"{out}: {so_many(drawn.sheet.pages, 'page')}{people}.")
    for each in drawn.skipped:
        aside(f"Not in it: {each.person_id}. {each.reason}")
    if passphrase:
        say(f"It is encrypted and opens with this passphrase, shown only now: {passphrase}")
        aside(_TELL_IT_APART)
    else:
        aside("It is not encrypted: whoever finds it can read it.")
    return DONE

"""Needs and plan of one person, their history, and undo."""

import argparse
from typing import TYPE_CHECKING

from recovery_desk.cli.arguments import WHO, number, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, keep_sheet, looked_at, new_file, open_desk, say, say_json
from recovery_desk.domain.people import PersonId

if TYPE_CHECKING:
    from collections.abc import Iterator

    from recovery_desk.usecases.desk import Desk
    from recovery_desk.usecases.read_history import HistoryPage
    from recovery_desk.usecases.tell_history import ToldDeed


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    plan = commands.add("plan", "needs and plan of one person", commands.shared.all)
    plan.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    plan.add_argument("--version", type=number, default=None, metavar="N", help="as it was when it was gone through")
    plan.set_defaults(command=_plan)

    history = commands.add("history", "who changed what, when, from what to what", commands.shared.all)
    history.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    history.set_defaults(command=_history)

    undo = commands.add("undo", "take back the last thing you did on this desk", commands.shared.all)
    undo.add_argument("--redo", action="store_true", help="do again what was taken back")
    undo.add_argument("--look", action="store_true", help="say what it would be, and change nothing")
    undo.set_defaults(command=_undo)

    in_bin = commands.add("bin", "what was removed in the last ninety days", commands.shared.all)
    in_bin.add_argument("--restore", type=number, default=None, metavar="NUMBER", help="bring one of them back, whole")
    in_bin.set_defaults(command=_bin)

    about = "the plan of one person as it was when it was gone through"
    sheet = commands.add_to("print", "plan-version", about, commands.shared.on_a_desk)
    sheet.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    sheet.add_argument("--version", type=number, required=True, metavar="N")
    sheet.add_argument("--out", required=True, metavar="FILE.pdf")
    sheet.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
    sheet.set_defaults(command=_print_plan)


def _plan(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.plan_as_json import plan_as_json, plan_in_words

    with open_desk(options) as desk:
        person_id = looked_at(desk, options.person)
        view = desk.plan.read(person_id)
        sheet = desk.plan.prepare_sheet(person_id, options.version)
    if options.json:
        say_json(plan_as_json(view, sheet))
    else:
        for line in plan_in_words(sheet):
            say(line)
    return DONE


def _history(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        person_id = desk.record.whom(options.person)
        deeds = [deed for page in _pages(desk, person_id) for deed in page.deeds]
        desk.note_look(person_id)
    if options.json:
        say_json([_as_json(deed) for deed in deeds])
    else:
        for deed in deeds:
            say(f"{_when(deed)}  {deed.worker or 'The desk'}: {deed.headline}")
            for line in deed.lines:
                say(f"    {line}")
    return DONE


def _pages(desk: "Desk", person_id: PersonId) -> "Iterator[HistoryPage]":
    page = desk.history.of_person(person_id, rows=2_000)
    yield page
    while page.older is not None:
        page = desk.history.of_person(person_id, page.older, rows=2_000)
        yield page


def _when(deed: "ToldDeed") -> str:
    from recovery_desk.domain.uk_time import uk_time

    return f"{uk_time(deed.at):%Y-%m-%d %H:%M}"


def _as_json(deed: "ToldDeed") -> dict[str, object]:
    return {
        "id": deed.seq,
        "at": deed.at.isoformat(),
        "worker": deed.worker,
        "what": deed.headline,
        "changes": list(deed.lines),
        "kinds": sorted(kind.value for kind in deed.kinds),
        "undo": deed.is_undo,
        "undone": deed.is_undone,
    }


def _undo(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        undo = desk.history.undo
        if options.look:
            found = undo.what()
            said = found.redo if options.redo else found.undo
        else:
            said = undo.redo() if options.redo else undo.undo()
    if options.json:
        say_json({"what": said, "done": not options.look})
    elif options.look:
        say(f"{'Redo' if options.redo else 'Undo'}: {said}" if said else "Nothing.")
    else:
        say(f"{'Done again' if options.redo else 'Undone'}: {said}.")
    return DONE


def _bin(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        if options.restore is not None:
            desk.history.bin.restore(options.restore)
        lying = desk.history.bin()
    if options.json:
        say_json(
            [
                {
                    "number": each.seq,
                    "title": each.title,
                    "kind": each.kind,
                    "whose": each.whose,
                    "removed_at": each.at.isoformat(),
                    "removed_by": each.worker,
                    "until": each.until.date().isoformat(),
                }
                for each in lying
            ]
        )
    else:
        if not lying:
            say("The bin is empty.")
        for each in lying:
            whose = f", {each.whose}" if each.whose else ""
            say(f"{each.seq:>8}  {each.kind}: {each.title}{whose} (until {each.until.date().isoformat()})")
    return DONE


def _print_plan(options: argparse.Namespace) -> int:
    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        sheet = desk.plan.print_sheet(desk.record.whom(options.person), options.version)
    return keep_sheet(out, sheet, force=options.force)

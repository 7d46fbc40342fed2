"""Finding anything, writing a note, and taking the caseload out."""

import argparse
import re
from datetime import datetime
from pathlib import Path

from recovery_desk.cli.arguments import WHO, day, number, one_of, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, new_file, open_desk, rest_of_stdin, say, say_json
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.notes import NoteKind, NotSeenReason
from recovery_desk.domain.uk_time import uk_moment
from recovery_desk.usecases.find_anything import as_json
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadStatus
from recovery_desk.usecases.write_note import NoteWritten


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    search = commands.add("search", "people, notes, tasks, meetings and services by their words", commands.shared.all)
    search.add_argument("text", metavar="TEXT")
    search.set_defaults(command=_search)

    note = commands.add_to(
        "note", "add", "a note from standard input, after the passphrase line if there is one", commands.shared.all
    )
    note.add_argument("--person", required=True, type=who, metavar="WHO", help=WHO)
    note.add_argument("--kind", type=one_of(NoteKind), default=None, metavar="KIND", help=", ".join(NoteKind))
    note.add_argument(
        "--reason",
        type=one_of(NotSeenReason),
        default=None,
        metavar="REASON",
        help=f"why not seen: {', '.join(NotSeenReason)}",
    )
    note.add_argument("--at", type=_moment, default=None, metavar="WHEN", help="UK time, like 2026-11-23T14:30; now")
    note.add_argument("--minutes", type=number, default=None, metavar="N")
    note.add_argument("--restricted", action="store_true", help="for its writer and coordinators only")
    note.set_defaults(command=_add_note)

    export = commands.add_to("export", "caseload", "everybody, as CSV or XLSX", commands.shared.on_a_desk)
    export.add_argument("--out", required=True, metavar="FILE.csv|FILE.xlsx")
    export.add_argument("--force", action="store_true", help="overwrite the file")
    export.add_argument("--establishment", type=who, default=None, metavar="NAME")
    export.add_argument("--worker", type=who, default=None, metavar="NAME")
    export.add_argument("--status", type=one_of(CaseloadStatus), default=None, metavar="STATUS")
    export.set_defaults(command=_export)


def _search(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        found = desk.find(options.text)
    if options.json:
        say_json([as_json(each) for each in found])
        return DONE
    for each in found:
        shown = as_json(each)
        say("  ".join(str(shown[key]) for key in ("kind", "id", "title", "detail") if shown[key]))
    if not found:
        say(f"Nothing fits “{options.text}”.")
    return DONE


def _moment(text: str) -> datetime:
    """A time on UK clocks."""
    read = re.fullmatch(r"(.+?)[T ]\s*([01]\d|2[0-3]):([0-5]\d)", text.strip())
    if read is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not a time like 2026-11-23T14:30 or “23/11/2026 14:30”.")
    return uk_moment(day(read[1]), int(read[2]) * 60 + int(read[3]))


def _kind_of(options: argparse.Namespace) -> NoteKind:
    """A reason says that nobody was seen; with another kind it says nothing."""
    if options.reason is not None and options.kind not in (None, NoteKind.NOT_SEEN):
        raise Refused("A reason goes with --kind not-seen: it says why somebody was not seen.")
    if options.kind is NoteKind.NOT_SEEN and options.reason is None:
        raise Refused(f"Say why they were not seen, with --reason: {', '.join(NotSeenReason)}.")
    return options.kind or (NoteKind.NOTE if options.reason is None else NoteKind.NOT_SEEN)


def _add_note(options: argparse.Namespace) -> int:
    kind = _kind_of(options)
    with open_desk(options) as desk:
        text = rest_of_stdin("note")
        written = NoteWritten(kind, text, options.at, options.minutes, options.restricted, options.reason)
        note = desk.notes.write(desk.record.whom(options.person), written)
    if options.json:
        say_json({"id": note.id, "person_id": note.person_id, "at": note.at.isoformat()})
    else:
        say(f"Note {note.id} kept.")
    return DONE


def _export(options: argparse.Namespace) -> int:
    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        wanted = CaseloadFilter(
            establishment=options.establishment or "",
            worker=options.worker or "",
            status=options.status,
            today=desk.clock.today(),
        )
        made = desk.caseload.export(Path(out), wanted, overwrite=options.force)
    say(f"{out}: {so_many(made.people, 'person', 'people')}. {made.left_out}".rstrip())
    return DONE

"""Recovery inclusion meetings on the command line: their days, and agenda and minutes as PDF."""

import argparse

from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, aside, new_file, open_desk, say, say_json
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.prints import PrintWay
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.desk import Desk

_TELL_IT_APART = "Tell it apart from the file, by voice. With --plain a file is saved without encryption."


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    series = commands.add("inclusion", "series of recovery inclusion meetings and their next days", commands.shared.all)
    series.set_defaults(command=_series)
    for kind, about in (
        ("agenda", "the agenda of a recovery inclusion meeting"),
        ("minutes", "the minutes of a recovery inclusion meeting"),
    ):
        paper = commands.add(kind, about, commands.shared.all)
        paper.add_argument("--meeting", required=True, metavar="ID|next", help="its id, or next: the first to come")
        paper.add_argument("--agency", default="", metavar="ORG", help="the copy of one agency, by id or name")
        paper.add_argument("--out", required=True, metavar="FILE.pdf")
        paper.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
        paper.add_argument(
            "--plain",
            action="store_true",
            help="save it without encryption (otherwise a passphrase is made up and shown once)",
        )
        paper.set_defaults(command=_paper, kind=kind)


def _series(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.inclusion.as_json import meeting_as_json
    from recovery_desk.usecases.inclusion.sheets import when_in_words

    with open_desk(options) as desk:
        entries = desk.inclusion.series()
    if options.json:
        say_json(
            [
                {
                    "id": entry.series.id,
                    "name": entry.series.name,
                    "repeats": entry.series.recurrence.in_words,
                    "members": [seat.name for seat in entry.seats],
                    "agencies": [{"id": each.id, "name": each.name} for each in entry.agencies],
                    "next": [meeting_as_json(each) for each in entry.upcoming[:6]],
                    "held": [meeting_as_json(each) for each in entry.held],
                }
                for entry in entries
            ]
        )
        return DONE
    for entry in entries:
        say(f"{entry.series.name}: {entry.series.recurrence.in_words}. {entry.series.id}")
        for each in entry.upcoming[:6]:
            say(f"  {when_in_words(each)}. {each.state.value}. {each.id}")
    if not entries:
        say("No series of recovery inclusion meetings.")
    return DONE


def _paper(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.inclusion.as_json import paper_as_json
    from recovery_desk.usecases.inclusion.series import inclusion_meeting_of

    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        if options.plain:
            desk.paper.lock.check_plain()
        wanted = desk.inclusion.series.next().id if options.meeting == "next" else options.meeting
        paper = desk.inclusion.papers(options.kind, wanted, _reader(desk, wanted, options.agency))
        drawn = desk.inclusion.papers.draw(paper)
        passphrase = "" if options.plain else desk.paper.lock.suggested(paper.options.audience)
        content = drawn.sheet.pdf if options.plain else desk.paper.lock(drawn.sheet.pdf, passphrase)
        desk.inclusion.papers.note(
            paper,
            PrintWay.SAVED_PLAIN if options.plain else PrintWay.SAVED,
            lambda: write_durably(out, content, overwrite=options.force),
        )
        said = paper_as_json(paper, inclusion_meeting_of(desk.store, wanted))
    left_out, people = paper.copies[0].left_out, len(paper.copies[0].people)
    if options.json:
        say_json({"file": str(out), "pages": drawn.sheet.pages, "passphrase": passphrase or None, **said})
        return DONE
    say(f"{out}: {so_many(drawn.sheet.pages, 'page')}, {so_many(people, 'person', 'people')}.")
    for warning in drawn.sheet.warnings:
        aside(warning)
    if left_out:
        aside(f"Left out: {left_out:,} who did not agree that {paper.copies[0].reader.name} talks about them.")
    if paper.restricted:
        aside(f"On no copy: {paper.restricted:,} whose record is restricted.")
    if passphrase:
        say(f"It is encrypted and opens with this passphrase, shown only now: {passphrase}")
        aside(_TELL_IT_APART)
    else:
        aside("It is not encrypted: whoever finds it can read it.")
    return DONE


def _reader(desk: Desk, meeting_id: str, typed: str) -> str:
    """The id of an agency given by id or by name; as typed where no agency of the table is called so."""
    from recovery_desk.domain.folding import fold

    for agency in desk.inclusion.papers.readers(meeting_id):
        if typed and typed != agency.id and fold(agency.name) == fold(typed):
            return agency.id
    return typed

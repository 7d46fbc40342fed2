"""A day in the prison on the command line: the list, marks by code, and the paper for it."""

import argparse

from recovery_desk.cli.arguments import day
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, aside, new_file, open_desk, say, say_json
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.prints import PrintWay
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee
from recovery_desk.usecases.prison_day_words import NOTHING_MARKED
from recovery_desk.usecases.problem_words import words_for

SHEETS = {
    "prison-day": "the list of a day in one prison, to carry round and tick",
    "clearance-list": "who comes into one prison on a day, for the gate",
    "movement-slips": "a slip for each person to be brought somewhere, four to a sheet",
    "clinic-list": "the meetings inside one prison on a day, room by room",
}


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add("prison-day", "who is to be seen in one prison on a day, and why", commands.shared.all)
    _which_day(listed)
    listed.add_argument(
        "--mark", action="append", default=[], metavar="CODE+LETTER", help="key back a line of the printed list, KTMS"
    )
    listed.set_defaults(command=_prison_day)
    for sheet, about in SHEETS.items():
        one = commands.add_to("print", sheet, about, commands.shared.all)
        _which_day(one)
        one.add_argument("--out", required=True, metavar="FILE.pdf")
        one.add_argument("--force", action="store_true", help="overwrite FILE.pdf")
        one.add_argument("--plain", action="store_true", help="save it without encryption")
        one.set_defaults(command=_print, sheet=sheet)


def _which_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prison", required=True, metavar="NAME")
    parser.add_argument("--date", type=day, default=None, metavar="DATE", help="or today")


def _prison_day(options: argparse.Namespace) -> int:
    with open_desk(options) as desk:
        prison = desk.prison_day.regime.named(options.prison)
        wanted = options.date or desk.clock.today()
        for before, typed in enumerate(options.mark):
            try:
                marked = desk.prison_day.mark.by_code(prison.id, wanted, typed)
            except UserFacingError as problem:
                raise Refused(_not_marked(typed, before, words_for(problem))) from problem
            aside(f"{typed}: {marked.person.filed_as}{'' if marked.is_new else ', as before'}.")
        listed = desk.prison_day.board(prison.id, wanted)
        desk.note_look(*(each.person_id for each in listed.people))
    if options.json:
        from recovery_desk.usecases.prison_day.as_json import day_as_json

        say_json(day_as_json(listed))
    else:
        _in_words(listed)
    return DONE


def _not_marked(typed: str, before: int, why: str) -> str:
    """Those before it are marked and stay so; it, and whatever was to come after it, is not."""
    return f"Marked {before}; {typed} was not, nor any after it: {why.removesuffix(NOTHING_MARKED)}" if before else why


def _print(options: argparse.Namespace) -> int:
    from recovery_desk.domain.prison_day import DaySheetKind

    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        if options.plain:
            desk.paper.lock.check_plain()
        prison = desk.prison_day.regime.named(options.prison)
        wanted = options.date or desk.clock.today()
        drawn = desk.prison_day.print_sheet(DaySheetKind(options.sheet), prison.id, wanted)
        passphrase = "" if options.plain else desk.paper.lock.suggested()
        content = drawn.sheet.pdf if options.plain else desk.paper.lock(drawn.sheet.pdf, passphrase)
        way = PrintWay.SAVED_PLAIN if options.plain else PrintWay.SAVED
        desk.paper.note(drawn.people, way, lambda: write_durably(out, content, overwrite=options.force))
    for each in drawn.skipped:
        aside(f"Not in it: {each.filed_as}. {each.reason}")
    if options.json:
        pages, people = drawn.sheet.pages, len(drawn.people)
        say_json({"file": str(out), "pages": pages, "people": people, "passphrase": passphrase or None})
        return DONE
    say(f"{out}: {so_many(drawn.sheet.pages, 'page')}.")
    if passphrase:
        say(f"It is encrypted and opens with this passphrase, shown only now: {passphrase}")
    else:
        aside("It is not encrypted: whoever finds it can read it.")
    return DONE


def _in_words(listed: PrisonDay) -> None:
    people = so_many(len(listed.people), "person", "people")
    say(f"{listed.prison.short_name}, {long_date(listed.day)}: {people} to see. {listed.rule}")
    for each in listed.people:
        time = "  –  " if each.start is None else minutes_in_words(each.start)
        where = each.row.place or "hall not known"
        say(f" {time} {where:<14} {each.code or '   '} {each.row.filed_as}. {each.why}. {_came_of_it(each)}".rstrip())
    if listed.more_unseen:
        say(f"{listed.more_unseen:,} more have not been seen lately and did not fit.")


def _came_of_it(one: ToSee) -> str:
    if one.line is None or one.line.outcome is None:
        return ""
    return "Seen." if one.line.reason is None else f"Not seen: {NOT_SEEN_WORDS[one.line.reason].lower()}."

"""Meetings on the command line: the list of some days, and calendar files."""

import argparse

from recovery_desk.cli.arguments import WHO, day, who
from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import (
    DONE,
    aside,
    in_order,
    new_file,
    open_desk,
    say,
    say_json,
)
from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, MEETING_STATE_NAMES
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.list_meetings import MeetingRow


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add("meetings", "pre-release meetings from one day to another", commands.shared.all)
    listed.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    listed.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    listed.set_defaults(command=_meetings)

    ics = commands.add_to("export", "ics", "meetings as a calendar file", commands.shared.all)
    ics.add_argument("--out", required=True, metavar="FILE.ics")
    ics.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    ics.add_argument("--person", type=who, metavar="WHO", help=f"of one person: {WHO}")
    ics.add_argument("--worker", type=who, metavar="NAME", help="of one worker of this desk")
    ics.add_argument("--meeting", type=who, metavar="ID", help="one meeting")
    ics.add_argument("--series", type=who, metavar="ID", help="a series of recovery inclusion meetings, for a year")
    ics.add_argument("--from", dest="first", type=day, default=None, metavar="DATE")
    ics.add_argument("--to", dest="last", type=day, default=None, metavar="DATE")
    ics.add_argument("--with-surname", action="store_true", help="name people in full")
    ics.add_argument("--with-details", action="store_true", help="say what each meeting is about, and the agency")
    ics.set_defaults(command=_ics)


def _meetings(options: argparse.Namespace) -> int:
    in_order(options.first, options.last)
    with open_desk(options) as desk:
        rows = desk.meetings.board(options.first, options.last).rows
    if options.json:
        from recovery_desk.usecases.meetings_as_json import meeting_as_json

        say_json([meeting_as_json(row) for row in rows])
        return DONE
    _in_words(rows)
    return DONE


def _ics(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.export_calendar import FIRST_DAY, LAST_DAY, CalendarChoice
    from recovery_desk.usecases.meetings_words import not_agreed_in_words

    out = new_file(options.out, force=options.force)
    with open_desk(options) as desk:
        choice = CalendarChoice(
            desk.record.whom(options.person) if options.person else PersonId(""),
            options.worker or "",
            options.meeting or "",
            options.series or "",
            options.first or FIRST_DAY,
            options.last or LAST_DAY,
            with_surname=options.with_surname,
            with_details=options.with_details,
        )
        content, count = desk.meetings.calendar(choice)
        not_agreed = desk.meetings.calendar.not_agreed(choice)
        write_durably(out, content, overwrite=options.force)
    if options.json:
        say_json({"file": str(out), "meetings": count, "not_agreed": not_agreed})
    else:
        say(f"{out}: {so_many(count, 'meeting')}. This file is not encrypted.")
        if not_agreed:
            aside(not_agreed_in_words(not_agreed))
    return DONE


def _in_words(rows: tuple[MeetingRow, ...]) -> None:
    from recovery_desk.usecases.people_words import permission_in_words
    from recovery_desk.usecases.problem_words import words_for

    said = None
    for row in rows:
        meeting = row.meeting
        if meeting.day != said:
            said = meeting.day
            say(long_date(said))
        where = ", ".join(part for part in (row.prison, MEETING_PLACE_NAMES[meeting.place], meeting.room) if part)
        times = f"{minutes_in_words(meeting.start)}–{minutes_in_words(meeting.start + meeting.minutes)}"
        say(f"  {times} {row.person.filed_as} with {row.whom}. {where}. {MEETING_STATE_NAMES[meeting.state]}.")
        for problem in (*row.clashing, *([words_for(row.refused)] if row.refused else [])):
            say(f"     ! {problem}")
        if row.not_agreed:
            say(f"     ? {row.whom}: {permission_in_words(row.not_agreed)}")
    if not rows:
        say("No meetings in these days.")

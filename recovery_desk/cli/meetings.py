"""Meetings on the command line: the list of some days."""

import argparse

from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, Refused, day, open_desk, say, say_json
from recovery_desk.domain.dates import long_date, minutes_in_words
from recovery_desk.domain.meetings import MEETING_PLACE_NAMES, MEETING_STATE_NAMES
from recovery_desk.usecases.list_meetings import MeetingRow


def add(commands: Commands) -> None:
    """Hangs the commands on."""
    listed = commands.add("meetings", "pre-release meetings from one day to another", commands.shared.all)
    listed.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    listed.add_argument("--to", dest="last", type=day, required=True, metavar="DATE")
    listed.set_defaults(command=_meetings)


def _meetings(options: argparse.Namespace) -> int:
    if options.first > options.last:
        raise Refused("The first day is after the last.")
    with open_desk(options) as desk:
        rows = desk.meetings.board(options.first, options.last).rows
    if options.json:
        from recovery_desk.usecases.meetings_as_json import meeting_as_json

        say_json([meeting_as_json(row) for row in rows])
        return DONE
    _in_words(rows)
    return DONE


def _in_words(rows: tuple[MeetingRow, ...]) -> None:
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
    if not rows:
        say("No meetings in these days.")

"""Today, and what is left over at its end, as lines of text."""

import argparse
from typing import TYPE_CHECKING

from recovery_desk.cli.commands import Commands
from recovery_desk.cli.talking import DONE, open_desk, say, say_json

if TYPE_CHECKING:
    from recovery_desk.usecases.read_today import TodayBoard


def add(commands: Commands) -> None:
    """Hangs the command on."""
    today = commands.add("today", "what is to be done today, or what is left over at its end", commands.shared.all)
    today.add_argument("--close", action="store_true", help="what is unsent, unanswered, unprinted and unbacked")
    today.add_argument("--everybody", action="store_true", help="not only what is yours")
    today.set_defaults(command=_today)


def _today(options: argparse.Namespace) -> int:
    from recovery_desk.usecases.today.sections import others_in_words

    with open_desk(options) as desk:
        board = desk.today.closing() if options.close else desk.today(mine=not options.everybody)
    if options.json:
        say_json(_as_json(board))
        return DONE
    for section in board.sections:
        if section.lines:
            say(f"{section.title} ({section.count:,})")
        for line in section.lines:
            said = ". ".join(part for part in (line.title, line.detail) if part)
            say(f"  {said}  [{line.when}]" if line.when else f"  {said}")
    for section in board.sections:
        if not section.lines:
            others = f" {others_in_words(section.others)} of others or nobody’s: --everybody shows them."
            say(f"{section.nothing}{others if section.others else ''}")
    return DONE


def _as_json(board: "TodayBoard") -> dict[str, object]:
    return {
        "today": board.today.isoformat(),
        "worker": board.worker,
        "sections": [
            {
                "name": section.name,
                "title": section.title,
                "count": section.count,
                "nothing": "" if section.lines else section.nothing,
                "lines": [
                    {
                        "title": line.title,
                        "detail": line.detail,
                        "when": line.when,
                        "urgency": line.urgency.value,
                        "person_id": line.person_id,
                        "task_id": line.task_id,
                    }
                    for line in section.lines
                ],
            }
            for section in board.sections
        ],
    }

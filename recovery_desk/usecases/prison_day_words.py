"""The sentences for what can be wrong with a day in the prison, and with a clinic."""

from collections.abc import Callable

from recovery_desk.domain.dates import day_and_month
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.prison_day import MARK_KEYS
from recovery_desk.usecases import prison_day_problems as day

NOTHING_MARKED = " Nothing was marked."

PRISON_DAY_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    day.NoSuchPrison: lambda problem: (
        f"“{problem.name}” is no prison this desk knows, or could be several. Give its name in full."
    ),
    day.CodeMistyped: lambda problem: (
        f"No list has a line “{problem.typed}”: a character is wrong, missing, or two are changed about. "
        f"Look at the paper again.{NOTHING_MARKED}"
    ),
    day.CodeOfAnotherList: lambda problem: (
        f"Nobody has the code {problem.code} on the list of {day_and_month(problem.day)} in this prison. "
        f"Is the paper of another day?{NOTHING_MARKED}"
    ),
    day.LetterUnknown: lambda problem: (
        f"“{problem.letter}” says nothing. The letters are {', '.join(MARK_KEYS)}.{NOTHING_MARKED}"
    ),
    day.DayStillToCome: lambda _: "That day is still to come. Mark who was seen once it has.",
    day.ListFull: lambda _: "That list has no codes left. Leave people out, or make a list for each worker.",
    day.TimesUnclear: lambda problem: (
        f"The times of {problem.hall or 'the hall'} cannot be read: “{problem.typed}”. "
        "Write them as 09:15-11:30, 14:00-16:00."
    ),
    day.HallTwice: lambda _: "Name each hall once.",
    day.RulesOutOfRange: lambda _: (
        "The day begins before it ends, a talk takes from 5 to 120 minutes, and people may go unseen for 1 to 365 days."
    ),
    day.ClinicOutOfRange: lambda _: (
        "A clinic has slots of 5 to 240 minutes between 00:00 and 24:00, and at least one of them."
    ),
    day.ClinicStillClashes: lambda problem: (
        f"{problem.slots} of these slots cannot be booked yet, so none was. "
        "Change what is in the way, or leave those out."
    ),
    day.ClinicNeedsPeople: lambda _: "Nobody is left to book. Choose people, or put right what is in the way.",
}

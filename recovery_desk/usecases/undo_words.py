"""The sentences for what undo and the bin refuse."""

from collections.abc import Callable

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases import undo_problems as undo
from recovery_desk.usecases.journal_words import words_of


def _changed_since(problem: undo.LaterChangeStands) -> str:
    words = words_of(problem.entity)
    what = words.fields.get(problem.field, problem.field.replace("_", " ")) if problem.field else ""
    thing = f"the {what} of this {words.one}" if what and what != words.one else f"this {words.one}"
    who = f" by {problem.worker}" if problem.worker else ""
    when = ""
    if problem.at is not None:
        at = uk_time(problem.at)
        when = f" on {plain_date(at.date())} at {clock_time(at)}"
    return (
        f"That cannot be taken back: {thing} was changed again{who}{when}, and that would be lost. "
        "Nothing was changed. Open it and put right what you want to."
    )


UNDO_WORDS: dict[type[UserFacingError], Callable[..., str]] = {
    undo.NothingToUndo: lambda _: "There is nothing of yours to undo. What was done earlier is in the history.",
    undo.NothingToRedo: lambda _: "There is nothing to do again.",
    undo.NotToBeUndone: lambda _: "That changed no record, or one that cannot be changed back this way.",
    undo.LaterChangeStands: _changed_since,
    undo.OthersRestOnIt: lambda problem: (
        f"That cannot be taken back: {words_of(problem.other).several} were added to this "
        f"{words_of(problem.entity).one} since, and would be lost. Nothing was changed."
    ),
    undo.WhatItBelongedToIsGone: lambda problem: (
        f"The {words_of(problem.parent).one} this {words_of(problem.entity).one} belonged to is not there any more. "
        f"Bring that back from the bin first. Nothing was changed."
    ),
}

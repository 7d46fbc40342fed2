"""What an examination found, in sentences: what is wrong, where, and what to do about it."""

from recovery_desk.domain.counting import so_many
from recovery_desk.usecases.wholeness import Trouble, Wholeness, troubles_of

_SHOWN = 5

_WHAT = {
    Trouble.PAGE_DAMAGED: "A page of the vault file cannot be read as it was written",
    Trouble.STRUCTURE: "The vault file does not hang together",
    Trouble.LINE_CHANGED: "A line of the history is not what was written",
    Trouble.LINE_MISSING: "A line of the history is missing",
    Trouble.LINE_PUT_IN: "A line was put into the history",
    Trouble.RECORD_DIFFERS: "A record is not what the history says it is; an older copy may have been put back",
    Trouble.RECORD_MISSING: "A record that the history knows of is gone",
    Trouble.RECORD_UNKNOWN: "A record is there that the history knows nothing of",
    Trouble.WORK_MISSING: "The newest work is missing: the desk remembers saving more than the vault holds",
    Trouble.ANCHOR_LOST: "The file “anchor” was missing or damaged, so nothing tells whether the newest work is here",
    Trouble.LIST_DIFFERS: "A line of the caseload is not what the records say",
    Trouble.KEY_FILE: "A key file beside the vault is missing or differs from the other",
    Trouble.UNREADABLE: "Part of the vault cannot be read at all",
}

_PUT_RIGHT_BY_UNLOCKING = "Unlock the desk once: the key files are then put right by themselves."
_LOOK_FOR_BACKUP = (
    "Go on with nothing yet. Copy the data folder to a safe place, then restore the newest backup that is whole "
    "(recovery-desk verify FILE), or take out what can be read with recovery-desk salvage."
)
_ASK_WHO = (
    "Find out who had this folder. Nothing was repaired. The newest backup made before this can be opened beside it, "
    "to compare."
)
_ADVICE = {
    Trouble.KEY_FILE: _PUT_RIGHT_BY_UNLOCKING,
    Trouble.PAGE_DAMAGED: _LOOK_FOR_BACKUP,
    Trouble.STRUCTURE: _LOOK_FOR_BACKUP,
    Trouble.UNREADABLE: _LOOK_FOR_BACKUP,
    Trouble.WORK_MISSING: "Look for a newer backup before going on; an older copy of the vault may have been put back.",
    Trouble.ANCHOR_LOST: "If somebody copied or restored this folder, check the newest records.",
}


def wholeness_in_words(whole: Wholeness) -> list[str]:
    """A sentence for each kind of thing that is wrong, then what to do; one sentence where nothing is."""
    if whole.is_whole:
        counted = f"{so_many(whole.lines, 'line')} of history and {so_many(whole.records, 'record')}"
        return [f"The vault is whole: {counted}, each as the history says. Head {whole.head}."]
    by = troubles_of(whole.found)
    said = [_one(trouble, places) for trouble, places in by.items()]
    if whole.has_more:
        said.append("There is more that is not listed.")
    advice = {_ADVICE.get(trouble, _ASK_WHO): None for trouble in by}
    return [*said, *advice]


def _one(trouble: Trouble, places: list[str]) -> str:
    named = [place for place in places if place][:_SHOWN]
    more = len(places) - len(named)
    where = ", ".join(named) + (f" and {more:,} more" if named and more else "")
    return f"{_WHAT[trouble]}: {where}." if where else f"{_WHAT[trouble]}."

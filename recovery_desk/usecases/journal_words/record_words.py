"""What a kind of record and its fields are called where history, undo and the bin speak of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from recovery_desk.domain.dates import WEEKDAYS

Fields = Mapping[str, object]


class HistoryKind(StrEnum):
    """What a history can be narrowed to."""

    PERSON = "person"
    CUSTODY = "custody"
    PLAN = "plan"
    NOTES = "notes"
    TASKS = "tasks"
    CONTACTS = "contacts"
    CHECKS = "checks"
    DAY_OUT = "day-out"
    MEETINGS = "meetings"
    PAPER = "paper"
    DESK = "desk"


KIND_TITLES = {
    HistoryKind.PERSON: "Who they are",
    HistoryKind.CUSTODY: "Custody and release",
    HistoryKind.PLAN: "Needs and plan",
    HistoryKind.NOTES: "Notes",
    HistoryKind.TASKS: "Tasks",
    HistoryKind.CONTACTS: "Contacts and consent",
    HistoryKind.CHECKS: "Checks",
    HistoryKind.DAY_OUT: "The day out",
    HistoryKind.MEETINGS: "Meetings",
    HistoryKind.PAPER: "Paper",
    HistoryKind.DESK: "The desk itself",
}


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The words of one table.

    `one` and `many` name its records ("goal", "goals"); `fields` its columns, `values` what stands in a column of
    choices; `title` the columns a record is known by, the first that is not empty. `refers` says which column holds
    the id of which table's record. Columns in `inside` mean nothing to a reader. `created` and `removed` are whole
    sentences where "Added a goal" would not do. `kept_from` answers whether somebody may not read the record: it is
    given the record's fields, then the id and the role of whoever asks; `kept_while` is the column that keeps it so as
    long as it holds 1: what was written before it held so no more stays kept. `choices` are columns of choices whose
    words are their values, hyphens aside; `clocks` those of a time of day, in minutes after midnight.
    """

    kind: HistoryKind
    one: str
    fields: Mapping[str, str]
    many: str = ""
    title: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    refers: Mapping[str, str] = field(default_factory=dict)
    choices: frozenset[str] = frozenset()
    clocks: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()
    created: str = ""
    removed: str = ""
    rests_in_bin: bool = True
    kept_from: Callable[[Fields, str, str], bool] | None = None
    kept_while: str = ""

    @property
    def several(self) -> str:
        """What several are called."""
        return self.many or f"{self.one}s"


YES_NO = {"0": "no", "1": "yes"}
DAYS_OF_THE_WEEK = {str(number): name for number, name in enumerate(WEEKDAYS)}

INSIDE = frozenset({"id", "person_id", "position", "is_current"})
"""Columns no reader is told about, whatever the table."""


def named_by_its_table(table: str) -> RecordWords:
    """Words for a table that has none of its own yet."""
    return RecordWords(HistoryKind.DESK, table.replace("_", " "), {})

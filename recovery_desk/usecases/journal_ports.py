"""The journal as the use cases see it: history, undo, and the bin."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One line of history: what changed from what to what, or what was looked at, printed, brought in."""

    seq: int
    at: datetime
    worker: str
    act: str
    entity: str
    entity_id: str
    field: str
    old: str | None
    new: str | None
    about: str = ""
    deed: str = ""
    """The stamp all rows of one transaction share."""


class Journal(Protocol):
    """History, audit and, later, what two desks exchange. Changes are written by the vault itself."""

    def of(self, entity_ids: Iterable[str], limit: int = 500) -> Sequence[JournalEntry]:
        """The history of some records, newest first."""

    def about(self, person_id: str, limit: int = 500) -> Sequence[JournalEntry]:
        """The history of one person and of every record about them, newest first."""

    def note(self, act: str, entity: str, entity_id: str, detail: str = "") -> None:
        """Writes down a deed that changed no record: a print, an export."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One transaction of the journal: rows `first` to `last`.

    `entries` are the rows that say something, oldest first, at most some hundreds of them; `size` counts all that
    changed a record. `reverses` is the first row of the deed this one undid or did again.
    """

    first: int
    last: int
    at: datetime
    worker: str
    entries: tuple[JournalEntry, ...]
    size: int
    reverses: int | None = None
    is_redo: bool = False


class Undoing(Protocol):
    """Deeds, and their reverse. `reverse` is called inside `saving()`."""

    def deed(self, seq: int) -> Deed | None:
        """The deed a row of the journal belongs to."""

    def to_undo(self, since: datetime) -> Deed | None:
        """The latest deed of whoever is signed in that still stands, none older than `since`."""

    def to_redo(self, since: datetime) -> Deed | None:
        """The latest undo of whoever is signed in, where they have done nothing else since."""

    def reverse(self, first: int) -> None:
        """Writes the inverse of a deed, marked as its undo (or redo, of an undo).

        Raises `LaterChangeStands`, `OthersRestOnIt`, `WhatItBelongedToIsGone`, `NotToBeUndone`.
        """


@dataclass(frozen=True, slots=True)
class Removed:
    """Something in the bin: the record that was removed, and what went with it.

    `fields` are its fields as the vault had them; `others` names the kinds of record that went with it, and how
    many of each. `seq` is the journal row that holds it.
    """

    seq: int
    at: datetime
    worker: str
    entity: str
    entity_id: str
    about: str
    fields: Mapping[str, object]
    others: Mapping[str, int]


class Bin(Protocol):
    """What was removed since some day and is not back. `restore` and `remove_whole` are called inside `saving()`."""

    def removed(self, since: datetime, limit: int, before: int | None = None) -> Sequence[Removed]:
        """Newest first; `before` is the `seq` of the last one seen."""

    def restore(self, seq: int) -> None:
        """Puts back what one deed removed, whole, and before it what it belonged to.

        Raises `LaterChangeStands`, `WhatItBelongedToIsGone`.
        """

    def remove_whole(self, entity: str, entity_id: str) -> None:
        """Takes a record out with everything that belongs to it, children first. Raises `OthersRestOnIt`."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What a history is narrowed to: rows of these tables, and of these acts; all of them where none are named."""

    entities: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


class History(Protocol):
    """The journal as a reader turns its pages, whole deeds only."""

    def about(
        self, person_id: str, limit: int, before: int | None = None, wanted: HistoryFilter | None = None
    ) -> Sequence[JournalEntry]:
        """Everything about a person, newest first: some `limit` rows, and the rest of the deed the last belongs to."""

    def of_record(self, entity: str, entity_id: str, limit: int, before: int | None = None) -> Sequence[JournalEntry]:
        """Everything about one record, newest first, likewise."""

    def undone(self, person_id: str) -> frozenset[str]:
        """The stamps of deeds around a person that were undone, and were not done again."""

    def last_known(self, entity: str, entity_ids: Sequence[str]) -> Mapping[str, Mapping[str, object]]:
        """The fields of records, as the vault holds them or held them when they were removed."""

    def opened_at(self, entity: str, entity_id: str, field: str) -> int:
        """The row that last turned a field of a record from 1 to something else; 0 where none did."""

"""Taking back, doing again, and the bin; and history, which they are part of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from recovery_desk.domain.counting import so_many
from recovery_desk.usecases.journal_ports import Deed, JournalEntry, Removed
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.notes_problems import RestrictedNote
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.read_history import TellPersonHistory, TellRecordHistory
from recovery_desk.usecases.tell_history import Teller, and_listed, with_others
from recovery_desk.usecases.undo_problems import NothingToRedo, NothingToUndo, NotToBeUndone

_LATELY = timedelta(hours=16)
"""What the key takes back was done in this shift; what is older is taken back from the history."""

BIN_DAYS = 90
_LARGE = 40


@dataclass(frozen=True, slots=True)
class Undoable:
    """What the keys would do now, in words; "" where there is nothing."""

    undo: str = ""
    redo: str = ""
    undo_is_large: bool = False
    redo_is_large: bool = False
    """Whether it touches so much that somebody should be asked first."""


@dataclass(frozen=True, slots=True)
class UndoDeeds:
    """Undo and redo, by the keys and from the history."""

    store: Store
    clock: Clock

    def what(self) -> Undoable:
        """What the keys would undo and redo: "changed hall of Docherty, Ryan"."""
        back, again = self.store.undoing.to_undo(self._since), self.store.undoing.to_redo(self._since)
        return Undoable(
            "" if back is None else self._in_short(back),
            "" if again is None else self._in_short(again),
            back is not None and is_large(back),
            again is not None and is_large(again),
        )

    def undo(self) -> str:
        """Takes back the latest deed of whoever is signed in; answers what that was.

        Raises `UndoProblem`s, `RestrictedNote`.
        """
        deed = self.store.undoing.to_undo(self._since)
        if deed is None:
            raise NothingToUndo
        return self._reverse(deed)

    def redo(self) -> str:
        """Does again what was undone last; answers what that was. Raises `UndoProblem`s, `RestrictedNote`."""
        deed = self.store.undoing.to_redo(self._since)
        if deed is None:
            raise NothingToRedo
        return self._reverse(deed)

    def what_of(self, seq: int) -> tuple[str, bool]:
        """A deed in half a sentence, and whether somebody should be asked before it is taken back."""
        deed = self.store.undoing.deed(seq)
        return ("", False) if deed is None else (self._in_short(deed), is_large(deed))

    def undo_deed(self, seq: int) -> str:
        """Takes back the deed a row of the history belongs to, whoever did it.

        Raises `UndoProblem`s, `RestrictedNote`.
        """
        deed = self.store.undoing.deed(seq)
        if deed is None or not deed.size:
            raise NotToBeUndone
        return self._reverse(deed)

    def _reverse(self, deed: Deed) -> str:
        said, teller = self._in_short(deed), Teller(self.store)
        touched = {(entry.entity, entry.entity_id) for entry in deed.entries if not _only_moves(entry)}
        if any(map(teller.is_kept_from, touched)):
            raise RestrictedNote
        with self.store.saving():
            self.store.undoing.reverse(deed.first)
        return said

    @property
    def _since(self) -> datetime:
        return self.clock.now() - _LATELY

    def _in_short(self, deed: Deed) -> str:
        """The deed, or for an undo the deed it took back, in half a sentence."""
        first: Deed | None = deed
        while first is not None and first.reverses is not None:
            deed, first = first, self.store.undoing.deed(first.reverses)
        return in_short(self.store, first or deed)


def _only_moves(entry: JournalEntry) -> bool:
    """Whether it says whom a record is about, as a merge changes it, and neither its words nor who reads it."""
    return entry.act == "changed" and entry.field == "person_id"


def is_large(deed: Deed) -> bool:
    """Whether a deed touched several people, or very many records."""
    people = {entry.about for entry in deed.entries if entry.about}
    return len(people) > 1 or deed.size > _LARGE


def in_short(store: Store, deed: Deed) -> str:
    """`changed hall and cell of Docherty, Ryan`, `added a goal for Docherty, Ryan`, `removed 3 steps`."""
    if not deed.entries:
        return "something that changed no record"
    act = next(a for a in ("created", "removed", "changed") if any(e.act == a for e in deed.entries))
    told = [entry for entry in deed.entries if entry.act == act]
    table = told[-1].entity if act == "removed" else told[0].entity
    ids = dict.fromkeys(entry.entity_id for entry in told if entry.entity == table)
    words = words_of(table)
    if deed.size > len(deed.entries):
        return f"changed {so_many(deed.size, 'record')}{_whose(store, deed, table, act)}"
    several = len(ids)
    thing = f"{several:,} {words.several}" if several > 1 else _a(words.one)
    if act == "changed":
        fields = dict.fromkeys(entry.field for entry in told if entry.entity == table)
        names = [words.fields.get(name, name.replace("_", " ")) for name in fields if name in words.fields]
        what = and_listed(names[:3]) or "the order"
        if table not in ("person", "custody_episode") or several > 1:
            what += f" of {thing}"
    else:
        what = thing
        if act == "created":
            others = _others(told, table)
            what += with_others(others) if table == "goal" else ""
    verb = {"created": "added", "removed": "removed", "changed": "changed"}[act]
    return f"{verb} {what}{_whose(store, deed, table, act)}"


def _others(told: Sequence[JournalEntry], table: str) -> dict[str, int]:
    others: dict[str, int] = {}
    for entry in told:
        if entry.entity != table:
            others[entry.entity] = others.get(entry.entity, 0) + 1
    return others


def _whose(store: Store, deed: Deed, table: str, act: str) -> str:
    people = dict.fromkeys(entry.about for entry in deed.entries if entry.about)
    if not people:
        return ""
    if len(people) > 1:
        return "" if table == "person" else f" of {len(people):,} people"
    name = Teller(store).title("person", next(iter(people)))
    if not name:
        return ""
    if table == "person" and act != "changed":
        return f", {name}"
    return f" of {name}" if act == "changed" and table in ("person", "custody_episode") else f" for {name}"


def _a(one: str) -> str:
    return f"{'an' if one[0] in 'aeiou' else 'a'} {one}"


@dataclass(frozen=True, slots=True)
class InBin:
    """Something in the bin, in words. `seq` brings it back; `until` is the last day it lies there."""

    seq: int
    title: str
    kind: str
    whose: str
    at: datetime
    worker: str
    until: datetime


@dataclass(frozen=True, slots=True)
class BinDeeds:
    """What was removed in the last ninety days."""

    store: Store
    clock: Clock

    def __call__(self, before: int | None = None, limit: int = 100) -> tuple[InBin, ...]:
        """Newest first; `before` is the `seq` of the last one seen."""
        since = self.clock.now() - timedelta(days=BIN_DAYS)
        teller = Teller(self.store)
        found: list[InBin] = []
        while len(found) < limit:
            lying = self.store.bin.removed(since, limit, before)
            found += [self._told(each, teller) for each in lying if words_of(each.entity).rests_in_bin]
            if len(lying) < limit:
                break
            before = lying[-1].seq
        return tuple(found[:limit])

    def restore(self, seq: int) -> None:
        """Brings something back, whole. Raises `UndoProblem`s."""
        with self.store.saving():
            self.store.bin.restore(seq)

    def _told(self, lying: Removed, teller: Teller) -> InBin:
        words = words_of(lying.entity)
        kind = words.one[:1].upper() + words.one[1:]
        whose = teller.title("person", lying.about) if lying.about and lying.entity != "person" else ""
        return InBin(
            lying.seq,
            teller.title(lying.entity, lying.entity_id) or kind,
            f"{kind}{with_others(lying.others)}",
            whose,
            lying.at,
            lying.worker,
            lying.at + timedelta(days=BIN_DAYS),
        )


@dataclass(frozen=True, slots=True)
class HistoryDeeds:
    """`desk.history`."""

    of_person: TellPersonHistory
    of_record: TellRecordHistory
    undo: UndoDeeds
    bin: BinDeeds


def history_deeds(store: Store, clock: Clock) -> HistoryDeeds:
    """Over one open vault."""
    return HistoryDeeds(
        TellPersonHistory(store), TellRecordHistory(store), UndoDeeds(store, clock), BinDeeds(store, clock)
    )

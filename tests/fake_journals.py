"""Fakes of what undo, the bin and history ask of the journal."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from recovery_desk.usecases.journal_ports import Deed, HistoryFilter, JournalEntry, Removed


class FakeUndoing:
    """Deeds somebody put here; `reversed` are the first rows of those that were taken back."""

    def __init__(self) -> None:
        self.deeds: list[Deed] = []
        self.reversed: list[int] = []

    def deed(self, seq: int) -> Deed | None:
        return next((deed for deed in self.deeds if deed.first <= seq <= deed.last), None)

    def to_undo(self, since: datetime) -> Deed | None:
        standing = [deed for deed in self.deeds if deed.first not in self.reversed and deed.at >= since]
        return standing[-1] if standing else None

    def to_redo(self, since: datetime) -> Deed | None:
        undone = [deed for deed in self.deeds if deed.first in self.reversed and deed.at >= since]
        return undone[-1] if undone else None

    def reverse(self, first: int) -> None:
        self.reversed.append(first)


class FakeBin:
    """What somebody put here; what is removed whole is taken out of the fake records with all that names it."""

    def __init__(self, kept: dict[type, dict[str, Any]]) -> None:
        self._kept = kept
        self.lying: list[Removed] = []

    def removed(self, since: datetime, limit: int, before: int | None = None) -> Sequence[Removed]:
        found = [each for each in self.lying if each.at >= since and (before is None or each.seq < before)]
        return sorted(found, key=lambda each: -each.seq)[:limit]

    def restore(self, seq: int) -> None:
        self.lying = [each for each in self.lying if each.seq != seq]

    def remove_whole(self, entity: str, entity_id: str) -> None:
        for kind, records in self._kept.items():
            names = [each.name for each in fields(kind)]
            for record_id, record in list(records.items()):
                if any(getattr(record, name) == entity_id for name in names):
                    records.pop(record_id, None)


class FakeHistory:
    """Entries and fields somebody put here."""

    def __init__(self) -> None:
        self.entries: list[JournalEntry] = []
        self.known: dict[tuple[str, str], dict[str, object]] = {}
        self.undone_stamps: frozenset[str] = frozenset()

    def about(
        self, person_id: str, limit: int, before: int | None = None, wanted: HistoryFilter | None = None
    ) -> Sequence[JournalEntry]:
        found = [
            each
            for each in self.entries
            if each.about == person_id
            and (before is None or each.seq < before)
            and (wanted is None or not wanted.entities or each.entity in wanted.entities)
            and (wanted is None or not wanted.acts or each.act in wanted.acts)
        ]
        return sorted(found, key=lambda each: -each.seq)[:limit]

    def of_record(self, entity: str, entity_id: str, limit: int, before: int | None = None) -> Sequence[JournalEntry]:
        found = [
            each
            for each in self.entries
            if (each.entity, each.entity_id) == (entity, entity_id) and (before is None or each.seq < before)
        ]
        return sorted(found, key=lambda each: -each.seq)[:limit]

    def undone(self, person_id: str) -> frozenset[str]:
        return self.undone_stamps

    def opened_at(self, entity: str, entity_id: str, field: str) -> int:
        rows = self.of_record(entity, entity_id, len(self.entries))
        return max((each.seq for each in rows if each.field == field and each.old == "1"), default=0)

    def last_known(self, entity: str, entity_ids: Sequence[str]) -> dict[str, dict[str, object]]:
        return {each: self.known[entity, each] for each in entity_ids if (entity, each) in self.known}

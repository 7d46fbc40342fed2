"""Who changed what on a person or a record, from what to what, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.journal_ports import HistoryFilter
from recovery_desk.usecases.journal_words import RECORDS
from recovery_desk.usecases.journal_words.record_words import HistoryKind
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.tell_history import CHANGES, MARKS, NOTED, Teller, ToldDeed

PAGE = 120
"""Journal rows a page is made of, at least."""


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Deeds, newest first. `older` is where the next page begins, None where this was the last."""

    deeds: tuple[ToldDeed, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class TellPersonHistory:
    """The history of a person and of everything recorded about them."""

    store: Store

    def __call__(
        self, person_id: PersonId, before: int | None = None, kind: HistoryKind | None = None, rows: int = PAGE
    ) -> HistoryPage:
        """A page of it. Somebody who was removed has a history too; an unknown id has an empty one."""
        entries = self.store.history.about(person_id, rows, before, narrowed_to(kind))
        deeds = Teller(self.store).deeds(entries, self.store.history.undone(person_id))
        return HistoryPage(deeds, entries[-1].seq if len(entries) >= rows else None)


@dataclass(frozen=True, slots=True)
class TellRecordHistory:
    """The history of one record."""

    store: Store

    def __call__(self, entity: str, entity_id: str, before: int | None = None, rows: int = PAGE) -> HistoryPage:
        """A page of it, newest first."""
        entries = self.store.history.of_record(entity, entity_id, rows, before)
        deeds = Teller(self.store).deeds(entries)
        return HistoryPage(deeds, entries[-1].seq if len(entries) >= rows else None)


def narrowed_to(kind: HistoryKind | None) -> HistoryFilter | None:
    """The rows of one kind: the tables that have it, or what was printed and looked at."""
    if kind is None:
        return None
    if kind is HistoryKind.PAPER:
        paper = _tables(kind)
        return HistoryFilter(acts=tuple(NOTED)) if not paper else HistoryFilter((*paper, "person"), tuple(NOTED))
    return HistoryFilter((*_tables(kind), "journal"), (*CHANGES, *MARKS))


def _tables(kind: HistoryKind) -> Sequence[str]:
    return [table for table, words in RECORDS.items() if words.kind is kind]

"""What is done with many people at once: assigning them, taking them out as a file, views to come back to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol

from recovery_desk.domain.people import PersonId
from recovery_desk.domain.saved_views import SavedView
from recovery_desk.usecases.caseload_columns import COLUMNS, CaseloadColumn, Value
from recovery_desk.usecases.may_share import unrestricted
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow, Clock, Ids, Store

_PAGE = 2_000


class File(Protocol):
    """A file; the core only hands it on."""

    def __fspath__(self) -> str:
        """Its path."""


WriteRows = Callable[..., int]
"""Headings, rows and a path in; how many rows were written out.

Given `noting` it calls that with their number, and puts the file in its place within it.
"""


@dataclass(frozen=True, slots=True)
class AssignWorker:
    """Gives people to a worker, all or none."""

    store: Store

    def __call__(self, people: Iterable[PersonId], worker: str) -> int:
        """How many were somebody else's before; raises `NoSuchPerson`."""
        changed, name = 0, " ".join(worker.split())
        with self.store.saving():
            for person_id in people:
                person = self.store.people.get(person_id)
                if person.worker != name:
                    self.store.people.save(replace(person, worker=name))
                    changed += 1
        return changed


@dataclass(frozen=True, slots=True)
class WhoIsMeant:
    """The ids of everybody a filter leaves, in the order of the list."""

    store: Store

    def __call__(self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool = False) -> list[PersonId]:
        """Everybody, however many they are."""
        return [row.person_id for row in everybody(self.store, wanted, order, descending=descending)]


@dataclass(frozen=True, slots=True)
class Exported:
    """How many people are in a file, and how many are not because their record is restricted."""

    people: int
    restricted: int

    @property
    def left_out(self) -> str:
        """A sentence where somebody is left out."""
        if not self.restricted:
            return ""
        records = "that record is" if self.restricted == 1 else "those records are"
        return f"{self.restricted:,} left out: {records} restricted."


@dataclass(frozen=True, slots=True)
class ExportCaseload:
    """Takes everybody a filter leaves out into a file, but nobody whose record is restricted; the history says so."""

    store: Store
    clock: Clock
    write: WriteRows

    def __call__(
        self,
        path: File,
        wanted: CaseloadFilter = CaseloadFilter(),  # noqa: B008 - frozen
        order: CaseloadOrder = CaseloadOrder.NAME,
        *,
        descending: bool = False,
        columns: Sequence[CaseloadColumn] = COLUMNS,
        overwrite: bool = False,
    ) -> Exported:
        """How many people are in the file, and how many the filter leaves are not.

        Raises `FileIsThere`, `BadRowsNotSaved`, `NotASpreadsheetName`.
        """
        today, found = self.clock.today(), self.store.caseload.count(wanted)
        told: list[PersonId] = []
        written = self.write(
            [column.heading for column in columns],
            self._rows(wanted, order, descending, columns, today, told),
            path,
            overwrite=overwrite,
            noting=partial(self._noting, told),
        )
        return Exported(written, found - written)

    @contextmanager
    def _noting(self, told: Sequence[PersonId], written: int) -> Iterator[None]:
        """Writes down who is in the file; everything was read by now, so that the vault is held no longer than that."""
        note = self.store.journal.note
        with self.store.saving():
            for person_id in told:
                note("exported", "person", person_id, "caseload list")
            note("exported", "caseload", "", f"{written}")
            yield

    def _rows(
        self,
        wanted: CaseloadFilter,
        order: CaseloadOrder,
        descending: bool,  # noqa: FBT001 - handed on
        columns: Sequence[CaseloadColumn],
        today: date,
        told: list[PersonId],
    ) -> Iterator[list[Value]]:
        for rows in _pages(self.store, wanted, order, descending=descending):
            kept = unrestricted(self.store, (row.person_id for row in rows))
            for row in rows:
                if row.person_id in kept:
                    told.append(row.person_id)
                    yield [column.value(row, today) for column in columns]


def everybody(store: Store, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool) -> Iterator[CaseloadRow]:
    """Every line a filter leaves, a page at a time."""
    for page in _pages(store, wanted, order, descending=descending):
        yield from page


def _pages(
    store: Store, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool
) -> Iterator[Sequence[CaseloadRow]]:
    offset = 0
    while page := store.caseload.page(wanted, order, descending=descending, offset=offset, limit=_PAGE):
        yield page
        offset += len(page)


@dataclass(frozen=True, slots=True)
class SavedViews:
    """The views of whoever is signed in."""

    store: Store
    ids: Ids

    def all(self) -> Sequence[SavedView]:
        """By name."""
        return self.store.records(SavedView).where(worker_id=self.store.signed_in.id)

    def keep(self, name: str, content: str) -> SavedView:
        """Keeps a view; one of the same name is replaced."""
        name = " ".join(name.split()) or "View"
        same = next((view for view in self.all() if view.name == name), None)
        view = SavedView(same.id if same else self.ids.new(), self.store.signed_in.id, name, content)
        with self.store.saving():
            self.store.records(SavedView).put(view)
        return view

    def remove(self, view_id: str) -> None:
        """Forgets a view."""
        with self.store.saving():
            self.store.records(SavedView).remove(view_id)


@dataclass(frozen=True, slots=True)
class CaseloadDeeds:
    """What can be done with the caseload as a whole."""

    assign: AssignWorker
    who: WhoIsMeant
    export: ExportCaseload
    views: SavedViews


def caseload_deeds(store: Store, clock: Clock, ids: Ids, write: WriteRows) -> CaseloadDeeds:
    """Every such deed, over one open desk."""
    return CaseloadDeeds(
        AssignWorker(store), WhoIsMeant(store), ExportCaseload(store, clock, write), SavedViews(store, ids)
    )

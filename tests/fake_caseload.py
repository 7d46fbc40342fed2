"""The caseload, faked: lists worked out from people and stays each time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from recovery_desk.domain.folding import fold, fold_words, number_key
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from recovery_desk.domain.people import Person, PersonId
    from tests.fakes import FakeEpisodes, FakeEstablishments

FAR = date.max


class FakeCaseload:
    """Lists worked out from people and stays each time."""

    def __init__(
        self,
        people: dict[PersonId, Person],
        stays: FakeEpisodes,
        prisons: FakeEstablishments,
        last_contact: Callable[[PersonId], date | None] = lambda _: None,
    ) -> None:
        self._people = people
        self._stays = stays
        self._prisons = prisons
        self._last_contact = last_contact

    def page(
        self, wanted: CaseloadFilter, order: CaseloadOrder, *, descending: bool, offset: int, limit: int
    ) -> Sequence[CaseloadRow]:
        rows = sorted(self._rows(wanted), key=lambda row: _order_key(row, order), reverse=descending)
        return rows[offset : offset + limit]

    def count(self, wanted: CaseloadFilter) -> int:
        return sum(1 for _ in self._rows(wanted))

    def is_near(self, wanted: CaseloadFilter) -> bool:
        return False

    def halls(self, establishment: str) -> Sequence[str]:
        wanted = CaseloadFilter(establishment=establishment)
        return sorted({row.hall for row in self._rows(wanted) if row.hall})

    def workers(self) -> Sequence[str]:
        return sorted({row.worker for row in self._rows(CaseloadFilter()) if row.worker})

    def of_many(self, people: Iterable[str]) -> Sequence[CaseloadRow]:
        wanted = set(people)
        return [row for row in self._rows(CaseloadFilter()) if row.person_id in wanted]

    def with_words(self, words: Sequence[str]) -> Sequence[CaseloadRow]:
        rows = sorted(self._rows(CaseloadFilter()), key=lambda row: _order_key(row, CaseloadOrder.NAME))
        return [r for r in rows if set(words) <= set(fold_words(f"{r.filed_as} {r.called} {r.prison_number}"))]

    def establishments(self) -> Sequence[str]:
        return sorted({row.establishment for row in self._rows(CaseloadFilter()) if row.establishment})

    def _rows(self, wanted: CaseloadFilter) -> Iterator[CaseloadRow]:
        return (
            row
            for row in map(self._row, (p for p in self._people.values() if p.merged_into is None))
            if _is_wanted(row, wanted)
        )

    def _row(self, person: Person) -> CaseloadRow:
        stay = self._stays.current(person.id)
        prison = self._prisons.get(stay.establishment_id) if stay and stay.establishment_id else None
        release = stay.release if stay else None
        return CaseloadRow(
            person_id=person.id,
            filed_as=person.filed_as,
            called=person.called,
            prison_number=person.prison_number,
            birth_date=person.birth_date,
            birth_date_precision=person.birth_date_precision,
            establishment=prison.short_name if prison else "",
            country=prison.country if prison else None,
            place=stay.place if stay else "",
            due=release.due if release else None,
            kind=release.kind if release else ReleaseKind.SENTENCE,
            told_by=release.told_by if release else "",
            sentence_days=stay.sentence_days if stay else None,
            sentenced_on=stay.sentenced_on if stay else None,
            worker=person.worker,
            ended_on=stay.ended_on if stay else None,
            hall=stay.hall if stay else "",
            last_contact=self._last_contact(person.id),
        )


def _order_key(row: CaseloadRow, order: CaseloadOrder) -> tuple[object, ...]:
    first: object = {
        CaseloadOrder.NAME: fold(row.filed_as),
        CaseloadOrder.RELEASE: row.due or FAR,
        CaseloadOrder.ESTABLISHMENT: fold(row.establishment),
        CaseloadOrder.NUMBER: number_key(row.prison_number),
        CaseloadOrder.WORKER: fold(row.worker),
        CaseloadOrder.BORN: row.birth_date or date.min,
        CaseloadOrder.CONTACT: row.last_contact or date.min,
        CaseloadOrder.ALERTS: row.alerts,
        CaseloadOrder.CALLED: fold(row.called),
        CaseloadOrder.PLACE: row.place,
        CaseloadOrder.KIND: row.kind,
        CaseloadOrder.TOLD_BY: fold(row.told_by),
        CaseloadOrder.STANDS: row.ended_on or row.due or date.min,
    }[order]
    return first, fold(row.filed_as), row.person_id


def _is_wanted(row: CaseloadRow, wanted: CaseloadFilter) -> bool:
    text = fold(wanted.text)
    return (
        (not text or text in fold(f"{row.filed_as} {row.called} {row.prison_number}"))
        and (not wanted.establishment or row.establishment == wanted.establishment)
        and (not wanted.hall or row.hall == wanted.hall)
        and (not wanted.worker or row.worker == wanted.worker)
        and (not wanted.without_date or (row.due is None and row.ended_on is None))
        and (wanted.due_from is None or (row.due is not None and row.due >= wanted.due_from))
        and (wanted.due_to is None or (row.due is not None and row.due <= wanted.due_to))
        and (wanted.among is None or row.person_id in wanted.among)
    )


class FakeToday:
    """Short lists, worked out from the caseload."""

    def __init__(self, caseload: FakeCaseload) -> None:
        self._caseload = caseload

    def _all(self, worker: str) -> list[CaseloadRow]:
        wanted = CaseloadFilter(worker=worker)
        return list(self._caseload.page(wanted, CaseloadOrder.NAME, descending=False, offset=0, limit=10_000))

    def to_see(self, worker: str, today: date, until: date, not_since: date, limit: int) -> Sequence[CaseloadRow]:
        del not_since
        found = [row for row in self._all(worker) if row.due and today <= row.due <= until and not row.ended_on]
        return sorted(found, key=lambda row: (row.establishment, row.hall))[:limit]

    def without_contact(self, worker: str, today: date, since: date, limit: int) -> Sequence[CaseloadRow]:
        del since
        return [row for row in self._all(worker) if (row.due or FAR) >= today and not row.ended_on][:limit]

    def just_out(self, worker: str, today: date, since: date, limit: int) -> Sequence[CaseloadRow]:
        return [row for row in self._all(worker) if since <= (row.ended_on or row.due or FAR) < today][:limit]

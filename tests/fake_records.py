"""Fakes of the ports for records and for stays in custody: what lies in a dictionary."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Generic, TypeVar

from recovery_desk.domain.episodes import CustodyEpisode
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.checks_ports import Stay

_T = TypeVar("_T")


class FakeRecords(Generic[_T]):
    """Records of one kind by id, in the order they were added."""

    def __init__(self, kind: type[_T], kept: dict[str, _T]) -> None:
        self._names = [each.name for each in fields(kind)]  # type: ignore[arg-type]
        self._kept = kept

    def get(self, record_id: str) -> _T | None:
        return self._kept.get(record_id)

    def add(self, record: _T) -> None:
        record_id = str(getattr(record, "id"))  # noqa: B009 - every record has one
        assert record_id, "a record needs an id"
        assert record_id not in self._kept, "this record was added before"
        self._kept[record_id] = record

    def save(self, record: _T) -> bool:
        record_id = str(getattr(record, "id"))  # noqa: B009 - every record has one
        if record_id not in self._kept:
            return False
        self._kept[record_id] = record
        return True

    def put(self, record: _T) -> None:
        if not self.save(record):
            self.add(record)

    def remove(self, record_id: str) -> None:
        self._kept.pop(record_id, None)

    def where(self, **equal: object) -> Sequence[_T]:
        assert not equal.keys() - set(self._names), f"no such field: {equal}"
        return [r for r in self._kept.values() if all(getattr(r, name) == value for name, value in equal.items())]

    def first(self, limit: int) -> Sequence[_T]:
        return list(self.where())[:limit]

    def of(self, person_id: str) -> Sequence[_T]:
        return self.where(person_id=person_id)

    def of_many(self, person_ids: Iterable[str]) -> Sequence[_T]:
        wanted = set(person_ids)
        return [record for record in self._kept.values() if getattr(record, "person_id", None) in wanted]


class FakeStays:
    """Which stays several people have had."""

    def __init__(self, kept: dict[PersonId, list[CustodyEpisode]]) -> None:
        self._kept = kept

    def of_many(self, person_ids: Iterable[str]) -> Sequence[Stay]:
        return [
            Stay(stay.id, stay.person_id, stay is stays[-1], stay.release.due if stay.release else None)
            for person_id in person_ids
            for stays in [self._kept.get(PersonId(person_id), [])]
            for stay in stays
        ]

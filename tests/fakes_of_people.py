"""Fakes of what the deeds around a person need beyond records."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Protocol, TypeVar

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.likeness import Described, Known
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.offer_duplicates import described

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Kept(Protocol):
    """What a fake store holds."""

    people: dict[PersonId, Person]
    records: dict[type, dict[str, Any]]


def put_back(now: dict[_Key, _Value], then: dict[_Key, _Value]) -> None:
    now.clear()
    now.update(then)


class FakeLikenesses:
    """Everybody is worth weighing."""

    def __init__(self, people: dict[PersonId, Person], details: Callable[[], dict[str, Any]]) -> None:
        self._people = people
        self._details = details

    def candidates(self, asked: Described) -> Sequence[Known]:
        return [self._known(person) for person in self._people.values() if person.merged_into is None]

    def _known(self, person: Person) -> Known:
        known = described(person, self._details().get(person.id))
        return Known(**{each.name: getattr(known, each.name) for each in fields(known)}, person_id=person.id)


class FakeMerging:
    """Moves the records of every kind; what was before is kept whole, so taking it back puts all of it back."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._before: list[dict[type, dict[str, Any]]] = []
        self._people: list[dict[PersonId, Person]] = []

    def counts(self, person_id: str) -> Mapping[str, int]:
        found = {
            kind.__name__.lower(): sum(getattr(record, "person_id", "") == person_id for record in records.values())
            for kind, records in self._kept.records.items()
            if kind is not PersonDetails
        }
        return {kind: count for kind, count in found.items() if count}

    def move(self, other_id: str, person_id: str) -> None:
        for kind, records in self._kept.records.items():
            if kind in (PersonDetails, Merge):
                continue
            for record_id, record in records.items():
                if getattr(record, "person_id", "") == other_id:
                    records[record_id] = replace(record, person_id=person_id)

    def head(self) -> int:
        self._before.append({kind: dict(records) for kind, records in self._kept.records.items()})
        self._people.append(dict(self._kept.people))
        return len(self._before) - 1

    def changes_since(self, seq: int) -> str:
        return str(seq)

    def undo(self, changes: str) -> int:
        for kind, records in self._kept.records.items():
            if kind is not Merge:
                put_back(records, self._before[int(changes)].get(kind, {}))
        put_back(self._kept.people, self._people[int(changes)])
        return 0

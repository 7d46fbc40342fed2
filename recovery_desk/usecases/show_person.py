"""Everything the desk holds on one person as plain data: the promise of `show person --json`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from recovery_desk.domain.merges import Merge
from recovery_desk.domain.notes import Note
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.check_date import answer_as_json
from recovery_desk.usecases.list_releases import Law
from recovery_desk.usecases.open_person import OpenPerson
from recovery_desk.usecases.ports import Clock, Store

_NOT_SHOWN = frozenset({"person_id"})
_LEFT_OUT: dict[type, frozenset[str]] = {Merge: frozenset({"changes"})}


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """Gathers the person, every stay, and every record of any kind that is about them.

    Records are read generically, so that a new kind is shown from the day it has a table. Of a restricted note those
    who may not open it see that there is one.
    """

    store: Store
    law: Law
    clock: Clock

    def __call__(self, person_id: PersonId) -> dict[str, object]:
        """Raises `NoSuchPerson`."""
        record = OpenPerson(self.store, self.law, self.clock)(person_id)
        person = record.person
        current = record.episode
        return {
            **as_plain(person),
            "called": person.called,
            "filed_as": person.filed_as,
            "age": person.age_on(self.clock.today()),
            "where": None if record.where is None else record.where.value,
            "establishment": None if record.establishment is None else record.establishment.name,
            "release": None if record.answer is None else answer_as_json(record.answer),
            "stays": [
                {**as_plain(stay), "is_current": current is not None and stay.id == current.id}
                for stay in self.store.episodes.all(person_id)
            ],
            "records": self._records(person_id),
            "put_together_with": [
                {"merge": merge.id, "on": merge.merged_at.isoformat(), **_named(other)}
                for merge, other in record.merges
            ],
        }

    def _records(self, person_id: PersonId) -> dict[str, list[dict[str, object]]]:
        return {
            name: [self._shown(record) for record in records] for name, records in self.store.about(person_id).items()
        }

    def _shown(self, record: object) -> dict[str, object]:
        if isinstance(record, Note) and not record.may_be_read_by(self.store.signed_in):
            return {**as_plain(record.without_words), "is_withheld": True}
        return as_plain(record)


def _named(person: Person) -> dict[str, object]:
    return {"id": person.id, "filed_as": person.filed_as}


def as_plain(record: Any) -> dict[str, object]:
    """A record as plain data: dates as ISO text, choices by their words, whom it is about left out."""
    left_out = _NOT_SHOWN | _LEFT_OUT.get(type(record), frozenset())
    return {each.name: plain(getattr(record, each.name)) for each in fields(record) if each.name not in left_out}


def plain(value: Any) -> object:
    """A value of a record as plain data."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    if hasattr(value, "__dataclass_fields__"):
        return as_plain(value)
    return value

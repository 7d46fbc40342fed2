"""What every sheet, letter and file passes before it leaves the desk: whether it may, and what must not be on it.

A contact is only ever printed as `safe_contact` leaves it. But a worker may write an address that must not be printed
into a stop of the route, the words for a driver or a letter just as well: so the words that are unsafe are taken out of
the whole content, whatever the form, in this one place. A test asks every form of the house whether it came by here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.safe_contact import UnsafeWords, unsafe_words
from recovery_desk.usecases.may_share import must_not_be_restricted
from recovery_desk.usecases.ports import Store

_C = TypeVar("_C")


def leaving(store: Store, content: _C, person_id: PersonId) -> _C:
    """Content about one person as it may leave the desk. Raises `RecordRestricted`."""
    must_not_be_restricted(store, person_id)
    return without_unsafe(store, content, [person_id])


def without_unsafe(store: Store, content: _C, people: Iterable[PersonId]) -> _C:
    """The content without a word about these people that must not be on paper."""
    unsafe = unsafe_words(store.records(Contact).of_many(people))
    return content if unsafe is None else _cleaned(content, unsafe)


def _cleaned(value: Any, unsafe: UnsafeWords) -> Any:
    if isinstance(value, str):
        return value if isinstance(value, Enum) else unsafe.taken_out_of(value)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_cleaned(each, unsafe) for each in value)
    if isinstance(value, list):
        return [_cleaned(each, unsafe) for each in value]
    if isinstance(value, Mapping):
        return {key: _cleaned(each, unsafe) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        before = {each.name: getattr(value, each.name) for each in fields(value) if each.init}
        after = {name: _cleaned(each, unsafe) for name, each in before.items()}
        changed = {name: each for name, each in after.items() if each != before[name]}
        return replace(value, **changed) if changed else value
    return value

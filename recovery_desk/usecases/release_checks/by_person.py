"""Records of several people, put with the person each is about."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from recovery_desk.domain.people import PersonId


class AboutSomebody(Protocol):
    """A record about one person."""

    @property
    def person_id(self) -> PersonId:
        """Whom it is about."""


T = TypeVar("T", bound=AboutSomebody)


def by_person(records: Iterable[T]) -> dict[PersonId, list[T]]:
    """In their order, by person."""
    found: dict[PersonId, list[T]] = {}
    for record in records:
        found.setdefault(record.person_id, []).append(record)
    return found

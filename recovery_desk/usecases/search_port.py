"""What finding anything asks of the vault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from recovery_desk.domain.people import PersonId


class FoundKind(StrEnum):
    """What can be found."""

    PERSON = "person"
    NOTE = "note"
    TASK = "task"
    SERVICE = "service"
    ORGANISATION = "organisation"
    MEETING = "meeting"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that fits. `title` is what it is called, `detail` what tells it from others of the name."""

    kind: FoundKind
    id: str
    title: str
    detail: str = ""
    person_id: PersonId | None = None
    at: datetime | None = None
    is_near: bool = False


class SearchIndex(Protocol):
    """The indexes of words. `words` are folded; with `near`, each may be one slip of the finger away.

    Restricted notes are not in it, so that nobody learns from it what they may not read.
    """

    def people(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        """People by name or number, those who are in now first."""

    def notes(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        """Notes, newest first; `detail` is the whole text."""

    def others(self, words: Sequence[str], limit: int, *, near: bool = False) -> Sequence[Found]:
        """Tasks, services, organisations, meetings."""

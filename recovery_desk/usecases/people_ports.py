"""What the deeds around a person need beyond records: who may be the same, and moving records from one to another."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from recovery_desk.domain.likeness import Described, Known


class Likenesses(Protocol):
    """The people who may be the one described."""

    def candidates(self, asked: Described) -> Sequence[Known]:
        """Everybody worth weighing, each once; at most a few hundred. Nobody who was put together with another."""


class Merging(Protocol):
    """Every table that says whom a record is about. Call what changes something inside `saving()`."""

    def counts(self, person_id: str) -> Mapping[str, int]:
        """How many records of each table are about this person, those that have any."""

    def move(self, other_id: str, person_id: str) -> None:
        """Makes every record about `other_id` one about `person_id`; what cannot be there twice stays where it is."""

    def head(self) -> int:
        """Where the journal stands."""

    def changes_since(self, seq: int) -> str:
        """What was changed after that, as `Merge.changes` keeps it."""

    def undo(self, changes: str) -> int:
        """Takes changes back, the last first. Answers how many were left, for somebody has changed them since."""

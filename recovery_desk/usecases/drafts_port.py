"""What drafts need from the vault."""

from collections.abc import Sequence
from typing import Protocol

from recovery_desk.domain.drafts import Draft


class Drafts(Protocol):
    """The drafts of whoever is signed in; nobody else's are ever answered."""

    def keep(self, draft: Draft) -> None:
        """Keeps it in the place of the one before of the same form and record."""

    def get(self, form: str, about: str) -> Draft | None:
        """The draft of a form, or None."""

    def drop(self, form: str, about: str) -> bool:
        """Forgets it; False where there was none."""

    def all(self) -> Sequence[Draft]:
        """Every draft left open, newest first."""

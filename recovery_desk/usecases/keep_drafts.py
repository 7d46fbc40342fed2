"""Drafts: what is typed is in the vault before it is saved, and comes back when the form opens again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recovery_desk.domain.drafts import Draft
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class DraftDeeds:
    """Keeping, finding and forgetting drafts. They belong to whoever is signed in and never expire."""

    store: Store
    clock: Clock

    def keep(self, draft: Draft) -> Draft:
        """Keeps what stands in a form now; on the disk when this returns. Nothing typed means no draft."""
        kept = replace(draft, kept_at=self.clock.now())
        with self.store.saving():
            if draft.fields:
                self.store.drafts.keep(kept)
            else:
                self.store.drafts.drop(draft.form, draft.about)
        return kept

    def read(self, form: str, about: str = "") -> Draft | None:
        """What was left in a form, or None."""
        return self.store.drafts.get(form, about)

    def drop(self, form: str, about: str = "") -> None:
        """Forgets a draft: it was saved, or thrown away."""
        if self.store.drafts.get(form, about) is not None:
            with self.store.saving():
                self.store.drafts.drop(form, about)

    def left_open(self) -> Sequence[Draft]:
        """Every draft left open, newest first."""
        return self.store.drafts.all()

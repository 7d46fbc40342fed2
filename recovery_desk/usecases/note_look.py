"""A look at somebody's record is written down: when, and by whom (Data Protection Act 2018, section 62(1)(c))."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.vault_problems import DiskFailing, DiskFull

ONE_LOOK = timedelta(minutes=10)
"""Coming back to the same person within this time is still the same look: the page is read anew after each save."""


@dataclass(frozen=True, slots=True)
class NoteLook:
    """Writes down each look once; what a full disk kept out is written with the next."""

    store: Store
    clock: Clock
    seen: dict[PersonId, datetime] = field(default_factory=dict)
    unwritten: list[PersonId] = field(default_factory=list)

    def __call__(self, *person_ids: PersonId) -> None:
        """Somebody's record is on the screen, or what was recorded about several people at once."""
        now = self.clock.now()
        fresh = [each for each in dict.fromkeys(person_ids) if not self._is_same_look(each, now)]
        if not fresh:
            return
        self.unwritten.extend(fresh)
        # A disk that takes no more must not hide the record from whoever needs it now.
        with suppress(DiskFull, DiskFailing):
            with self.store.saving():
                for each in self.unwritten:
                    self.store.journal.note("looked-at", "person", each)
            self.unwritten.clear()
        self.seen.update(dict.fromkeys(fresh, now))

    def _is_same_look(self, person_id: PersonId, now: datetime) -> bool:
        last = self.seen.get(person_id)
        return last is not None and last <= now < last + ONE_LOOK

"""What the sheet for the office safe says: the half of the recovery key that opens, in groups to type back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from recovery_desk.domain.recovery_keys import RecoveryPair, fingerprint, in_groups
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.desk_settings import read_settings
from recovery_desk.usecases.ports import Clock, Rendered, Store


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """The content of the sheet. `groups` open every desk the key was given to."""

    groups: tuple[str, ...] = field(repr=False)
    known_as: str
    service_name: str
    made_by: str
    made_at: datetime
    marking: str


@dataclass(frozen=True, slots=True)
class PrintRecoverySheet:
    """Draws it from memory; that it was drawn is written down, the key never is."""

    store: Store
    clock: Clock
    draw: Callable[[RecoverySheet], Rendered]

    def __call__(self, made: RecoveryPair) -> Rendered:
        """The sheet as PDF, in memory only."""
        settings = read_settings(self.store.settings)
        sheet = RecoverySheet(
            in_groups(made.private, is_private=True),
            fingerprint(made.public),
            settings.service_name,
            self.store.signed_in.name,
            uk_time(self.clock.now()),
            settings.marking,
        )
        drawn = self.draw(sheet)
        with self.store.saving():
            self.store.journal.note("printed", "recovery-key", "", sheet.known_as)
        return drawn

"""Printing a handover sheet is a deed: it is written down, whoever asks for it."""

from collections.abc import Callable
from dataclasses import dataclass

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.ports import Rendered, Store
from recovery_desk.usecases.prepare_handover import HandoverSheet


@dataclass(frozen=True, slots=True)
class PrintHandover:
    """Prepares, draws and journals one sheet."""

    store: Store
    prepare: Callable[[PersonId], HandoverSheet]
    draw: Callable[[HandoverSheet], Rendered]

    def __call__(self, person_id: PersonId) -> Rendered:
        """The sheet as PDF; raises `NoSuchPerson`."""
        drawn = self.draw(self.prepare(person_id))
        with self.store.saving():
            self.store.journal.note("drawn", "person", str(person_id), "handover sheet")
        return drawn

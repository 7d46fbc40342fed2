"""Today, and the close of the day."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.usecases.ports import Clock, Store
from recovery_desk.usecases.release_questions import Law
from recovery_desk.usecases.today import CLOSING, LATER, NOW
from recovery_desk.usecases.today.sections import Morning, Section, TodaySection


@dataclass(frozen=True, slots=True)
class TodayBoard:
    """A day of one worker, or of everybody."""

    today: date
    worker: str
    sections: tuple[TodaySection, ...]


@dataclass(frozen=True, slots=True)
class ReadToday:
    """Reads every section."""

    store: Store
    clock: Clock
    more: tuple[Section, ...] = ()
    """Sections that need more than the store; they stand after what is urgent now."""
    law: Law | None = None
    """Says on which day somebody walks out."""

    def __call__(self, *, mine: bool = True) -> TodayBoard:
        """What there is to do today, of whoever is signed in or of everybody."""
        morning = self._morning(mine=mine)
        return TodayBoard(
            morning.today,
            morning.worker,
            tuple(section(morning) for section in (*NOW, *self.more, *LATER)),
        )

    def closing(self) -> TodayBoard:
        """What is left over at the end of the day."""
        morning = self._morning(mine=True)
        return TodayBoard(morning.today, morning.worker, tuple(section(morning) for section in CLOSING))

    def _morning(self, *, mine: bool) -> Morning:
        worker = self.store.signed_in
        return Morning(self.store, self.clock, self.clock.today(), worker, worker.name if mine else "", self.law)

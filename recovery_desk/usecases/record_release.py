"""Somebody is out: their stay ends with an event, the clock starts and the contact ladder is put up."""

from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.custody import CustodyEventKind
from recovery_desk.domain.first_days import FirstDays
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.keep_first_days import begin_first_days, latest_first_days
from recovery_desk.usecases.ports import Ids, Store
from recovery_desk.usecases.record_custody_event import Happening, RecordCustodyEvent


@dataclass(frozen=True, slots=True)
class RecordRelease:
    """The one deed for a screen that says "they are out"."""

    store: Store
    ids: Ids
    record_event: RecordCustodyEvent

    def __call__(
        self, person_id: PersonId, released_on: date, *, from_court: bool = False, told_by: str = ""
    ) -> FirstDays:
        """What was begun. Where no stay is open the clock starts all the same, without an event of custody.

        Raises `NoSuchPerson`, `DatesClash`.
        """
        self.store.people.get(person_id)
        stay = self.store.episodes.current(person_id)
        if stay is not None and stay.ended_on is None:
            kind = CustodyEventKind.COURT_RELEASE if from_court else CustodyEventKind.RELEASED
            self.record_event(person_id, Happening(kind, released_on, told_by=told_by))
            begun = latest_first_days(self.store, person_id)
            if begun is not None:
                return begun
        with self.store.saving():
            how = "From court" if from_court else ""
            return begin_first_days(self.store, self.ids, person_id, released_on, how=how, told_by=told_by)

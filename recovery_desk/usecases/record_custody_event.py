"""Something happened to somebody in custody: it is kept as an event, and their stay follows it."""

from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.custody import (
    BEGINS_A_STAY,
    ENDS_A_STAY,
    MOVES_PLACE,
    SETS_DATE,
    Change,
    CustodyEvent,
    CustodyEventKind,
    change_of_date,
)
from recovery_desk.domain.date_sense import DateOf, Days
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import KIND_NAMES
from recovery_desk.usecases.keep_first_days import begin_first_days, end_first_days
from recovery_desk.usecases.keep_stay import days_of, event_of, keep_event
from recovery_desk.usecases.people_problems import AlreadyOut, DateNeeded, NoStayKnown, check_dates
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class Happening:
    """What somebody says has happened. What it does not say of the place stays as it was.

    `release` is the new date for an event about it. `until` is the day a home leave ends.
    """

    kind: CustodyEventKind
    happened_on: date | None
    establishment_id: EstablishmentId | None = None
    hall: str = ""
    cell: str = ""
    release: ReleaseDate | None = None
    told_by: str = ""
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class RecordCustodyEvent:
    """Keeps an event and what it makes of the stay. Nothing else is reset: plans say that their ground moved."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person_id: PersonId, happening: Happening) -> CustodyEvent:
        """The event as kept.

        Raises `NoSuchPerson`, `DatesClash`, `DateNeeded`, `AlreadyOut`, `NoStayKnown`.
        """
        person = self.store.people.get(person_id)
        current = self.store.episodes.current(person_id)
        stay, is_new = self._after(person_id, current, happening)
        check_dates(_days(person, stay, happening), before=days_of(person, current))
        with self.store.saving():
            if is_new:
                stay = replace(stay, id=EpisodeId(self.ids.new()))
                self.store.episodes.add(stay)
            elif stay != current:
                self.store.episodes.save(stay)
            event = self._event(current, stay, happening)
            keep_event(self.store, event)
            self._first_days(event, stay)
        return event

    def _first_days(self, event: CustodyEvent, stay: CustodyEpisode) -> None:
        """A release begins the contact ladder and the 21-day clock; coming back ends both, and deletes nothing."""
        day = event.happened_on or self.clock.today()
        if event.kind in ENDS_A_STAY:
            from_court = event.kind is CustodyEventKind.COURT_RELEASE
            how = "From court" if from_court else KIND_NAMES[stay.release.kind] if stay.release else ""
            begin_first_days(
                self.store,
                self.ids,
                event.person_id,
                day,
                how=how,
                told_by=event.told_by,
                event_id=event.id,
            )
        elif event.kind in BEGINS_A_STAY:
            why = "Recalled" if event.kind is CustodyEventKind.RECALLED else "Back in custody"
            end_first_days(self.store, event.person_id, day, why)

    def _after(
        self, person_id: PersonId, current: CustodyEpisode | None, happening: Happening
    ) -> tuple[CustodyEpisode, bool]:
        """The stay as it is afterwards, and whether it is another than before."""
        kind = happening.kind
        if kind in BEGINS_A_STAY:
            return self._begun(person_id, current, happening)
        if current is None:
            if kind in SETS_DATE or kind in MOVES_PLACE:
                return self._changed(CustodyEpisode(EpisodeId(""), person_id), happening), True
            raise NoStayKnown
        if kind in ENDS_A_STAY and current.ended_on is not None:
            raise AlreadyOut
        return self._changed(current, happening), False

    def _begun(
        self, person_id: PersonId, current: CustodyEpisode | None, happening: Happening
    ) -> tuple[CustodyEpisode, bool]:
        """A new stay; or the one that was recorded without the day it began."""
        goes_on = (
            happening.kind is CustodyEventKind.ADMITTED
            and current is not None
            and current.admitted_on is None
            and current.ended_on is None
        )
        before = current if goes_on and current is not None else CustodyEpisode(EpisodeId(""), person_id)
        begun = replace(_placed(before, happening), admitted_on=happening.happened_on or self.clock.today())
        return (replace(begun, release=happening.release) if happening.release else begun), not goes_on

    def _changed(self, stay: CustodyEpisode, happening: Happening) -> CustodyEpisode:
        kind = happening.kind
        if kind in MOVES_PLACE:
            return _placed(stay, happening, moves=True)
        if kind in ENDS_A_STAY:
            return replace(stay, ended_on=happening.happened_on or self.clock.today())
        if kind is CustodyEventKind.RELEASE_DATE_WITHDRAWN:
            return replace(stay, release=None)
        if kind in SETS_DATE:
            if happening.release is None:
                raise DateNeeded
            return replace(stay, release=happening.release)
        return stay

    def _event(self, before: CustodyEpisode | None, stay: CustodyEpisode, happening: Happening) -> CustodyEvent:
        change = Change(happening.kind)
        if happening.kind in SETS_DATE:
            change = change_of_date(None if before is None else before.release, stay.release) or change
        event = event_of(self.clock, self.ids, stay, change)
        return replace(
            event,
            happened_on=happening.happened_on or event.happened_on,
            told_by=happening.told_by or event.told_by,
            until=happening.until,
            note=happening.note.strip(),
        )


def _placed(stay: CustodyEpisode, happening: Happening, *, moves: bool = False) -> CustodyEpisode:
    """Where the event says; another establishment or hall leaves the old cell behind."""
    elsewhere = happening.establishment_id is not None and happening.establishment_id != stay.establishment_id
    other_hall = bool(happening.hall) and happening.hall != stay.hall
    return replace(
        stay,
        establishment_id=happening.establishment_id or stay.establishment_id,
        hall=happening.hall or ("" if elsewhere else stay.hall),
        cell=happening.cell or ("" if elsewhere or (moves and other_hall) else stay.cell),
    )


def _days(person: Person, stay: CustodyEpisode, happening: Happening) -> Days:
    ends = happening.kind in ENDS_A_STAY or happening.kind in BEGINS_A_STAY or happening.kind in SETS_DATE
    return {
        **days_of(person, stay),
        DateOf.EVENT: None if ends else happening.happened_on,
        DateOf.EVENT_END: happening.until,
    }

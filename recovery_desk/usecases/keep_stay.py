"""Keeping a stay in custody together with the events that say how it came to be as it is."""

from dataclasses import replace
from datetime import date

from recovery_desk.domain.custody import (
    BEGINS_A_STAY,
    SETS_DATE,
    Change,
    CustodyEvent,
    CustodyEventKind,
    Ground,
    changes_between,
)
from recovery_desk.domain.date_sense import DateOf, Days
from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.people import BirthDatePrecision, Person
from recovery_desk.domain.tasks import Task
from recovery_desk.usecases.people_words import EVENT_WORDS
from recovery_desk.usecases.ports import Clock, Ids, Store


def keep_stay(store: Store, clock: Clock, ids: Ids, stay: CustodyEpisode, *, is_new: bool = False) -> CustodyEpisode:
    """Keeps what is known of somebody's stay, and an event for each thing that must have happened since.

    Inside `saving()`. The current stay keeps its id, whatever `stay` has; with `is_new`, or where there was none, it
    gets a new one and becomes the current stay.
    """
    current = store.episodes.current(stay.person_id)
    if current is None or is_new:
        kept = replace(stay, id=EpisodeId(ids.new()))
        store.episodes.add(kept)
        if current is None:
            note_changes(store, clock, ids, None, kept)
        else:
            keep_event(store, event_of(clock, ids, kept, Change(CustodyEventKind.READMITTED)))
        return kept
    kept = replace(stay, id=current.id)
    if kept != current:
        store.episodes.save(kept)
        note_changes(store, clock, ids, current, kept)
    return kept


def note_changes(store: Store, clock: Clock, ids: Ids, before: CustodyEpisode | None, after: CustodyEpisode) -> None:
    """Writes an event for each thing that must have happened between two records of a stay. Inside `saving()`."""
    for change in changes_between(before, after):
        keep_event(store, event_of(clock, ids, after, change))


def keep_event(store: Store, event: CustodyEvent) -> None:
    """Keeps an event, and tells the open tasks that are due by a day that their ground moved. Inside `saving()`."""
    store.records(CustodyEvent).add(event)
    if not event.moves(Ground):
        return
    moved = EVENT_WORDS[event.kind] + (f": {plain_date(event.due)}" if event.due and event.kind in SETS_DATE else "")
    for task in store.records(Task).of(event.person_id):
        if task.is_open and task.due is not None and task.ground_moved != moved:
            store.records(Task).save(replace(task, ground_moved=moved))


def event_of(clock: Clock, ids: Ids, stay: CustodyEpisode, change: Change) -> CustodyEvent:
    """The event of a change, with the place and the release date as they are after it."""
    release = stay.release
    return CustodyEvent(
        id=ids.new(),
        person_id=stay.person_id,
        episode_id=stay.id,
        kind=change.kind,
        happened_on=_told_on(stay)
        if change.kind in SETS_DATE
        else stay.admitted_on
        if change.kind in BEGINS_A_STAY
        else None,
        recorded_at=clock.now().replace(microsecond=0),
        establishment_id=stay.establishment_id,
        hall=stay.hall,
        cell=stay.cell,
        due=None if release is None else release.due,
        due_before=change.due_before,
        release_kind=None if release is None else release.kind,
        told_by="" if release is None else release.told_by,
    )


def _told_on(stay: CustodyEpisode) -> date | None:
    return None if stay.release is None else stay.release.told_on


def days_of(person: Person, stay: CustodyEpisode | None) -> Days:
    """The dates of a person and a stay that must make sense beside one another."""
    release = None if stay is None else stay.release
    return {
        DateOf.BIRTH: born_by(person),
        DateOf.SENTENCE: None if stay is None else stay.sentenced_on,
        DateOf.ADMISSION: None if stay is None else stay.admitted_on,
        DateOf.LEFT_CUSTODY: None if stay is None else stay.ended_on,
        DateOf.RELEASE: None if release is None else release.due,
    }


def born_by(person: Person) -> date | None:
    """The birth date for comparing: of a year that is a guess, its first day."""
    born = person.birth_date
    if born is None or person.birth_date_precision is BirthDatePrecision.EXACT:
        return born
    return date(born.year, 1, 1)

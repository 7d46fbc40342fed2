"""Registering a person, changing what is known of them, and setting the day they are due out."""

from dataclasses import dataclass, replace

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.keep_about_person import keep_details
from recovery_desk.usecases.keep_stay import days_of, keep_stay
from recovery_desk.usecases.people_problems import check_dates
from recovery_desk.usecases.ports import Clock, Ids, Store


class NameMissing(UserFacingError):
    """A person needs at least one name to be found by."""


@dataclass(frozen=True, slots=True)
class RegisterPerson:
    """Keeps somebody new with the stay in custody they are in."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person: Person, episode: CustodyEpisode | None = None) -> PersonId:
        """The new person's id; the ids in what is passed are replaced. Raises `NameMissing`, `DatesClash`."""
        with self.store.saving():
            return register(self.store, self.clock, self.ids, person, episode)


def register(store: Store, clock: Clock, ids: Ids, person: Person, episode: CustodyEpisode | None) -> PersonId:
    """Keeps somebody new, as part of a larger deed. Inside `saving()`. Raises `NameMissing`, `DatesClash`."""
    _must_have_a_name(person)
    check_dates(days_of(person, episode))
    new = replace(person, id=PersonId(ids.new()), merged_into=None)
    store.people.add(new)
    stay = episode or CustodyEpisode(EpisodeId(""), new.id)
    keep_stay(store, clock, ids, replace(stay, person_id=new.id))
    return new.id


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Keeps what changed about a person and their stay in custody."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self, person: Person, episode: CustodyEpisode | None = None, details: PersonDetails | None = None
    ) -> None:
        """All or nothing; raises `NameMissing`, `NoSuchPerson`, `DatesClash`."""
        with self.store.saving():
            change(self.store, self.clock, self.ids, person, episode)
            if details is not None:
                keep_details(self.store, replace(details, id=person.id, person_id=person.id))


def change(store: Store, clock: Clock, ids: Ids, person: Person, episode: CustodyEpisode | None) -> None:
    """Keeps what changed, as part of a larger deed. Inside `saving()`."""
    _must_have_a_name(person)
    known, current = store.people.get(person.id), store.episodes.current(person.id)
    check_dates(days_of(person, episode or current), before=days_of(known, current))
    if known != person:
        store.people.save(replace(person, merged_into=known.merged_into))
    if episode is not None:
        keep_stay(store, clock, ids, replace(episode, person_id=person.id))


@dataclass(frozen=True, slots=True)
class SetReleaseDate:
    """Sets or changes the day due; every earlier one is kept as an event."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(self, person_id: PersonId, release: ReleaseDate | None) -> None:
        """None says that the date is not known (any more). Raises `NoSuchPerson`, `DatesClash`."""
        person = self.store.people.get(person_id)
        current = self.store.episodes.current(person_id)
        stay = replace(current or CustodyEpisode(EpisodeId(""), person_id), release=release)
        check_dates(days_of(person, stay), before=days_of(person, current))
        with self.store.saving():
            keep_stay(self.store, self.clock, self.ids, stay)


def _must_have_a_name(person: Person) -> None:
    if not (person.family_name.strip() or person.given_names.strip()):
        raise NameMissing

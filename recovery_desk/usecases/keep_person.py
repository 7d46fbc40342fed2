"""Registering a person, changing what is known of them, and setting the day they are due out."""

from dataclasses import dataclass, replace

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.ports import Ids, Store


class NameMissing(UserFacingError):
    """A person needs at least one name to be found by."""


@dataclass(frozen=True, slots=True)
class RegisterPerson:
    """Keeps somebody new with the stay in custody they are in."""

    store: Store
    ids: Ids

    def __call__(self, person: Person, episode: CustodyEpisode | None = None) -> PersonId:
        """The new person's id; the ids in what is passed are replaced. Raises `NameMissing`."""
        _must_have_a_name(person)
        new = replace(person, id=PersonId(self.ids.new()))
        with self.store.saving():
            self.store.people.add(new)
            stay = episode or CustodyEpisode(EpisodeId(""), new.id)
            self.store.episodes.add(replace(stay, id=EpisodeId(self.ids.new()), person_id=new.id))
        return new.id


@dataclass(frozen=True, slots=True)
class ChangePerson:
    """Keeps what changed about a person and their stay in custody."""

    store: Store
    ids: Ids

    def __call__(self, person: Person, episode: CustodyEpisode | None = None) -> None:
        """All or nothing; raises `NameMissing`, `NoSuchPerson`."""
        _must_have_a_name(person)
        with self.store.saving():
            if self.store.people.get(person.id) != person:
                self.store.people.save(person)
            if episode is not None:
                self._keep(replace(episode, person_id=person.id))

    def _keep(self, episode: CustodyEpisode) -> None:
        current = self.store.episodes.current(episode.person_id)
        if current is None:
            self.store.episodes.add(replace(episode, id=EpisodeId(self.ids.new())))
        elif current != episode:
            self.store.episodes.save(replace(episode, id=current.id))


@dataclass(frozen=True, slots=True)
class SetReleaseDate:
    """Sets or changes the day due; the journal keeps every earlier one."""

    store: Store
    ids: Ids

    def __call__(self, person_id: PersonId, release: ReleaseDate | None) -> None:
        """None says that the date is not known (any more)."""
        self.store.people.get(person_id)
        with self.store.saving():
            current = self.store.episodes.current(person_id)
            if current is None:
                self.store.episodes.add(CustodyEpisode(EpisodeId(self.ids.new()), person_id, release=release))
            else:
                self.store.episodes.save(replace(current, release=release))


def _must_have_a_name(person: Person) -> None:
    if not (person.family_name.strip() or person.given_names.strip()):
        raise NameMissing

"""While somebody new is typed: the people on the desk who may be the same."""

from dataclasses import dataclass

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.likeness import Described, Likeness, most_alike
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.ports import Store


@dataclass(frozen=True, slots=True)
class OfferDuplicates:
    """Asks the index for everybody worth weighing, and weighs them."""

    store: Store

    def __call__(self, asked: Described, most: int = 5, apart_from: PersonId | None = None) -> tuple[Likeness, ...]:
        """The likeliest first; `apart_from` is the person who is being looked at."""
        known = (each for each in self.store.likenesses.candidates(asked) if each.person_id != apart_from)
        return most_alike(asked, known, most)


def described(person: Person, details: PersonDetails | None) -> Described:
    """What is known of a person, for finding those who may be the same."""
    more = details or PersonDetails.of(person.id)
    return Described(
        person.family_name,
        person.given_names,
        person.preferred_name,
        more.other_names,
        person.birth_date,
        person.birth_date_precision,
        tuple(n for n in (person.prison_number, more.spin, more.chi_number, more.nhs_number) if n),
    )


@dataclass(frozen=True, slots=True)
class LooksLike:
    """Who on the desk may be the same as somebody who is on it already."""

    store: Store

    def __call__(self, person_id: PersonId, most: int = 8) -> tuple[Likeness, ...]:
        """The likeliest first; raises `NoSuchPerson`."""
        person = self.store.people.get(person_id)
        asked = described(person, self.store.records(PersonDetails).get(person_id))
        return OfferDuplicates(self.store)(asked, most, apart_from=person_id)

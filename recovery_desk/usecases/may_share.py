"""Whether something about a person may be shared; whatever shares data asks here first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.consent import Consent, Permission, Purpose, permission
from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.people_problems import RecordRestricted
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class ConsentFound:
    """What was found of somebody's agreement: in full, and as it is said of many people at once."""

    said: str
    of_many: str = ""


@dataclass(frozen=True, slots=True)
class MayShare:
    """Asks the person's agreements, and whether their record may be used at all."""

    store: Store
    clock: Clock

    def __call__(
        self, person_id: PersonId, organisation: str, purpose: Purpose = Purpose.SUPPORT, day: date | None = None
    ) -> Permission:
        """Whether it may be shared with `organisation` (its id in the directory, or its name) on `day`, and why."""
        consents = self.store.records(Consent).of(person_id)
        names = [organisation, *self._other_names(organisation)]
        found = [
            permission(
                consents,
                name,
                purpose,
                day or self.clock.today(),
                is_restricted=is_restricted(self.store, person_id),
            )
            for name in names
        ]
        return next((each for each in found if each.allowed), most_telling(found))

    def _other_names(self, organisation: str) -> list[str]:
        """The name of an organisation given by id, so that an agreement written down by name counts for it."""
        known = self.store.records(Organisation).get(organisation)
        return [] if known is None else [known.name]


def most_telling(found: list[Permission]) -> Permission:
    """The answer that looked at an agreement, before one that found none."""
    return next((each for each in found if each.consent is not None), found[0])


def is_restricted(store: Store, person_id: PersonId) -> bool:
    """Whether the person's record may be kept and not otherwise used."""
    details = store.records(PersonDetails).get(person_id)
    return details is not None and details.is_restricted


def unrestricted(store: Store, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Those of some people whose record may be used: asked for once, however many they are."""
    wanted = frozenset(people)
    return wanted - {each.person_id for each in store.records(PersonDetails).of_many(wanted) if each.is_restricted}


def must_not_be_restricted(store: Store, person_id: PersonId) -> None:
    """Raises `RecordRestricted`; for deeds that use a record beyond keeping it: prints, packs, exports."""
    if is_restricted(store, person_id):
        raise RecordRestricted

"""Which area somebody goes out to: what was recorded, else the town of the establishment where it is one we know."""

from collections.abc import Iterable
from dataclasses import dataclass

from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.release_area import ReleaseArea
from recovery_desk.usecases.desk_settings import DeskSettings
from recovery_desk.usecases.ports import CaseloadRow, Store


class ReleaseAreas:
    """The areas of some people, read once. Where no local holidays are kept, no area matters and none is read."""

    def __init__(self, store: Store, settings: DeskSettings, people: Iterable[PersonId]) -> None:
        """`people` are those that will be asked about."""
        self._settings = settings
        kept = store.records(ReleaseArea).of_many(people)
        self._of = {each.person_id: each.area for each in kept if each.area}
        places = store.establishments.all() if settings.local_holidays else ()
        self._towns = {place.short_name: place.town for place in places}

    def of(self, person_id: PersonId, establishment: Establishment | None) -> str:
        """The area of one person; empty where it is not known."""
        found = self._of.get(person_id)
        if found is not None or establishment is None:
            return found or ""
        town = establishment.town.strip()
        return town if self._settings.knows_area(establishment.country, town) else ""

    def of_row(self, row: CaseloadRow) -> str:
        """The area of a line of the caseload."""
        found = self._of.get(row.person_id)
        if found is not None or row.country is None:
            return found or ""
        town = self._towns.get(row.establishment, "").strip()
        return town if self._settings.knows_area(row.country, town) else ""


@dataclass(frozen=True, slots=True)
class SetReleaseArea:
    """Keeps where somebody will live, as far as local holidays go."""

    store: Store

    def __call__(self, person_id: PersonId, area: str) -> None:
        """An empty area says that it is not known. Raises `NoSuchPerson`."""
        self.store.people.get(person_id)
        plain = " ".join(area.split())
        areas = self.store.records(ReleaseArea)
        with self.store.saving():
            if plain:
                areas.put(ReleaseArea(str(person_id), person_id, plain))
            else:
                areas.remove(str(person_id))

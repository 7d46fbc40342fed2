"""What a handover sheet says of one person: facts gathered from the vault, not yet words on paper."""

from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.list_releases import Law
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """The content of one sheet.

    `release` and `answer` are both None while no release date is known. `country` decides the check list:
    that of the establishment, else the desk's own. `printed_at` is the time on the wall in the UK.
    """

    person: Person
    establishment: Establishment | None
    place: str
    release: ReleaseDate | None
    answer: ReleaseAnswer | None
    country: Country
    marking: str
    service_name: str
    service_phone: str
    prepared_by: str
    printed_at: datetime

    @property
    def release_day(self) -> date | None:
        """The day they walk out, after mandatory rules."""
        return None if self.answer is None else self.answer.release_day

    @property
    def establishment_name(self) -> str:
        """The establishment as people say it; empty where none is recorded."""
        return "" if self.establishment is None else self.establishment.short_name


@dataclass(frozen=True, slots=True)
class PrepareHandover:
    """Gathers the content of a handover sheet; draws nothing and changes nothing."""

    store: Store
    law: Law
    clock: Clock

    def __call__(self, person_id: PersonId) -> HandoverSheet:
        """The content as it is now; raises `NoSuchPerson`."""
        record = OpenPerson(self.store, self.law, self.clock)(person_id)
        settings = record.settings
        return HandoverSheet(
            person=record.person,
            establishment=record.establishment,
            place="" if record.episode is None else record.episode.place,
            release=None if record.episode is None else record.episode.release,
            answer=record.answer,
            country=_country(record),
            marking=settings.marking,
            service_name=settings.service_name,
            service_phone=settings.service_phone,
            prepared_by=self.store.signed_in.name,
            printed_at=uk_time(self.clock.now()),
        )


def _country(record: PersonRecord) -> Country:
    return record.settings.country if record.establishment is None else record.establishment.country

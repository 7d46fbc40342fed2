"""What a handover sheet says of one person: facts gathered from the vault, not yet words on paper."""

from dataclasses import dataclass
from datetime import date, datetime

from recovery_desk.domain.audiences import Section
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.establishments import Establishment
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import Country, ReleaseAnswer
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.usecases.list_releases import Law
from recovery_desk.usecases.open_person import OpenPerson, PersonRecord
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One stop of the day. `warning` stands instead of `what` where it does not fit."""

    time: str
    where: str
    what: str
    who: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """Something not yet in place: what, where it stands, and who owes it until when."""

    name: str
    stands: str
    owed: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A complex case with who is in it and where doses are kept; what the audience may not see is empty."""

    title: str = ""
    stands: str = ""
    who: str = ""
    planned: str = ""
    doses_where: str = ""
    hall_must_know: str = ""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """What the person wants, the next step, and who does it by when."""

    goal: str
    step: str
    who: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Somebody around the person as paper may show them, the rules of contact beside the number."""

    name: str
    reach: str
    rules: str = ""


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that is not on the sheet, and why: for the worker, before printing."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class HandoverSheet:
    """The content of one sheet.

    `release` and `answer` are both None while no release date is known. `country` decides the check list:
    that of the establishment, else the desk's own. `printed_at` is the time on the wall in the UK.

    `shown` are the parts this audience may see; what lies outside them is never put in. A part that is shown and has
    nothing recorded is left open for a pen. `open_checks` is None where nobody has begun the checks: the plain tick
    list then stands there. `withheld` is not for paper.
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
    audience: str = ""
    shown: frozenset[Section] = frozenset(Section)
    alerts: tuple[str, ...] = ()
    communication: tuple[str, ...] = ()
    consents: tuple[str, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    route: tuple[RouteLine, ...] = ()
    open_checks: tuple[OpenCheck, ...] | None = None
    checks_in_all: int = 0
    cases: tuple[CaseLine, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    strengths: str = ""
    request: str = ""
    copy: int = 0
    oldest_checked_on: date | None = None
    withheld: tuple[Withheld, ...] = ()

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

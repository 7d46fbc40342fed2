"""What is out there: the directory as a list, narrowed to a kind, a place, a word, and what is open on a day."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.folding import fold
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.release_day.day_opening import DayOpening
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, ServiceKind, ServiceStatus
from recovery_desk.usecases.directory_problems import NoSuchService
from recovery_desk.usecases.holidays_there import HolidayNames, HolidaysThere
from recovery_desk.usecases.keep_service import entry_of
from recovery_desk.usecases.ports import Clock, Store


@dataclass(frozen=True, slots=True)
class ServicesWanted:
    """What the list is narrowed to. `open_on` asks for what opens that day; `with_defunct` shows what is gone."""

    text: str = ""
    kind: ServiceKind | None = None
    town: str = ""
    open_on: date | None = None
    only_stale: bool = False
    with_defunct: bool = False


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """A service with its organisation, everything about its hours, and whether it is open on the day asked about."""

    times: OpeningTimes
    organisation: Organisation | None
    opening: DayOpening
    is_stale: bool
    age: str

    @property
    def service(self) -> Service:
        """The service itself."""
        return self.times.service

    @property
    def organisation_name(self) -> str:
        """Its organisation's name, empty where it is not known any more."""
        return self.organisation.name if self.organisation else ""


@dataclass(frozen=True, slots=True)
class Directory:
    """What the list shows: the entries, the day their opening is told for, and what can be chosen from."""

    day: date
    entries: tuple[ServiceEntry, ...]
    total: int
    stale: int
    towns: tuple[str, ...]
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True, slots=True)
class ListServices:
    """Reads the whole directory, which is some hundred entries, and narrows it."""

    store: Store
    clock: Clock
    holidays: HolidaysThere

    def __call__(self, wanted: ServicesWanted | None = None, day: date | None = None) -> Directory:
        """The entries wanted, by name; opening told for `open_on`, else `day`, else today."""
        wanted = wanted or ServicesWanted()
        today = self.clock.today()
        told_for = wanted.open_on or day or today
        organisations = {each.id: each for each in self.store.records(Organisation).where()}
        names = self.holidays()
        entries = [
            _entry(times, organisations.get(times.service.organisation_id), names, told_for, today)
            for times in all_times(self.store)
        ]
        shown = tuple(sorted((e for e in entries if _is_wanted(e, wanted)), key=_by_name))
        running = [entry for entry in entries if entry.service.status is not ServiceStatus.DEFUNCT]
        return Directory(
            day=told_for,
            entries=shown,
            total=len(running),
            stale=sum(entry.is_stale for entry in running),
            towns=tuple(sorted({entry.service.town for entry in entries if entry.service.town})),
            organisations=tuple(sorted(organisations.values(), key=lambda each: fold(each.name))),
        )


@dataclass(frozen=True, slots=True)
class OpenService:
    """One entry of the directory, whole."""

    store: Store
    clock: Clock
    holidays: HolidaysThere

    def __call__(self, service_id: str, day: date | None = None) -> ServiceEntry:
        """The entry, its opening told for `day`, else today; raises `NoSuchService`."""
        times = entry_of(self.store, service_id)
        if times is None:
            raise NoSuchService
        organisation = self.store.records(Organisation).get(times.service.organisation_id)
        today = self.clock.today()
        return _entry(times, organisation, self.holidays(), day or today, today)


def all_times(store: Store) -> Sequence[OpeningTimes]:
    """Every service with its hours, read in three questions."""
    hours: defaultdict[str, list[OpeningHours]] = defaultdict(list)
    exceptions: defaultdict[str, list[ServiceException]] = defaultdict(list)
    for each in store.records(OpeningHours).where():
        hours[each.service_id].append(each)
    for exception in store.records(ServiceException).where():
        exceptions[exception.service_id].append(exception)
    return [
        OpeningTimes(service, tuple(hours[service.id]), tuple(exceptions[service.id]))
        for service in store.records(Service).where()
    ]


def _entry(
    times: OpeningTimes, organisation: Organisation | None, names: HolidayNames, day: date, today: date
) -> ServiceEntry:
    service = times.service
    return ServiceEntry(
        times,
        organisation,
        times.on(day, names.at(service.country, service.area)),
        service.is_stale(today),
        service.age_in_words(today),
    )


def _by_name(entry: ServiceEntry) -> tuple[str, str]:
    return fold(entry.service.name), entry.service.id


def _is_wanted(entry: ServiceEntry, wanted: ServicesWanted) -> bool:
    service = entry.service
    words = fold(wanted.text).split()
    text = fold(
        " ".join((
            service.name, entry.organisation_name, service.description, service.who_for, service.address,
            *service.phones,
        ))
    )  # fmt: skip
    return (
        all(word in text for word in words)
        and (wanted.kind is None or service.kind is wanted.kind)
        and (not wanted.town or service.town == wanted.town)
        and (wanted.open_on is None or entry.opening.is_open)
        and (not wanted.only_stale or entry.is_stale)
        and (wanted.with_defunct or service.status is not ServiceStatus.DEFUNCT)
    )

"""Keeping the directory: organisations, services, when they are open, and that somebody here has checked them."""

from dataclasses import dataclass, replace

from recovery_desk.domain.dates import MIDNIGHT
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.services import OpeningHours, Service, ServiceException, ServiceId
from recovery_desk.usecases.directory_problems import (
    DaysBackwards,
    HoursBackwards,
    NoSuchService,
    OrganisationInUse,
    OrganisationNeedsName,
    ServiceNeedsName,
)
from recovery_desk.usecases.ports import Clock, Ids, Store, T

_WEEK = range(7)
_LONGEST = 2 * MIDNIGHT


@dataclass(frozen=True, slots=True)
class KeepOrganisation:
    """Keeps a new organisation, or what changed about one."""

    store: Store
    ids: Ids

    def __call__(self, organisation: Organisation) -> Organisation:
        """What is kept now; an empty id makes a new one. Raises `OrganisationNeedsName`."""
        if not organisation.name.strip():
            raise OrganisationNeedsName
        kept = replace(organisation, id=OrganisationId(organisation.id or self.ids.new()))
        with self.store.saving():
            self.store.records(Organisation).put(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RemoveOrganisation:
    """Takes an organisation out of the directory; the journal holds it."""

    store: Store

    def __call__(self, organisation_id: OrganisationId) -> None:
        """Raises `OrganisationInUse` while services belong to it."""
        services = self.store.records(Service).where(organisation_id=organisation_id)
        if services:
            raise OrganisationInUse(len(services))
        with self.store.saving():
            self.store.records(Organisation).remove(organisation_id)


@dataclass(frozen=True, slots=True)
class KeepService:
    """Keeps a service with its hours and exceptions, as one entry."""

    store: Store
    clock: Clock
    ids: Ids

    def __call__(
        self, entry: OpeningTimes, organisation: Organisation | None = None, *, checked: bool = False
    ) -> OpeningTimes:
        """What is kept now; empty ids make new records, and hours left out are removed.

        With `organisation` the service is that organisation's, which is kept first where it is new. With `checked`
        the entry counts as checked today by whoever is signed in; otherwise the check stands while nothing that was
        checked has changed. Raises `ServiceNeedsName`, `OrganisationNeedsName`, `HoursBackwards`,
        `DaysBackwards`.
        """
        _must_make_sense(entry)
        if organisation is not None:
            if not organisation.name.strip():
                raise OrganisationNeedsName
            owner = replace(organisation, id=OrganisationId(organisation.id or self.ids.new()))
            entry = replace(entry, service=replace(entry.service, organisation_id=owner.id))
            organisation = None if organisation.id else owner
        known = entry_of(self.store, entry.service.id) if entry.service.id else None
        service_id = ServiceId(entry.service.id or self.ids.new())
        service = replace(entry.service, id=service_id)
        hours = tuple(replace(each, id=each.id or self.ids.new(), service_id=service_id) for each in entry.hours)
        exceptions = tuple(
            replace(each, id=each.id or self.ids.new(), service_id=service_id) for each in entry.exceptions
        )
        kept = self._checked(OpeningTimes(service, hours, exceptions), known, checked=checked)
        with self.store.saving():
            if organisation is not None:
                self.store.records(Organisation).add(organisation)
            self.store.records(Service).put(kept.service)
            _keep_all(self.store, OpeningHours, hours, known.hours if known else ())
            _keep_all(self.store, ServiceException, exceptions, known.exceptions if known else ())
        return kept

    def _checked(self, entry: OpeningTimes, known: OpeningTimes | None, *, checked: bool) -> OpeningTimes:
        if checked:
            worker = self.store.signed_in.name
            service = replace(entry.service, checked_on=self.clock.today(), checked_by=worker)
        elif known is not None and _facts(known) == _facts(entry):
            service = replace(entry.service, checked_on=known.service.checked_on, checked_by=known.service.checked_by)
        else:
            service = replace(entry.service, checked_on=None, checked_by="")
        return replace(entry, service=service)


@dataclass(frozen=True, slots=True)
class MarkServiceChecked:
    """Says that somebody here has just checked an entry and found it right."""

    store: Store
    clock: Clock

    def __call__(self, service_id: ServiceId) -> Service:
        """The service as it is kept now; raises `NoSuchService`."""
        service = service_of(self.store, service_id)
        worker = self.store.signed_in.name
        kept = replace(service, checked_on=self.clock.today(), checked_by=worker)
        with self.store.saving():
            self.store.records(Service).save(kept)
        return kept


@dataclass(frozen=True, slots=True)
class RemoveService:
    """Takes a service and its hours out of the directory; routes that name it keep the name they printed."""

    store: Store

    def __call__(self, service_id: ServiceId) -> None:
        """Raises `NoSuchService`."""
        entry = entry_of(self.store, service_id)
        if entry is None:
            raise NoSuchService
        with self.store.saving():
            for hours in entry.hours:
                self.store.records(OpeningHours).remove(hours.id)
            for exception in entry.exceptions:
                self.store.records(ServiceException).remove(exception.id)
            self.store.records(Service).remove(service_id)


def service_of(store: Store, service_id: str) -> Service:
    """The service; raises `NoSuchService`."""
    service = store.records(Service).get(service_id)
    if service is None:
        raise NoSuchService
    return service


def entry_of(store: Store, service_id: str) -> OpeningTimes | None:
    """A service with everything recorded about when it is open; None where there is none."""
    service = store.records(Service).get(service_id)
    if service is None:
        return None
    return OpeningTimes(
        service,
        tuple(store.records(OpeningHours).where(service_id=service_id)),
        tuple(store.records(ServiceException).where(service_id=service_id)),
    )


def _must_make_sense(entry: OpeningTimes) -> None:
    if not entry.service.name.strip():
        raise ServiceNeedsName
    if any(not 0 <= each.opens < each.closes <= _LONGEST or each.weekday not in _WEEK for each in entry.hours):
        raise HoursBackwards
    for each in entry.exceptions:
        if each.last_day < each.first_day:
            raise DaysBackwards
        if each.opens is not None and (each.closes is None or not 0 <= each.opens < each.closes <= _LONGEST):
            raise HoursBackwards


def _keep_all(store: Store, kind: type[T], wanted: tuple[T, ...], known: tuple[T, ...]) -> None:
    """Removes the known records that are not wanted any more, and keeps those that are new or changed."""
    before = {record.id: record for record in known}  # type: ignore[attr-defined]
    after = {record.id: record for record in wanted}  # type: ignore[attr-defined]
    for record_id in before.keys() - after.keys():
        store.records(kind).remove(record_id)
    for record_id, record in after.items():
        if before.get(record_id) != record:
            store.records(kind).put(record)


def _facts(entry: OpeningTimes) -> tuple[object, ...]:
    """What a check is about: where it is, how to reach it, when it is open; not the notes on it."""
    service = entry.service
    return (
        service.name, service.status, service.line1, service.line2, service.town, service.postcode,
        service.phones, service.who_for, service.how_to_get_in, service.keeps_holidays,
        frozenset(replace(each, id="") for each in entry.hours),
        frozenset(replace(each, id="") for each in entry.exceptions),
    )  # fmt: skip

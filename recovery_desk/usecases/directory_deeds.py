"""The deeds of the directory of services."""

from dataclasses import dataclass

from recovery_desk.usecases.holidays_there import Calendars, HolidaysThere
from recovery_desk.usecases.keep_service import (
    KeepOrganisation,
    KeepService,
    MarkServiceChecked,
    RemoveOrganisation,
    RemoveService,
)
from recovery_desk.usecases.list_services import ListServices, OpenService
from recovery_desk.usecases.ports import Clock, Ids, Store


@dataclass(frozen=True, slots=True)
class DirectoryDeeds:
    """What can be done with the directory."""

    list_services: ListServices
    open_service: OpenService
    keep_service: KeepService
    mark_checked: MarkServiceChecked
    remove_service: RemoveService
    keep_organisation: KeepOrganisation
    remove_organisation: RemoveOrganisation
    holidays: HolidaysThere


def directory_deeds(store: Store, clock: Clock, ids: Ids, calendars: Calendars) -> DirectoryDeeds:
    """Every deed of the directory, over one open desk."""
    holidays = HolidaysThere(store, calendars)
    return DirectoryDeeds(
        list_services=ListServices(store, clock, holidays),
        open_service=OpenService(store, clock, holidays),
        keep_service=KeepService(store, clock, ids),
        mark_checked=MarkServiceChecked(store, clock),
        remove_service=RemoveService(store),
        keep_organisation=KeepOrganisation(store, ids),
        remove_organisation=RemoveOrganisation(store),
        holidays=holidays,
    )

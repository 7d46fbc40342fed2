"""Local public holidays, area by area, kept by a coordinator: they move release days and shut services."""

from dataclasses import dataclass, replace

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.usecases.desk_settings import LocalHoliday, read_settings, write_settings
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.roles import coordinator_only

_SATURDAY = 5


class HolidayOnWeekend(UserFacingError):
    """A local holiday on a Saturday or Sunday says nothing: offices are shut then anyway."""


@dataclass(frozen=True, slots=True)
class KeepLocalHolidays:
    """Adds and takes away one day of one area."""

    store: Store

    def all(self) -> tuple[LocalHoliday, ...]:
        """Every one, by area and day; those that count everywhere first."""
        found = read_settings(self.store.settings).local_holidays
        return tuple(sorted(found, key=lambda each: (each.country, each.area.casefold(), each.date)))

    def add(self, holiday: LocalHoliday) -> None:
        """Keeps a day; the same day of the same area is only renamed. Raises `CoordinatorOnly`, `HolidayOnWeekend`."""
        coordinator_only(self.store)
        if holiday.date.weekday() >= _SATURDAY:
            raise HolidayOnWeekend
        plain = replace(holiday, area=" ".join(holiday.area.split()), name=" ".join(holiday.name.split()))
        self._keep([each for each in self.all() if not _is_same(each, plain)] + [plain])

    def remove(self, holiday: LocalHoliday) -> None:
        """Takes a day away. Raises `CoordinatorOnly`."""
        coordinator_only(self.store)
        self._keep([each for each in self.all() if each != holiday])

    def _keep(self, holidays: list[LocalHoliday]) -> None:
        settings = read_settings(self.store.settings)
        with self.store.saving():
            write_settings(self.store.settings, replace(settings, local_holidays=tuple(holidays)))


def _is_same(first: LocalHoliday, second: LocalHoliday) -> bool:
    return (first.country, first.area.casefold(), first.date) == (second.country, second.area.casefold(), second.date)

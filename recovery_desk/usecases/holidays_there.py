"""Which days are public holidays where a service is: its country's list, and the local days of its area."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recovery_desk.domain.opening_hours import HolidayName
from recovery_desk.domain.release_day.public_holidays import HolidayCalendar
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.desk_settings import DeskSettings, read_settings
from recovery_desk.usecases.ports import Store

Calendars = Mapping[Country, HolidayCalendar]


@dataclass(frozen=True, slots=True)
class HolidaysThere:
    """Over an open desk, for its local holidays."""

    store: Store
    calendars: Calendars

    def __call__(self) -> "HolidayNames":
        """The names of public holidays as the desk knows them now; read once, asked often."""
        return HolidayNames(self.calendars, read_settings(self.store.settings))


@dataclass(frozen=True, slots=True)
class HolidayNames:
    """Names of public holidays by country and area."""

    calendars: Calendars
    settings: DeskSettings

    def at(self, country: Country, area: str) -> HolidayName:
        """The holidays of one place; where no area is known every local holiday of the country counts."""
        calendar = self.calendars[country]
        local = {
            each.date: " ".join(part for part in (each.area, each.name) if part)
            for each in self.settings.local_holidays
            if each.country is country and each.counts_in(area)
        }

        def name(day: date) -> str | None:
            kept = local.get(day)
            return calendar.name(day) or (None if kept is None else f"a local public holiday: {kept}")

        return name

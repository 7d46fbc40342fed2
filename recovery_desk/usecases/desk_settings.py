"""What a desk is told about itself: its country, its service, local holidays, rules switched on."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.folding import fold
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.usecases.ports import Settings, Store
from recovery_desk.usecases.roles import coordinator_only

DEFAULT_MARKING = "OFFICIAL-SENSITIVE: PERSONAL"

LEAVE_STALE_OUT = "out_there_leaves_stale_out"
"""The setting that leaves out of the sheet of services what nobody has checked within ninety days, instead of saying
to ring first."""


@dataclass(frozen=True, slots=True)
class LocalHoliday:
    """A day on which public offices in one area are closed (1993 Act s.27(8): the test is local).

    With an empty `area` it counts everywhere in the country. `name` is what the day is called there.
    """

    country: Country
    area: str
    date: date
    name: str = ""

    def counts_in(self, area: str) -> bool:
        """Whether it is kept in `area`; everywhere, where the area is not known."""
        return not self.area or not area or fold(self.area) == fold(area)


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """All settings, typed. `commenced` are (rule id, date) pairs entered by a coordinator."""

    country: Country = Country.SCOTLAND
    service_name: str = ""
    service_phone: str = ""
    marking: str = DEFAULT_MARKING
    appearance: str = "system"
    text_percent: int = 100
    lock_minutes: int = 5
    no_contact_days: int = 21
    lock_on_minimise: bool = False
    hide_from_capture: bool = False
    local_holidays: tuple[LocalHoliday, ...] = ()
    commenced: frozenset[tuple[str, date]] = frozenset()

    def holidays_in(self, country: Country, area: str = "") -> frozenset[date]:
        """The local holidays that count for a release to `area`; all of the country's where that is not known."""
        return frozenset(
            holiday.date for holiday in self.local_holidays if holiday.country is country and holiday.counts_in(area)
        )

    def knows_area(self, country: Country, area: str) -> bool:
        """Whether local holidays are kept here for an area of this name."""
        wanted = fold(area)
        return bool(wanted) and any(h.country is country and fold(h.area) == wanted for h in self.local_holidays)

    def areas(self, country: Country | None = None) -> tuple[str, ...]:
        """The areas local holidays are kept for, in order."""
        found = {h.area for h in self.local_holidays if h.area and country in (None, h.country)}
        return tuple(sorted(found, key=fold))


COORDINATORS = ("marking", "no_contact_days", "lock_minutes", "lock_on_minimise", "hide_from_capture", "commenced")
"""The settings a coordinator answers for."""

NO_CONTACT_DAYS = (7, 14, 21, 28, 42, 56)
"""After how many days without contact somebody in custody may be put on Today."""

LOCK_MINUTES = (1, 2, 3, 5, 10, 15, 30)
"""What can be chosen: never "not at all", for the laptop is shared."""


class SettingNotUnderstood(UserFacingError):
    """A setting in the vault is not what this program writes there."""

    def __init__(self, name: str) -> None:
        """`name` is the setting's name; its value may be private and is not kept."""
        super().__init__(name)
        self.name = name


def read_settings(settings: Settings) -> DeskSettings:
    """The settings in the vault, defaults where nothing was chosen; raises `SettingNotUnderstood`."""
    chosen: dict[str, object] = {}
    for name, read in _READERS.items():
        text = settings.get(name)
        if text is None:
            continue
        try:
            chosen[name] = read(text)
        except (ValueError, TypeError, KeyError, AttributeError) as cause:
            raise SettingNotUnderstood(name) from cause
    return replace(DeskSettings(), **chosen)  # type: ignore[arg-type]  # each reader gives its field's type


def write_settings(settings: Settings, wanted: DeskSettings) -> None:
    """Keeps every setting; call inside `Store.saving()`."""
    for name, text in _as_text(wanted).items():
        if settings.get(name) != text:
            settings.put(name, text)


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Reads what the desk was told about itself."""

    store: Store

    def __call__(self) -> DeskSettings:
        """All settings at once; there are few."""
        return read_settings(self.store.settings)


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Keeps new settings, all or none."""

    store: Store

    def __call__(self, wanted: DeskSettings) -> DeskSettings:
        """Writes and answers what is now in force.

        Raises `CoordinatorOnly` where somebody else changes what a coordinator answers for.
        """
        now = read_settings(self.store.settings)
        if any(getattr(now, name) != getattr(wanted, name) for name in COORDINATORS):
            coordinator_only(self.store)
        with self.store.saving():
            write_settings(self.store.settings, wanted)
        return wanted


def _holidays_from(text: str) -> tuple[LocalHoliday, ...]:
    return tuple(
        LocalHoliday(
            Country(item["country"]), str(item["area"]), date.fromisoformat(item["date"]), str(item.get("name", ""))
        )
        for item in json.loads(text)
    )


def _commenced_from(text: str) -> frozenset[tuple[str, date]]:
    return frozenset((str(rule), date.fromisoformat(day)) for rule, day in json.loads(text).items())


_READERS: dict[str, Callable[[str], object]] = {
    "country": Country,
    "service_name": str,
    "service_phone": str,
    "marking": str,
    "appearance": str,
    "text_percent": int,
    "lock_minutes": int,
    "no_contact_days": int,
    "lock_on_minimise": lambda text: bool(int(text)),
    "hide_from_capture": lambda text: bool(int(text)),
    "local_holidays": _holidays_from,
    "commenced": _commenced_from,
}


def _as_text(wanted: DeskSettings) -> dict[str, str]:
    return {
        "country": wanted.country.value,
        "service_name": wanted.service_name,
        "service_phone": wanted.service_phone,
        "marking": wanted.marking,
        "appearance": wanted.appearance,
        "text_percent": str(wanted.text_percent),
        "lock_minutes": str(wanted.lock_minutes),
        "no_contact_days": str(wanted.no_contact_days),
        "lock_on_minimise": str(int(wanted.lock_on_minimise)),
        "hide_from_capture": str(int(wanted.hide_from_capture)),
        "local_holidays": json.dumps(
            [
                {"country": h.country.value, "area": h.area, "date": h.date.isoformat(), "name": h.name}
                for h in wanted.local_holidays
            ]
        ),
        "commenced": json.dumps({rule: day.isoformat() for rule, day in sorted(wanted.commenced)}),
    }

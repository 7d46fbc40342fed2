"""What "What's out there near you" says: places picked for one person, with what to know before going."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OpenOn:
    """One day and when a place is open on it, in words; empty where it is shut, None where nobody knows."""

    day: date
    hours: str | None


@dataclass(frozen=True, slots=True)
class PlaceOutThere:
    """One place. `is_stale` where nobody here has checked it within ninety days: the sheet says to ring first."""

    name: str
    kind: str
    address: str
    phones: tuple[str, ...]
    days: tuple[OpenOn, ...]
    who_for: str = ""
    what_to_say: str = ""
    how_to_get_there: str = ""
    how_to_get_in: str = ""
    alert: str = ""
    checked_on: date | None = None
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class OutThere:
    """The content of one sheet."""

    called: str
    places: tuple[PlaceOutThere, ...]
    printed_on: date
    uses_24_hours: bool = False
    language: str = "en"

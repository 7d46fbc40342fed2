"""What "My release day" says: the moments of somebody's day in order, whoever will read them in whatever size."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Size(StrEnum):
    """How the same content is set: clear print, large print, one idea a line with pictures, or for a pocket."""

    STANDARD = "standard"
    LARGE = "large"
    EASY_READ = "easy-read"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happens on the day. `kind` is a kind of stop or service, as the directory names them.

    `at` and `closes` are minutes after midnight. `fits` is False where the place will not be open, or not long
    enough: the person is told to ring first. `safe_place` says where it is in words that shame nobody: a street,
    never what the place is for.
    """

    kind: str
    at: int | None = None
    place: str = ""
    safe_place: str = ""
    with_whom: str = ""
    phone: str = ""
    take: str = ""
    closes: int | None = None
    fits: bool = True
    detail: str = ""


@dataclass(frozen=True, slots=True)
class MyReleaseDay:
    """The content of one sheet. `worker` is the first name of whoever made it with the person."""

    called: str
    day: date | None
    moments: tuple[Moment, ...]
    worker: str
    phone: str
    printed_on: date
    has_naloxone: bool | None = None
    uses_24_hours: bool = False
    language: str = "en"


@dataclass(frozen=True, slots=True)
class CardSheet:
    """Pocket cards on one sheet of A4, up to ten."""

    cards: tuple[MyReleaseDay, ...]

"""What a pre-release pack is made of: people, the sheets of each, and the page in front that lists them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.ports import Rendered


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is wanted: for whom, in which size; without one, as the person it is for needs it."""

    audience: str = ""
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class PersonSheets:
    """One person's part of a pack.

    `sheets` are (form id, content), `names` what each is called on the index, `ids` what the print log calls it.
    """

    person_id: PersonId
    filed_as: str
    establishment: str
    release_day: date | None
    sheets: tuple[tuple[str, object], ...]
    names: tuple[str, ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody who is not in the pack, and why in a sentence."""

    person_id: PersonId
    filed_as: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackIndexRow:
    """One line of the index: where somebody's sheets begin in the file, and how many pages they take."""

    filed_as: str
    establishment: str
    release_day: date | None
    sheets: str
    first_page: int
    pages: int


@dataclass(frozen=True, slots=True)
class PackIndex:
    """The page in front."""

    rows: tuple[PackIndexRow, ...]
    skipped: tuple[Skipped, ...]
    marking: str
    prepared_by: str
    printed_at: datetime


@dataclass(frozen=True, slots=True)
class PreparedPack:
    """Everything read that the drawing needs; it may be drawn on any thread."""

    people: tuple[PersonSheets, ...]
    skipped: tuple[Skipped, ...]
    marking: str
    prepared_by: str
    printed_at: datetime
    has_index: bool = True
    is_bound: bool = False

    def one_by_one(self) -> "tuple[PreparedPack, ...]":
        """The same people, each in a pack of their own without an index: for a file each."""
        return tuple(replace(self, people=(person,), skipped=(), has_index=False) for person in self.people)


@dataclass(frozen=True, slots=True)
class DrawnPack:
    """A finished pack: one PDF, who is in it, and who is not."""

    sheet: Rendered
    people: tuple[PersonSheets, ...]
    skipped: tuple[Skipped, ...]


def sheets_in_words(names: Sequence[str]) -> str:
    """`Handover sheet, My release day`."""
    return ", ".join(dict.fromkeys(names))

"""What a pre-release pack is made of: people, the sheets of each, and the page in front that lists them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.may_share import ConsentFound
from recovery_desk.usecases.paper.release_day_content import Size
from recovery_desk.usecases.ports import Rendered
from recovery_desk.usecases.prepare_handover import Withheld


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """How a sheet is wanted: for whom, in which size; without one, as the person it is for needs it."""

    audience: str = ""
    size: Size | None = None


@dataclass(frozen=True, slots=True)
class PersonSheets:
    """One person's part of a pack.

    `sheets` are (form id, content), `names` what each is called on the index, `ids` what the print log calls it,
    `audiences` and `sizes` for whom and how large each is, where it has an audience or a size. `withheld` is what their
    readers will not see, `consents` what was found of the person's agreement to them.
    """

    person_id: PersonId
    filed_as: str
    establishment: str
    release_day: date | None
    sheets: tuple[tuple[str, object], ...]
    names: tuple[str, ...]
    ids: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    consents: tuple[ConsentFound, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody who is not in the pack, or one of whose sheets is not, and why in a sentence."""

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

    @property
    def audience(self) -> str:
        """Whom its sheets are for, where some of them are for somebody."""
        return audience_of(self.people)

    def one_by_one(self) -> "tuple[PreparedPack, ...]":
        """The same people, each in a pack of their own without an index: for a file each."""
        return tuple(replace(self, people=(person,), skipped=(), has_index=False) for person in self.people)


@dataclass(frozen=True, slots=True)
class DrawnPack:
    """A finished pack: one PDF, who is in it, and who is not."""

    sheet: Rendered
    people: tuple[PersonSheets, ...]
    skipped: tuple[Skipped, ...]

    @property
    def audience(self) -> str:
        """Whom its sheets are for, where some of them are for somebody."""
        return audience_of(self.people)


def audience_of(people: Sequence[PersonSheets]) -> str:
    """Whom sheets are for, where some of them are for somebody: a pack has one audience."""
    return next((each for person in people for each in person.audiences if each), "")


_NAMED = 5
"""People and things that are named in a sentence about many."""


def withheld_in_words(people: Sequence[PersonSheets], *, with_names: bool = True) -> tuple[str, ...]:
    """What is not on the sheets, gathered under the reasons; of many people, from how many and whose."""
    reasons: dict[str, dict[str, None]] = {}
    whose: dict[str, dict[str, None]] = {}
    for person in people:
        for each in person.withheld:
            reasons.setdefault(each.why, {})[each.what[:1].lower() + each.what[1:]] = None
            whose.setdefault(each.why, {})[person.filed_as] = None
    is_one, said = len(people) == 1, []
    for why, what in reasons.items():
        line = f"{why.rstrip('.')}: {_listed(tuple(what), len(what) if is_one else 2 * _NAMED, ', ')}."
        names = f": {_listed(tuple(whose[why]), _NAMED, '; ')}" if with_names else ""
        said.append(line if is_one else f"{line} From {len(whose[why]):,} of {len(people):,}{names}.")
    return tuple(said)


def consents_in_words(people: Sequence[PersonSheets], *, with_names: bool = True) -> tuple[str, ...]:
    """What was found of their agreement; of many people the same sentence once, with how many and who they are."""
    if len(people) == 1:
        return tuple(found.said for found in people[0].consents)
    whose: dict[str, dict[str, None]] = {}
    for person in people:
        for found in person.consents:
            whose.setdefault(found.of_many or found.said, {})[person.filed_as] = None
    said = []
    for sentence, names in whose.items():
        named = f": {_listed(tuple(names), _NAMED, '; ')}" if with_names else ""
        said.append(f"{sentence} {len(names):,} of {len(people):,}{named}.")
    return tuple(said)


def reasons_in_words(withheld: Sequence[Withheld]) -> tuple[str, ...]:
    """What is not on a sheet, each with its reason."""
    return tuple(f"{each.why.rstrip('.')}: {each.what}." for each in withheld)


def _listed(names: Sequence[str], most: int, between: str) -> str:
    more = len(names) - most
    return between.join(names[:most]) + (f" and {more:,} more" if more > 0 else "")


def sheets_in_words(names: Sequence[str]) -> str:
    """`Handover sheet, My release day`."""
    return ", ".join(dict.fromkeys(names))

"""Pages: slices stacked from the top, broken between pages, with a head and a foot on each.

A slice is a strip across the page that is never broken: one line of a long text, one row of a table. It
holds what is drawn as plain tuples, measured from its own top left corner in points, so that it can be
made once and placed on five hundred pages. Slices are drawn one after another in reading order, and each says what
it is (a heading, a line of a paragraph, a row), so that the file carries its structure for screen readers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from recovery_desk.printing.fonts import Weight, faces


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper in points. `margin` is left and right; head and foot keep their distance from its edges."""

    name: str
    width: float
    height: float
    margin: float = 45.0
    head_top: float = 30.0
    foot_bottom: float = 30.0

    @property
    def inner(self) -> float:
        """Points between the margins."""
        return self.width - 2 * self.margin

    @property
    def first_page_room(self) -> float:
        """Points for the body of a sheet on its first page."""
        return self.height - self.head_top - HEAD_HEIGHT - FOOT_HEIGHT - self.foot_bottom


HEAD_HEIGHT, FOOT_HEIGHT = 17.0, 28.0
"""What the furniture of a page takes at its top and at its bottom."""

BARE_HEAD = 6.0
"""What it takes at the top where there is no marking."""

A4 = Paper("A4", 595.276, 841.89)
"""With margins of 16 mm."""

A5 = Paper("A5", 419.528, 595.276, margin=34.0, head_top=24.0, foot_bottom=22.0)
"""For what is carried in a pocket; margins of 12 mm."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN, WIDTH, FIRST_PAGE_ROOM = A4.width, A4.height, A4.margin, A4.inner, A4.first_page_room
"""A4, which nearly every sheet is."""

_ROOM_FOR_WHAT_IS_REPEATED = 40.0


class Tag(StrEnum):
    """What a slice is to a screen reader: the structure types of PDF (ISO 32000-1, 14.8.4)."""

    TITLE = "H1"
    HEADING = "H2"
    LINE = "P"
    ROW = "TR"
    LIST = "L"
    FURNITURE = "Artifact"


class Text(NamedTuple):
    """One run of letters in one face; `y` is its baseline, `cell` the cell of a row or the item of a list."""

    x: float
    y: float
    face: str
    size: float
    text: str
    cell: int = 0


class Rule(NamedTuple):
    """A straight line; `thick` in points. Thin ones are drawn grey, which any printer keeps visible."""

    x1: float
    y1: float
    x2: float
    y2: float
    thick: float


class Tint(NamedTuple):
    """A filled rectangle; `grey` from 0 (black) to 1 (white). Never the only bearer of a meaning."""

    x: float
    y: float
    width: float
    height: float
    grey: float


class Shape(NamedTuple):
    """A closed outline, drawn in black or filled with it."""

    corners: tuple[tuple[float, float], ...]
    filled: bool


class Round(NamedTuple):
    """The outline of a box with rounded corners; `thick` in points."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    thick: float


class Picture(NamedTuple):
    """An icon of the house by its name, `size` points square; words beside it say the same."""

    x: float
    y: float
    size: float
    name: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip across the page that is never broken.

    `with_next` keeps it on the page of the slice below; `fresh_page` begins another; `again` is repeated on top of a
    page this slice begins. `tag` says what it is, `joins` that it goes on with what the slice above began; `heads` says
    of each cell of a row whether it heads its "Column", its "Row" or nothing ("").
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    tints: tuple[Tint, ...] = ()
    shapes: tuple[Shape, ...] = ()
    with_next: bool = False
    again: "Slice | None" = None
    tag: Tag = Tag.LINE
    joins: bool = False
    heads: tuple[str, ...] = ()
    rounds: tuple[Round, ...] = ()
    pictures: tuple[Picture, ...] = ()
    fresh_page: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on each page of one sheet.

    `head` tops every page; `running_head` stands below it from the second page on and says who the sheet is
    about; `foot` carries the page number at `number_at`, in the words of `number`, filled with page and pages.
    """

    head: Slice
    running_head: Slice
    foot: Slice
    number: str = "Page {page} of {pages}"
    number_size: float = 8.0
    number_face: str = Weight.REGULAR.value


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished PDF; `warnings` say in words what could not be shown as it was written."""

    pdf: bytes
    pages: int
    warnings: tuple[str, ...] = ()


class Placed(NamedTuple):
    """A slice and the distance of its top from the top of the page; furniture is no part of what the sheet says."""

    top: float
    slice: Slice
    is_furniture: bool = False


class _Stack:
    """Pages being filled from the top."""

    def __init__(self, furniture: Furniture, paper: Paper) -> None:
        self._furniture = furniture
        self._paper = paper
        self._bottom = paper.height - paper.foot_bottom - furniture.foot.height
        self.pages: list[list[Placed]] = []
        self._top = 0.0
        self._is_empty = False
        self._open_page()

    @property
    def room(self) -> float:
        """Points free on an empty page other than the first, something repeated on its top included."""
        tops = self._paper.head_top + self._furniture.head.height + self._furniture.running_head.height
        return self._bottom - tops - _ROOM_FOR_WHAT_IS_REPEATED

    def put(self, group: Sequence[Slice]) -> None:
        height = sum(part.height for part in group)
        if (group[0].fresh_page or self._top + height > self._bottom) and not self._is_empty:
            self._open_page()
            if group[0].again is not None:
                self._place(group[0].again, is_furniture=True)
        for part in group:
            self._place(part)

    def finished(self) -> list[list[Placed]]:
        for page in self.pages:
            page.append(Placed(self._bottom, self._furniture.foot, is_furniture=True))
        return self.pages

    def _open_page(self) -> None:
        self.pages.append([])
        self._top = self._paper.head_top
        self._place(self._furniture.head, is_furniture=True)
        if len(self.pages) > 1:
            self._place(self._furniture.running_head, is_furniture=True)
        self._is_empty = True

    def _place(self, part: Slice, *, is_furniture: bool = False) -> None:
        self.pages[-1].append(Placed(self._top, part, is_furniture))
        self._top += part.height
        self._is_empty = False


def lay_out(slices: Sequence[Slice], furniture: Furniture, paper: Paper = A4) -> list[list[Placed]]:
    """Stacks slices on as many pages as they need, the furniture of each page included, its number not.

    Slices that belong together move to the next page together, unless they would not fit there either.
    """
    stack = _Stack(furniture, paper)
    for group in _groups(slices):
        if sum(part.height for part in group) <= stack.room:
            stack.put(group)
        else:
            for part in group:
                stack.put((part,))
    return stack.finished()


def _groups(slices: Sequence[Slice]) -> Iterator[Sequence[Slice]]:
    """Runs of slices that belong together."""
    start = 0
    for end, part in enumerate(slices, start=1):
        if not part.with_next or end == len(slices):
            yield slices[start:end]
            start = end


def page_number(text: str, furniture: Furniture, paper: Paper) -> Text:
    """At the right end of the first line of the foot."""
    widths = faces().widths[Weight.REGULAR]
    wide = sum(widths[character] for character in text) * furniture.number_size / 1000
    baseline = furniture.foot.texts[0].y if furniture.foot.texts else furniture.foot.height
    return Text(paper.inner - wide, baseline, furniture.number_face, furniture.number_size, text)

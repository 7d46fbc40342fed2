"""A4 pages: slices stacked from the top, broken between pages, with a head and a foot on each.

A slice is a strip across the page that is never broken: one line of a long text, one row of a table. It
holds what is drawn as plain tuples, measured from its own top left corner in points, so that it can be
made once and placed on five hundred pages. Slices are drawn one after another in reading order: the
place for tags, when they come.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from recovery_desk.printing.fonts import Weight, faces

PAGE_WIDTH, PAGE_HEIGHT = 595.276, 841.89
"""A4 in points."""

MARGIN = 45.0
"""Left and right: 16 mm."""

WIDTH = PAGE_WIDTH - 2 * MARGIN
"""Points between the margins."""

HEAD_HEIGHT, FOOT_HEIGHT = 17.0, 28.0
"""What the furniture of a page takes at its top and at its bottom."""

_HEAD_TOP = 30.0
_FOOT_BOTTOM = 30.0

FIRST_PAGE_ROOM = PAGE_HEIGHT - _HEAD_TOP - HEAD_HEIGHT - FOOT_HEIGHT - _FOOT_BOTTOM
"""Points for the body of a sheet on its first page."""

_ROOM_FOR_WHAT_IS_REPEATED = 40.0
_GREY = 0.45
_THIN = 0.8


class Text(NamedTuple):
    """One run of letters in one face; `y` is its baseline."""

    x: float
    y: float
    face: str
    size: float
    text: str


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


@dataclass(frozen=True, slots=True)
class Slice:
    """A strip across the page that is never broken.

    `with_next` keeps it on the page of the slice below; `again` is repeated on top of a page this slice begins.
    """

    height: float
    texts: tuple[Text, ...] = ()
    rules: tuple[Rule, ...] = ()
    tints: tuple[Tint, ...] = ()
    shapes: tuple[Shape, ...] = ()
    with_next: bool = False
    again: "Slice | None" = None


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
    """A slice and the distance of its top from the top of the page."""

    top: float
    slice: Slice


class _Stack:
    """Pages being filled from the top."""

    def __init__(self, furniture: Furniture) -> None:
        self._furniture = furniture
        self._bottom = PAGE_HEIGHT - _FOOT_BOTTOM - furniture.foot.height
        self.pages: list[list[Placed]] = []
        self._top = 0.0
        self._is_empty = False
        self._open_page()

    @property
    def room(self) -> float:
        """Points free on an empty page other than the first, something repeated on its top included."""
        tops = _HEAD_TOP + self._furniture.head.height + self._furniture.running_head.height
        return self._bottom - tops - _ROOM_FOR_WHAT_IS_REPEATED

    def put(self, group: Sequence[Slice]) -> None:
        height = sum(part.height for part in group)
        if self._top + height > self._bottom and not self._is_empty:
            self._open_page()
            if group[0].again is not None:
                self._place(group[0].again)
        for part in group:
            self._place(part)

    def finished(self) -> list[list[Placed]]:
        for page in self.pages:
            page.append(Placed(self._bottom, self._furniture.foot))
        return self.pages

    def _open_page(self) -> None:
        self.pages.append([])
        self._top = _HEAD_TOP
        self._place(self._furniture.head)
        if len(self.pages) > 1:
            self._place(self._furniture.running_head)
        self._is_empty = True

    def _place(self, part: Slice) -> None:
        self.pages[-1].append(Placed(self._top, part))
        self._top += part.height
        self._is_empty = False


def lay_out(slices: Sequence[Slice], furniture: Furniture) -> list[list[Placed]]:
    """Stacks slices on as many pages as they need, the furniture of each page included, its number not.

    Slices that belong together move to the next page together, unless they would not fit there either.
    """
    stack = _Stack(furniture)
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


class Press:
    """One PDF in the making. The same sheets give the same bytes, whenever and wherever they are printed."""

    def __init__(self, title: str) -> None:
        """`title` is readable in the file without opening it: never a name."""
        faces()
        self._file = BytesIO()
        self._canvas = Canvas(
            self._file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            lang="en-GB",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Recovery Desk")
        self._canvas.setCreator("Recovery Desk")
        self._canvas.setSubject("")
        self.pages = 0

    def add(self, pages: Sequence[Sequence[Placed]], furniture: Furniture) -> None:
        """Draws the pages of one sheet, numbered from one."""
        for number, page in enumerate(pages, start=1):
            text = furniture.number.format(page=number, pages=len(pages))
            _draw(self._canvas, page, _page_number(text, furniture))
            self._canvas.showPage()
        self.pages += len(pages)

    def finish(self) -> bytes:
        """The file; nothing can be added any more."""
        self._canvas.save()
        return self._file.getvalue()


def _page_number(text: str, furniture: Furniture) -> Text:
    """At the right end of the first line of the foot."""
    widths = faces().widths[Weight.REGULAR]
    wide = sum(widths[character] for character in text) * furniture.number_size / 1000
    baseline = furniture.foot.texts[0].y if furniture.foot.texts else furniture.foot.height
    return Text(WIDTH - wide, baseline, furniture.number_face, furniture.number_size, text)


def _draw(canvas: Canvas, page: Sequence[Placed], number: Text) -> None:
    """Tints below, then rules and shapes, then all words in one text object, in reading order."""
    for placed in page:
        _draw_tints(canvas, placed)
    _draw_rules(canvas, page)
    for placed in page:
        _draw_shapes(canvas, placed)
    words = canvas.beginText()
    for top, part in page:
        for text in part.texts:
            _draw_text(words, text, PAGE_HEIGHT - top)
    _draw_text(words, number, PAGE_HEIGHT - page[-1].top)
    canvas.drawText(words)


def _draw_tints(canvas: Canvas, placed: Placed) -> None:
    for tint in placed.slice.tints:
        canvas.setFillGray(tint.grey)
        bottom = PAGE_HEIGHT - placed.top - tint.y - tint.height
        canvas.rect(MARGIN + tint.x, bottom, tint.width, tint.height, stroke=0, fill=1)
    canvas.setFillGray(0)


def _draw_rules(canvas: Canvas, page: Sequence[Placed]) -> None:
    """All rules of one thickness in one stroke."""
    by_thickness: dict[float, list[tuple[float, float, float, float]]] = {}
    for top, part in page:
        up = PAGE_HEIGHT - top
        for x1, y1, x2, y2, thick in part.rules:
            by_thickness.setdefault(thick, []).append((MARGIN + x1, up - y1, MARGIN + x2, up - y2))
    for thick, lines in sorted(by_thickness.items()):
        canvas.setStrokeGray(_GREY if thick < _THIN else 0)
        canvas.setLineWidth(thick)
        canvas.lines(lines)
    canvas.setStrokeGray(0)


def _draw_shapes(canvas: Canvas, placed: Placed) -> None:
    up = PAGE_HEIGHT - placed.top
    for shape in placed.slice.shapes:
        canvas.setLineWidth(_THIN)
        path = canvas.beginPath()
        (x, y), *others = shape.corners
        path.moveTo(MARGIN + x, up - y)
        for x, y in others:
            path.lineTo(MARGIN + x, up - y)
        path.close()
        canvas.drawPath(path, stroke=1, fill=int(shape.filled))


def _draw_text(words: PDFTextObject, text: Text, up: float) -> None:
    words.setFont(text.face, text.size)
    words.setTextOrigin(MARGIN + text.x, up - text.y)
    words.textLine(text.text)

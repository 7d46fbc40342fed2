"""Pages become a PDF: words, lines and icons written in reading order, tagged, the same bytes every time."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFPage
from reportlab.pdfgen.canvas import Canvas

from recovery_desk.printing.drawn_icons import draw_icon
from recovery_desk.printing.fonts import faces
from recovery_desk.printing.page import A4, Furniture, Paper, Placed, Text, page_number
from recovery_desk.printing.structure import Structure

_GREY = 0.45
_THIN = 0.8
_BINDING = 8.0
"""Points every page moves away from the edge it is bound at: with the margin, 19 mm on that side."""

_REMEMBERED = 20_000
_ASK_EVERY = 200
"""Objects written between one question whether to go on and the next: a few milliseconds."""

_PAGE_ENTRIES = [*PDFPage.__NoDefault__, "StructParents"]


class Press:
    """One PDF in the making. The same sheets give the same bytes, whenever and wherever they are printed."""

    def __init__(self, title: str, *, language: str = "en-GB", is_bound: bool = False) -> None:
        """`title` is readable in the file without opening it: never a name. `is_bound`: printed on both sides."""
        faces()
        self._file = BytesIO()
        made: Any = Canvas(
            self._file,
            pagesize=(A4.width, A4.height),
            pageCompression=1,
            invariant=1,
            lang=language,
            pdfVersion=(1, 7),
        )
        self._canvas = made
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Recovery Desk")
        self._canvas.setCreator("Recovery Desk")
        self._canvas.setSubject("")
        document: Any = self._canvas._doc
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        self._structure = Structure(document)
        self._writer = _Writer(self._canvas)
        self._is_bound = is_bound
        self._icons: dict[str, str] = {}
        self.pages = 0

    def add(self, pages: Sequence[Sequence[Placed]], furniture: Furniture, paper: Paper = A4) -> None:
        """Draws the pages of one sheet, numbered from one."""
        self._structure.begin_sheet()
        for number, page in enumerate(pages, start=1):
            text = furniture.number.format(page=number, pages=len(pages))
            self._draw(page, page_number(text, furniture, paper) if text else None, paper)

    def fresh_leaf(self) -> None:
        """The next page will be the front of a leaf: where the last was a front, its back stays empty."""
        if self.pages % 2:
            self._canvas.showPage()
            self.pages += 1

    def to_front(self, pages: int) -> None:
        """The last pages drawn become the first of the file, for eyes and for screen readers."""
        listed = self._canvas._doc.Pages.pages
        listed[:] = listed[-pages:] + listed[:-pages]
        self._structure.last_sheet_to_front()

    def finish(self, go_on: Callable[[], None] | None = None) -> bytes:
        """The file; nothing can be added any more. Raising from `go_on` stops it half-way; nothing is left of it."""
        if go_on is not None:
            self._canvas._doc.idToOffset = _AskingOffsets(go_on)
        self._canvas.save()
        return self._file.getvalue()

    def _draw(self, page: Sequence[Placed], number: Text | None, paper: Paper) -> None:
        left = paper.margin
        if self._is_bound:
            left += -_BINDING if self.pages % 2 else _BINDING
        self._canvas.setPageSize((paper.width, paper.height))
        name = self._canvas._doc.thisPageName()
        at = self._structure.begin_page(self._canvas._doc.thisPageRef())
        code: list[str] = self._canvas._code
        code.append("/Artifact BMC")
        self._lines(page, left, paper.height)
        code.append("EMC")
        code.append("BT")
        self._writer.begin_page()
        for placed in page:
            self._words(code, placed, left, paper.height)
        if number is not None and page:
            code.append("/Artifact BMC")
            self._writer.write(code, number, left, paper.height - page[-1].top)
            code.append("EMC")
        code.append("ET")
        self._canvas.showPage()
        made = self._canvas._doc.idToObject[name]
        made.__NoDefault__ = _PAGE_ENTRIES
        made.StructParents = at
        self.pages += 1

    def _words(self, code: list[str], placed: Placed, left: float, height: float) -> None:
        part, up = placed.slice, height - placed.top
        if placed.is_furniture:
            if part.texts:
                code.append("/Artifact BMC")
                for text in part.texts:
                    self._writer.write(code, text, left, up)
                code.append("EMC")
            return
        for opening, which in self._structure.pieces(part):
            code.append(opening)
            for at in which:
                self._writer.write(code, part.texts[at], left, up)
            code.append("EMC")

    def _lines(self, page: Sequence[Placed], left: float, height: float) -> None:
        """Tints below, then rules, shapes, boxes and icons."""
        for placed in page:
            if placed.slice.tints:
                _tints(self._canvas._code, placed, left, height)
        _rules(self._canvas._code, page, left, height)
        for placed in page:
            part, up = placed.slice, height - placed.top
            for shape in part.shapes:
                _shape(self._canvas, shape.corners, filled=shape.filled, left=left, up=up)
            for box in part.rounds:
                self._canvas.setLineWidth(box.thick)
                self._canvas.roundRect(left + box.x, up - box.y - box.height, box.width, box.height, box.radius)
            for icon in part.pictures:
                self._icon(icon.name, left + icon.x, up - icon.y - icon.size, icon.size)

    def _icon(self, name: str, x: float, y: float, size: float) -> None:
        """Drawn once for the file, placed as often as wanted."""
        if name not in self._icons:
            self._icons[name] = draw_icon(self._canvas, name)
        self._canvas.saveState()
        self._canvas.translate(x, y)
        self._canvas.scale(size / 24, size / 24)
        self._canvas.doForm(self._icons[name])
        self._canvas.restoreState()


class _AskingOffsets(dict[Any, int]):
    """Where each object stands in the file. reportlab notes it object by object: the one place to stop it half-way."""

    def __init__(self, go_on: Callable[[], None]) -> None:
        super().__init__()
        self._go_on = go_on

    def __setitem__(self, name: Any, offset: int) -> None:
        super().__setitem__(name, offset)
        if len(self) % _ASK_EVERY == 0:
            self._go_on()


class _Writer:
    """Writes runs of letters; what a run looks like in the file is remembered, for sheets repeat themselves."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._known: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._font = ("", 0.0)

    def begin_page(self) -> None:
        """A page knows no font yet."""
        self._font = ("", 0.0)

    def write(self, code: list[str], text: Text, left: float, up: float) -> None:
        """One run at its place."""
        place = f"1 0 0 1 {left + text.x:.2f} {up - text.y:.2f} Tm"
        key = (text.face, text.text)
        parts = self._known.get(key)
        if parts is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            parts = self._known[key] = tuple(self._parts(text.face, text.text))
        for font, letters in parts:
            if self._font != (font, text.size):
                code.append(f"{font} {text.size:g} Tf")
                self._font = (font, text.size)
            if place:
                code.append(place)
                place = ""
            code.append(letters)

    def _parts(self, face: str, text: str) -> Iterator[tuple[str, str]]:
        """The subsets of the face that hold the letters, and the letters as they are numbered there."""
        font: Any = pdfmetrics.getFont(face)
        document = self._canvas._doc
        for subset, letters in font.splitString(text, document):
            yield font.getSubsetInternalName(subset, document), f"({self._canvas._escape(letters)}) Tj"


def _tints(code: list[str], placed: Placed, left: float, height: float) -> None:
    for x, y, width, high, grey in placed.slice.tints:
        code.append(f"{grey:g} g {left + x:.2f} {height - placed.top - y - high:.2f} {width:.2f} {high:.2f} re f")
    code.append("0 g")


def _rules(code: list[str], page: Sequence[Placed], left: float, height: float) -> None:
    """All rules of one thickness in one stroke."""
    by_thickness: dict[float, list[str]] = {}
    for placed in page:
        up = height - placed.top
        for x1, y1, x2, y2, thick in placed.slice.rules:
            line = f"{left + x1:.2f} {up - y1:.2f} m {left + x2:.2f} {up - y2:.2f} l"
            by_thickness.setdefault(thick, []).append(line)
    for thick, lines in sorted(by_thickness.items()):
        code.append(f"{_GREY if thick < _THIN else 0:g} G {thick:g} w")
        code += lines
        code.append("S")
    code.append("0 G")


def _shape(canvas: Any, corners: Sequence[tuple[float, float]], *, filled: bool, left: float, up: float) -> None:
    canvas.setLineWidth(_THIN)
    path = canvas.beginPath()
    (x, y), *others = corners
    path.moveTo(left + x, up - y)
    for x, y in others:
        path.lineTo(left + x, up - y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=int(filled))

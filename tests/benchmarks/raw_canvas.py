"""The floor for paper: the same words at the same places, drawn line by line on a bare reportlab canvas."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from recovery_desk.printing.fonts import faces
from recovery_desk.printing.form import Form
from recovery_desk.printing.page import PAGE_HEIGHT, PAGE_WIDTH, Text
from recovery_desk.printing.parts import House
from recovery_desk.printing.typesetting import Typesetter

Page = tuple[Text, ...]
"""Where each run of letters of a page stands, measured from its lower left corner."""


def words_of_pages(sheets: Iterable[tuple[Form[Any], Any]]) -> list[Page]:
    """Laying out is done beforehand and costs the floor nothing; the page number is the only word left out."""
    house = House(Typesetter(faces()))
    found: list[Page] = []
    for form, content in sheets:
        pages, _, paper = form.lay_out(content, house)
        found += [
            tuple(
                text._replace(x=paper.margin + text.x, y=paper.height - placed.top - text.y)
                for placed in page
                for text in placed.slice.texts
            )
            for page in pages
        ]
    return found


def draw_raw(pages: Sequence[Page]) -> bytes:
    """Nothing but `drawString`, the font set when it changes."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1, invariant=1)
    for page in pages:
        font: tuple[str, float] | None = None
        for x, y, face, size, text, _ in page:
            if font != (face, size):
                canvas.setFont(face, size)
                font = (face, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()

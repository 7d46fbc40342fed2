"""The floor for paper: the same words at the same places, drawn line by line on a bare reportlab canvas."""

from collections.abc import Sequence
from functools import cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from recovery_desk.printing.fonts import faces
from recovery_desk.printing.forms.handover import HANDOVER
from recovery_desk.printing.page import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Text, lay_out
from recovery_desk.printing.parts import House
from recovery_desk.printing.typesetting import Typesetter
from recovery_desk.usecases.prepare_handover import HandoverSheet


def draw_same_words_raw(sheets: Sequence[HandoverSheet]) -> bytes:
    """Nothing but `drawString`, the font set when it changes; where each line stands is remembered.

    Laying out is done once for a sheet and kept: time the second call, or take the best of several.
    """
    pages = [page for sheet in sheets for page in _words(sheet)]
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


@cache
def _words(sheet: HandoverSheet) -> tuple[tuple[Text, ...], ...]:
    """Each run of letters of each page of one sheet; the page number, drawn last, is the only one left out."""
    house = House(Typesetter(faces()))
    pages = lay_out(HANDOVER.body(sheet, house), HANDOVER.furniture(sheet, house))
    return tuple(
        tuple(
            text._replace(x=MARGIN + text.x, y=PAGE_HEIGHT - top - text.y)
            for top, part, _ in page
            for text in part.texts
        )
        for page in pages
    )

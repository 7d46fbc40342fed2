"""Putting pages on a printer without holding the window: strip by strip, as the event loop comes round."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

_STRIP_PIXELS = 400_000
"""Drawn in well under 50 ms; an A4 page at 300 dots an inch is about twenty strips."""


class Printing(QObject):
    """One run of pages onto one printer."""

    begun = Signal()
    """The printer takes it: from here on something may come out."""
    finished = Signal()
    refused = Signal()

    def __init__(
        self, document: QPdfDocument, printer: QPrinter, pages: Iterable[int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._printer = document, printer
        self._pages = tuple(pages)
        self._painter = QPainter()
        self._steps: Iterator[None] = iter(())

    def start(self) -> None:
        """Begins; `finished` follows in any case, before it `begun`, or `refused` when the printer does not take it."""
        if not self._painter.begin(self._printer):
            self.refused.emit()
            self.finished.emit()
            return
        self.begun.emit()
        self._steps = self._draw()
        self._go_on()

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._painter.end()
            self.finished.emit()
        else:
            QTimer.singleShot(0, self, self._go_on)

    def _draw(self) -> Iterator[None]:
        for at, number in enumerate(self._pages):
            if at:
                self._printer.newPage()
            paper = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
            height = max(1, _STRIP_PIXELS // paper.width())
            for top in range(0, paper.height(), height):
                strip = QRect(0, top, paper.width(), min(height, paper.height() - top))
                self._painter.drawImage(strip.topLeft(), self._strip(number, paper.size(), strip))
                yield

    def _strip(self, page: int, paper: QSize, strip: QRect) -> QImage:
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(paper)
        options.setScaledClipRect(strip)
        drawn = self._document.render(page, strip.size(), options)
        white = QImage(strip.size(), QImage.Format.Format_RGB32)
        white.fill(Qt.GlobalColor.white)
        painter = QPainter(white)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return white

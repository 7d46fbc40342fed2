"""Putting pages on a printer without holding the window: strip by strip, as the event loop comes round.

A run has pages of its own: whatever becomes of the preview it began in, what was begun comes out whole, and nothing
else comes out with it. A lock waits for it behind its cover, and the end of the program draws what is left at once.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from recovery_desk.ui.jobs import Jobs

_STRIP_PIXELS = 400_000
"""Drawn in well under 50 ms; an A4 page at 300 dots an inch is about twenty strips."""


class Printing(QObject):
    """One run of pages onto one printer."""

    begun = Signal()
    """The printer takes it: from here on something may come out."""
    finished = Signal()
    refused = Signal()

    def __init__(self, jobs: Jobs, pdf: bytes, printer: QPrinter, pages: Iterable[int]) -> None:
        super().__init__(jobs)
        self._jobs, self._printer = jobs, printer
        self._document, bytes_of_it = QPdfDocument(self), QBuffer(self)
        bytes_of_it.setData(QByteArray(pdf))
        bytes_of_it.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(bytes_of_it)
        self._pages = tuple(pages)
        self._painter = QPainter()
        self._steps: Iterator[None] = iter(())

    def start(self) -> None:
        """Begins; `finished` follows in any case, before it `begun`, or `refused` when the printer does not take it."""
        if not self._painter.begin(self._printer):
            self.refused.emit()
            self.finished.emit()
            return
        self._jobs.hold(self.draw_the_rest)
        self.begun.emit()
        self._steps = self._draw()
        self._go_on()

    def draw_the_rest(self) -> None:
        """All of it at once: the program ends."""
        for _ in self._steps:
            pass
        self._end()

    def _go_on(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self._end()
        else:
            QTimer.singleShot(0, self, self._go_on)

    def _end(self) -> None:
        if self._painter.isActive():
            self._painter.end()
            self.finished.emit()
            self._jobs.let_go(self.draw_the_rest)
            self.deleteLater()

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

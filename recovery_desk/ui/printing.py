"""Putting pages on a printer without holding the window: strip by strip, as the event loop comes round.

A run has pages of its own: whatever becomes of the preview it began in, what was begun comes out whole, and nothing
else comes out with it. It needs no open desk: a lock closes the vault at once, the paper comes out behind it, and then
the pages are let go of. The end of the program draws what is left at once.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, Qt
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from recovery_desk.ui.jobs import Jobs
from recovery_desk.usecases.paper_problems import PrintingBrokeOff

_STRIP_PIXELS = 400_000
"""Drawn in well under 50 ms; an A4 page at 300 dots an inch is about twenty strips."""


class Printing(QObject):
    """One run of pages onto one printer."""

    begun = Signal()
    """The printer takes it: from here on something may come out."""
    finished = Signal()
    refused = Signal()
    broke_off = Signal()
    """Not every page comes out; the window has been told why."""

    def __init__(self, jobs: Jobs, pdf: bytes, printer: QPrinter, pages: Iterable[int]) -> None:
        super().__init__(jobs)
        self._jobs, self._printer = jobs, printer
        self._document, self._bytes = QPdfDocument(self), QBuffer(self)
        self._bytes.setData(QByteArray(pdf))
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        self._pages = tuple(pages)
        self._painter = QPainter()
        self._steps: Iterator[None] = iter(())
        self._is_over = False

    def start(self) -> None:
        """Begins; `finished` follows in any case, before it `begun`, or after it `refused` where nothing comes out.

        A printer may ask something first, in a window of its own. Where the desk is locked meanwhile nothing is drawn:
        that it left could no longer be written down.
        """
        if not self._painter.begin(self._printer) or not self._jobs.takes_work:
            self._end()
            self.refused.emit()
            return
        self._jobs.hold(self.draw_the_rest)
        self.begun.emit()
        self._steps = self._draw()
        self._go_on()

    def draw_the_rest(self) -> None:
        """All of it at once: the program ends."""
        while self._has_drawn_one():
            pass

    def _go_on(self) -> None:
        if self._has_drawn_one():
            QTimer.singleShot(0, self, self._go_on)

    def _has_drawn_one(self) -> bool:
        """Draws one strip; when there is none left, or it cannot be drawn, the run is over."""
        try:
            next(self._steps)
        except StopIteration:
            self._end()
        except Exception as problem:  # noqa: BLE001 - whatever it was, nothing may be held by it
            self._break_off(problem)
        else:
            return True
        return False

    def _break_off(self, problem: Exception) -> None:
        self._end()
        if not isinstance(problem, PrintingBrokeOff):
            self._jobs.failed.emit(problem)
        self._jobs.failed.emit(PrintingBrokeOff())
        self.broke_off.emit()

    def _end(self) -> None:
        """Once: the printer has what it gets, and the pages are in memory no longer."""
        if self._is_over:
            return
        self._is_over = True
        self._jobs.let_go(self.draw_the_rest)
        self.deleteLater()
        self._steps = iter(())
        self._document.close()
        self._bytes.close()
        self._bytes.setData(QByteArray())
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit()

    def _draw(self) -> Iterator[None]:
        for at, number in enumerate(self._pages):
            if at and not self._printer.newPage():
                raise PrintingBrokeOff
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

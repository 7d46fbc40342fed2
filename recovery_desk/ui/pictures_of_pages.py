"""Pages of a PDF as pictures, for the handbook: through the same reader the preview uses."""

import os
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from recovery_desk.ui.desk_application import qt_application


def first_page_as_png(pdf: bytes, file: Path, width: int = 420) -> None:
    """The first page on white, `width` pixels wide, in greys: as a black and white printer gives it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt_application()
    held = QBuffer()
    held.setData(QByteArray(pdf))
    held.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(held)
    points = document.pagePointSize(0)
    size = QSize(width, round(width * points.height() / points.width()))
    drawn = document.render(0, size)
    white = QImage(size, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    painter = QPainter(white)
    painter.drawImage(0, 0, drawn)
    painter.end()
    white.convertToFormat(QImage.Format.Format_Grayscale8).save(str(file))
    document.close()

"""Pictures: one set of line icons for screen and paper, drawn in the colour of the words beside them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from recovery_desk.resource_files import resource


@lru_cache(maxsize=512)
def picture(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour (`#rrggbb`), `size` logical pixels square on a screen of that ratio."""
    drawing = _renderer(name, colour)
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, colour: QColor | str, size: int = 18) -> QIcon:
    """The same for buttons; sharp on screens of twice the density."""
    written = colour if isinstance(colour, str) else colour.name()
    made = QIcon(picture(name, written, size))
    made.addPixmap(picture(name, written, size, 2.0))
    return made


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))

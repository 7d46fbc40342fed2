"""Pictures: one set of line icons for screen and paper, drawn in the colour of the words beside them."""

from functools import lru_cache

from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPixmap

from recovery_desk.resource_files import resource


@lru_cache(maxsize=512)
def picture(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in a colour (`#rrggbb`), `size` logical pixels square on a screen of that ratio."""
    pixels = round(size * ratio)
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace('width="24"', f'width="{pixels}"', 1).replace('height="24"', f'height="{pixels}"', 1)
    pixmap = QPixmap()
    pixmap.loadFromData(drawing.encode(), "svg")
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon(name: str, colour: QColor | str, size: int = 18) -> QIcon:
    """The same for buttons, sharp on the densest screen there is."""
    written = colour if isinstance(colour, str) else colour.name()
    screens = QGuiApplication.screens()
    return QIcon(picture(name, written, size, max((screen.devicePixelRatio() for screen in screens), default=1.0)))


@lru_cache(maxsize=128)
def _drawing(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")

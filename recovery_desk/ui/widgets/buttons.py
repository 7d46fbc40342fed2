"""Buttons: an icon in the colour of the words, and always a name for screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QPushButton

from recovery_desk.ui.icons import icon
from recovery_desk.ui.theme import theme

_INK = {"primary": "on_accent", "nav": "on_side", "link": "link", "search": "subtle"}


def button(text: str, picture: str = "", *, kind: str = "", name: str = "", tip: str = "") -> QPushButton:
    """A button; `kind` is "", primary, link, nav or door. Without text it needs a `name`."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if kind:
        made.setProperty("kind", kind)
    if picture:
        made.setIcon(_two_inks(picture, kind))
        made.setIconSize(QSize(theme.px(18), theme.px(18)))
        if text:
            # Qt sets the picture hard against the words.
            made.setText(" " + text)
    made.setAccessibleName(name or text.replace("&", ""))
    if tip:
        made.setToolTip(tip)
    return made


def _two_inks(picture: str, kind: str) -> QIcon:
    """The picture, and the same for while the button is pressed in, where the ground may be as bright as the words."""
    drawn = icon(picture, theme.colour(_INK.get(kind, "text")), theme.px(18))
    if not kind and theme.colours["on_selection"] != theme.colours["text"]:
        size = QSize(theme.px(18), theme.px(18))
        pressed = icon(picture, theme.colour("on_selection"), theme.px(18)).pixmap(size)
        drawn.addPixmap(pressed, QIcon.Mode.Normal, QIcon.State.On)
    return drawn

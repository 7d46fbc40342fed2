"""Words on the screen. The only place that makes a QLabel: Qt would otherwise read people's names as HTML."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from recovery_desk.ui.palette import Tone


def words(text: str = "", role: str = "", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label that shows exactly `text`; `role` picks its size and weight in the style sheet."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if wrap:
        label.setWordWrap(True)
    if name:
        label.setAccessibleName(name)
    return label


def copyable(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Words somebody may want to select and copy."""
    label = words(text, role, wrap=wrap)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def toned(text: str, tone: Tone) -> QLabel:
    """Words in the colour of a tone."""
    label = words(text)
    label.setProperty("tone", tone.value)
    return label


def sentence(parts: Iterable[tuple[str, bool]]) -> QLabel:
    """A wrapping sentence some of whose parts are bold; every part is escaped."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText("".join(_part(text, bold=bold) for text, bold in parts))
    label.setWordWrap(True)
    return label


def _part(text: str, *, bold: bool) -> str:
    import html  # a thousand names of letters: not before the first window

    safe = html.escape(text)
    return f"<b>{safe}</b>" if bold else safe

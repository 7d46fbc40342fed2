"""Keys that count only while the cursor is somewhere inside a widget."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def key_within(widget: QWidget, keys: str, deed: Callable[[], object]) -> QShortcut:
    """Binds a key inside `widget`.

    The context is set by its own call: given to the constructor beside a callable, PySide leaves it out, the key
    counts in the whole window, and two forms in one window make it ambiguous.
    """
    made = QShortcut(QKeySequence(keys), widget)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(deed)
    return made

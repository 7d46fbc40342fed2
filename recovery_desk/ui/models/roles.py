"""What a cell can say beside its text."""

from enum import IntEnum

from PySide6.QtCore import Qt


class Role(IntEnum):
    """Roles of our own, answered by every table's model and drawn by one delegate."""

    SECOND = Qt.ItemDataRole.UserRole + 1
    """A second, quieter line."""
    STRONG = Qt.ItemDataRole.UserRole + 2
    """True where the first line is set in bold."""
    TONE = Qt.ItemDataRole.UserRole + 3
    """The `Tone` of a cell that is drawn as a tag."""
    PICTURE = Qt.ItemDataRole.UserRole + 4
    """The tag's icon."""
    HEADING = Qt.ItemDataRole.UserRole + 5
    """True for a row that names a group."""
    ASIDE = Qt.ItemDataRole.UserRole + 6
    """Words at the end of a row that has one cell."""
    PERCENT = Qt.ItemDataRole.UserRole + 7
    """A figure out of a hundred that is drawn as a bar with the figure beside it, in the tone of the cell."""
    DAY = Qt.ItemDataRole.UserRole + 8
    """The `MonthDay` of a cell of a calendar."""

"""A row that becomes several when there is no room: large text and small windows clip nothing."""

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QVBoxLayout, QWidget

from recovery_desk.ui.theme import theme

_LARGE = 1.4
_TWO = 2


class Flow(QLayout):
    """Items side by side, wrapping. Those that want to expand share what is left of their line.

    Items added after `spring()` stand at the right edge while everything fits on one line; where it does not, they
    begin the next line together, if that costs no further line. None that had company ends alone.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 8) -> None:
        if parent is None:
            super().__init__()
        else:
            super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spring: int | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme.px(gap))

    def spring(self) -> None:
        """What is added from now on is pushed to the right."""
        self._spring = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Qt adds widgets through this."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt ends with none
        """The item, or None behind the last one."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - likewise
        """Takes the item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """As wide as may be."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high all lines are together."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Everything on one line."""
        shown = self._shown()
        width = sum(_width(item) for item in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((_height(item, _width(item)) for item in shown), default=0)
        return QSize(width, height).grownBy(self._margins())

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """The widest item alone."""
        shown = self._shown()
        width = max((item.minimumSize().width() for item in shown), default=0)
        height = max((item.minimumSize().height() for item in shown), default=0)
        return QSize(width, height).grownBy(self._margins())

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts every item in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _margins(self) -> QMargins:
        return self.contentsMargins()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines = self._filled(self._shown(), width)
        if len(lines) > 1 and self._spring is not None:
            after = set(map(id, self._items[self._spring :]))
            first = [item for item in self._shown() if id(item) not in after]
            second = [item for item in self._shown() if id(item) in after]
            apart = [*self._filled(first, width), *self._filled(second, width)]
            lines = apart if first and second and len(apart) <= len(lines) else lines
        return self._with_company(lines, width)

    def _filled(self, items: list[QLayoutItem], width: int) -> list[list[QLayoutItem]]:
        """As many on each line as there is room for."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in items:
            wanted = _width(item)
            if lines[-1] and used + self.spacing() + wanted > width:
                lines.append([])
                used = 0
            used += wanted + (self.spacing() if lines[-1] else 0)
            lines[-1].append(item)
        return lines

    def _with_company(self, lines: list[list[QLayoutItem]], width: int) -> list[list[QLayoutItem]]:
        """Gives a last item that stands alone the one before it, where that leaves two or more behind."""
        if len(lines) < _TWO or len(lines[-1]) != 1 or len(lines[-2]) <= _TWO:
            return lines
        moved, alone = lines[-2][-1], lines[-1][0]
        if _width(moved) + self.spacing() + _width(alone) > width:
            return lines
        return [*lines[:-2], lines[-2][:-1], [moved, alone]]

    def _place(self, rect: QRect, *, move: bool) -> int:
        inside = rect.marginsRemoved(self._margins())
        lines = self._lines(inside.width())
        y = inside.y()
        for line in lines:
            widths = self._widths(line, inside.width())
            height = max((_height(item, width) for item, width in zip(line, widths, strict=True)), default=0)
            if move:
                self._move(line, widths, QRect(inside.x(), y, inside.width(), height), alone=len(lines) == 1)
            y += height + self.spacing()
        return y - self.spacing() - rect.y() + self._margins().bottom()

    def _move(self, line: list[QLayoutItem], widths: list[int], box: QRect, *, alone: bool) -> None:
        left = box.width() - sum(widths) - self.spacing() * (len(line) - 1)
        after = set(map(id, self._items[self._spring :])) if self._spring is not None and alone else set()
        x, sprung = box.x(), False
        for item, width in zip(line, widths, strict=True):
            if id(item) in after and not sprung:
                x, sprung = x + max(0, left), True
            item.setGeometry(QRect(x, box.y(), width, box.height()))
            x += width + self.spacing()

    def _widths(self, line: list[QLayoutItem], width: int) -> list[int]:
        widths = [min(_width(item), width) for item in line]
        left = width - sum(widths) - self.spacing() * (len(line) - 1)
        growing = [at for at, item in enumerate(line) if item.expandingDirections() & Qt.Orientation.Horizontal]
        for place, at in enumerate(growing):
            share = left // (len(growing) - place)
            more = max(0, min(share, line[at].maximumSize().width() - widths[at]))
            widths[at] += more
            left -= more
        return widths


def side_by_side(gap: int = 14) -> QBoxLayout:
    """Two cards beside one another; under one another when the text is large."""
    made: QBoxLayout = QVBoxLayout() if is_large() else QHBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(gap))
    return made


def is_large() -> bool:
    """Whether the text is so large that things go under one another."""
    return theme.scale >= _LARGE


def _width(item: QLayoutItem) -> int:
    """The least an item is given: what it was told to be at least where it grows, else what it asks for."""
    widget = item.widget()
    grows = item.expandingDirections() & Qt.Orientation.Horizontal
    if widget is not None and grows and widget.minimumWidth() > 0:
        return widget.minimumWidth()
    return max(item.minimumSize().width(), min(item.sizeHint().width(), item.maximumSize().width()))


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()

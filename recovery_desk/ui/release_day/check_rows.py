"""The lines of the checks: a model, how a line is drawn, and the list with its keys."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_desk.domain.release_day.check_lines import CheckLine
from recovery_desk.domain.release_day.check_records import CheckState
from recovery_desk.ui.check_words import check_aside, check_picture, check_spoken, check_tone
from recovery_desk.ui.icons import picture
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXT, _SMALL = 10.5, 9.4
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight

STATE_KEYS = {
    Qt.Key.Key_D: CheckState.DONE,
    Qt.Key.Key_O: CheckState.NOT_DONE,
    Qt.Key.Key_N: CheckState.NOT_NEEDED,
    Qt.Key.Key_F: CheckState.FAILED,
    Qt.Key.Key_U: CheckState.NOT_KNOWN,
}
"""One key for each state: Done, still Owed, Not needed, Failed, Unknown."""

KEYS_IN_WORDS = "Arrows choose. D done, O still owed, N not needed, F failed, U not known, Enter changes, W why."


class CheckRowsModel(QAbstractListModel):
    """One row for each check."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[CheckLine] = ()
        self._today = date.min

    def show_lines(self, lines: Sequence[CheckLine], today: date) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self._lines, self._today = lines, today
        self.endResetModel()

    def line_at(self, index: _Index) -> CheckLine | None:
        """The check in a row."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def row_of(self, check_id: str) -> int:
        """The row of a check, -1 where it is not shown."""
        return next((at for at, line in enumerate(self._lines) if line.check.id == check_id), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """How many checks."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says in a role."""
        line = self.line_at(index)
        answer = _ROLES.get(role)
        return None if line is None or answer is None else answer(line, self._today)


_ROLES: dict[int, Callable[[CheckLine, date], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda line, _: line.title,
    Qt.ItemDataRole.AccessibleTextRole: check_spoken,
    Qt.ItemDataRole.ToolTipRole: check_spoken,
    Role.SECOND: lambda line, _: line.finding.text,
    Role.TONE: lambda line, today: check_tone(line, today).value,
    Role.PICTURE: lambda line, _: check_picture(line),
    Role.ASIDE: check_aside,
}


class _RowDelegate(QStyledItemDelegate):
    """Icon, title over evidence, and at the right who owes it; with large text the right part goes below."""

    def __init__(self) -> None:
        super().__init__()
        self._bold = theme.font(_TEXT, QFont.Weight.DemiBold)
        self._small = theme.font(_SMALL)
        self._heights = (QFontMetrics(self._bold).height(), QFontMetrics(self._small).height())

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Two lines, three where there is no room beside them."""
        width: int = option.rect.width()
        bold, small = self._heights
        lines = bold + small * (2 if self._is_narrow(index, width) else 1)
        return QSize(theme.px(120), lines + theme.px(15))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, rule below, icon, words."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(box, theme.colour("selection" if selected else "panel"))
        painter.setPen(QPen(theme.colour("row_line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if selected and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -2))
        size, pad = theme.px(20), theme.px(14)
        tone = Tone(index.data(Role.TONE))
        # The bright bar of the high-contrast colours would swallow a bright picture.
        ink = "on_selection" if selected and theme.colours.name == "contrast" else tone.value
        drawing = picture(index.data(Role.PICTURE), theme.colours[ink], size, painter.device().devicePixelRatioF())
        painter.drawPixmap(box.left() + pad, box.center().y() - size // 2, drawing)
        inside = box.adjusted(pad + size + theme.px(9), 0, -pad, 0)
        self._words(painter, inside, index, selected=selected, narrow=self._is_narrow(index, box.width()))

    def _words(self, painter: QPainter, box: QRect, index: _Index, *, selected: bool, narrow: bool) -> None:
        ink, quiet = ("on_selection", "on_selection") if selected else ("text", "subtle")
        bold, small = self._heights
        aside = str(index.data(Role.ASIDE) or "")
        room = 0 if narrow else QFontMetrics(self._small).horizontalAdvance(aside) + theme.px(16)
        top = box.top() + (box.height() - bold - small * (2 if narrow else 1)) // 2
        left = QRect(box.left(), top, box.width() - room, bold)
        _draw(painter, left, str(index.data()), self._bold, ink, _LEFT)
        said = str(index.data(Role.SECOND))
        is_long = QFontMetrics(self._small).horizontalAdvance(said) > left.width()
        below = QRect(box.left(), top + bold, box.width() if is_long else left.width(), small)
        _draw(painter, below, said, self._small, quiet, _LEFT)
        if narrow:
            _draw(painter, below.translated(0, small), aside, self._small, quiet, _LEFT)
        elif is_long:
            _draw(painter, QRect(box.left(), top, box.width(), bold), aside, self._small, quiet, _RIGHT)
        else:
            _draw(painter, box, aside, self._small, quiet, _RIGHT)

    def _is_narrow(self, index: _Index, width: int) -> bool:
        aside = QFontMetrics(self._small).horizontalAdvance(str(index.data(Role.ASIDE) or ""))
        title = QFontMetrics(self._bold).horizontalAdvance(str(index.data() or ""))
        return width < aside + title + theme.px(75)


def _draw(painter: QPainter, box: QRect, text: str, font: QFont, ink: str, where: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(box, where, QFontMetrics(font).elidedText(text, _ELIDE, box.width()))


class CheckList(QListView):
    """The checks; keys mark the one chosen."""

    marked = Signal(object)
    """The `CheckState` a key asked for."""
    opened = Signal()
    why_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checks")
        self.setAccessibleName("Checks")
        self.setAccessibleDescription(KEYS_IN_WORDS)
        self._rows = _RowDelegate()
        self.setItemDelegate(self._rows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMinimumHeight(theme.px(250))
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A letter marks, Enter opens the form, W says why; the rest moves about as lists do."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        state = next((state for key, state in STATE_KEYS.items() if key == event.key()), None)
        if plain and state is not None:
            self.marked.emit(state)
        elif plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif plain and event.key() == Qt.Key.Key_W:
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)

"""A month of releases: who walks out when, and which days are hard, shaded and with their reason in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from recovery_desk.domain.dates import long_date
from recovery_desk.ui.icons import picture
from recovery_desk.ui.models.roles import Role
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.release_checks.readiness import MonthDay

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7
_ELIDE = Qt.TextElideMode.ElideRight
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

KEYS_IN_WORDS = "Arrows move by day, Page Up and Page Down by month, Home to today, Enter shows the day as a list."


class MonthModel(QAbstractTableModel):
    """Six weeks of seven days."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[MonthDay] = ()
        self.month = date.min
        self.today = date.min

    def show_month(self, days: Sequence[MonthDay], month: date, today: date) -> None:
        """Shows another month; `month` is any day of it."""
        self.beginResetModel()
        self._days, self.month, self.today = days, month, today
        self.endResetModel()

    def day_at(self, index: _Index) -> MonthDay | None:
        """The day in a cell."""
        at = index.row() * _WEEK + index.column()
        return self._days[at] if index.isValid() and at < len(self._days) else None

    def index_of(self, day: date) -> QModelIndex:
        """Where a day stands."""
        at = next((at for at, each in enumerate(self._days) if each.day == day), -1)
        return self.index(at // _WEEK, at % _WEEK) if at >= 0 else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Weeks."""
        return 0 if parent.isValid() else len(self._days) // _WEEK

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Days of the week."""
        return 0 if parent.isValid() else _WEEK

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The days' names."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _DAYS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a day says in a role."""
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day.day)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return self._spoken(day)
        return day if role == Role.DAY else None

    def _spoken(self, day: MonthDay) -> str:
        names = ", ".join(each.row.filed_as for each in day.releases)
        parts = [
            long_date(day.day) + (" (today)" if day.day == self.today else ""),
            f"a hard day: {day.hard}" if day.hard else "",
            f"{len(day.releases)} due out: {names}" if names else "nobody due out",
        ]
        return ". ".join(part for part in parts if part)


class _DayDelegate(QStyledItemDelegate):
    """The number, the reason of a hard day, and as many names as there is room for."""

    def __init__(self, model: MonthModel) -> None:
        super().__init__()
        self._model = model
        self._number = theme.font(10.5, QFont.Weight.DemiBold)
        self._small = theme.font(9.0)
        self._label = theme.font(9.0, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        """Room for the number, a label and two names."""
        del option, index
        return QSize(theme.px(90), theme.px(92))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Ground, edge, words."""
        box: QRect = option.rect
        day = self._model.day_at(index)
        if day is None:
            return
        state: QStyle.StateFlag = option.state
        elsewhere = (day.day.year, day.day.month) != (self._model.month.year, self._model.month.month)
        painter.fillRect(box, theme.colour("hard_wash" if day.hard else "window" if elsewhere else "panel"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.drawRect(box.adjusted(2, 2, -3, -3))
        inside = box.adjusted(theme.px(8), theme.px(5), -theme.px(6), -theme.px(4))
        self._draw(painter, inside, day, quiet=elsewhere)

    def _draw(self, painter: QPainter, box: QRect, day: MonthDay, *, quiet: bool) -> None:
        number, small = QFontMetrics(self._number), QFontMetrics(self._small)
        said = f"{day.day.day} · today" if day.day == self._model.today else str(day.day.day)
        top = QRect(box.left(), box.top(), box.width(), number.height())
        _text(painter, top, said, self._number, "subtle" if quiet else "text")
        y = top.bottom() + theme.px(1)
        if day.hard:
            size = theme.px(12)
            mark = picture("triangle-alert", theme.colours["on_hard"], size, painter.device().devicePixelRatioF())
            painter.drawPixmap(box.left(), y + (small.height() - size) // 2, mark)
            label = QRect(box.left() + size + theme.px(4), y, box.width() - size - theme.px(4), small.height())
            _text(painter, label, day.hard, self._label, "on_hard")
            y += small.height() + theme.px(1)
        room = max(0, (box.bottom() - y + 1) // small.height())
        names = [each.row.filed_as for each in day.releases]
        shown = names if len(names) <= room else [*names[: max(0, room - 1)], f"{len(names) - max(0, room - 1)} more"]
        for name in shown[:room]:
            _text(painter, QRect(box.left(), y, box.width(), small.height()), name, self._small, "text")
            y += small.height()


def _text(painter: QPainter, box: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(box, _TOP_LEFT, QFontMetrics(font).elidedText(text, _ELIDE, box.width()))


class MonthView(QTableView):
    """The grid; what does not lie in it is asked for with `moved`."""

    moved = Signal(object)
    """A day (`date`) outside the month shown."""
    opened = Signal(object)
    """The day to show as a list."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Calendar of releases")
        self.setAccessibleDescription(KEYS_IN_WORDS)
        self.days = MonthModel(self)
        self.setModel(self.days)
        self._delegate = _DayDelegate(self.days)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px(64))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(theme.px(440))
        self.doubleClicked.connect(self._open)

    @property
    def day(self) -> date | None:
        """The day chosen."""
        chosen = self.days.day_at(self.currentIndex())
        return None if chosen is None else chosen.day

    def show_month(self, days: Sequence[MonthDay], chosen: date, today: date) -> None:
        """Shows the month `chosen` lies in, with that day chosen."""
        self.days.show_month(days, chosen, today)
        self.setCurrentIndex(self.days.index_of(chosen))

    def _open(self) -> None:
        if self.day is not None:
            self.opened.emit(self.day)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Days by arrows, months by Page Up and Page Down, today by Home, Enter opens."""
        day = self.day
        key = Qt.Key(event.key())
        if day is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key in _STEPS:
            self._go(day + _STEPS[key])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._go(month_from(day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key == Qt.Key.Key_Home:
            self._go(self.days.today)
        else:
            super().keyPressEvent(event)

    def _go(self, day: date) -> None:
        if (day.year, day.month) == (self.days.month.year, self.days.month.month):
            self.setCurrentIndex(self.days.index_of(day))
        else:
            self.moved.emit(day)


_STEPS = {
    Qt.Key.Key_Left: timedelta(days=-1),
    Qt.Key.Key_Right: timedelta(days=1),
    Qt.Key.Key_Up: timedelta(days=-_WEEK),
    Qt.Key.Key_Down: timedelta(days=_WEEK),
}


def month_from(day: date, months: int) -> date:
    """The same day so many months on, or the last there is."""
    at = day.year * 12 + day.month - 1 + months
    year, month = divmod(at, 12)
    for number in range(day.day, 0, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    raise ValueError(day)

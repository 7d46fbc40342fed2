"""A day as a line with stops: when, where, and by a picture and words whether it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from recovery_desk.ui.icons import picture
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.frames import column, empty_of, line
from recovery_desk.ui.widgets.words import toned, words


class Fit(Enum):
    """Whether a stop fits: its colour, its picture, and what screen readers say."""

    FITS = (Tone.GOOD, "circle-check", "fits")
    MISSES = (Tone.HARD, "circle-x", "does not fit")
    NOT_KNOWN = (Tone.CARE, "circle-question-mark", "not known whether it fits")
    REST = (Tone.PLAIN, "house", "")

    @property
    def tone(self) -> Tone:
        """Its colour."""
        return self.value[0]

    @property
    def icon(self) -> str:
        """Its picture."""
        return self.value[1]

    @property
    def spoken(self) -> str:
        """Its words."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class TimelineStop:
    """What a row shows: the time on the left, a title, quiet lines, and what is wrong or to be careful about."""

    time: str
    title: str
    fit: Fit
    lines: tuple[str, ...] = ()
    problem: str = ""
    caution: str = ""

    @property
    def spoken(self) -> str:
        """All of it for a screen reader."""
        parts = (self.time, self.title, self.fit.spoken, *self.lines, self.problem, self.caution)
        return ", ".join(part for part in parts if part)


class _Rail(QWidget):
    """The line and the picture on it."""

    def __init__(self, fit: Fit, *, is_first: bool, is_last: bool) -> None:
        super().__init__()
        self._fit, self._is_first, self._is_last = fit, is_first, is_last
        self.setFixedWidth(theme.px(24))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as its row."""
        return QSize(theme.px(24), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """The line first, then a disc of the ground, then the picture."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, size = self.width() / 2, theme.px(18)
        at = theme.px(11)
        painter.setPen(QPen(theme.colour("field_line"), max(1, theme.px(1.5))))
        if not self._is_first:
            painter.drawLine(round(middle), 0, round(middle), at)
        if not self._is_last:
            painter.drawLine(round(middle), at, round(middle), self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QRectF(middle - size / 2 - 1, at - size / 2 - 1, size + 2, size + 2))
        drawing = picture(self._fit.icon, theme.colours[self._fit.tone], size, self.devicePixelRatioF())
        painter.drawPixmap(round(middle - size / 2), round(at - size / 2), drawing)
        painter.end()


class TimelineRow(QFrame):
    """One stop; where the timeline can be changed it takes the focus and the keys."""

    def __init__(self, stop: TimelineStop, *, is_first: bool, is_last: bool, time_width: int) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(stop.spoken)
        across = line(self, gap=6)
        across.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        time = words(stop.time, "strong")
        time.setFixedWidth(time_width)
        time.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        across.addWidget(time, alignment=Qt.AlignmentFlag.AlignTop)
        across.addWidget(_Rail(stop.fit, is_first=is_first, is_last=is_last))
        inside = column(gap=1)
        inside.setContentsMargins(theme.px(4), 0, 0, theme.px(12))
        inside.addWidget(words(stop.title, "strong", wrap=True))
        for text in stop.lines:
            inside.addWidget(words(text, "small", wrap=True))
        for text, tone in ((stop.problem, stop.fit.tone), (stop.caution, Tone.CARE)):
            if text:
                label = toned(text, tone)
                label.setWordWrap(True)
                inside.addWidget(label)
        across.addLayout(inside, 1)


class RouteTimeline(QWidget):
    """The stops of a day, one under another. With `changeable`, each can be stepped to and worked on by key."""

    opened = Signal(int)
    """Enter or a double click on a stop."""
    move_wanted = Signal(int, int)
    """A stop, and -1 for earlier or 1 for later (Alt+Up, Alt+Down)."""
    remove_wanted = Signal(int)
    """Delete."""
    stepped = Signal(int)
    """Another stop has the focus."""

    def __init__(self, *, changeable: bool = False) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._changeable = changeable
        self._inside = column(self, gap=0)
        self.rows: list[TimelineRow] = []
        self._coming = -1
        self._step = QTimer(self, singleShot=True, interval=0)
        self._step.timeout.connect(self._arrive)

    def show_stops(self, stops: Sequence[TimelineStop]) -> None:
        """Shows another day; the row in front keeps the focus where it is still there."""
        had = self._coming if self._coming >= 0 else self.current
        empty_of(self._inside)
        self.rows = []
        metrics = self.fontMetrics()
        width = max((metrics.horizontalAdvance(stop.time) for stop in stops), default=0) + theme.px(10)
        for number, stop in enumerate(stops):
            kind = _Row if self._changeable else TimelineRow
            row = kind(stop, is_first=not number, is_last=number == len(stops) - 1, time_width=width)
            if isinstance(row, _Row):
                row.key.connect(lambda key, moves, number=number: self._key(number, key, moves=moves))
                row.entered.connect(lambda number=number: self.stepped.emit(number))
            self.rows.append(row)
            self._inside.addWidget(row)
        if 0 <= had < len(self.rows):
            self.focus_on(had)

    @property
    def current(self) -> int:
        """The row that has the focus of its window, else -1."""
        focused = self.window().focusWidget()
        return next((number for number, row in enumerate(self.rows) if row is focused), -1)

    def focus_on(self, number: int) -> None:
        """Steps to a row, as soon as it stands; the row asked for last wins, also when the day is shown anew before."""
        if 0 <= number < len(self.rows):
            self._coming = number
            self._step.start()

    def _arrive(self) -> None:
        """A row cannot take the focus before the layout has shown it; this may come sooner."""
        number = self._coming
        if 0 <= number < len(self.rows):
            if self.isVisible() and not self.rows[number].isVisible():
                self._step.start()
                return
            self.rows[number].setFocus()
        self._coming = -1

    def _key(self, number: int, key: Qt.Key, *, moves: bool) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if step and moves:
            self.move_wanted.emit(number, step)
        elif step:
            self.focus_on(number + step)
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit(number)
        else:
            self.opened.emit(number)


class _Row(TimelineRow):
    """A row that can be stepped to."""

    key = Signal(Qt.Key, bool)
    entered = Signal()
    _KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)

    def __init__(self, stop: TimelineStop, *, is_first: bool, is_last: bool, time_width: int) -> None:
        super().__init__(stop, is_first=is_first, is_last=is_last, time_width=time_width)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription("Enter changes it, Alt and an arrow moves it, Delete takes it out")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """The keys of a row; others go on to the pane."""
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in self._KEYS:
            self.key.emit(key, alt)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Like Enter."""
        del event
        self.key.emit(Qt.Key.Key_Return, False)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Shows where one is."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """And where one is no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A ring around the row that has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -theme.px(6)), theme.px(4), theme.px(4))
            painter.end()

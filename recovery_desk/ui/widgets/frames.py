"""Boxes: cards, rules, scrolling pages, tags, tiles and banners."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from recovery_desk.ui.icons import picture
from recovery_desk.ui.palette import TONE_ICONS, Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.words import words


def column(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    """A vertical layout whose distances grow with the text."""
    made = QVBoxLayout() if parent is None else QVBoxLayout(parent)
    edge = theme.px(margin) if margin else 0
    made.setContentsMargins(edge, edge, edge, edge)
    made.setSpacing(theme.px(gap) if gap else 0)
    return made


def line(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QHBoxLayout:
    """A horizontal layout whose distances grow with the text."""
    made = QHBoxLayout() if parent is None else QHBoxLayout(parent)
    edge = theme.px(margin) if margin else 0
    made.setContentsMargins(edge, edge, edge, edge)
    made.setSpacing(theme.px(gap) if gap else 0)
    return made


def card() -> QFrame:
    """A white box with a thin edge."""
    made = QFrame()
    made.setObjectName("card")
    return made


def titled_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """A card with its name and a line below it; answers the column inside too."""
    box = card()
    outer = column(box, gap=0)
    head = words(title, "heading", wrap=True)
    head.setContentsMargins(theme.px(16), theme.px(11), theme.px(16), theme.px(11))
    outer.addWidget(head)
    outer.addWidget(rule())
    inner = column(margin=16, gap=10)
    outer.addLayout(inner, 1)
    return box, inner


def rule() -> QFrame:
    """A thin line across."""
    made = QFrame()
    made.setObjectName("rule")
    made.setFixedHeight(1)
    return made


def scrolling(inside: QWidget) -> QScrollArea:
    """`inside`, able to scroll up and down where the window is small or the text large."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def show_whole(widget: QWidget) -> None:
    """Scrolls whatever it lies in until it is seen, as far as there is room for it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, theme.px(12))
        around = around.parentWidget()


def page_of(screen: QWidget) -> QVBoxLayout:
    """The column of a screen with its margins, able to scroll where it does not fit."""
    inside = QWidget()
    inside.setObjectName("page")
    whole = column(inside, gap=12)
    whole.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
    column(screen, gap=0).addWidget(scrolling(inside))
    return whole


def titled(title: str, subtitle: QLabel) -> QWidget:
    """A screen's title with the line below it."""
    made = QWidget()
    made.setObjectName("bare")
    inside = column(made, gap=0)
    inside.addWidget(words(title, "title"))
    inside.addWidget(subtitle)
    return made


def image(name: str, colour: str, size: int = 18) -> QLabel:
    """An icon beside words that say the same; screen readers pass over it."""
    label = words()
    ratio = label.devicePixelRatioF()
    label.setPixmap(picture(name, theme.colours[colour], theme.px(size), ratio))
    label.setFixedSize(theme.px(size), theme.px(size))
    return label


def tag(text: str, tone: Tone, picture_name: str = "") -> QFrame:
    """A small coloured label with its icon."""
    made = QFrame()
    made.setProperty("tag", tone.value)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    inside = line(made, gap=6)
    inside.setContentsMargins(theme.px(8), theme.px(3), theme.px(8), theme.px(3))
    inside.addWidget(image(picture_name or TONE_ICONS[tone], f"on_{tone}", 14))
    inside.addWidget(words(text))
    return made


class Edged(QFrame):
    """A box with rounded corners and a coloured bar down its left edge."""

    def __init__(self, tone: Tone, ground: str, outline: str = "") -> None:
        super().__init__()
        self._tone, self._ground, self._outline = tone, ground, outline

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Ground, bar, outline."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape, bar = QPainterPath(), QPainterPath()
        shape.addRoundedRect(box, theme.px(7), theme.px(7))
        bar.addRect(QRectF(0, 0, theme.px(4), self.height()))
        painter.fillPath(shape, theme.colour(self._ground))
        if self._outline:
            painter.setPen(theme.colour(self._outline))
            painter.drawPath(shape)
        # Cut as a path: a clip would leave steps along the curve.
        painter.fillPath(shape.intersected(bar), theme.colour(self._tone))
        painter.end()


class Tile(Edged):
    """A number with what it counts (`one` where it counts 1, as "is to come" beside "are to come"), and an edge.

    On one line where the text is large.
    """

    def __init__(self, label: str, tone: Tone, one: str = "") -> None:
        super().__init__(tone, "panel", "line")
        self._figure = words("–", "figure")
        self._label = words(label, wrap=True)
        self._many, self._one = label, one or label
        if is_large():
            inside: QBoxLayout = line(self, gap=8)
            inside.setContentsMargins(theme.px(12), theme.px(3), theme.px(8), theme.px(3))
            inside.addWidget(self._figure)
            inside.addWidget(self._label, 1)
        else:
            inside = column(self, gap=0)
            inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(10))
            inside.addWidget(self._figure)
            inside.addWidget(self._label)
            inside.addStretch(1)
        self.setMinimumWidth(theme.px(165))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(label)

    def show_figure(self, figure: int, label: str = "") -> None:
        """Shows the number, and what it counts where that has another name now."""
        self._label.setText(label or (self._one if figure == 1 else self._many))
        self._figure.setText(f"{figure:,}")
        self.setAccessibleName(f"{figure:,} {self._label.text()}")


def banner(tone: Tone, inside: QLayout, icon_name: str = "") -> QFrame:
    """A tinted box with a coloured edge and an icon; `inside` are its words and buttons."""
    made = Edged(tone, f"{tone}_wash", tone.value if theme.colours.name == "contrast" else "")
    across = line(made, gap=12)
    across.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    across.addWidget(image(icon_name or TONE_ICONS[tone], tone.value, 20), alignment=Qt.AlignmentFlag.AlignTop)
    across.addLayout(inside, 1)
    return made


def empty_of(layout: QLayout) -> None:
    """Takes everything out of a layout and destroys it."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_of(inner)

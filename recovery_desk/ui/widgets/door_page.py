"""The look of what stands before a desk is open: the name on the left, one thing to do on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from recovery_desk.ui.icons import icon
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import banner, column, image, line, scrolling
from recovery_desk.ui.widgets.words import words

_PURPOSE = (
    "For the people who see to it that somebody leaves prison with a plan, a door that is open, and not on a Friday."
)
_PROMISES = (
    ("lock", "Everything is in one encrypted vault on this laptop."),
    ("x", "Nothing is sent anywhere. There is no network in this program."),
    ("printer", "What leaves the desk is paper you chose to print."),
)
_FORM_WIDTH, _SIDE_WIDTH = 480, 380


def door_page(screen: QWidget) -> QVBoxLayout:
    """Dresses a screen as a door; answers the column its form goes into."""
    across = line(screen, gap=0)
    if not is_large():
        across.addWidget(_side())
    inside = QWidget()
    inside.setObjectName("page")
    around = line(inside, margin=24, gap=0)
    around.addStretch(1)
    middle = column(gap=0)
    middle.addStretch(2)
    form = column(gap=12)
    holder = QWidget()
    holder.setObjectName("bare")
    holder.setLayout(form)
    holder.setMinimumWidth(theme.px(_FORM_WIDTH) if not is_large() else theme.px(_FORM_WIDTH / 2))
    holder.setMaximumWidth(theme.px(_FORM_WIDTH))
    holder.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    middle.addWidget(holder)
    middle.addStretch(3)
    around.addLayout(middle)
    around.addStretch(1)
    across.addWidget(scrolling(inside), 1)
    return form


class Refused(QWidget):
    """Why the door stays shut, and in `inside` what can be done about it; hidden until there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.words = words("", wrap=True)
        self.inside = column()
        self.inside.addWidget(self.words)
        column(self).addWidget(banner(Tone.HARD, self.inside))
        self.hide()

    def say(self, sentence: str) -> None:
        """Shows it."""
        self.words.setText(sentence)
        self.show()


def busy_bar(name: str) -> QProgressBar:
    """Moves while the door is being opened; hidden until then. `name` says what is waited for."""
    bar = QProgressBar()
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setAccessibleName(name)
    bar.hide()
    return bar


def _side() -> QFrame:
    made = QFrame()
    made.setObjectName("side")
    made.setFixedWidth(theme.px(_SIDE_WIDTH))
    inside = column(made, margin=36, gap=14)
    brand = line(gap=12)
    brand.addWidget(image("door-open", "on_side", 34))
    brand.addWidget(words("Recovery Desk", "name"), 1)
    inside.addLayout(brand)
    inside.addWidget(words(_PURPOSE, "promise", wrap=True))
    inside.addStretch(1)
    for picture, promise in _PROMISES:
        across: QHBoxLayout = line(gap=10)
        across.addWidget(image(picture, "side_subtle", 16), alignment=Qt.AlignmentFlag.AlignTop)
        across.addWidget(words(promise, "promise", wrap=True), 1)
        inside.addLayout(across)
    return made


def passphrase_field(name: str) -> tuple[QLineEdit, QPushButton]:
    """A field that hides what is typed, and the button that shows it."""
    field = text_field(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(1_000)
    show = button("Show", "eye", name=f"Show {name.lower()}")
    show.setCheckable(True)

    def toggle(*, shown: bool) -> None:
        field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        show.setText(" Hide" if shown else " Show")
        show.setIcon(icon("eye-off" if shown else "eye", theme.colour("text"), theme.px(18)))

    show.toggled.connect(lambda checked: toggle(shown=checked))
    return field, show

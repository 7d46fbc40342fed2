"""The dark column on the left: where one can go, who is signed in, when something was last saved."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QSizePolicy, QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.ui.icons import icon
from recovery_desk.ui.screen import Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import column, image, line, scrolling
from recovery_desk.ui.widgets.words import words

_WIDTH, _NARROW = 216, 62
"""At 100 % text; with large text only the pictures are left, and their names for screen readers."""


class NavigationButton(QPushButton):
    """One place to go, with a number beside it where one is worth knowing."""

    def __init__(self, screen: type[Screen]) -> None:
        super().__init__("" if is_large() else "  " + screen.title)
        self._title = screen.title
        self._picture = screen.icon
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(theme.px(18), theme.px(18)))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._badge = words("", "badge")
        self._badge.hide()
        inside = line(self)
        inside.setContentsMargins(0, 0, theme.px(8), 0)
        inside.addStretch(1)
        inside.addWidget(self._badge, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(self._title)
        self.setToolTip(self._title if is_large() else "")
        self.toggled.connect(self._tint)
        self._tint(on=False)

    def show_count(self, count: int) -> None:
        """Shows the number in the badge."""
        self._badge.setText(f"{count:,}")
        self._badge.setVisible(not is_large())
        self.setToolTip(f"{self._title}, {count:,}" if is_large() else "")
        self.setAccessibleName(f"{self._title}, {count:,}")

    def _tint(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal sends it so
        ink = theme.colour("on_side_selected" if on else "on_side")
        self.setIcon(icon(self._picture, ink, theme.px(18)))


class Navigation(QFrame):
    """The column itself."""

    chosen = Signal(object)
    """A `Place`."""

    def __init__(self, screens: Iterable[type[Screen]]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setFixedWidth(theme.px(_NARROW if is_large() else _WIDTH))
        self.setAccessibleName("Places")
        self._buttons: dict[str, NavigationButton] = {}
        self._marked = ""
        whole = column(self, gap=4)
        whole.setContentsMargins(theme.px(10), theme.px(16), theme.px(10), theme.px(16))
        brand = line(gap=8)
        brand.setContentsMargins(theme.px(10), 0, 0, theme.px(12))
        brand.addWidget(image("door-open", "on_side", 22))
        if not is_large():
            brand.addWidget(words("Recovery Desk", "brand"), 1)
        whole.addLayout(brand)
        places = list(screens)
        inside = QWidget()
        inside.setObjectName("bare")
        shown = column(inside, gap=4)
        for screen in places:
            if screen.name != "settings":
                shown.addWidget(self._button(screen))
        shown.addStretch(1)
        whole.addWidget(_scrolling_places(inside), 1)
        for screen in places:
            if screen.name == "settings":
                whole.addWidget(self._button(screen))
        whole.addSpacing(theme.px(4))
        self._worker, self._saved = words("", "side", wrap=True), words("All saved", "side", wrap=True)
        self._told = words("", "side", wrap=True)
        self._told.hide()
        self._backup = QPushButton()
        self._backup.setProperty("kind", "foot")
        self._backup.setAutoDefault(False)
        self._backup.setCursor(Qt.CursorShape.PointingHandCursor)
        self._backup.setIconSize(QSize(theme.px(16), theme.px(16)))
        self._backup.clicked.connect(lambda: self.chosen.emit(Place("backups")))
        self.show_backup("Backups", is_stale=False)
        whole.addWidget(self._backup)
        self._locks = words("", "side", wrap=True)
        if is_large():
            self._locks.hide()  # there is no room for it beside pictures alone
        for label in (self._told, self._saved, self._worker, self._locks):
            label.setContentsMargins(0 if is_large() else theme.px(10), 0, 0, 0)
            whole.addWidget(label)

    def _button(self, screen: type[Screen]) -> NavigationButton:
        made = NavigationButton(screen)
        place = Place(screen.name)
        made.clicked.connect(lambda: self.chosen.emit(place))
        self._buttons[screen.name] = made
        return made

    def mark(self, name: str, belongs_to: str = "") -> None:
        """Shows which place is in front, none without a name; any other page keeps the one it was reached from.

        A page that `belongs_to` a place lights that one while it is in front, and no longer.
        """
        self._marked = name if name in self._buttons or not name else self._marked
        for place, made in self._buttons.items():
            made.setChecked(place == (belongs_to or self._marked))

    def show_count(self, name: str, count: int) -> None:
        """The number beside a place."""
        self._buttons[name].show_count(count)

    def show_worker(self, worker: str) -> None:
        """Who is signed in."""
        self._worker.setText(f"Signed in as {worker}" if worker and not is_large() else worker)

    def show_backup(self, sentence: str, *, is_stale: bool) -> None:
        """How old the newest backup is; one that is too old has a warning beside it."""
        self._backup.setText("" if is_large() else " " + sentence)
        self._backup.setToolTip(sentence)
        self._backup.setAccessibleName(f"{sentence}: {'too long ago' if is_stale else 'backups'}")
        picture = "triangle-alert" if is_stale else "archive-restore"
        self._backup.setIcon(icon(picture, theme.colour("side_subtle"), theme.px(16)))

    def show_minutes_left(self, minutes: int) -> None:
        """Until the desk locks by itself."""
        self._locks.setText(f"Locks in {minutes} min")
        self._locks.setAccessibleName(f"Locks in {so_many(minutes, 'minute')}")

    def show_saved(self, when: str) -> None:
        """When something was last saved: it always stands there."""
        self._saved.setText(when)

    def tell(self, sentence: str) -> None:
        """What came of a deed, above it, until something else is told; nothing for ""."""
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))


def _scrolling_places(inside: QWidget) -> QScrollArea:
    """The places scroll where there are more than the window has room for, as with large text on a small screen."""
    area = scrolling(inside)
    area.setObjectName("bare")
    area.viewport().setObjectName("bare")
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(theme.px(60))
    return area

"""The first start: a new desk, a backup, or the practice desk."""

from PySide6.QtWidgets import QPushButton

from recovery_desk.ui.doors.others import offer_others
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import door_page
from recovery_desk.ui.widgets.words import words


class Welcome(Screen):
    """Three doors."""

    name = "welcome"
    title = "Welcome"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        form = door_page(self)
        form.addWidget(words("Welcome", "title"))
        form.addWidget(words("There is no desk on this laptop yet. What would you like to do?", wrap=True))
        form.addSpacing(6)
        self._start = _door("Start a new desk", "plus", "An empty, encrypted vault with a passphrase of your own.")
        backup = _door("Open a backup", "archive-restore", "A desk from another laptop, or from this one before.")
        practice = _door("Try the practice desk", "graduation-cap", "184 made-up people; nothing in it is real.")
        for door, about in (
            (self._start, "An empty, encrypted vault with a passphrase of your own."),
            (backup, "From a stick or a network drive. What is in it is shown before anything is made."),
            (practice, "184 made-up people to learn with. Nothing in it is real, and nothing can go wrong."),
        ):
            form.addWidget(door)
            form.addWidget(words(about, "small", wrap=True))
        offer_others(form, self, bench)
        self._start.clicked.connect(lambda: self.navigate.emit(Place("start")))
        backup.clicked.connect(lambda: self.navigate.emit(Place("backup")))
        practice.clicked.connect(lambda: self.navigate.emit(Place("practice")))

    def enter(self, place: Place) -> None:
        """The first door has the focus."""
        super().enter(place)
        self._start.setFocus()


def _door(text: str, picture: str, about: str) -> QPushButton:
    made = button(text, picture, kind="door")
    made.setAccessibleDescription(about)
    return made

"""The passphrase, and nothing else."""

from PySide6.QtWidgets import QProgressBar

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import door_page, passphrase_field
from recovery_desk.ui.widgets.fields import mark
from recovery_desk.ui.widgets.frames import banner, column, line
from recovery_desk.ui.widgets.words import words


class Unlock(Screen):
    """Says that a wrong passphrase is wrong, and nothing more."""

    name = "unlock"
    title = "Unlock"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        form = door_page(self)
        form.addWidget(words("Unlock the desk", "title"))
        label = words("Passphrase", "strong")
        self.passphrase, show = passphrase_field("Passphrase")
        label.setBuddy(self.passphrase)
        form.addWidget(label)
        across = line(gap=8)
        across.addWidget(self.passphrase, 1)
        across.addWidget(show)
        form.addLayout(across)
        self.problem = words("", wrap=True)
        inside = column()
        inside.addWidget(self.problem)
        self._refused = banner(Tone.HARD, inside)
        self._refused.hide()
        form.addWidget(self._refused)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Unlocking")
        self._bar.hide()
        form.addWidget(self._bar)
        self.unlock = button("Unlock", "lock-open", kind="primary")
        form.addWidget(self.unlock)
        form.addSpacing(8)
        practice = button("Try the practice desk instead", kind="link")
        form.addWidget(practice)
        backup = button("Open a backup instead", kind="link")
        form.addWidget(backup)
        backup.clicked.connect(lambda: self.navigate.emit(Place("backup")))
        self.unlock.clicked.connect(self._try)
        self.passphrase.returnPressed.connect(self._try)
        practice.clicked.connect(lambda: self.navigate.emit(Place("practice")))

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        self.passphrase.setFocus()

    def _try(self) -> None:
        typed = self.passphrase.text()
        if not typed or not self.unlock.isEnabled():
            return
        self._set_busy(busy=True)
        self.jobs.open(
            lambda door, _: door.unlock(typed),
            owner=self,
            then=self.passphrase.clear,
            failed=self._say,
            settled=self._settle,
        )

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.unlock.setEnabled(not busy)
        self.unlock.setText(" Unlocking…" if busy else " Unlock")
        self.passphrase.setReadOnly(busy)
        if busy:
            self._refused.hide()
            mark(self.passphrase, "")

    def _say(self, problem: UserFacingError) -> None:
        from recovery_desk.usecases.problem_words import words_for

        self.problem.setText(words_for(problem))
        self._refused.show()
        mark(self.passphrase, words_for(problem))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

"""A forgotten passphrase: the service's recovery key gives a worker a new one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QProgressBar

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.workers import Worker
from recovery_desk.ui.file_choosing import choose
from recovery_desk.ui.new_passphrase import NewPassphrase
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import door_page
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field
from recovery_desk.ui.widgets.frames import banner, column, empty_of, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.problem_words import words_for

_LONGEST_FILE = 20_000


class Recover(Screen):
    """The key first, then who one is and the new passphrase."""

    name = "recover"
    title = "Recovery key"

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        form = door_page(self)
        form.addWidget(words("I forgot my passphrase", "title"))
        form.addWidget(
            words(
                "A coordinator of this desk can give you a new one. If nobody can unlock it, fetch the recovery key "
                "from the office safe.",
                wrap=True,
            )
        )
        self.key = long_field("Recovery key")
        hint = "The fourteen groups from the sheet, in their order. Small letters and spaces do not matter."
        form.addWidget(LabelledField("Recovery key", self.key, hint))
        self.problem = words("", wrap=True)
        inside = column()
        inside.addWidget(self.problem)
        self._refused = banner(Tone.HARD, inside)
        self._refused.hide()
        form.addWidget(self._refused)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Opening")
        self._bar.hide()
        form.addWidget(self._bar)
        across = line(gap=8)
        self.look = button("Use this key", "key-round", kind="primary")
        file = button("From a file…", name="Recovery key from a file")
        back = button("Back", "arrow-left")
        for each in (self.look, file, back):
            across.addWidget(each)
        across.addStretch(1)
        form.addLayout(across)
        self._next = column(gap=10)
        form.addLayout(self._next)
        self.look.clicked.connect(self._look)
        file.clicked.connect(
            lambda: choose(self.window(), "Choose the key file", self._read, filters="Recovery keys (*.txt);;All (*)")
        )
        back.clicked.connect(lambda: self.navigate.emit(Place("unlock")))

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        self.key.setFocus()

    def _read(self, file: str) -> None:
        try:
            with Path(file).open("rb") as opened:
                self.key.setPlainText(opened.read(_LONGEST_FILE).decode("utf-8", "replace"))
        except OSError:
            self._show_problem("That file could not be read.")
        else:
            self._look()

    def _look(self) -> None:
        typed = self.key.toPlainText()
        if not typed.strip() or not self.look.isEnabled():
            return
        self._set_busy(busy=True)
        self.jobs.at_door(
            lambda door, _: door.workers_by_recovery(typed),
            self._choose,
            owner=self,
            failed=self._say,
            settled=self._settle,
        )

    def _choose(self, workers: Sequence[Worker]) -> None:
        empty_of(self._next)
        self.who = choice("Who are you?", [(worker.name, worker.id) for worker in workers], "")
        self.passphrase = NewPassphrase(self.bench)
        self.open = button("Take this passphrase and unlock", "lock-open", kind="primary")
        self.open.clicked.connect(self._open)
        self._next.addWidget(words("The history will say that the recovery key was used.", "small", wrap=True))
        self._next.addWidget(LabelledField("Who are you?", self.who))
        self._next.addWidget(self.passphrase)
        self._next.addWidget(self.open)
        self.who.setFocus()

    def _open(self) -> None:
        typed, who, passphrase = self.key.toPlainText(), str(self.who.currentData()), self.passphrase.text
        self._set_busy(busy=True)
        self.jobs.open(
            lambda door, _: door.recover(typed, who, passphrase),
            owner=self,
            then=self.key.clear,
            failed=self._say,
            settled=self._settle,
        )

    def _settle(self) -> None:
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        self._bar.setVisible(busy)
        self.look.setEnabled(not busy)
        if busy:
            self._refused.hide()

    def _say(self, problem: UserFacingError) -> None:
        self._show_problem(words_for(problem))

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._refused.show()

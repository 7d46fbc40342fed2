"""A forgotten passphrase: the service's recovery key gives a worker a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.workers import Worker
from recovery_desk.ui.doors.by_recovery import RecoveryKeyField, TakePassphrase
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.door_page import Refused, busy_bar, door_page
from recovery_desk.ui.widgets.frames import column, empty_of, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.problem_words import words_for


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
        self.key_field = RecoveryKeyField()
        self.key = self.key_field.field
        self.key_field.read.connect(self._look)
        self.key_field.unreadable.connect(self._show_problem)
        form.addWidget(self.key_field)
        self._refused = Refused()
        self.problem = self._refused.words
        form.addWidget(self._refused)
        self._bar = busy_bar("Opening")
        form.addWidget(self._bar)
        across = line(gap=8)
        self.look = button("Use this key", "key-round", kind="primary")
        back = button("Back", "arrow-left")
        for each in (self.look, back):
            across.addWidget(each)
        across.addStretch(1)
        form.addLayout(across)
        self._next = column(gap=10)
        form.addLayout(self._next)
        self.look.clicked.connect(self._look)
        back.clicked.connect(lambda: self.navigate.emit(Place("unlock")))

    def enter(self, place: Place) -> None:
        """Ready to type."""
        super().enter(place)
        self.key.setFocus()

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
        self.new = TakePassphrase(self.bench, workers)
        self.who, self.passphrase, self.open = self.new.who, self.new.passphrase, self.new.open
        self.new.taken.connect(self._open)
        self._next.addWidget(self.new)
        QTimer.singleShot(0, self.who, self.who.setFocus)  # shown a turn later

    def _open(self, who: str, passphrase: str) -> None:
        typed = self.key.toPlainText()
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
        self._refused.say(sentence)

"""Undo and redo by key: says what it would do, asks before it takes back something large, and says what it did."""

from PySide6.QtWidgets import QFrame, QMessageBox, QPushButton, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, empty_of
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.undo_deeds import Undoable

NOTHING = "Nothing of yours to undo"


class UndoBar(QFrame):
    """Hidden until something was undone or could not be; the button of the top bar belongs to it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench = bench
        self._whole = column(self, gap=0)
        self.button = button("Undo", "undo-2", name=NOTHING, tip=NOTHING)
        self.button.clicked.connect(self.undo)
        self.button.setEnabled(False)
        self._speaks = False
        self.hide()
        bench.jobs.changed.connect(self._changed)

    def look(self) -> None:
        """Asks what the key would undo now, for the button that says so."""
        self._bench.jobs.ask(lambda desk: desk.history.undo.what(), self._show_what, owner=self, newest="what")

    def _show_what(self, found: Undoable) -> None:
        said = f"Undo: {found.undo}" if found.undo else NOTHING
        self.button.setEnabled(bool(found.undo))
        self.button.setAccessibleName(said)
        self.button.setToolTip(f"{said} (Ctrl+Z)" if found.undo else said)

    def _changed(self, _kinds: object) -> None:
        """Something else was done: what was said of the undo before is out of date."""
        if self._speaks:
            self._speaks = False
        else:
            self.hide()
        self.look()

    def undo(self) -> None:
        """Takes back the latest deed of whoever is signed in."""
        self._ask_first(again=False)

    def redo(self) -> None:
        """Does again what was taken back."""
        self._ask_first(again=True)

    def _ask_first(self, *, again: bool) -> None:
        self._bench.jobs.ask(
            lambda desk: desk.history.undo.what(), lambda found: self._begin(found, again=again), owner=self,
            newest="begin",
        )  # fmt: skip

    def _begin(self, found: Undoable, *, again: bool) -> None:
        said, large = (found.redo, found.redo_is_large) if again else (found.undo, found.undo_is_large)
        if said and large and not sure(self, f"{'Do again' if again else 'Undo'}: {said}?"):
            return

        def work(desk: Desk) -> str:
            return desk.history.undo.redo() if again else desk.history.undo.undo()

        self._speaks = True
        self._bench.jobs.ask(
            work, lambda done: self._say_done(done, again=again), owner=self, failed=self._say_refused, changes=Kind
        )

    def _say_done(self, said: str, *, again: bool) -> None:
        sentence = f"{'Done again' if again else 'Undone'}: {said}."
        back = button("Undo", "undo-2", name="Undo it again") if again else button("Redo", "redo-2", tip="Ctrl+Shift+Z")
        back.clicked.connect(self.undo if again else self.redo)
        self.say(sentence, Tone.NOTE, back)
        self._bench.said.emit("Undone" if not again else "Done again")

    def _say_refused(self, problem: UserFacingError) -> None:
        self._speaks = False
        self.say(words_for(problem), Tone.CARE)

    def say(self, sentence: str, tone: Tone, back: QPushButton | None = None) -> None:
        """Shows a sentence until something else is done, or it is closed."""
        empty_of(self._whole)
        inside = Flow(gap=10)
        told = words(sentence, wrap=True)
        told.setMinimumWidth(1)
        told.setSizePolicy(told.sizePolicy().Policy.Expanding, told.sizePolicy().Policy.Preferred)
        inside.addWidget(told)
        if back is not None:
            inside.addWidget(back)
        close = button("", "x", name="Close this line")
        close.clicked.connect(self.hide)
        inside.addWidget(close)
        bar = banner(tone, inside, "undo-2")
        bar.setAccessibleName(sentence)
        self._whole.addWidget(bar)
        self.show()


def sure(owner: QWidget, question: str) -> bool:
    """Whether somebody means it."""
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.Cancel
    return QMessageBox.question(owner, "Recovery Desk", question, yes | no, no) is yes

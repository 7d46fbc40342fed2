"""A form on a card: its title, what is wrong with it, what was left half typed, its fields and buttons."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import card, column
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.problem_words import words_for


class FormCard(QWidget):
    """The base of the forms of a release day. What is typed is kept as a draft until it is saved or thrown away."""

    closed = Signal()
    """The form is no longer wanted, saved or not."""

    def __init__(self, bench: Bench, title: str) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.bench, self.jobs, self.title = bench, bench.jobs, title
        self.draft: DraftKeeper | None = None
        box: QFrame = card()
        column(self).addWidget(box)
        self._outer = column(box, margin=16, gap=12)
        self._outer.addWidget(words(title, "large", wrap=True))
        self.summary = ErrorSummary()
        self._outer.addWidget(self.summary)
        self.inside: QVBoxLayout = column(gap=12)
        self._outer.addLayout(self.inside)
        self._buttons = Flow(gap=8)
        self._outer.addLayout(self._buttons)
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.close_form)):
            key_within(self, keys, deed)

    def keep_drafts(self, form: str, about: str, fields: Mapping[str, QWidget]) -> None:
        """Call once the fields hold what is known."""
        self.draft = DraftKeeper(self.bench, form=form, about=about, fields=fields, title=self.title)
        self._outer.insertWidget(2, self.draft.notice)

    def put_buttons(self, *others: QPushButton, save: str = "Save") -> None:
        """Save, what else the form can do, Cancel."""
        self.save_button = button(save, "save", kind="primary", tip="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        leave = button("Cancel", tip=CANCEL_TIP)
        leave.clicked.connect(self.cancel)
        for each in (self.save_button, *others, leave):
            self._buttons.addWidget(each)

    def save(self) -> None:
        """Keeps what is typed, or says what is wrong with it."""

    def refused(self, problem: UserFacingError) -> None:
        """Says what the desk would not keep."""
        self.summary.show_problems((), words_for(problem))

    def done(self, when: str) -> None:
        """What was typed is saved."""
        if self.draft is not None:
            self.draft.done()
        self.bench.said.emit(when)
        self.closed.emit()

    def cancel(self) -> None:
        """Back without saving; what was typed is thrown away."""
        if self.draft is not None:
            self.draft.done()
        self.closed.emit()

    def close_form(self) -> None:
        """Back without saving; what was typed is kept as a draft."""
        self.closed.emit()

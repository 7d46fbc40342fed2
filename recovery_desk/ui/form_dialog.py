"""A form in a window of its own: what is typed is a draft until it is saved; Ctrl+S saves, Esc closes and keeps it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.saved_line import saved_line
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, scrolling
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

Problems = list[tuple[LabelledField, str]]


class FormDialog(QDialog):
    """The base of such forms: a heading, `body` for the fields, Save and Cancel.

    A form answers its deed from `deed`, or None after it has said what is wrong through `show_problems`.
    """

    saved = Signal()
    changes: frozenset[Kind] = frozenset()

    def __init__(self, bench: Bench, parent: QWidget, heading: str, keep: str = "Save") -> None:
        super().__init__(parent)
        self.bench, self.jobs = bench, bench.jobs
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.draft: DraftKeeper | None = None
        whole = column(self, margin=16, gap=10)
        whole.addWidget(words(heading, "large", wrap=True))
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._column = column(self._inside, gap=12)
        self.summary = ErrorSummary()
        self._column.addWidget(self.summary)
        self.body: QVBoxLayout = column(gap=12)
        self._column.addLayout(self.body)
        self._column.addStretch(1)
        self._column.setContentsMargins(0, 0, theme.px(6), 0)
        whole.addWidget(scrolling(self._inside), 1)
        buttons = Flow(gap=8)
        self.keep = button(keep, "save", kind="primary", tip="Ctrl+S")
        self.keep.clicked.connect(self.save)
        cancel = button("Cancel", tip=CANCEL_TIP)
        cancel.clicked.connect(self.cancel)
        buttons.addWidget(self.keep)
        buttons.addWidget(cancel)
        whole.addLayout(buttons)
        whole.addWidget(saved_line(bench))
        QShortcut(QKeySequence("Ctrl+S"), self, self.save)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)

    def draft_of(
        self, form: str, about: str, fields: Mapping[str, QWidget], title: str, place: Place | None = None
    ) -> None:
        """Keeps what is typed from now on; call once every field says what it opens with."""
        self.draft = DraftKeeper(self.bench, form=form, about=about, fields=fields, title=title, place=place)
        self._column.insertWidget(0, self.draft.notice)

    def show_form(self, wide: int = 640, high: int = 620) -> None:
        """Opens it, no larger than the window it belongs to."""
        owner = self.parentWidget() or self
        room = owner.window().size() - QSize(24, 24)
        self.resize(QSize(theme.px(wide), theme.px(high)).boundedTo(room))
        self.open()

    def deed(self) -> Callable[[Desk], object] | None:
        """What is to be done with what was typed."""
        raise NotImplementedError

    def show_problems(self, problems: Sequence[tuple[LabelledField, str]]) -> None:
        """Says what is wrong above the form and beside the fields."""
        self.summary.show_problems(problems)
        for labelled, problem in problems:
            labelled.show_problem(problem)

    def save(self) -> None:
        """Keeps what was typed, or says what is wrong with it."""
        deed = self.deed()
        if deed is not None:
            self.do(deed)

    def do(self, deed: Callable[[Desk], object]) -> None:
        """Does it, says when it was saved and closes; where it is refused the form stays and says why."""
        if not self.keep.isEnabled():
            return
        self.keep.setEnabled(False)

        def work(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self.jobs.ask(work, self._done, owner=self, failed=self._refused, settled=self._settled, changes=self.changes)

    def cancel(self) -> None:
        """Throws away what was typed."""
        if self.draft is not None:
            self.draft.done()
        self.reject()

    def _settled(self) -> None:
        self.keep.setEnabled(True)

    def _done(self, when: str) -> None:
        if self.draft is not None:
            self.draft.done()
        self.bench.said.emit(when)
        self.saved.emit()
        self.accept()

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems((), words_for(problem))


def read_field(labelled: LabelledField, problems: Problems, wrong: str) -> None:
    """Notes a field as wrong, or as right with an empty `wrong`."""
    labelled.show_problem("")
    if wrong:
        problems.append((labelled, wrong))

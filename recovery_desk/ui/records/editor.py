"""A form with what every form has: the summary of what is wrong, the draft that is never lost, Save and Cancel."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.date_sense import DateOf
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.records.form import Field, Problems, RecordForm, Values
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.typed import Refusal
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, focus_soon
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.keys import key_within
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.people_problems import DatesClash
from recovery_desk.usecases.people_words import clash_in_words
from recovery_desk.usecases.problem_words import words_for

Deed = Callable[[Desk], object]
"""What keeps a record; it is called on the desk's thread."""


class RecordEditor(QWidget):
    """One record in a form. `make` turns what was read into the deed that keeps it.

    `dates` names the field each date stands in, so that dates that contradict one another lead to it.
    """

    saved = Signal()
    closed = Signal()

    def __init__(
        self,
        bench: Bench,
        *,
        title: str,
        form: str,
        about: str,
        fields: Sequence[Field],
        values: Mapping[str, Any],
        make: Callable[[Values], Deed],
        today: date,
        changes: Iterable[Kind],
        dates: Mapping[DateOf, str] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench, self._make, self._today = bench, make, today
        self._changes, self._dates = tuple(changes), dict(dates or {})
        self.form = RecordForm(fields)
        self.form.fill(values)
        self.summary = ErrorSummary()
        self.draft = DraftKeeper(bench, form=form, about=about, fields=self.form.drafted, title=title)
        whole = column(self, margin=16, gap=12)
        whole.addWidget(words(title, "heading"))
        whole.addWidget(self.summary)
        whole.addWidget(self.draft.notice)
        whole.addWidget(self.form)
        buttons = Flow(gap=8)
        keep, leave = button("Save", "save", kind="primary", tip="Ctrl+S"), button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.throw_away)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        whole.addLayout(buttons)
        for keys, deed in (("Ctrl+S", self.save), ("Esc", self.closed.emit)):
            key_within(self, keys, deed)
        focus_soon(self.form.first())

    def save(self) -> None:
        """Keeps what was typed, or says what is wrong with it; what was typed stays."""
        values, problems = self.form.read(self._today)
        self.summary.show_problems(problems)
        if values is None:
            return
        try:
            deed = self._make(values)
        except Refusal as refusal:
            self.summary.show_problems((), str(refusal))
            return

        def keep(desk: Desk) -> str:
            deed(desk)
            return saved_at(desk)

        self._bench.jobs.ask(keep, self._kept, owner=self, failed=self._refused, changes=self._changes, newest="save")

    def throw_away(self) -> None:
        """Closes; what was typed is thrown away."""
        self.draft.done()
        self.closed.emit()

    def _kept(self, when: str) -> None:
        self.draft.done()
        self._bench.said.emit(when)
        self.saved.emit()

    def _refused(self, problem: UserFacingError) -> None:
        problems: Problems = []
        if isinstance(problem, DatesClash):
            for clash in problem.clashes:
                key = self._dates.get(clash.later) or self._dates.get(clash.earlier)
                if key in self.form.lines:
                    problems.append((self.form.lines[key], clash_in_words(clash)))
        self.form.show_problems(problems)
        self.summary.show_problems(problems, "" if problems else words_for(problem))

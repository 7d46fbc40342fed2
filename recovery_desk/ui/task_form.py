"""A task to add or to change: what, by whom, by when, about whom."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.saved_line import saved_line
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, suggest, text_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for


class TaskDialog(QDialog):
    """A new task, perhaps about somebody; or one to change."""

    def __init__(
        self, bench: Bench, parent: QWidget, person_id: PersonId | None = None, task: Task | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._task, self._today = bench, task, date.min
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Change this task" if task else "New task")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary = ErrorSummary()
        self.text = LabelledField("What is to be done", text_field("What is to be done"))
        self.due = LabelledField("By when", text_field("By when"), "As you would write it: Friday, 4/12; may be empty")
        self.owner = LabelledField("Who does it", text_field("Who does it"), "Empty means you")
        self.finder = PersonFinder(bench, "About whom")
        self.person = LabelledField("About whom", self.finder, "May be empty")
        self._fill(person_id)
        fields = {"text": self.text, "due": self.due, "owner": self.owner, "person": self.finder}
        about = task.id if task else ""
        self.draft = DraftKeeper(
            bench, form="task", about=about, fields=fields, title="Task", place=Place("today", person_id)
        )
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        bench.jobs.ask(_owners, self._ready, owner=self)
        self.text.field.setFocus()

    def _fill(self, person_id: PersonId | None) -> None:
        task = self._task
        if task is not None:
            self._line(self.text).setText(task.text)
            self._line(self.due).setText(plain_date(task.due) if task.due else "")
            self._line(self.owner).setText(task.owner)
        whom = task.person_id if task else person_id
        if whom is not None:
            self.finder.show_person(whom)

    def _line(self, labelled: LabelledField) -> QLineEdit:
        field = labelled.field
        if not isinstance(field, QLineEdit):
            raise TypeError(labelled.name)
        return field

    def _lay_out(self) -> None:
        whole = column(self, margin=18, gap=10)
        whole.addWidget(words("Change this task" if self._task else "New task", "title"))
        for widget in (self.summary, self.draft.notice, self.text, self.due, self.owner, self.person):
            whole.addWidget(widget)
        whole.addStretch(1)
        buttons = line(gap=8)
        keep, leave = button("Save task", "save", kind="primary", tip="Ctrl+Enter"), button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.cancel)
        for each in (keep, leave):
            buttons.addWidget(each)
        buttons.addWidget(saved_line(self._bench))
        buttons.addStretch(1)
        whole.addLayout(buttons)
        self.resize(theme.px(520), theme.px(440))

    def _ready(self, found: tuple[list[str], date]) -> None:
        owners, self._today = found
        suggest(self._line(self.owner), owners)

    def save(self) -> None:
        """Keeps the task, or says what is wrong with it."""
        problems, due = [], None
        text, owner = self._line(self.text).text().strip(), self._line(self.owner).text().strip()
        if not text:
            problems.append((self.text, "Write what is to be done"))
        try:
            due = day_typed(self._line(self.due).text(), self._today, Meaning.RELEASE)
        except Refusal as refusal:
            problems.append((self.due, str(refusal)))
        for field in (self.text, self.due):
            field.show_problem(dict(problems).get(field, ""))
        self.summary.show_problems(problems)
        if problems:
            return
        task, person_id = self._task, self.finder.person_id

        def keep(desk: Desk) -> str:
            if task is None:
                desk.tasks.add(text, owner=owner, person_id=person_id, due=due)
            else:
                desk.tasks.change(replace(task, text=text, owner=owner or task.owner, due=due, person_id=person_id))
            return saved_at(desk)

        self._bench.jobs.ask(keep, self._saved, owner=self, failed=self._refused, changes=(Kind.TASKS,), newest="save")

    def _saved(self, when: str) -> None:
        self.draft.done()
        self._bench.said.emit(when)
        self.accept()

    def _refused(self, problem: UserFacingError) -> None:
        self.summary.show_problems((), words_for(problem))

    def cancel(self) -> None:
        """Closes; what was typed is thrown away."""
        self.draft.done()
        self.reject()


def _owners(desk: Desk) -> tuple[list[str], date]:
    return sorted({*desk.store.tasks.owners(), *desk.store.caseload.workers()}), desk.clock.today()

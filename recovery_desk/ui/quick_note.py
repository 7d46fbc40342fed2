"""A note from anywhere: one key opens it, Ctrl+Enter saves it."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.notes import Note, NoteTemplate
from recovery_desk.domain.people import PersonId
from recovery_desk.ui.drafts import CANCEL_TIP, DraftKeeper
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.note_form import NoteForm
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.saved_line import saved_line
from recovery_desk.ui.screen import QUICK_NOTE, Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary
from recovery_desk.ui.widgets.frames import column, line, scrolling
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_Ready = tuple[Sequence[NoteTemplate], datetime]


class QuickNote(QDialog):
    """A new note, about `person_id` where the page in front says whom; or the correction of `note`."""

    def __init__(
        self, bench: Bench, parent: QWidget, person_id: PersonId | None = None, note: Note | None = None
    ) -> None:
        super().__init__(parent)
        self._bench, self._note = bench, note
        self._now: datetime | None = None
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Correct this note" if note else "Quick note")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.summary, self.form = ErrorSummary(), NoteForm(bench)
        if note is not None:
            self.form.fill(note)
        elif person_id is not None:
            self.form.finder.show_person(person_id)
        self.draft = self._draft(person_id)
        self._lay_out()
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self, self.save)
        bench.jobs.ask(lambda desk: (desk.notes.templates.all(), desk.clock.now()), self._ready, owner=self)
        self.form.start_typing()

    def _draft(self, person_id: PersonId | None) -> DraftKeeper:
        if self._note is not None:
            place = Place("person", self._note.person_id, "notes")
            return DraftKeeper(
                self._bench,
                form="note-correction",
                about=self._note.id,
                fields=self.form.fields,
                title="Correction of a note",
                place=place,
            )
        place = Place(QUICK_NOTE, person_id)
        return DraftKeeper(
            self._bench, form="note", about=person_id or "", fields=self.form.fields, title="Note", place=place
        )

    def _lay_out(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        inside = column(page, margin=18, gap=10)
        inside.addWidget(words("Correct this note" if self._note else "Quick note", "title"))
        if self._note is not None:
            about = "What stood here before is kept, and the note says that it was corrected."
            inside.addWidget(words(about, "subtle", wrap=True))
        inside.addWidget(self.summary)
        inside.addWidget(self.draft.notice)
        inside.addWidget(self.form)
        inside.addStretch(1)
        whole = column(self, gap=0)
        whole.addWidget(scrolling(page), 1)
        buttons = line(gap=8)
        buttons.setContentsMargins(theme.px(18), theme.px(10), theme.px(18), theme.px(14))
        keep = button("Save note", "save", kind="primary", tip="Ctrl+Enter")
        leave = button("Cancel", tip=CANCEL_TIP)
        keep.clicked.connect(self.save)
        leave.clicked.connect(self.cancel)
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        buttons.addWidget(saved_line(self._bench))
        buttons.addStretch(1)
        buttons.addWidget(words("Ctrl+Enter saves, Esc keeps it as a draft", "small"))
        whole.addLayout(buttons)
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else self.sizeHint()
        self.resize(min(theme.px(680), room.width() - 40), min(theme.px(600), room.height() - 40))

    def _ready(self, ready: _Ready) -> None:
        templates, self._now = ready
        self.form.offer_templates(templates)

    def save(self) -> None:
        """Keeps the note, or says what is wrong with it."""
        if self._now is None or not self.isEnabled():
            return
        written, problems = self.form.read(self._now)
        self.summary.show_problems(problems)
        if problems:
            return
        note, person_id = self._note, self.form.finder.person_id

        def keep(desk: Desk) -> str:
            if note is not None:
                desk.notes.correct(note.id, written)
            elif person_id is not None:
                desk.notes.write(person_id, written)
            return saved_at(desk)

        self.setEnabled(False)
        self._bench.jobs.ask(keep, self._saved, owner=self, failed=self._refused, changes=(Kind.NOTES,))

    def _saved(self, when: str) -> None:
        self.draft.done()
        self._bench.said.emit(when)
        self.accept()

    def _refused(self, problem: UserFacingError) -> None:
        self.setEnabled(True)
        self.summary.show_problems((), words_for(problem))

    def cancel(self) -> None:
        """Closes; what was typed is thrown away."""
        self.draft.done()
        self.reject()

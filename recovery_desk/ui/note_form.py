"""The form of a note: who, what, when, how long, the words, and who may read them."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.domain.notes import Note, NoteKind, NoteTemplate, NotSeenReason
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, minutes_typed, moment_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.usecases.notes_words import NOT_SEEN_WORDS, NOTE_KIND_WORDS
from recovery_desk.usecases.write_note import NoteWritten

Problems = list[tuple[LabelledField, str]]


class NoteForm(QWidget):
    """Its fields; `read` answers what they say, or what is wrong with them."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.finder = PersonFinder(bench)
        self._kind = choice("What", [(text, kind) for kind, text in NOTE_KIND_WORDS.items()])
        self._reason = choice("Why not seen", [("Choose…", ""), *((text, r) for r, text in NOT_SEEN_WORDS.items())])
        self._when, self._minutes = text_field("When", "Now"), text_field("Minutes")
        self._template = choice("Start from", [("Start from a template…", None)])
        self._text = long_field("Note")
        self._text.setFixedHeight(theme.px(190))
        self.restricted = QCheckBox("Restricted: only I and coordinators open it")
        self.restricted.setAccessibleName(self.restricted.text())
        self.person = LabelledField("Person", self.finder)
        self.kind = LabelledField("What", self._kind)
        self.when = LabelledField("When", self._when, "Empty means now; or 14:30, yesterday 10:00, 20 Nov 9:15")
        self.minutes = LabelledField("Minutes", self._minutes, "If you know")
        self.reason = LabelledField("Why not seen", self._reason)
        self.text = LabelledField("Note", self._text)
        self._lay_out()
        self._kind.currentIndexChanged.connect(self._ask_why)
        self._template.activated.connect(self._begin_from)
        self.finder.taken.connect(self.start_typing)
        self._ask_why()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(14))
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(self.person, 0, 0, 1, 4)
        top = Qt.AlignmentFlag.AlignTop
        if is_large():
            for at, field in enumerate((self.kind, self.reason, self.when, self.minutes), start=1):
                grid.addWidget(field, at, 0, 1, 4)
        else:
            for at, (field, wide) in enumerate(((self.kind, 2), (self.when, 1), (self.minutes, 1))):
                grid.addWidget(field, 1, at + (at > 0), 1, wide, top)
            grid.addWidget(self.reason, 2, 0, 1, 2)
        grid.addWidget(self._template, 5, 0, 1, 2)
        grid.addWidget(self.text, 6, 0, 1, 4)
        grid.addWidget(self.restricted, 7, 0, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 1)

    @property
    def fields(self) -> dict[str, QWidget]:
        """What a draft keeps."""
        return {
            "person": self.finder,
            "kind": self._kind,
            "when": self._when,
            "minutes": self._minutes,
            "reason": self._reason,
            "text": self._text,
            "restricted": self.restricted,
        }

    def offer_templates(self, templates: Sequence[NoteTemplate]) -> None:
        """The prompts to start from."""
        for template in templates:
            self._template.addItem(template.name, template)

    def fill(self, note: Note) -> None:
        """A note to put right; whom it is about stays."""
        self._kind.setCurrentIndex(max(0, self._kind.findData(note.kind)))
        at = uk_time(note.at)
        self._when.setText(f"{plain_date(at.date())} {clock_time(at)}")
        self._minutes.setText("" if note.minutes is None else str(note.minutes))
        self._reason.setCurrentIndex(max(0, self._reason.findData(note.not_seen_reason)))
        self._text.setPlainText(note.text)
        self.restricted.setChecked(note.is_restricted)
        self.person.hide()
        self._template.hide()

    def start_typing(self) -> None:
        """The cursor where the first thing is missing."""
        is_known = self.finder.person_id is not None or self.person.isHidden()
        (self._text if is_known else self.finder.field).setFocus()

    def read(self, now: datetime) -> tuple[NoteWritten, Problems]:
        """What was written, and what is wrong with it."""
        problems: Problems = []
        at, minutes = None, None
        if self.finder.person_id is None and not self.person.isHidden():
            problems.append((self.person, "Choose whom the note is about"))
        try:
            at = moment_typed(self._when.text(), now)
        except Refusal as refusal:
            problems.append((self.when, str(refusal)))
        try:
            minutes = minutes_typed(self._minutes.text())
        except Refusal as refusal:
            problems.append((self.minutes, str(refusal)))
        reason = self._reason.currentData()
        kind = NoteKind(self._kind.currentData())
        if kind is NoteKind.NOT_SEEN and not reason:
            problems.append((self.reason, "Choose why they were not seen"))
        text = self._text.toPlainText()
        if kind is not NoteKind.NOT_SEEN and not text.strip():
            problems.append((self.text, "Write a few words"))
        wrong = dict(problems)
        for field in (self.person, self.when, self.minutes, self.reason, self.text):
            field.show_problem(wrong.get(field, ""))
        why = NotSeenReason(reason) if reason else None
        return NoteWritten(kind, text, at, minutes, self.restricted.isChecked(), why), problems

    def _ask_why(self) -> None:
        self.reason.setVisible(self._kind.currentData() == NoteKind.NOT_SEEN)

    def _begin_from(self) -> None:
        template = self._template.currentData()
        if isinstance(template, NoteTemplate):
            before = self._text.toPlainText()
            self._text.setPlainText(f"{before.rstrip()}\n\n{template.text}" if before.strip() else template.text)
            self._kind.setCurrentIndex(max(0, self._kind.findData(template.kind)))
            self._template.setCurrentIndex(0)
            self._text.setFocus()

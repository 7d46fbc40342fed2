"""Everything written about a person, newest first; the note chosen stands beside the list in full."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from recovery_desk.domain.dates import clock_time, long_date
from recovery_desk.domain.notes import NoteId
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.notes_model import NotesModel, told_shortly
from recovery_desk.ui.models.paged_model import PAGE
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.pane import Pane
from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, is_large, side_by_side
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line, rule, tag
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.journal_ports import JournalEntry
from recovery_desk.usecases.notes_words import NOTE_KIND_WORDS
from recovery_desk.usecases.read_notes import NoteLine, NoteOpened

_WIDTHS = (155, 190, 240)
_FIELDS = {"text": "It said", "kind": "It was", "minutes": "Minutes were", "at": "It was of"}


class NotesPane(Pane):
    """The list, a window on the vault; and the note in full with what it said before it was corrected."""

    name = "notes"
    title = "Notes"
    stale_after = frozenset({Kind.NOTES, Kind.SETTINGS})

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._count = words("", "subtle")
        self.model = NotesModel(bench.jobs, self)
        self.table = Table("Notes")
        self.table.setModel(self.model)
        self.table.set_widths(*_WIDTHS, stretch=2)
        self._opened: QVBoxLayout = column(gap=8)
        self._shown = QStackedWidget()
        self._chosen = self._wanted = ""
        self._lay_out()
        self.model.counted.connect(self._show_count)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        self.table.opened.connect(lambda _index: self.correct())

    def _lay_out(self) -> None:
        head = Flow(gap=8)
        head.addWidget(self._count)
        head.spring()
        write = button("Write a note", "notebook-pen", kind="primary", tip="Ctrl+N")
        write.clicked.connect(self.write)
        head.addWidget(write)
        self.inside.addLayout(head)
        across = side_by_side()
        across.addWidget(self.table, 3)
        box = card()
        inside = column(box, margin=16)
        inside.addLayout(self._opened)
        inside.addStretch(1)
        across.addWidget(box, 2)
        both = QFrame()
        both.setObjectName("bare")
        both.setLayout(across)
        self._shown.addWidget(both)
        self._shown.addWidget(_nothing())
        self.inside.addWidget(self._shown, 1)
        self.table.setMinimumHeight(theme.px(300))
        if is_large():
            box.setMinimumHeight(theme.px(200))

    def refresh(self, person_id: PersonId) -> None:
        """Reads the first page anew."""
        self.model.show_person(person_id)

    def clear(self) -> None:
        """Nothing of the person before is seen while the next is read."""
        self._count.setText("")
        empty_of(self._opened)
        self._chosen = ""

    def show_record(self, record_id: str) -> None:
        """A note somebody came for, wherever it stands in the list."""
        self._wanted = record_id
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        wanted, self._wanted = self._wanted, ""
        rows = range(min(self.model.rowCount(), PAGE))
        at = next((at for at in rows if (row := self.model.row_at(at)) and row.note.id == wanted), None)
        if at is not None:
            self.table.selectRow(at)
        elif wanted and self.model.rowCount():
            self.table.clearSelection()
            self._chosen = wanted
            self.jobs.ask(lambda desk: desk.notes.open(NoteId(wanted)), self._show_note, owner=self, newest="note")
        elif wanted:
            self._wanted = wanted

    def _show_count(self, count: int) -> None:
        self._count.setText("1 note" if count == 1 else f"{count:,} notes" if count else "")
        self._shown.setCurrentIndex(0 if count else 1)
        if count and self._wanted:
            self._choose_wanted()
        elif count:
            self.table.selectRow(0)
        else:
            empty_of(self._opened)

    def _choose(self, index: QModelIndex, _before: QModelIndex | None = None) -> None:
        found = self.model.row_at(index.row()) if index.isValid() else None
        if found is None:
            return
        self._chosen = found.note.id
        if found.is_hidden:
            self._show_hidden(found)
            return
        note_id = found.note.id
        self.jobs.ask(lambda desk: desk.notes.open(note_id), self._show_note, owner=self, newest="note")

    def _show_hidden(self, found: NoteLine) -> None:
        empty_of(self._opened)
        inside = column(gap=4)
        inside.addWidget(words("This note is restricted.", "strong", wrap=True))
        about = f"Only {found.note.writer or 'its writer'} and coordinators open it."
        inside.addWidget(words(about, wrap=True))
        self._opened.addWidget(banner(Tone.NOTE, inside, "lock"))

    def _show_note(self, opened: NoteOpened) -> None:
        note = opened.note
        if note.id != self._chosen:
            return
        empty_of(self._opened)
        at = uk_time(note.at)
        self._opened.addWidget(words(NOTE_KIND_WORDS[note.kind], "heading", wrap=True))
        parts = (f"{long_date(at.date())}, {clock_time(at)}", told_shortly(note), note.writer)
        self._opened.addWidget(words(" · ".join(part for part in parts if part), "small", wrap=True))
        if note.is_restricted:
            mark = line()
            mark.addWidget(tag("Restricted: its writer and coordinators", Tone.CARE, "lock"))
            mark.addStretch(1)
            self._opened.addLayout(mark)
        self._opened.addWidget(rule())
        self._opened.addWidget(copyable(note.text or "No words were written.", "" if note.text else "subtle"))
        across = line(gap=8)
        correct = button("Correct…", "pencil", name="Correct this note", tip="Enter, in the list")
        correct.clicked.connect(self.correct)
        across.addWidget(correct)
        across.addStretch(1)
        self._opened.addLayout(across)
        for entry in opened.before:
            self._opened.addWidget(rule())
            self._opened.addLayout(_before(entry))

    def write(self) -> None:
        """A new note about this person."""
        QuickNote(self.bench, self.window(), self.person_id).open()

    def correct(self) -> None:
        """Puts right the note chosen."""
        index = self.table.currentIndex()
        found = self.model.row_at(index.row()) if index.isValid() else None
        if found is not None and not found.is_hidden:
            QuickNote(self.bench, self.window(), note=found.note).open()


def _nothing() -> QFrame:
    box = card()
    inside = column(box, margin=32)
    inside.addWidget(words("Nothing is written about them yet. Write a note with Ctrl+N.", "subtle", wrap=True))
    inside.addStretch(1)
    return box


def _before(entry: JournalEntry) -> QVBoxLayout:
    at = uk_time(entry.at)
    inside = column(gap=2)
    when = f"Corrected by {entry.worker or 'somebody'} on {long_date(at.date())}, {clock_time(at)}"
    inside.addWidget(words(when, "small", wrap=True))
    label = _FIELDS.get(entry.field, entry.field.replace("_", " ").capitalize())
    inside.addWidget(copyable(f"{label}: {entry.old or 'nothing'}", "subtle"))
    return inside

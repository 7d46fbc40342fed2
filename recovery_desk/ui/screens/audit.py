"""The audit: who did what to whose record and when, by person, worker and day; ids, and never what a field held."""

from datetime import date

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, short_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.domain.errors import UserFacingError
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.file_choosing import saving_dialog
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.models.lines_model import LinesModel
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.print_preview import preview_sheet
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, choice, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column, page_of
from recovery_desk.ui.widgets.table import Table
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.audit_deeds import AuditPage
from recovery_desk.usecases.audit_ports import AuditFilter, AuditLine
from recovery_desk.usecases.audit_words import done_in_words, end_of_id
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.problem_words import words_for

_HEADINGS = ("Line", "When", "Who", "What was done", "Record", "About")
_PAGE = 200
FILE_NAME = "recovery-desk-audit.csv"


class Audit(Screen):
    """Newest first; Enter on a line opens the person it is about."""

    name = "audit"
    title = "History and audit"
    belongs_to = "settings"
    stale_after = frozenset(Kind)

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self._person = ""
        self._today = date.min
        self._lines: list[AuditLine] = []
        whole = page_of(self)
        whole.addWidget(words("History and audit", "title"))
        self.about = words("", "subtle", wrap=True)
        whole.addWidget(self.about)
        whole.addLayout(self._filters())
        self.problem = words("", wrap=True)
        inside = column()
        inside.addWidget(self.problem)
        self._refused = banner(Tone.HARD, inside)
        self._refused.hide()
        whole.addWidget(self._refused)
        self.model = LinesModel(_HEADINGS, parent=self)
        self.table = Table("Audit")
        self.table.setModel(self.model)
        self.table.set_widths(80, 195, 120, 290, 150, 150, stretch=3)
        self.table.opened.connect(self._open)
        whole.addWidget(self.table, 1)
        self.older = button("Show older lines", "history")
        self.older.clicked.connect(self._read_on)
        whole.addWidget(self.older)

    def _filters(self) -> Flow:
        across = Flow(gap=10)
        self.worker = choice("Worker", [("Everybody", "")])
        self.worker.activated.connect(self.refresh)
        self.first, self.last = text_field("From day", "Like 23/11/26"), text_field("To day", "Like 23/11/26")
        for name, field in (("Worker", self.worker), ("From day", self.first), ("To day", self.last)):
            labelled = LabelledField(name, field)
            labelled.setMinimumWidth(theme.px(150))
            across.addWidget(labelled)
        for field in (self.first, self.last):
            field.editingFinished.connect(self.refresh)
        self.only_looks = QCheckBox("Looks, prints and other deeds only")
        self.only_looks.toggled.connect(self.refresh)
        self.everybody = button("About everybody", "users", name="Show the audit about everybody")
        self.everybody.clicked.connect(lambda: self._about_person(""))
        self.this_person = button("Only this person", "user-round", name="Show the audit about the person of this line")
        self.this_person.clicked.connect(self._about_the_line)
        self.export = button("Take out to a file…", "file-spreadsheet", name="Take the audit out to a file")
        self.export.clicked.connect(self._choose_file)
        self.printed = button("Print…", "printer", name="Print what is shown", tip="Ctrl+P")
        self.printed.clicked.connect(self.print_chosen)
        for each in (self.only_looks, self.this_person, self.everybody, self.printed, self.export):
            across.addWidget(each)
        return across

    def enter(self, place: Place) -> None:
        """Shows the audit about one person where one is named, else as it was left."""
        if place.person_id is not None:
            self._about_person(str(place.person_id))
        super().enter(place)

    def _about_the_line(self) -> None:
        """Everything about whoever the chosen line is about; a line about nobody narrows nothing."""
        row = self.table.currentIndex().row()
        if 0 <= row < len(self._lines) and self._lines[row].about:
            self._about_person(self._lines[row].about)

    def _about_person(self, person_id: str) -> None:
        self._person = person_id
        self.refresh()

    def refresh(self) -> None:
        """Reads the newest lines anew."""
        self._lines = []
        self._ask(None)

    def _read_on(self) -> None:
        if self._lines:
            self._ask(self._lines[-1].number)

    def _ask(self, before: int | None) -> None:
        wanted = self._wanted()
        if wanted is None:
            return

        def read(desk: Desk, wanted: AuditFilter = wanted) -> tuple[AuditPage, date]:
            return desk.audit.read(wanted, before, _PAGE), desk.clock.today()

        self.jobs.ask(read, self._show, owner=self, newest="page")

    def _wanted(self) -> AuditFilter | None:
        days: list[date | None] = []
        for field in (self.first, self.last):
            try:
                days.append(day_typed(field.text(), self._today, Meaning.PAST) if field.text().strip() else None)
            except Refusal as refusal:
                self._say(str(refusal))
                return None
        self._refused.hide()
        return AuditFilter(
            self._person, str(self.worker.currentData()), days[0], days[1], only_looks=self.only_looks.isChecked()
        )

    def _show(self, found: tuple[AuditPage, date]) -> None:
        page, self._today = found
        self._lines += page.lines
        self.model.show_lines([_cells(line) for line in self._lines])
        self.older.setEnabled(len(page.lines) == _PAGE)
        self.everybody.setVisible(bool(self._person))
        self.this_person.setVisible(not self._person)
        whose = f"About the record {self._person}. " if self._person else ""
        self.about.setText(
            f"{whose}The history has {so_many(page.of, 'line')}; its head is {page.head}. "
            "No line names whom it is about; Enter on a line opens their record."
        )
        if self.worker.count() != len(page.workers) + 1:
            chosen = self.worker.currentData()
            self.worker.clear()
            for name, worker_id in (("Everybody", ""), *((name, each) for each, name in page.workers)):
                self.worker.addItem(name, worker_id)
            self.worker.setCurrentIndex(max(0, self.worker.findData(chosen)))

    def _open(self, index: QModelIndex) -> None:
        about = self._lines[index.row()].about
        if about:
            self.navigate.emit(Place("person", PersonId(about)))

    def print_chosen(self) -> None:
        """What is shown, on paper, with the head of the history."""
        wanted = self._wanted()
        if wanted is not None:
            preview_sheet(self.bench, lambda desk: desk.audit.print(wanted), self, "Audit")

    def _choose_file(self) -> None:
        dialog = saving_dialog(self, "Take the audit out", FILE_NAME, "CSV (*.csv)", "csv")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, file: str) -> None:
        """Writes what is shown, all of it, to a file."""
        from pathlib import Path

        wanted = self._wanted()
        if wanted is not None:
            self.jobs.ask(
                lambda desk: desk.audit.export(wanted, Path(file), overwrite=True),
                lambda lines: self.bench.said.emit(f"{so_many(lines, 'line')} of the audit in the file"),
                owner=self,
                failed=self._refuse,
                changes=(Kind.PRINTS,),
            )

    def _refuse(self, problem: UserFacingError) -> None:
        self._say(words_for(problem))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self._refused.show()


def _cells(line: AuditLine) -> tuple[str, ...]:
    at = uk_time(line.at)
    return (
        f"{line.number:,}",
        f"{short_date(at.date())} {at.year}, {clock_time(at)}",
        line.worker or line.worker_id,
        done_in_words(line),
        end_of_id(line.entity_id),
        end_of_id(line.about),
    )

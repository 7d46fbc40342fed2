"""Bringing a caseload in from a spreadsheet: choose, look, import; nothing is kept before the last step."""

from collections.abc import Mapping
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout

from recovery_desk.domain.errors import UserFacingError
from recovery_desk.ui.file_choosing import choose, saving_dialog
from recovery_desk.ui.import_preview import ImportPreview
from recovery_desk.ui.jobs import Job, Kind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.saved import saved_at
from recovery_desk.ui.screen import Bench, Place, Screen
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, choice, focus_soon
from recovery_desk.ui.widgets.frames import banner, card, column, empty_of, line, page_of
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.desk import Desk, Report
from recovery_desk.usecases.import_caseload import ColumnMapping, Field, ImportOutcome, ImportPlan, Table
from recovery_desk.usecases.import_outcome_words import news_in_words
from recovery_desk.usecases.import_problems import ImportStopped, NoNameColumn
from recovery_desk.usecases.problem_words import words_for

_FILES = "Spreadsheets (*.csv *.xlsx *.tsv *.txt);;All files (*)"
_NO_COLUMN = "Choose a column"
_BAD_ROWS = "rows-to-correct.csv"
_PROMISES = (
    "Any columns in any order. You see which column is taken for what, and can change it.",
    "Dates may be written as people write them; the day always comes before the month.",
    "You see every problem, row by row, before anything is kept. The same file twice makes nobody twice.",
)


class ImportCaseload(Screen):
    """One step at a time in one column."""

    name = "import_caseload"
    title = "Import"
    stands_alone = True
    _table: Table | None = None
    _job: Job | None = None
    _is_done = False
    """Whether it says what was imported: whoever comes back then wants the next file."""

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench)
        self.preview: ImportPreview | None = None
        self._column: QVBoxLayout = page_of(self)
        self._choose_step()

    def enter(self, place: Place) -> None:
        """Keeps the step it was at; after an import it begins anew."""
        super().enter(place)
        if self._is_done:
            self._choose_step()
        if self.preview is None and self._job is None:
            (self.choose if self._table is None else self._names).setFocus()

    def _choose_step(self, problem: str = "") -> None:
        self._stop()
        empty_of(self._column)
        self.preview, self._table, self._is_done = None, None, False
        self._column.addWidget(words("Import a caseload", "title"))
        if problem:
            inside = column()
            inside.addWidget(words(problem, wrap=True))
            self._column.addWidget(banner(Tone.HARD, inside))
        box = card()
        whole = column(box, margin=20, gap=10)
        whole.addWidget(words("A spreadsheet of people, as CSV or XLSX", "heading"))
        for sentence in _PROMISES:
            whole.addWidget(words(sentence, wrap=True))
        self.choose = button("Choose a file…", "file-spreadsheet", kind="primary")
        self.choose.clicked.connect(self._choose)
        across = line()
        across.addWidget(self.choose)
        across.addStretch(1)
        whole.addLayout(across)
        self._column.addWidget(box)
        self._column.addStretch(1)

    def _choose(self) -> None:
        choose(self, "Choose a spreadsheet", self.look_at, filters=_FILES)

    def look_at(self, path: str) -> None:
        """Reads a file and shows what importing it would do."""
        self._working_step("Reading the file…")

        def read(desk: Desk, report: Report) -> tuple[Table, ImportPlan | NoNameColumn]:
            table = desk.read_table(Path(path), report)
            try:
                return table, desk.plan_import(table, None, report)
            except NoNameColumn as problem:
                return table, problem

        self._job = self.jobs.run(read, self._keep_table, owner=self, progress=self._progress, failed=self._refused)

    def _keep_table(self, found: tuple[Table, ImportPlan | NoNameColumn]) -> None:
        self._table, plan = found
        if isinstance(plan, NoNameColumn):
            self._name_step(plan)
        else:
            self._preview_step(plan)

    def _name_step(self, problem: NoNameColumn) -> None:
        """Nobody can be told by a list without names: which column are they in?"""
        self._job = None
        empty_of(self._column)
        self._column.addWidget(words("Which column is the name?", "title"))
        box = card()
        whole = column(box, margin=20, gap=12)
        whole.addWidget(words(words_for(problem), wrap=True))
        headings = [(_NO_COLUMN, ""), *((heading, heading) for heading in problem.headings)]
        self._names = names = choice("Column for the name", headings, "")
        names.setMinimumContentsLength(14)
        go = button("Look at the file", "eye", kind="primary")
        go.setEnabled(False)
        other = button("Choose another file…", "file-spreadsheet")
        names.currentIndexChanged.connect(lambda _at: go.setEnabled(bool(names.currentData())))
        go.clicked.connect(lambda: self._plan_again(None, {Field.FULL_NAME: str(names.currentData())}))
        other.clicked.connect(lambda: self._choose_step())  # noqa: PLW0108 - likewise
        whole.addWidget(LabelledField("Column for the name", names, "Given names and family name may be in one column"))
        across = line()
        for each in (go, other):
            across.addWidget(each)
        across.addStretch(1)
        whole.addLayout(across)
        self._column.addWidget(box)
        self._column.addStretch(1)
        focus_soon(names)

    def _working_step(self, what: str) -> QPushButton:
        empty_of(self._column)
        self.preview, self._is_done = None, False
        self._column.addWidget(words("Import a caseload", "title"))
        box = card()
        whole = column(box, margin=20, gap=12)
        whole.addWidget(words(what))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Progress")
        self._bar.setRange(0, 0)
        whole.addWidget(self._bar)
        stop = button("Cancel", name="Cancel the import")
        stop.clicked.connect(lambda: self._choose_step())  # noqa: PLW0108 - the signal's flag is no problem's text
        across = line()
        across.addWidget(stop)
        across.addStretch(1)
        whole.addLayout(across)
        self._column.addWidget(box)
        self._column.addStretch(1)
        focus_soon(stop)
        return stop

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, of)
        self._bar.setValue(done)

    def _preview_step(self, plan: ImportPlan) -> None:
        self._job = None
        empty_of(self._column)
        self.preview = ImportPreview(plan)
        self.preview.cancelled.connect(lambda: self._choose_step())  # noqa: PLW0108 - likewise
        self.preview.mapping_changed.connect(self._plan_again)
        self.preview.save_bad_wanted.connect(lambda: self._save_bad_rows(plan))
        self.preview.import_wanted.connect(self._import)
        self._column.addWidget(self.preview, 1)
        focus_soon(self.preview.go)

    def _plan_again(self, mapping: ColumnMapping | None, columns: Mapping[Field, str] | None = None) -> None:
        table = self._table
        if table is None:
            return
        self._working_step("Looking at the file again…")
        self._job = self.jobs.run(
            lambda desk, report: desk.plan_import(table, mapping, report, columns or {}),
            self._preview_step,
            owner=self,
            progress=self._progress,
            failed=self._refused,
        )

    def _import(self) -> None:
        preview = self.preview
        if preview is None:
            return
        plan, skip, other = preview.plan, preview.leave_out.isChecked(), preview.not_the_same
        stop = self._working_step("Importing. Nothing is kept until all of it is.")
        # Not by forgetting the job: it may be past stopping, and then what it did is shown.
        wanted = Event()
        stop.clicked.disconnect()
        stop.clicked.connect(wanted.set)
        stop.clicked.connect(lambda: stop.setEnabled(False))

        def apply(desk: Desk, report: Report) -> tuple[ImportOutcome, str]:
            def go_on(done: int, of: int) -> None:
                if wanted.is_set():
                    raise ImportStopped
                report(done, of)

            outcome = desk.apply_import(plan, skip_bad_rows=skip, not_the_same=other, report=go_on)
            return outcome, saved_at(desk)

        self._job = self.jobs.run(
            apply,
            lambda found: self._result_step(plan, *found),
            owner=self,
            progress=self._progress,
            failed=self._refused,
            changes=(Kind.PEOPLE, Kind.RELEASES),
        )

    def _result_step(self, plan: ImportPlan, outcome: ImportOutcome, when: str) -> None:
        self._job, self.preview, self._table, self._is_done = None, None, None, True
        self.bench.said.emit(when)
        empty_of(self._column)
        self._column.addWidget(words("Imported", "title"))
        left_out = len(outcome.rejected)
        inside = column(gap=6)
        inside.addWidget(
            words(
                f"{_rows(outcome.rows)}: {outcome.created:,} somebody new, {outcome.matched:,} already on this desk, "
                f"{left_out:,} left out.",
                "heading",
                wrap=True,
            )
        )
        news = news_in_words(outcome.matched, outcome.changed, outcome.news)
        if news:
            inside.addWidget(words(news, wrap=True))
        buttons = line(gap=8)
        see = button("See who is due out", "calendar-clock", kind="primary")
        see.clicked.connect(lambda: self._go(Place("releases")))
        buttons.addWidget(see)
        if left_out:
            bad = button("Save rows with problems…", "file-down")
            bad.clicked.connect(lambda: self._save_bad_rows(plan))
            buttons.addWidget(bad)
        again = button("Import another", "upload")
        again.clicked.connect(lambda: self._choose_step())  # noqa: PLW0108 - likewise
        buttons.addWidget(again)
        buttons.addStretch(1)
        inside.addLayout(buttons)
        self._column.addWidget(banner(Tone.GOOD, inside, "circle-check"))
        self._column.addStretch(1)
        focus_soon(see)

    def _go(self, place: Place) -> None:
        self._choose_step()
        self.navigate.emit(place)

    def _save_bad_rows(self, plan: ImportPlan) -> None:
        dialog = saving_dialog(self, "Save rows with problems", _BAD_ROWS, "CSV (*.csv)", "csv")
        dialog.fileSelected.connect(lambda path: self.save_bad_rows_to(plan, path))
        dialog.open()

    def save_bad_rows_to(self, plan: ImportPlan, path: str) -> None:
        """Writes the rows with problems; the dialog has asked before overwriting."""
        self.jobs.ask(
            lambda desk: desk.save_bad_rows(plan, Path(path), overwrite=True),
            lambda count: self.bench.said.emit(f"{_rows(count)} saved to correct"),
            owner=self,
        )

    def _refused(self, problem: UserFacingError) -> None:
        self._choose_step(words_for(problem))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"

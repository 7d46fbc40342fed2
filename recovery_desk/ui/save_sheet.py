"""Saving sheets as a file: encrypted with a passphrase that is shown once, or, on purpose, without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QProgressBar, QWidget

from recovery_desk.domain.prints import PrintWay
from recovery_desk.ui.file_choosing import choose, saving_dialog
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, text_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from recovery_desk.ui.jobs import Job
    from recovery_desk.ui.screen import Bench
    from recovery_desk.usecases.desk import Desk, Report
    from recovery_desk.usecases.paper.pack_content import DrawnPack
    from recovery_desk.usecases.paper.print_sheets import LockSheets

FILE_NAME = "recovery-desk-sheet.pdf"
"""What a saved sheet is called at first: nobody's name."""

SHORTEST = 8


class SaveSheet(QDialog):
    """Asks how, then where. Drawing and encrypting can be stopped; then nothing was written."""

    def __init__(
        self,
        bench: Bench,
        drawn: DrawnPack,
        parent: QWidget,
        *,
        may_save_plain: bool,
        one_by_one: Callable[[Report], list[bytes]] | None = None,
    ) -> None:
        """`one_by_one` draws a file for each person, where there are several."""
        super().__init__(parent)
        self._one_by_one = one_by_one
        self._lock: LockSheets | None = None
        self._job: Job | None = None
        self.each = QCheckBox("A file for each person, numbered and without a name")
        self.each.setVisible(one_by_one is not None)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Save as PDF")
        self._bench, self._drawn = bench, drawn
        self.passphrase = LabelledField(
            "Passphrase of the file",
            text_field("Passphrase of the file"),
            "Write it down or read it out now: it is kept nowhere. Send it another way than the file.",
        )
        self.plain = QCheckBox("Save without a passphrase: whoever finds the file can read it")
        self.plain.setEnabled(may_save_plain)
        if not may_save_plain:
            self.plain.setText("Saving without a passphrase is switched off on this desk")
        self.summary = ErrorSummary()
        self._bar = QProgressBar()
        self._bar.setAccessibleName("How far the file is")
        self._go = button("Choose where…", "file-down", kind="primary")
        self._leave = button("Cancel")
        self._lay_out()
        self._set_busy(busy=False)
        audience = drawn.audience
        bench.jobs.ask(lambda desk: (desk.paper.lock, desk.paper.lock.suggested(audience)), self._suggest, owner=self)

    def _lay_out(self) -> None:
        whole = column(self, margin=18, gap=12)
        whole.addWidget(words("Save as PDF", "large"))
        whole.addWidget(self.summary)
        whole.addWidget(self.passphrase)
        whole.addWidget(self.plain)
        whole.addWidget(self.each)
        whole.addWidget(self._bar)
        self.plain.toggled.connect(lambda on: self.passphrase.setEnabled(not on))
        buttons = line(gap=8)
        self._go.setDefault(True)
        self._go.clicked.connect(self._choose)
        self._leave.clicked.connect(self.reject)
        buttons.addWidget(self._go)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        whole.addLayout(buttons)

    def _suggest(self, found: tuple[LockSheets, str]) -> None:
        self._lock, passphrase = found
        self._typed.setText(passphrase)

    @property
    def _typed(self) -> QLineEdit:
        field = self.passphrase.field
        assert isinstance(field, QLineEdit)  # noqa: S101 - made above
        return field

    def _choose(self) -> None:
        if not self.plain.isChecked() and len(self._typed.text()) < SHORTEST:
            problem = f"Enter at least {SHORTEST} characters, or use the passphrase that was suggested"
            self.summary.show_problems(((self.passphrase, problem),))
            self.passphrase.show_problem(problem)
            return
        if self.each.isChecked():
            choose(self, "Choose a folder for the sheets", self.save_to)
            return
        dialog = saving_dialog(self, "Save PDF", FILE_NAME, "PDF (*.pdf)", "pdf")
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Draws and encrypts beside the desk; then the desk writes the file and, with it, that it left."""
        split = self._one_by_one if self.each.isChecked() else None
        if split is not None and any(Path(path).glob("sheets-*.pdf")):
            self._refuse("There are sheets in that folder already. Choose an empty one.")
            return
        plain, passphrase, lock = self.plain.isChecked(), self._typed.text(), self._lock
        whole = self._drawn.sheet.pdf
        if not plain and lock is None:
            return

        def make(report: Report) -> list[bytes]:
            made = [whole] if split is None else split(report)
            if plain or lock is None:
                return made
            if split is None:
                return [lock(whole, passphrase, report)]
            locked = []
            for number, one in enumerate(made):
                report(number, len(made))
                locked.append(lock(one, passphrase))
            return locked

        self._set_busy(busy=True)
        self._job = self._bench.jobs.beside(
            make,
            lambda contents: self._write(_paths(path, len(contents), split=split is not None), contents, plain=plain),
            owner=self,
            progress=self._progress,
        )

    def _write(self, paths: Sequence[str], contents: Sequence[bytes], *, plain: bool) -> None:
        people, way = self._drawn.people, PrintWay.SAVED_PLAIN if plain else PrintWay.SAVED

        def leave(desk: Desk, report: Report) -> bool:
            try:
                desk.paper.note(people, way, lambda: _write_all(paths, contents, report))
            except OSError:
                return False
            return True

        self._job = self._bench.jobs.run(
            leave,
            self._written,
            owner=self,
            progress=self._progress,
            settled=lambda: self._set_busy(busy=False),
            changes=(Kind.PRINTS, Kind.CHECKS),
        )

    def _written(self, is_there: bool) -> None:  # noqa: FBT001 - the answer of a job
        if is_there:
            self.accept()
        else:
            self._refuse("The PDF could not be saved there. Choose another folder.")

    def _refuse(self, said: str) -> None:
        self._set_busy(busy=False)
        self.summary.show_problems((), said)

    def reject(self) -> None:
        """Stops what is being made; with nothing being made, leaves."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._set_busy(busy=False)

    def _progress(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)

    def _set_busy(self, *, busy: bool) -> None:
        if not busy:
            self._job = None
        self._bar.setVisible(busy)
        self._bar.setRange(0, 0 if busy else 1)
        self._go.setEnabled(not busy)
        self._leave.setText("Stop" if busy else "Cancel")
        if busy:
            self._leave.setFocus()


def _paths(path: str, many: int, *, split: bool) -> list[str]:
    return [f"{path}/sheets-{number:03}.pdf" for number in range(1, many + 1)] if split else [path]


def _write_all(paths: Sequence[str], contents: Sequence[bytes], report: Report) -> None:
    """Every file or none: what was written is taken away again where one cannot be, or where somebody stops it."""
    written: list[str] = []
    try:
        for number, (path, content) in enumerate(zip(paths, contents, strict=True)):
            report(number, len(paths))
            _write_whole(path, content)
            written.append(path)
    except BaseException:
        for path in written:
            Path(path).unlink(missing_ok=True)
        raise


def _write_whole(path: str, content: bytes) -> None:
    """Whole or not at all; raises `OSError`."""
    file = QSaveFile(path)
    if not (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(QByteArray(content)) == len(content)
        and file.commit()
    ):
        raise OSError(file.errorString())

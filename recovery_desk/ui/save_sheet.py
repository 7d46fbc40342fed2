"""Saving sheets as a file: encrypted with a passphrase that is shown once, or, on purpose, without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QIODevice, QSaveFile, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from recovery_desk.domain.prints import PrintWay
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import ErrorSummary, LabelledField, text_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from recovery_desk.ui.screen import Bench
    from recovery_desk.usecases.desk import Report

FILE_NAME = "recovery-desk-sheet.pdf"
"""What a saved sheet is called at first: nobody's name."""

SHORTEST = 8


class SaveSheet(QDialog):
    """Asks how, then where; `saved` says in which way it was done."""

    saved = Signal(object)
    """A `PrintWay`."""

    def __init__(
        self,
        bench: Bench,
        pdf: bytes,
        parent: QWidget,
        *,
        may_save_plain: bool,
        audience: str = "",
        one_by_one: Callable[[Report], list[bytes]] | None = None,
    ) -> None:
        """`one_by_one` draws a file for each person, where there are several."""
        super().__init__(parent)
        self._one_by_one = one_by_one
        self.each = QCheckBox("A file for each person, numbered and without a name")
        self.each.setVisible(one_by_one is not None)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Save as PDF")
        self._bench, self._pdf = bench, pdf
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
        self._lay_out()
        bench.jobs.ask(lambda desk: desk.paper.lock.suggested(audience), self._suggest, owner=self)

    def _lay_out(self) -> None:
        whole = column(self, margin=18, gap=12)
        whole.addWidget(words("Save as PDF", "large"))
        whole.addWidget(self.summary)
        whole.addWidget(self.passphrase)
        whole.addWidget(self.plain)
        whole.addWidget(self.each)
        self.plain.toggled.connect(lambda on: self.passphrase.setEnabled(not on))
        buttons = line(gap=8)
        go = button("Choose where…", "file-down", kind="primary")
        go.setDefault(True)
        go.clicked.connect(self._choose)
        leave = button("Cancel")
        leave.clicked.connect(self.reject)
        buttons.addWidget(go)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        whole.addLayout(buttons)

    def _suggest(self, passphrase: str) -> None:
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
        split = self.each.isChecked()
        dialog = QFileDialog(self, "Save PDF", "" if split else FILE_NAME, "PDF (*.pdf)")
        if split:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("pdf")
        # The system's own dialog writes the name into lists of recent files.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Encrypts where it was asked for, then writes the file, whole or not at all."""
        if self.each.isChecked() and self._one_by_one is not None:
            self._bench.jobs.beside(self._one_by_one, lambda files: self._lock(path, files), owner=self)
        else:
            self._lock(path, [self._pdf])

    def _lock(self, path: str, pdfs: list[bytes]) -> None:
        """Encrypts each file on the desk's thread, unless none of them is to be."""
        if self.plain.isChecked():
            self._write(path, pdfs, PrintWay.SAVED_PLAIN)
            return
        passphrase = self._typed.text()
        self._bench.jobs.ask(
            lambda desk: [desk.paper.lock(pdf, passphrase) for pdf in pdfs],
            lambda locked: self._write(path, locked, PrintWay.SAVED),
            owner=self,
        )

    def _write(self, path: str, contents: list[bytes], way: PrintWay) -> None:
        split = self.each.isChecked() and self._one_by_one is not None
        for number, content in enumerate(contents, start=1):
            if not _written(f"{path}/sheets-{number:03}.pdf" if split else path, content):
                said = "The PDF could not be saved there. Choose another folder."
                QMessageBox.warning(self, "Recovery Desk", said)
                return
        self.saved.emit(way)
        self.accept()


def _written(path: str, content: bytes) -> bool:
    """Whole or not at all."""
    file = QSaveFile(path)
    return (
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        and file.write(QByteArray(content)) == len(content)
        and file.commit()
    )

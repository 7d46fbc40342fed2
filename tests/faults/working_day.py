"""A working day through the windows, over a desk of its own, ended by a crash; run as a program by the leak proofs.

Arguments: the data folder, the folder to export to, the planted surname, the planted sentence.
"""

import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit

from recovery_desk.clocks import FixedClock
from recovery_desk.domain.notes import NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.workers import Role
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.ui.desk_application import DeskApplication, qt_application
from recovery_desk.ui.file_choosing import choose
from recovery_desk.ui.print_preview import DOCUMENT_NAME, PrintPreview
from recovery_desk.ui.save_sheet import SaveSheet
from recovery_desk.ui.screen import Place
from recovery_desk.ui.theme import theme
from recovery_desk.usecases.audit_ports import AuditFilter
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.write_note import NoteWritten

PASSPHRASE = "four made up words"
HERS = "puffin bramble kettle reel"
CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


class WorkingDay:
    """What a worker does between coming in and the laptop breaking down."""

    def __init__(self, data: Path, out: Path, surname: str, sentence: str) -> None:
        self.out, self.surname, self.sentence = out, surname, sentence
        self.desk = DeskApplication(DataFolderDoor(data, FixedClock(date(2026, 11, 23)), CHEAP))
        self.person = PersonId(FreshIds().new())

    def settle(self) -> None:
        quiet, until = 0, time.monotonic() + 30
        while quiet < 20 and time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.01)
            quiet = quiet + 1 if self.desk.jobs.is_idle else 0

    def ask(self, work: Callable[[Desk], object]) -> None:
        self.desk.jobs.ask(work, owner=self.desk.window)
        self.settle()

    def go(self, place: Place) -> None:
        frame = self.desk.window.desk_frame
        if frame is None:
            raise SystemExit("the desk is not open")
        frame.go(place)
        self.settle()

    def run(self) -> None:
        window = self.desk.window
        self.desk.begin()
        self.desk.jobs.open(lambda door, _: door.start(PASSPHRASE, "M. Kerr"), owner=window)
        self.settle()
        person = Person(self.person, self.surname, "Ann", "", prison_number="987654")

        def write_down(desk: Desk) -> None:
            with desk.store.saving():
                desk.store.people.add(person)
            desk.notes.write(self.person, NoteWritten(NoteKind.SEEN, self.sentence))

        self.ask(write_down)
        self.ask(lambda desk: self.say(f"{len(desk.notes.read(self.person).lines)} note"))
        for tab in ("overview", "plan", "notes", "history"):
            self.go(Place("person", self.person, tab))
        self._type_and_leave()
        self._look_at_paper()
        self.go(Place("people", text=self.surname))
        self.ask(lambda desk: desk.audit.export(AuditFilter(), self.out / "audit.csv"))
        self.ask(lambda desk: desk.backups.to_file(str(self.out), "monday.rdbackup"))
        self._look_for_a_file()
        self._break_something()
        self._somebody_else()
        self.desk.jobs.open(lambda door, _: door.unlock(PASSPHRASE), owner=window)
        self.settle()
        self.go(Place("person", self.person, "notes"))
        self.say(window.windowTitle())
        os.kill(os.getpid(), signal.SIGKILL)

    def _somebody_else(self) -> None:
        """Another worker unlocks, looks for a draft that is not theirs, and locks again."""
        self.ask(lambda desk: desk.workers.add("A. Singh", Role.WORKER, HERS))
        self.desk.window.lock()
        self.settle()
        self.desk.jobs.open(lambda door, _: door.unlock(HERS), owner=self.desk.window)
        self.settle()
        self.ask(lambda desk: self.say(f"{len(desk.drafts.left_open())} of her drafts"))
        self.desk.window.lock()
        self.settle()

    def say(self, what: str) -> None:
        sys.stdout.write(f"{what}\n")
        sys.stdout.flush()

    def _type_and_leave(self) -> None:
        """Half a note: the draft is kept as it is typed."""
        window = self.desk.window
        self.go(Place("person", self.person, "notes"))
        window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        self.settle()
        fields = [field for field in window.findChildren(QPlainTextEdit) if field.isVisible()]
        for field in fields:
            field.setPlainText(f"Half typed: {self.sentence}")
        self.say(f"{len(fields)} half typed")
        for _ in range(150):
            QApplication.processEvents()
            time.sleep(0.01)
        self.settle()

    def _look_at_paper(self) -> None:
        """The preview of a sheet, drawn, and the sheet saved; nothing of it may touch the disk but encrypted."""
        screen = self.desk.window.current_screen
        if screen is not None:
            screen.print_chosen()
        self.settle()
        dialogs = self.desk.window.findChildren(QDialog)
        for dialog in dialogs:
            dialog.grab()
            if isinstance(dialog, PrintPreview):
                self._print(dialog)
                dialog._save()
                self.settle()
                for saving in dialog.findChildren(SaveSheet):
                    saving.save_to(str(self.out / "broken-off.pdf"))
                    saving.reject()
                    self.settle()
                    saving.save_to(str(self.out / "sheet.pdf"))
                    self.settle()
            dialog.reject()
        self.say(f"{len(dialogs)} preview")
        self.settle()

    def _look_for_a_file(self) -> None:
        """In a folder that is called after somebody, as folders are."""
        folder = self.out.parent.parent / f"{self.surname} papers"
        folder.mkdir()
        choose(self.desk.window, "Choose a file", lambda _file: None, filters="All (*)", start=str(folder))
        self.settle()
        for dialog in self.desk.window.findChildren(QFileDialog):
            dialog.setDirectory(str(folder))
            dialog.close()
        self.settle()
        folder.rmdir()

    def _print(self, preview: PrintPreview) -> None:
        """Onto a printer that is a file: pictures of pages, and a name that is nobody's."""
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.out / "printed.pdf"))
        printer.setDocName(DOCUMENT_NAME)
        ended: list[bool] = []
        preview.print_on(printer).finished.connect(lambda: ended.append(True))
        while not ended:
            QApplication.processEvents()
        self.settle()

    def _break_something(self) -> None:
        """A bug whose message quotes somebody: the crash file must not."""
        try:
            self._bug()
        except ValueError as bug:
            self.desk.door.take(bug)

    def _bug(self) -> None:
        raise ValueError(f"bad row for {self.surname}: {self.sentence}")


if __name__ == "__main__":
    application = qt_application()
    theme.apply(application)
    WorkingDay(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]).run()

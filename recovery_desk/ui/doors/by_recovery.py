"""What the doors share that open with the service's recovery key: the key typed or read, and a new passphrase."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.workers import Worker
from recovery_desk.ui.file_choosing import choose
from recovery_desk.ui.new_passphrase import NewPassphrase
from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words

_LONGEST_FILE = 20_000


class RecoveryKeyField(QWidget):
    """The groups from the sheet, or the file from the safe. It is kept nowhere."""

    read = Signal()
    """A file was read into it."""
    unreadable = Signal(str)
    """A sentence."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        whole = column(self, gap=8)
        self.field = long_field("Recovery key")
        hint = "The fourteen groups from the sheet, in their order. Small letters and spaces do not matter."
        whole.addWidget(LabelledField("Recovery key", self.field, hint))
        file = button("From a file…", name="Recovery key from a file")
        file.clicked.connect(
            lambda: choose(self.window(), "Choose the key file", self.take, filters="Recovery keys (*.txt);;All (*)")
        )
        across = line(gap=8)
        across.addWidget(file)
        across.addStretch(1)
        whole.addLayout(across)

    @property
    def text(self) -> str:
        """As typed."""
        return self.field.toPlainText()

    def take(self, file: str) -> None:
        """Reads a file into it."""
        try:
            with Path(file).open("rb") as opened:
                self.field.setPlainText(opened.read(_LONGEST_FILE).decode("utf-8", "replace"))
        except OSError:
            self.unreadable.emit("That file could not be read.")
        else:
            self.read.emit()


class TakePassphrase(QWidget):
    """Who one is, and a new passphrase."""

    taken = Signal(str, str)
    """Whose (the worker's id), and what."""

    def __init__(self, bench: Bench, workers: Sequence[Worker]) -> None:
        super().__init__()
        self.setObjectName("bare")
        whole = column(self, gap=10)
        self.who = choice("Who are you?", [(worker.name, worker.id) for worker in workers], "")
        self.passphrase = NewPassphrase(bench)
        self.open = button("Take this passphrase and unlock", "lock-open", kind="primary")
        self.open.clicked.connect(lambda: self.taken.emit(str(self.who.currentData()), self.passphrase.text))
        whole.addWidget(words("The history will say that the recovery key was used.", "small", wrap=True))
        whole.addWidget(LabelledField("Who are you?", self.who))
        whole.addWidget(self.passphrase)
        whole.addWidget(self.open)

"""A new passphrase: four words made up by the program stand there first; typed ones are judged as one types."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LabelledField, text_field
from recovery_desk.ui.widgets.frames import column, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.passphrases import Judgement

_PAUSE_MS = 300


class NewPassphrase(QWidget):
    """The field, readable, for it has to be written down or told; `known` are words anybody would try."""

    def __init__(self, bench: Bench, *known: str, name: str = "New passphrase") -> None:
        super().__init__()
        self.setObjectName("bare")
        self._bench, self._known = bench, known
        whole: QVBoxLayout = column(self, gap=6)
        self.field: QLineEdit = text_field(name)
        self.field.setMaxLength(1_000)
        self._labelled = LabelledField(
            name, self.field, "Four words, so that it is strong and easy to keep in mind. Type another if you like."
        )
        whole.addWidget(self._labelled)
        across = line(gap=8)
        another = button("Make up another", "redo-2")
        another.clicked.connect(self.make_up)
        across.addWidget(another)
        self.verdict = words("", "small", wrap=True)
        across.addWidget(self.verdict, 1)
        whole.addLayout(across)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._judge)
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.make_up()

    @property
    def text(self) -> str:
        """The passphrase as it stands."""
        return self.field.text()

    def make_up(self) -> None:
        """Four other words."""
        self._bench.jobs.at_door(lambda door, _: door.suggest_passphrase(), self._put, owner=self)

    def _put(self, made_up: str) -> None:
        self.field.setText(made_up)
        self.verdict.setText("Strong")

    def _judge(self) -> None:
        typed, known = self.text, self._known
        self._bench.jobs.at_door(lambda door, _: door.judge_passphrase(typed, *known), self._say, owner=self)

    def _say(self, judgement: Judgement) -> None:
        self.verdict.setText(judgement.words)

"""Asks who is talked about although they are not on the agenda."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from recovery_desk.ui.screen import Bench
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column
from recovery_desk.ui.widgets.person_finder import PersonFinder
from recovery_desk.ui.widgets.words import words


class SomebodyElse(QDialog):
    """A name is typed, Enter takes who is offered."""

    chosen = Signal(str)

    def __init__(self, bench: Bench, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Recovery Desk")
        self.setAccessibleName("Somebody who is not on the agenda")
        whole = column(self, margin=18, gap=12)
        whole.addWidget(words("Somebody who is not on the agenda", "large"))
        self.finder = PersonFinder(bench)
        self.finder.taken.connect(self._take)
        whole.addWidget(self.finder)
        whole.addStretch(1)
        across = Flow(gap=8)
        cancel = button("Cancel")
        cancel.clicked.connect(self.reject)
        across.addWidget(cancel)
        whole.addLayout(across)
        self.resize(theme.px(520), theme.px(360))
        self.finder.setFocus()

    def _take(self) -> None:
        if self.finder.person_id is not None:
            self.chosen.emit(self.finder.person_id)
            self.accept()

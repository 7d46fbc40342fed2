"""Several of many, chosen by typing: what fits is offered, Enter takes it, a button takes each out again."""

import json
from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from recovery_desk.domain.folding import fold
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import LONGEST_LINE, suggest
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of


class NamesField(QWidget):
    """Names out of a list, in the order they were taken."""

    changed = Signal()

    def __init__(self, name: str, known: Sequence[str], chosen: Iterable[str] = ()) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._known = {fold(each): each for each in known}
        self.names: tuple[str, ...] = ()
        self.line = _Line()
        self.line.taken.connect(self._take)
        self.line.setAccessibleName(name)
        self.line.setMaxLength(LONGEST_LINE)
        self.line.setPlaceholderText("Type a part of the name" if known else "There is none to choose from yet")
        suggest(self.line, known)
        completer = self.line.completer()
        # The line takes over what was chosen only after this signal.
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self, self._take))
        self.setFocusProxy(self.line)
        whole = column(self, gap=6)
        whole.addWidget(self.line)
        self._shown = Flow(gap=6)
        whole.addLayout(self._shown)
        self._show(tuple(chosen))

    def draft_text(self) -> str:
        """The names, as a draft keeps them."""
        return json.dumps(self.names)

    def put_draft(self, text: str) -> None:
        """The names that were taken before; those that are no longer known are left out."""
        known = set(self._known.values())
        self._show(tuple(each for each in json.loads(text or "[]") if each in known))

    def _take(self) -> None:
        """The name as written; else the only one, or the first, that has what is typed in it."""
        typed = fold(self.line.text())
        if not typed:
            return
        fitting = (
            [self._known[typed]] if typed in self._known else [n for key, n in self._known.items() if typed in key]
        )
        if fitting:
            self._show((*self.names, fitting[0]))
            self.line.clear()
            self.changed.emit()

    def _take_out(self, name: str) -> None:
        self._show(tuple(each for each in self.names if each != name))
        self.line.setFocus()
        self.changed.emit()

    def _show(self, names: tuple[str, ...]) -> None:
        self.names = tuple(dict.fromkeys(names))
        empty_of(self._shown)
        for name in self.names:
            made = button(name, "x", name=f"Take out {name}")
            made.clicked.connect(partial(self._take_out, name))
            self._shown.addWidget(made)


class _Line(QLineEdit):
    """Enter takes a name and stays in the form."""

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter is for this field while something stands in it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.taken.emit()
            event.accept()
        else:
            super().keyPressEvent(event)

"""Several names under one field: typed one by one with known names offered, each to be taken out again."""

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.fields import suggest, text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, line


class Several(QWidget):
    """A line with Add, and the names that are in, each a button that takes it out. Enter adds what is typed."""

    changed = Signal()

    def __init__(self, name: str, suggestions: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self._name, self._chosen = name, list[str]()
        whole = column(self, gap=6)
        self.typed = text_field(f"{name}: type a name, Enter adds it")
        suggest(self.typed, suggestions)
        self.typed.installEventFilter(self)
        self.typed.textChanged.connect(lambda _text: self.changed.emit())
        across = line(gap=8)
        across.addWidget(self.typed, 1)
        put_in = button("Add", "plus", name=f"Add to {name}")
        put_in.clicked.connect(self.add_typed)
        across.addWidget(put_in)
        whole.addLayout(across)
        self._names = QWidget()
        self._names.setObjectName("bare")
        self._flow = Flow(self._names, gap=6)
        whole.addWidget(self._names)
        self.setFocusProxy(self.typed)
        self._lay_out()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names in their order; what still stands in the line counts as well."""
        typed = self._line
        return (*self._chosen, *([typed] if typed and typed not in self._chosen else ()))

    def choose(self, names: Iterable[str]) -> None:
        """These and no others."""
        self._chosen = list(dict.fromkeys(names))
        self.typed.clear()
        self._lay_out()
        self.changed.emit()

    def add_typed(self) -> None:
        """Takes in what stands in the line."""
        if self._line:
            self.choose(self.chosen)
            self.typed.setFocus()

    def draft_text(self) -> str:
        """What is in, as a draft keeps it."""
        return json.dumps(self.chosen)

    def put_draft(self, text: str) -> None:
        """What was in before."""
        self.choose(json.loads(text) if text else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter in the line adds; it saves no form."""
        del watched
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self._line
        ):
            self.add_typed()
            return True
        return False

    @property
    def _line(self) -> str:
        return " ".join(self.typed.text().split())

    def _lay_out(self) -> None:
        empty_of(self._flow)
        for name in self._chosen:
            out = button(name, "x", name=f"Take out {name}", tip="Take out")
            out.clicked.connect(lambda _on=False, name=name: self._take_out(name))
            self._flow.addWidget(out)
        self._names.setVisible(bool(self._chosen))
        self._names.setMinimumHeight(theme.px(30) if self._chosen else 0)

    def _take_out(self, name: str) -> None:
        self._chosen.remove(name)
        self._lay_out()
        self.typed.setFocus()
        self.changed.emit()

"""A box that lists the records of one kind, and opens the form of one of them in its place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from recovery_desk.ui.palette import Tone
from recovery_desk.ui.records.editor import RecordEditor
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow, is_large
from recovery_desk.ui.widgets.frames import card, column, empty_of, image, line, rule, tag
from recovery_desk.ui.widgets.words import copyable, words

Tag = tuple[str, Tone, str]

_MOST_BESIDE = 3
"""So many buttons stand beside the words of a row; more go below them."""


@dataclass(frozen=True, slots=True)
class RowDeed:
    """A button of a row; `name` is what screen readers say, for "Edit" alone says little."""

    text: str
    name: str
    do: Callable[[], None]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it is read: what it is, what else is known, what must be seen."""

    heading: str
    sentences: Sequence[str] = ()
    tags: Sequence[Tag] = ()
    deeds: Sequence[RowDeed] = ()
    is_past: bool = False


class RecordCard(QFrame):
    """Title, a button to add, the records; or the form."""

    add_wanted = Signal()

    def __init__(self, title: str, picture: str, *, add: str = "", empty: str = "", add_name: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self._empty = empty
        whole = column(self, gap=0)
        head = Flow(gap=8)
        head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        named = QWidget()
        named.setObjectName("bare")
        inside = line(named, gap=8)
        inside.addWidget(image(picture, "text", 18))
        inside.addWidget(words(title, "heading"))
        head.addWidget(named)
        head.spring()
        self.add = button(add or "Add", "plus", name=add_name or add or f"Add to {title}")
        self.add.clicked.connect(self.add_wanted)
        head.addWidget(self.add)
        if not add:
            self.add.hide()
        whole.addLayout(head)
        whole.addWidget(rule())
        self._rows: QVBoxLayout = column(gap=0)
        whole.addLayout(self._rows)
        self.editor: RecordEditor | None = None
        self._shown: Sequence[Row] = ()

    @property
    def is_editing(self) -> bool:
        """Whether a form stands in the place of the list."""
        return self.editor is not None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows the records; a form that is open stays."""
        self._shown = rows
        if self.editor is None:
            self._lay_out()

    def open(self, editor: RecordEditor) -> None:
        """Puts a form in the place of the list."""
        empty_of(self._rows)
        self.editor = editor
        self.add.setEnabled(False)
        editor.saved.connect(self.close_editor)
        editor.closed.connect(self.close_editor)
        self._rows.addWidget(editor)

    def close_editor(self) -> None:
        """Back to the list."""
        if self.editor is not None:
            self.editor = None
            self.add.setEnabled(True)
            self._lay_out()
            if self.add.isVisible():
                self.add.setFocus()

    def _lay_out(self) -> None:
        empty_of(self._rows)
        for at, row in enumerate(self._shown):
            if at:
                self._rows.addWidget(rule())
            self._rows.addWidget(_row(row))
        if not self._shown and self._empty:
            said = words(self._empty, "subtle", wrap=True)
            said.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(14))
            self._rows.addWidget(said)


def _row(row: Row) -> QWidget:
    made = QWidget()
    made.setObjectName("bare")
    across = line(made, gap=10)
    across.setContentsMargins(theme.px(16), theme.px(9), theme.px(12), theme.px(9))
    told = column(gap=3)
    head = Flow(gap=8)
    head.addWidget(copyable(row.heading, "subtle" if row.is_past else "strong", wrap=False))
    for text, tone, picture in row.tags:
        head.addWidget(tag(text, tone, picture))
    told.addLayout(head)
    for sentence in row.sentences:
        if sentence:
            told.addWidget(copyable(sentence, "subtle" if row.is_past else ""))
    across.addLayout(told, 1)
    buttons = [_does(deed) for deed in row.deeds]
    if len(buttons) > _MOST_BESIDE or (is_large() and len(buttons) > 1):
        below = Flow(gap=8)
        for does in buttons:
            below.addWidget(does)
        told.addSpacing(theme.px(4))
        told.addLayout(below)
    else:
        for does in buttons:
            across.addWidget(does, alignment=Qt.AlignmentFlag.AlignTop)
    return made


def _does(deed: RowDeed) -> QPushButton:
    made = button(deed.text, deed.picture, name=deed.name, tip="" if deed.text else deed.name)
    made.clicked.connect(deed.do)
    return made


def plain_card(title: str, picture: str, inside: QWidget) -> QFrame:
    """A box with a title and anything in it."""
    box = card()
    whole = column(box, gap=0)
    head = line(gap=8)
    head.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
    head.addWidget(image(picture, "text", 18))
    head.addWidget(words(title, "heading"), 1)
    whole.addLayout(head)
    whole.addWidget(rule())
    whole.addWidget(inside)
    return box

"""Keying the paper back in: a code and a letter, Enter, the next; what was marked stands below, the last on top."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.day_codes import LENGTH
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.prison_day.day_words import came_of_it
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import text_field
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, tag
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.prison_day.keep_day import Marked

_WIDE = 230


class KeyIn(QWidget):
    """`typed` says what was typed when Enter is pressed; `keyed` counts who was marked."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.field = text_field("Code and letter from the list", "KTMS")
        self.field.setMaxLength(LENGTH + 5)
        self.field.setMaximumWidth(theme.px(_WIDE))
        self.field.returnPressed.connect(self._enter)
        self._said = Flow(gap=8)
        self.keyed = 0
        row = Flow(gap=8)
        row.addWidget(words("Key the paper back in: code, letter, Enter", "strong"))
        row.addWidget(self.field)
        whole = column(self, gap=6)
        whole.addLayout(row)
        whole.addLayout(self._said)

    def _enter(self) -> None:
        """The field is free for the next at once: whoever keys in does not wait for the desk."""
        typed = self.field.text().strip()
        if typed:
            self.field.clear()
            self.typed.emit(typed)

    def took(self, marked: Marked) -> None:
        """Somebody was marked."""
        self.keyed += 1
        left = marked.meetings_left
        more = f"; {so_many(left, 'meeting')} of that day to be recorded one by one" if left else ""
        self._say(
            f"{marked.person.filed_as}: {came_of_it(marked.line).lower()}{more}", Tone.CARE if left else Tone.GOOD
        )

    def refused(self, typed: str, sentence: str) -> None:
        """What was typed is there again, marked, to be put right; unless the next is being typed by now."""
        if not self.field.text():
            self.field.setText(typed)
            self.field.selectAll()
        self._say(sentence, Tone.HARD)

    def _say(self, sentence: str, tone: Tone) -> None:
        empty_of(self._said)
        self._said.addWidget(tag(sentence, tone))

    def clear(self) -> None:
        """Another list."""
        self.keyed = 0
        self.field.clear()
        empty_of(self._said)

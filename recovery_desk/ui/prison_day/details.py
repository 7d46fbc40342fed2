"""Somebody on the list: why, where, when, the code, and a key for each thing that can have come of it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.prison_day import MARK_KEYS, WHY_TO_SEE_NAMES
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.prison_day.day_words import (
    came_of_it,
    mark_words,
    picture_of,
    rolled_words,
    time_words,
    tone_of,
    where_words,
)
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, empty_of, tag
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.prison_day.list_day import PrisonDay, ToSee


class DayDetails(QWidget):
    """Shows one line; `mark_wanted` carries a letter, `leave_wanted` and `open_wanted` nothing."""

    mark_wanted = Signal(str)
    leave_wanted = Signal()
    open_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._inside = column(self, gap=8)

    def show_one(self, one: ToSee | None, listed: PrisonDay) -> None:
        """Shows a line, or none."""
        empty_of(self._inside)
        if one is None:
            return
        head = Flow(gap=10)
        head.addWidget(words(one.row.filed_as, "heading"))
        head.addWidget(tag(came_of_it(one.line), tone_of(one.line), picture_of(one.line)))
        self._inside.addLayout(head)
        facts = (time_words(one), where_words(one), one.row.prison_number, f"code {one.code}" if one.code else "")
        self._inside.addWidget(words(" · ".join(part for part in facts if part), "subtle", wrap=True))
        place = ", ".join(part for part in (one.where, one.whom) if part)
        for text in (place, rolled_words(one)):
            if text:
                self._inside.addWidget(words(text, wrap=True))
        for reason in one.reasons:
            row = Flow(gap=8)
            row.addWidget(tag(WHY_TO_SEE_NAMES[reason.kind], Tone.NOTE))
            self._inside.addLayout(row)
            self._inside.addWidget(words(reason.words, wrap=True))
        if not one.reasons and one.line is not None and one.line.why:
            self._inside.addWidget(words(f"Was put on the list because: {one.line.why}", wrap=True))
        if listed.day <= listed.today:
            self._inside.addWidget(words("What came of it", "strong"))
            self._inside.addLayout(self._marks(one))
        self._inside.addLayout(self._others())

    def _marks(self, one: ToSee) -> Flow:
        across = Flow(gap=6)
        for letter in MARK_KEYS:
            if letter == "X" and not one.is_marked:
                continue
            made = button(
                f"{letter}  {mark_words(letter)}",
                name=mark_words(letter),
                tip=letter,
                kind="primary" if letter == "S" else "",
            )
            made.clicked.connect(self._marker(letter))
            across.addWidget(made)
        return across

    def _marker(self, letter: str) -> Callable[[], None]:
        return lambda: self.mark_wanted.emit(letter)

    def _others(self) -> Flow:
        across = Flow(gap=6)
        leave = button("Leave out", "user-x", name="Leave out of this day", tip="Delete")
        leave.clicked.connect(self.leave_wanted)
        page = button("Their page", "user-round", name="Open their page", tip="Enter")
        page.clicked.connect(self.open_wanted)
        across.addWidget(leave)
        across.addWidget(page)
        return across

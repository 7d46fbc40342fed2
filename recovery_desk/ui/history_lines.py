"""Deeds of the history as rows: what was done, who did it and when, and each change from what to what."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.counting import so_many
from recovery_desk.domain.dates import clock_time, plain_date
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import column, tag
from recovery_desk.ui.widgets.words import copyable, words
from recovery_desk.usecases.tell_history import ToldDeed

_MOST_AT_FIRST = 8


def deed_row(deed: ToldDeed, undo: Callable[[ToldDeed], None] | None = None) -> QWidget:
    """One deed; with `undo`, a button that takes it back where it still stands."""
    row = QWidget()
    row.setObjectName("bare")
    whole = column(row, gap=3)
    whole.setContentsMargins(theme.px(16), theme.px(9), theme.px(12), theme.px(9))
    top = Flow(gap=8)
    said = copyable(deed.headline, "strong" if deed.lines else "")
    said.setMinimumWidth(theme.px(280))
    said.setSizePolicy(said.sizePolicy().Policy.Expanding, said.sizePolicy().Policy.Preferred)
    top.addWidget(said)
    if deed.is_undone:
        top.addWidget(tag("Taken back", Tone.PLAIN, "undo-2"))
    at = uk_time(deed.at)
    when = f"{plain_date(at.date())}, {clock_time(at)}"
    top.addWidget(words(f"{deed.worker or 'The desk'} · {when}", "small"))
    if undo is not None and deed.can_be_undone and not deed.is_undone:
        back = button("Take back", "undo-2", name=f"Take back: {deed.headline}, {when}")
        back.clicked.connect(lambda: undo(deed))
        top.addWidget(back)
    whole.addLayout(top)
    for text in deed.lines[:_MOST_AT_FIRST]:
        whole.addWidget(_change(text))
    rest = deed.lines[_MOST_AT_FIRST:]
    if rest:
        more = button(
            f"{len(rest)} more", kind="link", name=f"{so_many(len(rest), 'more change')} of: {deed.headline}, {when}"
        )
        whole.addWidget(more, alignment=Qt.AlignmentFlag.AlignLeft)

        def unfold() -> None:
            more.hide()
            for text in rest:
                whole.addWidget(_change(text))

        more.clicked.connect(unfold)
    return row


def _change(text: str) -> QWidget:
    made = copyable(text, "subtle")
    made.setContentsMargins(theme.px(12), 0, 0, 0)
    return made

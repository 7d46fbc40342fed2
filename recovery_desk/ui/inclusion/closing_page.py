"""The end of the meeting: what was agreed in figures, what nobody came to, when it meets next, and closing it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_desk.domain.inclusion import OutcomeKind
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import Tile, banner, column
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.inclusion.meeting import MeetingNow
from recovery_desk.usecases.inclusion.sheets import when_in_words


class ClosingPage(QWidget):
    """Shown after the last person."""

    close_wanted = Signal()

    def __init__(self, now: MeetingNow) -> None:
        super().__init__()
        self.setObjectName("bare")
        outcomes = [outcome for person in now.people for outcome in person.outcomes]
        actions = sum(each.kind is OutcomeKind.ACTION for each in outcomes)
        undone = sum(len(person.undone) for person in now.people)
        whole = column(self, gap=12)
        whole.addWidget(words("Close the meeting", "title"))
        tiles = Flow(gap=10)
        for figure, tile in (
            (now.discussed, Tile(f"of {len(now.people)} talked about", Tone.GOOD)),
            (len(outcomes) - actions, Tile("decisions", Tone.PLAIN, "decision")),
            (actions, Tile("actions, each a task", Tone.PLAIN, "action, a task")),
            (undone, Tile("not done from earlier: carried on", Tone.CARE)),
        ):
            tile.show_figure(figure)
            tiles.addWidget(tile)
        whole.addLayout(tiles)
        left = [person.name for person in now.people if not person.item.is_discussed]
        if left:
            inside = column(gap=4)
            inside.addWidget(words("Nobody came to these", "heading"))
            inside.addWidget(words("; ".join(left), wrap=True))
            whole.addWidget(banner(Tone.CARE, inside))
        following = when_in_words(now.following) if now.following is not None else "No meeting follows in this series."
        whole.addWidget(words(f"Next meeting: {following}" if now.following else following, wrap=True))
        said = "Once it is closed its minutes stand, and are ready to print. What is not done is on the next agenda."
        whole.addWidget(words(said, "subtle", wrap=True))
        across = Flow(gap=8)
        self.button = button("Close the meeting", "check", kind="primary", tip="Enter")
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.close_wanted)
        across.addWidget(self.button)
        whole.addLayout(across)
        whole.addStretch(1)

    def start(self) -> None:
        """The cursor on the button."""
        self.button.setFocus()

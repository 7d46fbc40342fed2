"""The line at the top of a form that was left half typed: since when, and a way to begin anew."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from recovery_desk.domain.dates import clock_time, day_and_month
from recovery_desk.domain.uk_time import uk_time
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import banner, column
from recovery_desk.ui.widgets.words import words

_LEAST = 200


class DraftNotice(QFrame):
    """Hidden until something comes back."""

    thrown_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._since = words("", "strong", wrap=True)
        self._since.setMinimumWidth(theme.px(_LEAST))
        self._since.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        drop = button("Throw it away", "trash-2", name="Throw away what was typed before")
        drop.clicked.connect(self.thrown_away)
        inside = Flow(gap=10)
        inside.addWidget(words("Not saved yet.", "strong"))
        inside.addWidget(self._since)
        inside.addWidget(drop)
        column(self).addWidget(banner(Tone.NOTE, inside, "history"))
        self.hide()

    def show_since(self, kept_at: datetime) -> None:
        """Says since when this has been waiting."""
        at = uk_time(kept_at)
        self._since.setText(f"You typed this on {day_and_month(at.date())} at {clock_time(at)}.")
        self.show()

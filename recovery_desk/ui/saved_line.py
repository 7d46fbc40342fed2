"""The line every worker looks for: when something was last saved, wherever they type."""

import re

from PySide6.QtWidgets import QLabel

from recovery_desk.ui.screen import Bench
from recovery_desk.ui.widgets.words import words

_TIME_TOLD = re.compile(r"\b(saved|draft kept) (\d\d:\d\d)\b", re.IGNORECASE)


def time_told(sentence: str) -> str:
    """`Saved 14:02` or `Draft kept 14:02` where the sentence says so, else ""."""
    found = _TIME_TOLD.search(sentence)
    return f"{found[1].capitalize()} {found[2]}" if found else ""


def saved_line(bench: Bench, role: str = "small") -> QLabel:
    """Says when something was last saved, from now on; what else is said does not take its place."""
    label = words(bench.last_saved, role)
    bench.saved.connect(label.setText)
    return label

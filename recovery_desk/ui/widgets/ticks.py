"""Several boxes to tick under one name."""

import json
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.flow import Flow


class Ticks(QWidget):
    """Which of several hold: (words, value) pairs, wrapping where there is no room."""

    changed = Signal()

    def __init__(self, name: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setAccessibleName(name)
        inside = Flow(self, gap=6)
        self._boxes: dict[str, QCheckBox] = {}
        for text, value in options:
            box = QCheckBox(text)
            box.setAccessibleName(text)
            box.toggled.connect(lambda _on: self.changed.emit())
            inside.addWidget(box)
            self._boxes[value] = box
        self.setFocusProxy(next(iter(self._boxes.values())))
        self.setMinimumHeight(theme.px(30))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked, in their order."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def choose(self, values: Iterable[str]) -> None:
        """Ticks these and no others."""
        wanted = {str(value) for value in values}
        for value, box in self._boxes.items():
            box.setChecked(value in wanted)

    def draft_text(self) -> str:
        """What is ticked, as a draft keeps it."""
        return json.dumps(self.chosen)

    def put_draft(self, text: str) -> None:
        """What was ticked before."""
        self.choose(json.loads(text) if text else ())

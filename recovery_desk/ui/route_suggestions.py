"""What was suggested for a route, as a row: the sentence, and the button that does it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.flow import Flow
from recovery_desk.ui.widgets.frames import image, line
from recovery_desk.ui.widgets.words import words
from recovery_desk.usecases.plan_route import RoutePlan
from recovery_desk.usecases.route_suggestions import Suggestion

MOST_SHOWN = 3


def suggestion_row(
    suggestion: Suggestion, take: Callable[[], object], ask: Callable[[], object] | None = None
) -> QWidget:
    """An order for the day can be taken; `ask` writes to the prison where it is for another day."""
    made = QWidget()
    made.setObjectName("bare")
    across = Flow(made, gap=8)
    said = QWidget()
    said.setObjectName("bare")
    beside = line(said, gap=8)
    beside.addWidget(image("info", Tone.NOTE.value, 16), alignment=Qt.AlignmentFlag.AlignTop)
    beside.addWidget(words(suggestion.text, wrap=True), 1)
    said.setMinimumWidth(theme.px(230))
    said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    across.addWidget(said)
    if not suggestion.is_other_day:
        does = button("Take this order", "check", tip="T", name=f"Take this order: {suggestion.text}")
        does.clicked.connect(lambda _on=False: take())
        across.addWidget(does)
    elif ask is not None:
        does = button("Ask for that day…", "square-pen", name=f"Ask for that day: {suggestion.text}")
        does.clicked.connect(lambda _on=False: ask())
        across.addWidget(does)
    return made


def first_to_take(plan: RoutePlan) -> Suggestion | None:
    """The best order for the day as it stands, where another is better than the one there is."""
    return next((each for each in plan.suggestions if not each.is_other_day), None)

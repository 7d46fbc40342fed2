"""Fields to type in, each with its name; and the box at the top of a form that says what to put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from recovery_desk.ui.icons import icon
from recovery_desk.ui.palette import Tone
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.buttons import button
from recovery_desk.ui.widgets.frames import banner, column, empty_of
from recovery_desk.ui.widgets.words import toned, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QPlainTextEdit

LONGEST_LINE = 200
LONGEST_TEXT = 20_000
_MOST_TURNS = 50


def text_field(name: str, hint: str = "", text: str = "") -> QLineEdit:
    """One line; `name` is what screen readers say, `hint` an example shown while it is empty."""
    field = QLineEdit(text)
    field.setAccessibleName(name)
    field.setMaxLength(LONGEST_LINE)
    if hint:
        field.setPlaceholderText(hint)
    return field


def filter_field(name: str, hint: str) -> QLineEdit:
    """A box that narrows a list."""
    field = text_field(name, hint)
    field.setClearButtonEnabled(True)
    field.addAction(icon("search", theme.colour("subtle")), QLineEdit.ActionPosition.LeadingPosition)
    return field


def long_field(name: str, text: str = "") -> QPlainTextEdit:
    """Several lines of plain text; Tab leaves it."""
    from PySide6.QtWidgets import QPlainTextEdit

    field = QPlainTextEdit(text)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setFixedHeight(theme.px(84))
    return field


def suggest(field: QLineEdit, suggestions: Sequence[str]) -> None:
    """Offers known answers that contain what is typed; anything else may still be typed."""
    from PySide6.QtWidgets import QCompleter, QListView

    completer = QCompleter(list(suggestions), field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(12)
    popup = QListView()
    popup.setObjectName("completions")
    completer.setPopup(popup)
    field.setCompleter(completer)


def choice(name: str, options: Sequence[tuple[str, object]], chosen: object = None) -> QComboBox:
    """One of several: (words, value) pairs."""
    box = QComboBox()
    box.setAccessibleName(name)
    for text, value in options:
        box.addItem(text, value)
    at = next((at for at, (_, value) in enumerate(options) if value == chosen), 0)
    box.setCurrentIndex(at)
    return box


def mark(field: QWidget, problem: str) -> None:
    """Shows a field as wrong, or as right with an empty `problem`; screen readers hear the sentence."""
    field.setProperty("wrong", "true" if problem else "false")
    field.setAccessibleDescription(problem)
    field.style().unpolish(field)
    field.style().polish(field)


def focus_soon(widget: QWidget) -> None:
    """Gives a widget the focus once it is shown: what was just laid out cannot take it yet."""
    when_shown(widget, widget.setFocus)


def when_shown(widget: QWidget, deed: Callable[[], object]) -> None:
    """Does something once a widget is shown, in the next turn at the earliest.

    A layout shows what was put in by a posted call, and a timer without delay may come before it. What stays hidden
    is waited for some turns, and then `deed` is done all the same.
    """
    QTimer.singleShot(0, widget, partial(_once_shown, widget, deed, _MOST_TURNS))


def _once_shown(widget: QWidget, deed: Callable[[], object], turns: int) -> None:
    if turns and not widget.isVisible():
        QTimer.singleShot(0, widget, partial(_once_shown, widget, deed, turns - 1))
    else:
        deed()


class LabelledField(QWidget):
    """A field under its name, with a hint and, when it is wrong, the sentence that says why."""

    def __init__(self, name: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setObjectName("bare")
        self.field = field
        self.name = name
        inside = column(self, gap=3)
        self._label = words(name, "strong")
        self._label.setBuddy(field)
        inside.addWidget(self._label)
        self._problem = toned("", Tone.HARD)
        self._problem.setWordWrap(True)
        self._problem.hide()
        inside.addWidget(self._problem)
        inside.addWidget(field)
        self._doubt = toned("", Tone.CARE)
        self._doubt.setWordWrap(True)
        self._doubt.hide()
        inside.addWidget(self._doubt)
        if hint:
            inside.addWidget(words(hint, "small", wrap=True))
        if not field.accessibleName():
            field.setAccessibleName(name)

    def rename(self, name: str) -> None:
        """Asks for something else."""
        self.name = name
        self._label.setText(name)
        self.field.setAccessibleName(name)

    def show_problem(self, problem: str) -> None:
        """Says what is wrong above the field; nothing when `problem` is empty."""
        self._problem.setText(f"Error: {problem}" if problem else "")
        self._problem.setVisible(bool(problem))
        mark(self.field, problem)

    def show_doubt(self, doubt: str) -> None:
        """Says below the field what may be wrong and stops nobody; nothing when `doubt` is empty."""
        self._doubt.setText(f"Check: {doubt}" if doubt else "")
        self._doubt.setVisible(bool(doubt))
        self.field.setAccessibleDescription(doubt)


class ErrorSummary(QFrame):
    """The words "There is a problem", and one line for each that leads to its field."""

    shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inside = column(gap=4)
        self._whole = column(self)
        self._whole.addWidget(banner(Tone.HARD, self._inside))
        self.hide()

    def show_problems(self, problems: Sequence[tuple[LabelledField, str]], general: str = "") -> None:
        """Shows the problems and takes the focus; hides itself when there are none."""
        empty_of(self._inside)
        self.setVisible(bool(problems) or bool(general))
        if not problems and not general:
            return
        self._inside.addWidget(words("There is a problem", "heading"))
        if general:
            self._inside.addWidget(words(general, wrap=True))
        links = []
        for labelled, problem in problems:
            link = button(problem, kind="link")
            link.clicked.connect(labelled.field.setFocus)
            self._inside.addWidget(link)
            links.append(link)
        if links:
            focus_soon(links[0])
        self.setAccessibleName("There is a problem")
        self.shown.emit()

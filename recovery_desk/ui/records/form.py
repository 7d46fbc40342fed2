"""A form written down as a list of fields: each says what it is called, of what kind, and what may stand in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from recovery_desk.domain.dates import plain_date
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, choice, long_field, suggest, text_field
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.several import Several
from recovery_desk.ui.widgets.ticks import Ticks

Problems = list[tuple[LabelledField, str]]
Values = dict[str, Any]


class FieldKind(Enum):
    """What stands in a field; in brackets what it is read as."""

    LINE = auto()
    """One line (`str`)."""
    LONG = auto()
    """Several lines (`str`)."""
    DAY = auto()
    """A day (`date | None`)."""
    DAYS = auto()
    """Several days, with `;` or new lines between them (`tuple[date, ...]`)."""
    CHOICE = auto()
    """One of `options` (its value)."""
    TICK = auto()
    """A box to tick (`bool`)."""
    TICKS = auto()
    """Several boxes (`tuple` of values)."""
    SEVERAL = auto()
    """Several names, `suggestions` offered (`tuple[str, ...]`)."""


@dataclass(frozen=True)
class Field:
    """One field. A `wide` one has a row of its own.

    `needed` is the sentence said where nothing stands in it; `read_as` turns a line into something else and raises
    `Refusal`.
    """

    key: str
    name: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    options: Sequence[tuple[str, Any]] = ()
    suggestions: Sequence[str] = ()
    meaning: Meaning = Meaning.RELEASE
    needed: str = ""
    wide: bool = False
    read_as: Callable[[str], Any] | None = None


class RecordForm(QWidget):
    """Two columns of fields, one where the text is large. `fill` it first, then read it."""

    def __init__(self, fields: Sequence[Field]) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._fields = {field.key: field for field in fields}
        self.lines: dict[str, LabelledField] = {}
        self.drafted: dict[str, QWidget] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(20))
        self._grid.setVerticalSpacing(theme.px(12))
        self._wide = 1 if is_large() else 2
        self._row = self._column = 0
        for field in fields:
            self._place(field)
        for at in range(self._wide):
            self._grid.setColumnStretch(at, 1)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Shows what is known; a field that is not named stays as it is."""
        for key, value in values.items():
            if key in self._fields:
                _put(self.drafted[key], self._fields[key], value)

    def read(self, today: date) -> tuple[Values | None, Problems]:
        """What stands in every field; None with the problems where it cannot be kept."""
        problems: Problems = []
        values: Values = {}
        for key, field in self._fields.items():
            try:
                values[key] = _taken(self.drafted[key], field, today)
            except Refusal as refusal:
                problems.append((self.lines[key], str(refusal)))
        self.show_problems(problems)
        return (None if problems else values), problems

    def show_problems(self, problems: Problems) -> None:
        """Marks the fields that are wrong and no other."""
        wrong = dict(problems)
        for labelled in self.lines.values():
            labelled.show_problem(wrong.get(labelled, ""))

    def first(self) -> QWidget:
        """Where the cursor goes."""
        return next(iter(self.drafted.values()))

    def _place(self, field: Field) -> None:
        widget = _made(field)
        self.drafted[field.key] = widget
        shown: QWidget = widget
        if field.kind is not FieldKind.TICK:
            self.lines[field.key] = LabelledField(field.name, widget, field.hint)
            shown = self.lines[field.key]
        takes_row = field.wide or field.kind in (FieldKind.LONG, FieldKind.TICKS, FieldKind.SEVERAL)
        if takes_row and self._column:
            self._row, self._column = self._row + 1, 0
        span = self._wide if takes_row else 1
        where = Qt.AlignmentFlag.AlignVCenter if field.kind is FieldKind.TICK else Qt.AlignmentFlag.AlignTop
        # A choice with long words must not take the room of the field beside it.
        if span == 1 and self._wide > 1:
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, shown.sizePolicy().verticalPolicy())
        self._grid.addWidget(shown, self._row, self._column, 1, span, where)
        self._column += span
        if self._column >= self._wide:
            self._row, self._column = self._row + 1, 0


def _made(field: Field) -> QWidget:
    if field.kind is FieldKind.LONG:
        return long_field(field.name)
    if field.kind is FieldKind.CHOICE:
        return choice(field.name, field.options)
    if field.kind is FieldKind.TICK:
        box = QCheckBox(field.name)
        box.setAccessibleName(field.name)
        return box
    if field.kind is FieldKind.TICKS:
        return Ticks(field.name, field.options)
    if field.kind is FieldKind.SEVERAL:
        return Several(field.name, field.suggestions)
    made = text_field(field.name)
    if field.suggestions:
        suggest(made, field.suggestions)
    return made


def _put(widget: QWidget, field: Field, value: Any) -> None:
    if isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, next((at for at, (_, known) in enumerate(field.options) if known == value), 0)))
    elif isinstance(widget, QCheckBox):
        widget.setChecked(bool(value))
    elif isinstance(widget, Ticks | Several):
        widget.choose(value)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(value or "")
    elif isinstance(widget, QLineEdit):
        widget.setText(_as_typed(value))


def _as_typed(value: Any) -> str:
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, tuple):
        return "; ".join(_as_typed(each) for each in value)
    return str(value or "")


def _taken(widget: QWidget, field: Field, today: date) -> Any:
    if isinstance(widget, QComboBox):
        return field.options[widget.currentIndex()][1]
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, Ticks | Several):
        return widget.chosen
    if isinstance(widget, QPlainTextEdit):
        return _needed(widget.toPlainText().strip(), field)
    return _line_taken(widget, field, today)


def _line_taken(widget: QWidget, field: Field, today: date) -> Any:
    text = " ".join(widget.text().split()) if isinstance(widget, QLineEdit) else ""
    if field.kind is FieldKind.DAY:
        _needed(text, field)
        return day_typed(text, today, field.meaning)
    if field.kind is FieldKind.DAYS:
        return tuple(
            day for part in text.replace(",", ";").split(";") if (day := day_typed(part, today, field.meaning))
        )
    _needed(text, field)
    return text if field.read_as is None else field.read_as(text)


def _needed(text: str, field: Field) -> str:
    if not text and field.needed:
        raise Refusal(field.needed)
    return text

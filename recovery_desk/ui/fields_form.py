"""A form made of a list of fields, under one another or in two columns, and the reading of what stands in it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from recovery_desk.domain.clock_times_as_typed import time_from
from recovery_desk.domain.dates_as_typed import Meaning
from recovery_desk.ui.form_dialog import FormDialog
from recovery_desk.ui.jobs import Kind
from recovery_desk.ui.screen import Bench, Place
from recovery_desk.ui.theme import theme
from recovery_desk.ui.typed import Refusal, day_to_come_typed, day_typed
from recovery_desk.ui.widgets.fields import LabelledField, focus_soon
from recovery_desk.ui.widgets.flow import is_large
from recovery_desk.ui.widgets.frames import column
from recovery_desk.usecases.desk import Desk


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its name in the draft, its name in words, the widget, an example below; `wide` takes both columns."""

    key: str
    label: str
    widget: QWidget
    hint: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class FormAbout:
    """What a form is and what it is about, as drafts know it (its kind, the record, the way back); what it changes."""

    form: str
    record: str
    place: Place
    changes: tuple[Kind, ...]


class FieldsForm(FormDialog):
    """The fields in a grid. Whoever opens it says by `deed_wanted` what is done with what stands in it."""

    def __init__(
        self, bench: Bench, parent: QWidget, title: str, about: FormAbout, fields: Sequence[FormField]
    ) -> None:
        super().__init__(bench, parent, title)
        self.changes = frozenset(about.changes)
        self.deed_wanted: Callable[[], Callable[[Desk], object] | None] = lambda: None
        self.labelled = {field.key: LabelledField(field.label, field.widget, field.hint) for field in fields}
        self.body.addLayout(self._grid(fields))
        self.extra = column(gap=8)
        """Room under the fields for whoever opened it."""
        self.body.addLayout(self.extra)
        self.draft_of(about.form, about.record, dict(self.labelled), title, about.place)
        focus_soon(fields[0].widget)

    def deed(self) -> Callable[[Desk], object] | None:
        """What whoever opened it makes of the fields."""
        return self.deed_wanted()

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Says what is to be put right, above and at each field; with none, that all is well."""
        for labelled in self.labelled.values():
            labelled.show_problem("")
        self.show_problems([(self.labelled[key], text) for key, text in problems.items()])

    def _grid(self, fields: Sequence[FormField]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(20))
        grid.setVerticalSpacing(theme.px(12))
        columns = 1 if is_large() else 2
        row = at = 0
        for field in fields:
            if field.wide or columns == 1:
                row, at = row + (at > 0), 0
                grid.addWidget(self.labelled[field.key], row, 0, 1, columns)
                row += 1
            else:
                grid.addWidget(self.labelled[field.key], row, at, Qt.AlignmentFlag.AlignTop)
                row, at = (row + 1, 0) if at else (row, 1)
        for each in range(columns):
            grid.setColumnStretch(each, 1)
        return grid


class Answers:
    """What stands in a form, read field by field; `problems` gathers what cannot be kept."""

    def __init__(self, form: FieldsForm, today: date) -> None:
        self._form, self._today = form, today
        self.problems: dict[str, str] = {}

    def text(self, key: str) -> str:
        """A line without spaces at its ends, or several lines as they are."""
        widget = self._form.labelled[key].field
        if isinstance(widget, QPlainTextEdit):
            return widget.toPlainText().strip()
        return " ".join(widget.text().split()) if isinstance(widget, QLineEdit) else ""

    def lines(self, key: str) -> tuple[str, ...]:
        """One entry a line; empty lines are left out."""
        return tuple(line for line in (" ".join(each.split()) for each in self.text(key).splitlines()) if line)

    def chosen(self, key: str) -> str:
        """The value of a choice, as text."""
        widget = self._form.labelled[key].field
        return str(widget.currentData()) if isinstance(widget, QComboBox) else ""

    def day(self, key: str, meaning: Meaning = Meaning.RELEASE) -> date | None:
        """A day, or None where it is not known."""
        try:
            return day_typed(self.text(key), self._today, meaning)
        except Refusal as refusal:
            self.problems[key] = str(refusal)
            return None

    def day_to_come(self, key: str) -> date | None:
        """A due day or the day of a meeting, also said like "Friday" or "4 Dec"; None where it is not known."""
        try:
            return day_to_come_typed(self.text(key), self._today)
        except Refusal as refusal:
            self.problems[key] = str(refusal)
            return None

    def time(self, key: str) -> int | None:
        """A time of day in minutes after midnight, or None for an empty field."""
        found = time_from(self.text(key))
        if found is None:
            self.problems[key] = "Enter a time of day, like 10:00 or 1.30pm"
            return None
        return int(found[:2]) * 60 + int(found[3:]) if found else None

    def number(self, key: str, *, least: int, most: int, empty: int | None = None) -> int | None:
        """A whole number; `empty` where nothing stands there."""
        text = self.text(key)
        if not text:
            return empty
        if not text.isdecimal() or not least <= int(text[:9]) <= most:
            self.problems[key] = f"Enter a number from {least} to {most}"
            return empty
        return int(text)

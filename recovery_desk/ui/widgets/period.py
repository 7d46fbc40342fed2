"""Choosing a stretch of days: the next so many, or from one day to another, typed as people type dates."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from recovery_desk.domain.dates import plain_date, short_date
from recovery_desk.domain.dates_as_typed import DateNotUnderstood, Meaning, date_from
from recovery_desk.ui.theme import theme
from recovery_desk.ui.widgets.fields import text_field
from recovery_desk.ui.widgets.frames import line
from recovery_desk.ui.widgets.words import words

_STRETCHES = (7, 14, 28, 90)
_USUAL = 28


class Period(QWidget):
    """Emits `changed` when there is another stretch to show."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self._choice = QComboBox()
        self._choice.setAccessibleName("Which days")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choice.setMinimumContentsLength(12)
        for days in _STRETCHES:
            self._choice.addItem(f"Next {days} days", days)
        self._choice.addItem("From one day to another", 0)
        self._choice.setCurrentIndex(_STRETCHES.index(_USUAL))
        self._first = text_field("From", "from, as 1/12/26")
        self._last = text_field("To", "to, as 31/12/26")
        self._to = words("to")
        inside = line(self, gap=6)
        inside.addWidget(self._choice)
        for widget in (self._first, self._to, self._last):
            inside.addWidget(widget)
            widget.hide()
        for field in (self._first, self._last):
            field.setFixedWidth(theme.px(130))
            field.editingFinished.connect(self.changed)
        self._choice.currentIndexChanged.connect(self._chosen)

    def _chosen(self) -> None:
        own = self._choice.currentData() == 0
        for widget in (self._first, self._to, self._last):
            widget.setVisible(own)
        if own:
            self._first.setFocus()
        self.changed.emit()

    def days(self, today: date) -> tuple[date, date] | None:
        """First and last day, both included; None while what is typed says no stretch of days."""
        count = self._choice.currentData()
        if count:
            return today, today + timedelta(days=count - 1)
        first, last = _read(self._first.text(), today), _read(self._last.text(), today)
        for field, day in ((self._first, first), (self._last, last)):
            field.setProperty("wrong", "true" if day is None and field.text().strip() else "false")
            field.style().polish(field)
        if first is None or last is None or first > last:
            return None
        return first, last

    @property
    def is_own(self) -> bool:
        """Whether the days were typed."""
        return not self._choice.currentData()

    def show_days(self, first: date, last: date) -> None:
        """Chooses a stretch from one day to another, without telling anybody."""
        self.blockSignals(True)
        self._choice.setCurrentIndex(self._choice.findData(0))
        self._first.setText(plain_date(first))
        self._last.setText(plain_date(last))
        self.blockSignals(False)

    def in_words(self, first: date, last: date) -> str:
        """What the heading says: "Next 28 days", or the two days."""
        if self._choice.currentData():
            return self._choice.currentText()
        return f"{short_date(first)} {first.year} to {short_date(last)} {last.year}"


def _read(text: str, today: date) -> date | None:
    try:
        return date_from(text, today, Meaning.RELEASE) if text.strip() else None
    except DateNotUnderstood:
        return None

"""How a field of any kind is read as text, and put back from it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from recovery_desk.ui.widgets.fields import LabelledField


@runtime_checkable
class Drafted(Protocol):
    """A field of several parts that knows itself how it is kept as text."""

    changed: SignalInstance

    def draft_text(self) -> str:
        """What stands in it."""

    def put_draft(self, text: str) -> None:
        """What stood in it before."""


@dataclass(frozen=True, slots=True)
class FieldText:
    """A field as text, and the signals that tell that it is another."""

    widget: QWidget
    read: Callable[[], str]
    put: Callable[[str], None]
    changed: tuple[SignalInstance, ...]


def field_text(field: QWidget) -> FieldText:
    """Any field a form may hold; raises `TypeError` for what cannot be kept."""
    widget = field.field if isinstance(field, LabelledField) else field
    for kind, way in _WAYS:
        if isinstance(widget, kind):
            return way(widget)
    raise TypeError(type(widget).__name__)


def _own(widget: Any) -> FieldText:
    return FieldText(widget, widget.draft_text, widget.put_draft, (widget.changed,))


def _line(widget: QLineEdit) -> FieldText:
    return FieldText(widget, widget.text, widget.setText, (widget.textChanged,))


def _lines(widget: QPlainTextEdit) -> FieldText:
    return FieldText(widget, widget.toPlainText, widget.setPlainText, (widget.textChanged,))


def _choice(box: QComboBox) -> FieldText:
    changed = (box.currentIndexChanged, box.editTextChanged)
    return FieldText(box, lambda: _chosen(box), lambda text: _choose(box, text), changed)


def _tick(widget: QAbstractButton) -> FieldText:
    def put(text: str) -> None:
        widget.setChecked(text == "yes")

    return FieldText(widget, lambda: "yes" if widget.isChecked() else "", put, (widget.toggled,))


def _either(widget: QRadioButton) -> FieldText:
    """One of two: where it is not this, it is the other of its group."""

    def put(text: str) -> None:
        buttons = widget.group().buttons() if widget.group() is not None else []
        chosen = widget if text == "yes" else next((each for each in buttons if each is not widget), None)
        if chosen is not None:
            chosen.setChecked(True)

    return FieldText(widget, lambda: "yes" if widget.isChecked() else "", put, (widget.toggled,))


def _number(widget: QSpinBox) -> FieldText:
    return FieldText(
        widget, lambda: str(widget.value()), lambda text: widget.setValue(int(text)), (widget.valueChanged,)
    )


def _chosen(box: QComboBox) -> str:
    value = box.currentData()
    return box.currentText() if box.isEditable() or value is None else str(value)


def _choose(box: QComboBox, text: str) -> None:
    """A choice that is not offered any more is left as it stands."""
    if box.isEditable():
        box.setEditText(text)
        return
    for at in range(box.count()):
        value = box.itemData(at)
        if text == (box.itemText(at) if value is None else str(value)):
            box.setCurrentIndex(at)
            return


_WAYS: tuple[tuple[type, Callable[[Any], FieldText]], ...] = (
    (Drafted, _own),
    (QLineEdit, _line),
    (QPlainTextEdit, _lines),
    (QTextEdit, _lines),
    (QComboBox, _choice),
    (QRadioButton, _either),
    (QAbstractButton, _tick),
    (QSpinBox, _number),
)

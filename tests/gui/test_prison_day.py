"""A day in the prison held by keys: ten people keyed back from paper, one pass of marks, a clinic with clashes."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.prison_day import MARK_KEYS, DayLine, DayOutcome, HallRegime
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.prison_day.clinic_form import ClinicForm
from recovery_desk.ui.prison_day.forms import AskForm, RegimeForm
from recovery_desk.ui.screens.prison_day import PrisonDayScreen
from recovery_desk.usecases.desk import Desk
from tests.gui.driving import TODAY, Driver, child, press, write

_T = TypeVar("_T")
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE, KEYS_EACH = 10, 5
KEYS_A_SECOND_AT_LEAST = PEOPLE * KEYS_EACH / 120
"""What would have to be typed in a second to need two minutes: less than one key in two seconds."""


class Keys(QObject):
    """Counts the keys pressed in a field."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.count = 0
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.KeyPress
        return super().eventFilter(watched, event)


def ask(driver: Driver, question: Callable[[Desk], _T]) -> _T:
    found: list[_T] = []
    driver.desk.jobs.ask(question, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def ten_people(desk: Desk) -> tuple[EstablishmentId, list[DayLine]]:
    """Ten people are on a printed list, and nobody else."""
    prison = desk.prison_day.regime.prisons()[0]
    listed = desk.prison_day.board(prison.id, TODAY)
    for one in listed.people:
        desk.prison_day.choose.leave_out(prison.id, TODAY, one.person_id)
    there = [each for each in desk.store.caseload.page(
        _of(prison.short_name), _by_name(), descending=False, offset=0, limit=100) if each.ended_on is None]  # fmt: skip
    for row in there[:PEOPLE]:
        desk.prison_day.choose.ask(prison.id, TODAY, row.person_id, "Asked at the hatch")
    fixed = desk.prison_day.fix(prison.id, TODAY)
    return prison.id, [each.line for each in fixed.people if each.line]


def _of(prison: str) -> object:
    from recovery_desk.usecases.ports import CaseloadFilter

    return CaseloadFilter(establishment=prison)


def _by_name() -> object:
    from recovery_desk.usecases.ports import CaseloadOrder

    return CaseloadOrder.NAME

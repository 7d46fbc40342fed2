"""A day in the prison held by keys: ten people keyed back from paper, one pass of marks, a clinic with clashes."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTableView, QWidget

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.prison_day import DayLine, DayOutcome, HallRegime
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.prison_day.clinic_form import ClinicForm
from recovery_desk.ui.prison_day.forms import AskForm, RegimeForm
from recovery_desk.ui.screens.prison_day import PrisonDayScreen
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import TODAY, Driver, child, press, write

_T = TypeVar("_T")
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PEOPLE, KEYS_EACH = 10, 5
"""Three of the code, one letter, Enter. Fifty keys in two minutes are one in 2.4 seconds; whoever looks for each key
presses one a second (Card, Moran and Newell 1980: 1.2 s for somebody who does not know the keyboard)."""


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
    """Ten people without a meeting are on a printed list of the prison shown first, and nobody else."""
    prison = desk.prison_day.board.busiest(TODAY).prison
    for one in desk.prison_day.board(prison.id, TODAY).people:
        desk.prison_day.choose.leave_out(prison.id, TODAY, one.person_id)
    rows = desk.browse_people.page(CaseloadFilter(), limit=60)
    met = {each.person_id for each in desk.store.meetings.between(TODAY, TODAY)}
    free = [row.person_id for row in rows if row.person_id not in met]
    for person_id in free[:PEOPLE]:
        desk.prison_day.choose.ask(prison.id, TODAY, person_id, "Asked at the hatch")
    fixed = desk.prison_day.fix(prison.id, TODAY)
    return prison.id, [each.line for each in fixed.people if each.line is not None]


def opened(driver: Driver) -> PrisonDayScreen:
    screen = driver.go("prison_day")
    assert isinstance(screen, PrisonDayScreen)
    return screen


def notes_of_today(desk: Desk, people: list[PersonId]) -> list[NoteKind]:
    notes = [each for person_id in people for each in desk.store.records(Note).of(person_id)]
    return sorted(each.kind for each in notes if each.at.date() == TODAY)


def test_ten_people_are_keyed_back_from_paper_with_five_keys_each(driver: Driver) -> None:
    _, lines = ask(driver, ten_people)
    assert len(lines) == PEOPLE
    people = [each.person_id for each in lines]
    before = ask(driver, lambda desk: notes_of_today(desk, people))
    screen = opened(driver)
    press(screen.table, Qt.Key.Key_K, ALT)
    driver.wait_until(screen.key_in.field.hasFocus)
    keys = Keys(screen.key_in.field)
    for at, line in enumerate(lines):
        write(screen.key_in.field, f"{line.code}{'SL'[at % 2]}".lower())
        press(screen.key_in.field, Qt.Key.Key_Return)
    driver.settle()
    assert keys.count == PEOPLE * KEYS_EACH
    assert screen.key_in.keyed == PEOPLE
    kept = ask(driver, lambda desk: [desk.store.records(DayLine).get(each.id) for each in lines])
    assert [each.outcome for each in kept if each] == [DayOutcome.SEEN, DayOutcome.NOT_SEEN] * (PEOPLE // 2)
    after = ask(driver, lambda desk: notes_of_today(desk, people))
    assert len(after) - len(before) == PEOPLE
    assert screen.key_in.field.hasFocus()


def test_a_slip_of_a_key_marks_nobody_and_can_be_put_right(driver: Driver) -> None:
    _, lines = ask(driver, ten_people)
    screen = opened(driver)
    code = lines[0].code
    wrong = code[1] + code[0] + code[2] + "S"
    screen.key_in.field.setFocus()
    write(screen.key_in.field, wrong)
    press(screen.key_in.field, Qt.Key.Key_Return)
    driver.settle()
    assert "a character is wrong, missing, or two are changed about" in texts(screen.key_in)
    assert screen.key_in.field.text() == wrong
    write(screen.key_in.field, f"{code}S")
    press(screen.key_in.field, Qt.Key.Key_Return)
    driver.settle()
    assert screen.key_in.keyed == 1


def test_one_pass_of_keys_marks_the_whole_list_and_undo_takes_a_mark_back(driver: Driver) -> None:
    prison_id, lines = ask(driver, ten_people)
    screen = opened(driver)
    screen.table.setFocus()
    for letter in (Qt.Key.Key_S, Qt.Key.Key_L) * (PEOPLE // 2):
        press(screen.table, letter)
        driver.settle()
    day = ask(driver, lambda desk: desk.prison_day.board(prison_id, TODAY))
    assert (day.to_mark, day.seen) == (0, PEOPLE // 2)
    press(screen.table, Qt.Key.Key_Z, CTRL)
    driver.settle()
    driver.wait_until(lambda: screen._tiles["to_mark"].accessibleName() != "")
    day = ask(driver, lambda desk: desk.prison_day.board(prison_id, TODAY))
    assert day.to_mark == 1
    assert len(lines) == PEOPLE


def test_somebody_is_added_and_left_out_by_keys_and_the_sheet_is_logged(driver: Driver) -> None:
    prison_id, lines = ask(driver, ten_people)
    screen = opened(driver)
    screen.table.setFocus()
    chosen = screen.chosen
    assert chosen is not None
    press(screen.table, Qt.Key.Key_Delete)
    driver.settle()
    driver.wait_until(lambda: chosen.row.filed_as in screen._rule.text())
    screen.ask()
    driver.settle()
    form = screen.form
    assert isinstance(form, AskForm)
    form.whom.show_person(chosen.person_id, chosen.row.filed_as)
    press(form.keep, Qt.Key.Key_S, CTRL)
    driver.settle()
    day = ask(driver, lambda desk: desk.prison_day.board(prison_id, TODAY))
    assert len(day.people) == len(lines)
    screen.print_chosen()
    driver.settle()
    (preview,) = driver.window.findChildren(PrintPreview)
    assert len(preview.job.drawn.people) == PEOPLE
    preview.note(PrintWay.PRINTED)
    preview.reject()
    driver.settle()
    printed = ask(driver, lambda desk: desk.store.records(PrintRecord).where(sheet="prison-day"))
    assert len(printed) == PEOPLE


def test_halls_and_rules_are_kept(driver: Driver) -> None:
    prison_id, _ = ask(driver, ten_people)
    screen = opened(driver)
    screen.change_regime()
    driver.settle()
    form = screen.form
    assert isinstance(form, RegimeForm)
    halls = form.labelled["halls"].field
    halls.setPlainText("Z Hall, 9-10\nA Hall, noon")  # type: ignore[attr-defined]
    form.without_names.setChecked(True)
    press(form.keep, Qt.Key.Key_S, CTRL)
    driver.settle()
    assert "The times of A Hall cannot be read" in texts(form.summary)
    halls.setPlainText("Z Hall, 9-10\nA Hall, 14:00-16:00, 9-9:30")  # type: ignore[attr-defined]
    press(form.keep, Qt.Key.Key_S, CTRL)
    driver.settle()
    kept = ask(driver, lambda desk: desk.store.records(HallRegime).where(establishment_id=prison_id))
    assert [(each.hall, each.times) for each in kept] == [
        ("Z Hall", ("09:00-10:00",)), ("A Hall", ("09:00-09:30", "14:00-16:00")),
    ]  # fmt: skip


def test_a_clinic_says_what_is_in_the_way_before_anything_is_booked(driver: Driver) -> None:
    prison_id, lines = ask(driver, ten_people)

    meeting = Meeting("", lines[1].person_id, TODAY, 600, establishment_id=prison_id, worker="A. Singh", room="Room 9")
    ask(driver, lambda desk: desk.meetings.book(meeting, despite_clashes=True))
    screen = opened(driver)
    screen.book_clinic()
    driver.settle()
    form = screen.form
    assert isinstance(form, ClinicForm)
    for key, text in (("starts", "10:00"), ("ends", "11:30"), ("worker", "A. Singh"), ("minutes", "30")):
        field = form.labelled[key].field
        assert isinstance(field, QLineEdit)
        field.setText(text)
    form.whom.show_person(lines[0].person_id, "First")
    form.whom.taken.emit()
    form.whom.show_person(lines[2].person_id, "Third")
    form.whom.taken.emit()
    driver.settle()
    slots = [form.model.at(form.model.index(at, 0)) for at in range(form.model.rowCount())]
    assert any("A. Singh meets" in said for said in slots[0].in_the_way)  # type: ignore[union-attr]
    assert slots[2] is not None
    assert slots[2].person is None
    count = ask(driver, lambda desk: len(desk.store.meetings.between(TODAY, TODAY)))
    press(form.keep, Qt.Key.Key_S, CTRL)
    driver.settle()
    assert "cannot be booked yet" in texts(form.summary)
    assert ask(driver, lambda desk: len(desk.store.meetings.between(TODAY, TODAY))) == count
    form.reject()


def test_the_prison_day_is_reached_from_the_meetings_by_a_key(driver: Driver) -> None:
    screen = driver.go("meetings")
    child(screen, QPushButton, "Prison day")
    press(child(screen, QTableView, "Meetings"), Qt.Key.Key_D)
    driver.settle()
    assert isinstance(driver.screen, PrisonDayScreen)

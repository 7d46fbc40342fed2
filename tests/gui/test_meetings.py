"""Meetings held as a worker holds them: booked, refused, moved and recorded by keys; vetting kept beside."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QTableView, QWidget

from recovery_desk.domain.meetings import Meeting, MeetingMove, MeetingState, WhyNotHeld
from recovery_desk.domain.tasks import Task, TaskSource
from recovery_desk.domain.vetting import AgencyStaff, Vetting
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.meetings.calendar_file import write_calendar
from recovery_desk.ui.panes.meetings import MeetingsPane
from recovery_desk.ui.screens.meetings import Meetings
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from tests.gui.driving import TODAY, Driver, child, press, write

_T = TypeVar("_T")
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def ask(driver: Driver, question: Callable[[Desk], _T]) -> _T:
    found: list[_T] = []
    driver.desk.jobs.ask(question, found.append, owner=driver.window)
    driver.settle()
    return found[0]


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def only_one(desk: Desk) -> Meeting:
    """No meeting but one of today, with somebody of the desk."""
    rows = desk.meetings.board(TODAY - timedelta(days=60), TODAY + timedelta(days=60)).rows
    for row in rows:
        desk.meetings.remove(row.meeting.id)
    meeting = rows[0].meeting
    return desk.meetings.book(
        Meeting("", meeting.person_id, TODAY, 600, establishment_id=meeting.establishment_id, worker="M. Kerr")
    )


def type_into(form: FieldsForm, key: str, text: str) -> None:
    field = form.labelled[key].field
    assert isinstance(field, QLineEdit)
    field.clear()
    write(field, text)


def choose(form: FieldsForm, key: str, value: object) -> None:
    field = form.labelled[key].field
    assert isinstance(field, QComboBox)
    at = next(at for at in range(field.count()) if field.itemData(at) == value)
    field.setCurrentIndex(at)


def save(driver: Driver, form: FieldsForm) -> None:
    press(form.keep, Qt.Key.Key_S, CTRL)
    driver.settle()


def opened(screen: Meetings) -> FieldsForm:
    form = screen.details.form
    assert form is not None
    return form


def back_at(driver: Driver, table: QTableView) -> None:
    driver.come_to_front()
    driver.wait_until(lambda: driver.window.focusWidget() is table)


def test_a_meeting_is_confirmed_moved_and_recorded_by_keys(driver: Driver) -> None:
    meeting = ask(driver, only_one)
    screen = driver.go("meetings")
    assert isinstance(screen, Meetings)
    table = child(screen, QTableView, "Meetings")
    assert driver.window.focusWidget() is table
    press(table, Qt.Key.Key_N)
    driver.settle()
    driver.wait_until(lambda: "Confirmed" in texts(screen.details))
    press(table, Qt.Key.Key_M)
    driver.settle()
    form = opened(screen)
    type_into(form, "start", "2pm")
    type_into(form, "day", "23.11.2026")
    save(driver, form)
    assert "Say who asked for it" in texts(form.labelled["asked_by"])
    type_into(form, "asked_by", "The prison")
    type_into(form, "why", "Training day")
    save(driver, form)
    (move,) = ask(driver, lambda desk: desk.store.records(MeetingMove).of(meeting.person_id))
    assert (move.to_start, move.asked_by, move.why) == (840, "The prison", "Training day")
    driver.wait_until(lambda: "Asked for by The prison: Training day" in texts(screen.details))
    back_at(driver, table)
    press(table, Qt.Key.Key_W)
    driver.settle()
    form = opened(screen)
    choose(form, "state", MeetingState.NOT_HELD)
    save(driver, form)
    assert "Choose why it was not held" in texts(form.labelled["why_not"])
    choose(form, "why_not", WhyNotHeld.LOCKDOWN)
    type_into(form, "next_step", "Book another")
    save(driver, form)
    kept = ask(driver, lambda desk: desk.store.records(Meeting).get(meeting.id))
    assert kept is not None
    assert (kept.state, kept.why_not) == (MeetingState.NOT_HELD, WhyNotHeld.LOCKDOWN)
    tasks = ask(driver, lambda desk: desk.store.records(Task).where(source=TaskSource.MEETING, source_id=meeting.id))
    assert [task.text for task in tasks] == ["Book another"]
    driver.wait_until(lambda: "Not held: Lockdown or the regime" in texts(screen.details))


def test_booking_is_refused_in_words_and_what_was_typed_stays(driver: Driver) -> None:
    meeting = ask(driver, only_one)
    staff = ask(driver, lambda desk: desk.meetings.keep_staff(AgencyStaff("", "E. Nobody", "A team nobody agreed to")))
    pane = driver.go("person", meeting.person_id, "meetings").findChild(MeetingsPane)
    assert pane is not None
    book = child(pane, QPushButton, "Book a meeting")
    book.setFocus()
    press(book, Qt.Key.Key_B, ALT)
    driver.settle()
    (form,) = driver.window.findChildren(FieldsForm)
    type_into(form, "day", "23.11.2026")
    type_into(form, "start", "10:15")
    choose(form, "staff", staff.id)
    driver.wait_until(lambda: "Ask them before anything is told." in texts(form.labelled["staff"]))
    save(driver, form)
    assert "no vetting is recorded for them" in texts(form.summary)
    choose(form, "staff", "")
    driver.wait_until(lambda: "Ask them before" not in texts(form.labelled["staff"]))
    type_into(form, "worker", "A. Singh")
    save(driver, form)
    assert "They have another meeting from 10:00 to 10:45, with M. Kerr." in texts(form.summary)
    beside = form.labelled["beside"].field
    assert isinstance(beside, QCheckBox)
    beside.setChecked(True)
    save(driver, form)
    assert len(ask(driver, lambda desk: desk.store.records(Meeting).of(meeting.person_id))) == 2
    assert [each.meeting.start for each in pane.details if each.meeting] == [615, 600]
    driver.wait_until(lambda: "They have another meeting" in texts(pane))


def test_a_half_typed_booking_is_there_again(driver: Driver) -> None:
    ask(driver, only_one)
    screen = driver.go("meetings")
    assert isinstance(screen, Meetings)
    press(screen.table, Qt.Key.Key_B)
    driver.settle()
    type_into(opened(screen), "purpose", "Plan for the first week")
    opened(screen).reject()
    driver.settle()
    back_at(driver, screen.table)
    press(screen.table, Qt.Key.Key_B)
    driver.settle()
    field = opened(screen).labelled["purpose"].field
    assert isinstance(field, QLineEdit)
    assert field.text() == "Plan for the first week"


def test_vetting_is_kept_beside_the_staff(driver: Driver) -> None:
    screen = driver.go("agency_staff")
    before = len(ask(driver, lambda desk: desk.store.records(Vetting).where()))
    child(screen, QPushButton, "Add vetting of Anna Wilk").click()
    driver.settle()
    until, prisons = child(screen, QLineEdit, "Until"), child(screen, QLineEdit, "Prisons")
    write(until, "4.12.2027")
    write(prisons, "Nowhere")
    press(prisons, Qt.Key.Key_S, CTRL)
    driver.settle()
    assert "No one prison is called “Nowhere”" in texts(screen)
    prisons.clear()
    write(prisons, "Barlinnie; Low Moss")
    press(prisons, Qt.Key.Key_S, CTRL)
    driver.settle()
    assert len(ask(driver, lambda desk: desk.store.records(Vetting).where())) == before + 1
    assert "Cleared: HMP Barlinnie and HMP Low Moss" in texts(screen)


def test_a_calendar_file_of_some_days(driver: Driver, tmp_path: Path) -> None:
    ask(driver, only_one)
    screen = driver.go("meetings")
    assert isinstance(screen, Meetings)
    press(screen.table, Qt.Key.Key_C)
    driver.settle()
    (dialog,) = screen.findChildren(QFileDialog)
    said: list[str] = []
    screen.bench.said.connect(said.append)
    dialog.fileSelected.emit(str(tmp_path / "meetings.ics"))
    driver.settle()
    dialog.reject()
    driver.settle()
    assert "BEGIN:VEVENT" in (tmp_path / "meetings.ics").read_text(encoding="utf-8")
    write_calendar(screen.bench, CalendarChoice(), str(tmp_path / "none" / "meetings.ics"))
    driver.settle()
    # Those in the bin are in it too, called off.
    assert said[0].endswith(" meetings in the calendar file. It is not encrypted.")
    assert said[1:] == ["The file could not be written there. Choose another folder."]

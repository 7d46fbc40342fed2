"""A recovery inclusion meeting held as a chair holds it: 25 people by keys, nothing typed lost, minutes on paper."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton, QTableView, QWidget

from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionAttendance,
    InclusionItem,
    InclusionMeeting,
    InclusionOutcome,
    InclusionSeries,
    InclusionState,
    OutcomeKind,
)
from recovery_desk.domain.organisations import Organisation
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prints import PrintRecord
from recovery_desk.domain.tasks import Task, TaskSource
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.ui.fields_form import FieldsForm
from recovery_desk.ui.inclusion.person_page import PersonPage
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.screens.inclusion import InclusionScreen
from recovery_desk.ui.screens.inclusion_meeting import InclusionMeetingScreen
from recovery_desk.ui.widgets.names_field import NamesField
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.ports import CaseloadFilter
from tests.gui.driving import PATIENCE_MS, TODAY, Driver, child, press, write
from tests.gui.test_find_dialog import look_for, titles
from tests.gui.test_meetings import ask, choose, save, texts, type_into

ALT = Qt.KeyboardModifier.AltModifier
_PEOPLE = 25


def twenty_five(desk: Desk) -> str:
    """As many people are due out as make an agenda of 25; the id of today's meeting."""
    meeting = desk.inclusion.series.next().id
    for number in range(len(desk.inclusion.agenda(meeting).entries), _PEOPLE):
        person = desk.register_person(Person(PersonId(""), f"Tester{number}", "Ann"))
        desk.set_release_date(person, ReleaseDate(TODAY + timedelta(days=9)))
    assert len(desk.inclusion.agenda(meeting).entries) == _PEOPLE
    return meeting


def here(driver: Driver) -> QWidget:
    """Where the cursor is."""
    driver.wait_until(lambda: driver.window.focusWidget() is not None)
    found = driver.window.focusWidget()
    assert found is not None
    return found


def key(driver: Driver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    press(here(driver), key, modifier)
    driver.settle()


def at_field(driver: Driver, name: str) -> QLineEdit:
    driver.wait_until(lambda: here(driver).accessibleName() == name)
    field = here(driver)
    assert isinstance(field, QLineEdit)
    return field


def begun(driver: Driver) -> InclusionMeetingScreen:
    """From the meetings to the first page of today's, by keys."""
    meetings = driver.go("meetings")
    press(child(meetings, QTableView, "Meetings"), Qt.Key.Key_I)
    driver.settle()
    driver.wait_until(lambda: here(driver).accessibleName() == "Agenda")
    key(driver, Qt.Key.Key_B)
    screen = driver.screen
    assert isinstance(screen, InclusionMeetingScreen)
    driver.wait_until(lambda: here(driver).accessibleName() == "Who is here")
    return screen


def test_a_meeting_of_25_people_is_held_by_keys_and_its_minutes_are_printed(driver: Driver, tmp_path: Path) -> None:
    meeting_id = ask(driver, twenty_five)
    screen = begun(driver)
    key(driver, Qt.Key.Key_Down)
    key(driver, Qt.Key.Key_S)
    key(driver, Qt.Key.Key_PageDown)
    for number in range(1, _PEOPLE + 1):
        decision = at_field(driver, "Decision")
        assert f" · {number} of {_PEOPLE} · " in texts(screen)
        write(decision, f"Decision {number}")
        if number % 2:
            key(driver, Qt.Key.Key_Return)
        key(driver, Qt.Key.Key_T, ALT)
        write(at_field(driver, "To do"), f"Action {number}")
        key(driver, Qt.Key.Key_Return)
        write(at_field(driver, "Who"), "made-up city council")
        key(driver, Qt.Key.Key_Return)
        write(at_field(driver, "By when"), "friday")
        if number % 3:
            key(driver, Qt.Key.Key_Return)
        key(driver, Qt.Key.Key_PageDown)
    driver.wait_until(lambda: here(driver).accessibleName() == "Close the meeting")
    assert f"of {_PEOPLE} talked about" in texts(screen)
    key(driver, Qt.Key.Key_Return)
    driver.wait_until(lambda: bool(driver.window.findChildren(PrintPreview)))
    kept = ask(driver, lambda desk: desk.store.records(InclusionMeeting).get(meeting_id))
    assert kept is not None
    assert (kept.state, kept.closed_by) == (InclusionState.CLOSED, "M. Kerr")
    said = ask(driver, lambda desk: desk.store.records(InclusionOutcome).where(meeting_id=meeting_id))
    actions = [each for each in said if each.kind is OutcomeKind.ACTION]
    assert sorted(each.text for each in said if each.kind is OutcomeKind.DECISION) == sorted(
        f"Decision {number}" for number in range(1, _PEOPLE + 1)
    )
    assert {(each.owner, each.due) for each in actions} == {("Made-up City Council", date(2026, 11, 27))}
    tasks = ask(driver, lambda desk: desk.store.records(Task).where(source=TaskSource.MEETING, source_id=meeting_id))
    assert {task.id for task in tasks} == {each.task_id for each in actions}
    assert len(tasks) == _PEOPLE
    there = ask(driver, lambda desk: desk.store.records(InclusionAttendance).where(meeting_id=meeting_id))
    assert [each.attendance for each in there].count(Attendance.APOLOGIES) == 1
    assert not [each for each in ask(driver, lambda desk: desk.drafts.left_open()) if each.form == "inclusion-said"]
    _print(driver, tmp_path / "minutes.pdf", _PEOPLE)


def _print(driver: Driver, out: Path, people: int) -> None:
    (preview,) = driver.window.findChildren(PrintPreview)
    assert f"{people} people" in texts(preview)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(60)
    printing = preview.print_on(printer)
    with driver.qtbot.waitSignal(printing.finished, timeout=PATIENCE_MS):
        pass
    driver.settle()
    printed = QPdfDocument()
    printed.load(str(out))
    assert printed.pageCount() == preview.document.pageCount()
    logged = ask(driver, lambda desk: desk.store.records(PrintRecord).where(sheet="minutes"))
    assert len(logged) == people
    preview.reject()
    driver.settle()


def test_what_is_typed_is_there_after_a_lock_in_the_middle_and_the_meeting_goes_on(driver: Driver) -> None:
    begun(driver)
    key(driver, Qt.Key.Key_PageDown)
    write(at_field(driver, "Decision"), "Half a sent")
    key(driver, Qt.Key.Key_T, ALT)
    write(at_field(driver, "To do"), "Ring the")
    driver.desk.jobs.lock()
    driver.wait_until(lambda: driver.window.desk_frame is None)
    driver.unlock()
    screen = driver.go("inclusion_meeting")
    assert isinstance(screen, InclusionMeetingScreen)
    driver.wait_until(lambda: here(driver).accessibleName() == "Who is here")
    key(driver, Qt.Key.Key_PageDown)
    page = screen.page
    assert isinstance(page, PersonPage)
    driver.wait_until(lambda: at_field(driver, "Decision").text() == "Half a sent")
    action = page.action.field
    assert isinstance(action, QLineEdit)
    assert action.text() == "Ring the"
    key(driver, Qt.Key.Key_PageDown)
    said = ask(driver, lambda desk: desk.store.records(InclusionOutcome).where(person_id=page.item.person_id))
    assert {"Half a sent", "Ring the"} <= {each.text for each in said}


def test_a_day_nobody_understands_holds_the_page_and_taking_out_can_be_taken_back(driver: Driver) -> None:
    screen = begun(driver)
    key(driver, Qt.Key.Key_PageDown)
    page = screen.page
    assert isinstance(page, PersonPage)
    at_field(driver, "Decision")
    key(driver, Qt.Key.Key_T, ALT)
    write(at_field(driver, "To do"), "Find a flat")
    key(driver, Qt.Key.Key_Return)
    key(driver, Qt.Key.Key_Return)
    write(at_field(driver, "By when"), "whenever")
    key(driver, Qt.Key.Key_PageDown)
    assert screen.page is page
    assert "is not a date" in texts(page.due)
    at_field(driver, "By when").clear()
    key(driver, Qt.Key.Key_Return)
    driver.wait_until(lambda: "To do: Find a flat (M. Kerr)" in texts(page))
    child(page, QPushButton, "Take out: Find a flat").click()
    driver.settle()
    driver.wait_until(lambda: "Find a flat" not in texts(page))
    driver.frame.undo_bar.undo()
    driver.settle()
    driver.wait_until(lambda: "To do: Find a flat (M. Kerr)" in texts(page))
    tasks = ask(driver, lambda desk: desk.store.records(Task).where(text="Find a flat"))
    assert len(tasks) == 1


def test_somebody_who_is_not_on_the_agenda_is_added_by_name(driver: Driver) -> None:
    screen = begun(driver)
    before = ask(driver, lambda desk: len(desk.store.records(InclusionItem).where()))
    known = ask(driver, lambda desk: {each.person_id for each in desk.store.records(InclusionItem).where()})
    rows = ask(driver, lambda desk: desk.browse_people.page(CaseloadFilter(), limit=60))
    other = next(row for row in rows if row.person_id not in known)
    key(driver, Qt.Key.Key_P, ALT)
    assert screen.dialog is not None
    screen.dialog.finder.show_person(other.person_id, other.filed_as)
    screen.dialog.finder.taken.emit()
    driver.settle()
    driver.wait_until(lambda: other.filed_as in texts(screen))
    assert ask(driver, lambda desk: len(desk.store.records(InclusionItem).where())) == before + 1


def test_a_series_is_made_moved_called_off_and_taken_out_by_keys(driver: Driver, tmp_path: Path) -> None:
    ask(driver, lambda desk: desk.meetings.keep_staff(AgencyStaff("", "Zoe Quick", "Somewhere")))
    screen = driver.go("inclusion")
    assert isinstance(screen, InclusionScreen)
    key(driver, Qt.Key.Key_N)
    form = _form(screen)
    save(driver, form)
    assert "Give it a name" in texts(form)
    type_into(form, "name", "A small table")
    choose(form, "repeats", "months")
    choose(form, "nth", 2)
    type_into(form, "every", "1")
    members = form.labelled["members"].field
    assert isinstance(members, NamesField)
    write(members.line, "zoe")
    press(members.line, Qt.Key.Key_Return)
    assert members.names == ("Zoe Quick, Somewhere",)
    save(driver, form)
    (made,) = ask(driver, lambda desk: desk.store.records(InclusionSeries).where(name="A small table"))
    assert made.recurrence.in_words == "the second Tuesday of every month"
    entry = ask(driver, lambda desk: desk.inclusion.series.of(made.id))
    assert [seat.name for seat in entry.seats] == ["Zoe Quick"]
    screen._series.setCurrentIndex(screen._series.findData(made.id))
    screen._show_series("")
    driver.settle()
    driver.come_to_front()
    screen.move_meeting()
    driver.settle()
    form = _form(screen)
    type_into(form, "day", "10 Dec")
    save(driver, form)
    assert "Say why" in texts(form)
    type_into(form, "why", "The hall is closed")
    save(driver, form)
    moved = ask(driver, lambda desk: desk.inclusion.series.of(made.id)).upcoming[0]
    assert (moved.planned_on, moved.day) == (date(2026, 12, 8), date(2026, 12, 10))
    driver.come_to_front()
    screen.call_off()
    driver.settle()
    form = _form(screen)
    type_into(form, "why", "Nobody free")
    save(driver, form)
    assert ask(driver, lambda desk: desk.inclusion.series.of(made.id)).upcoming[0].state is InclusionState.CANCELLED
    screen.take_out()
    (dialog,) = screen.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "series.ics"))
    driver.settle()
    dialog.reject()
    driver.settle()
    assert "STATUS:CANCELLED" in (tmp_path / "series.ics").read_text(encoding="utf-8")


def test_the_copy_of_an_agency_says_before_printing_how_many_it_leaves_out(driver: Driver) -> None:
    screen = driver.go("inclusion")
    assert isinstance(screen, InclusionScreen)
    screen._copy.setCurrentIndex(1)
    screen.print_chosen()
    driver.wait_until(lambda: bool(driver.window.findChildren(PrintPreview)))
    driver.settle()
    (preview,) = driver.window.findChildren(PrintPreview)
    assert "They did not agree that" in texts(preview)
    preview.reject()
    driver.settle()


def _form(screen: InclusionScreen) -> FieldsForm:
    assert screen.form is not None
    return screen.form


def test_agency_staff_are_of_an_organisation_of_the_directory(driver: Driver) -> None:
    screen = driver.go("agency_staff")
    child(screen, QPushButton, "Add a member of agency staff").click()
    driver.settle()
    name, organisation = child(screen, QLineEdit, "Name"), child(screen, QComboBox, "Of the directory")
    write(name, "Ada Newly")
    organisation.setCurrentIndex(1)
    press(name, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    (staff,) = ask(driver, lambda desk: desk.store.records(AgencyStaff).where(name="Ada Newly"))
    assert staff.organisation_id == organisation_id_of(driver, staff.agency)


def organisation_id_of(driver: Driver, name: str) -> str:
    (found,) = ask(driver, lambda desk: desk.store.records(Organisation).where(name=name))
    return found.id


def test_the_meetings_are_found_among_the_commands(driver: Driver) -> None:
    driver.come_to_front()
    dialog = look_for(driver, "recovery inclusion")
    dialog.table.selectRow(titles(dialog).index("Recovery inclusion meetings"))
    press(dialog.field, Qt.Key.Key_Return)
    driver.settle()
    driver.wait_until(lambda: driver.screen.name == "inclusion")

"""Never asks, never loses: locked or closed in the middle of a form, a dialog, a backup, an import, a print."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPlainTextEdit, QPushButton, QTableView

from recovery_desk.domain.backups import Why
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.inclusion import InclusionOutcome
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.storage import snapshots
from recovery_desk.ui.doors.unlock import Unlock
from recovery_desk.ui.file_choosing import choose
from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.quick_note import QuickNote
from recovery_desk.ui.screens.import_caseload import ImportCaseload
from recovery_desk.ui.screens.people import People
from recovery_desk.ui.undo_bar import sure
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.import_caseload import ApplyImport, ImportOutcome
from tests.gui.driving import PEOPLE, Driver, child, press, write
from tests.gui.test_import_screen import GOOD, count, look_at
from tests.gui.test_inclusion import ALT, at_field, begun, key, twenty_five
from tests.gui.test_meetings import ask

HALF = "Half a thou"
Begin = Callable[[Path], Driver]


def is_locked(driver: Driver) -> bool:
    return isinstance(driver.window.current_screen, Unlock) and not driver.desk.jobs.is_open


def drafts(driver: Driver) -> list[Draft]:
    return list(ask(driver, lambda desk: list(desk.drafts.left_open())))


def closed_and_begun_again(driver: Driver, start: Begin, folder: Path) -> Driver:
    """The window is closed as somebody closes it; nothing may ask. Then the program is started again."""
    assert driver.window.close()
    driver.desk.jobs.stop()
    driver.desk.jobs.stop = lambda: None  # type: ignore[method-assign]  # the fixture stops it too
    again = start(folder)
    again.unlock()
    return again


def half_a_note(driver: Driver) -> None:
    note = QuickNote(driver.desk.bench, driver.window)
    note.open()
    driver.wait_until(note.isVisible)
    write(child(note, QPlainTextEdit, "Note"), HALF)


def test_locked_in_the_middle_of_a_dialog(driver: Driver) -> None:
    half_a_note(driver)
    driver.window.lock()
    driver.wait_until(lambda: is_locked(driver))
    driver.wait_until(lambda: not driver.window.findChildren(QuickNote))
    driver.unlock()
    assert [draft.words for draft in drafts(driver)] == [HALF]


@pytest.mark.parametrize("where", ["dialog", "question", "file dialog"])
def test_the_key_that_locks_does_so_in_front_of_the_window_too(driver: Driver, where: str) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    if where == "dialog":
        half_a_note(driver)
        (note,) = driver.window.findChildren(QuickNote)
        press(child(note, QPlainTextEdit, "Note"), Qt.Key.Key_L, ctrl)
    elif where == "question":
        QTimer.singleShot(0, lambda: press(driver.window.findChildren(QMessageBox)[0], Qt.Key.Key_L, ctrl))
        assert not sure(driver.window, "Take back: everything?")
    else:
        choose(driver.window, "Choose a file", lambda _file: None, filters="All (*)", start=str(Path.cwd()))
        dialog = driver.window.findChildren(QFileDialog)[0]
        driver.wait_until(dialog.isVisible)
        press(dialog, Qt.Key.Key_L, ctrl)
    driver.wait_until(lambda: is_locked(driver))
    driver.unlock()
    assert [draft.words for draft in drafts(driver)] == ([HALF] if where == "dialog" else [])


def test_closed_in_the_middle_of_a_dialog(driver: Driver, start: Begin, folder: Path) -> None:
    half_a_note(driver)
    again = closed_and_begun_again(driver, start, folder)
    assert [draft.words for draft in drafts(again)] == [HALF]


@pytest.mark.parametrize("how", ["closed", "locked"])
def test_a_form_that_was_paged_away_from_at_the_very_end(driver: Driver, start: Begin, folder: Path, how: str) -> None:
    """In a meeting: half an action, Page Up to the page before, and the window is gone in the same moment."""
    meeting_id = ask(driver, twenty_five)
    begun(driver)
    key(driver, Qt.Key.Key_PageDown)
    write(at_field(driver, "Decision"), "A bed at the hostel")
    key(driver, Qt.Key.Key_T, ALT)
    field = at_field(driver, "To do")
    write(field, HALF)
    press(field, Qt.Key.Key_PageUp)
    if how == "closed":
        driver = closed_and_begun_again(driver, start, folder)
    else:
        driver.window.lock()
        driver.wait_until(lambda: is_locked(driver))
        driver.unlock()
    said = ask(driver, lambda desk: desk.store.records(InclusionOutcome).where(meeting_id=meeting_id))
    kept = [*(text for draft in drafts(driver) for text in draft.fields.values()), *(each.text for each in said)]
    assert HALF in kept
    assert "A bed at the hostel" in kept


def test_a_question_that_is_open_is_answered_with_no(driver: Driver) -> None:
    QTimer.singleShot(0, driver.window, driver.window.lock)
    assert not sure(driver.window, "Take back: everything?")
    driver.wait_until(lambda: is_locked(driver))


@pytest.mark.parametrize("how", ["closed", "locked"])
def test_while_a_backup_is_being_copied(
    driver: Driver, start: Begin, folder: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """The backup is given up and leaves no half file; what was typed meanwhile is kept; the next one is made."""
    at_work, pause = Event(), Event()

    def without_end(*arguments: Any) -> int:
        *_, length, _key, report, _looked = arguments
        at_work.set()
        while not pause.wait(0.01):
            report(0, length)
        return 0

    monkeypatch.setattr(snapshots, "write_container", without_end)
    driver.desk.bench.backing_up.begin()
    driver.wait_until(at_work.is_set)
    half_a_note(driver)
    if how == "closed":
        driver = closed_and_begun_again(driver, start, folder)
    else:
        driver.window.lock()
        driver.wait_until(lambda: is_locked(driver))
        driver.unlock()
    before = len(list(folder.rglob("*.rdbackup")))
    monkeypatch.undo()
    assert [draft.words for draft in drafts(driver)] == [HALF]
    assert not [path for path in folder.rglob("*") if path.suffix == ".part"]
    backing_up, ended = driver.desk.bench.backing_up, list[object]()
    backing_up.ended.connect(ended.append)
    backing_up.begin(why=Why.ASKED)
    driver.wait_until(lambda: bool(ended))
    assert len(list(folder.rglob("*.rdbackup"))) == before + 1


@pytest.mark.parametrize("how", ["closed", "locked"])
def test_while_a_list_is_being_brought_in(
    driver: Driver, start: Begin, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """What was begun is finished behind the cover, or before the program ends: all of it is there."""
    screen = driver.go("import_caseload")
    assert isinstance(screen, ImportCaseload)
    preview = look_at(driver, screen, tmp_path, GOOD)
    assert preview is not None
    at_work, go_on = Event(), Event()
    apply = ApplyImport.__call__

    def slowly(*args: Any, **named: Any) -> ImportOutcome:
        at_work.set()
        go_on.wait(60)
        return apply(*args, **named)

    monkeypatch.setattr(ApplyImport, "__call__", slowly)
    preview.go.click()
    driver.wait_until(at_work.is_set)
    if how == "closed":
        go_on.set()
        driver = closed_and_begun_again(driver, start, folder)
    else:
        driver.window.lock()
        QApplication.processEvents()
        assert driver.desk.jobs.is_open
        go_on.set()
        driver.wait_until(lambda: is_locked(driver))
        driver.unlock()
    assert count(driver) == PEOPLE + 2


def test_a_list_that_was_asked_for_is_in_its_file_though_the_desk_was_locked_at_once(
    driver: Driver, tmp_path: Path
) -> None:
    screen = driver.go("people")
    assert isinstance(screen, People)
    screen.export_to(str(tmp_path / "list.csv"))
    driver.window.lock()
    driver.wait_until(lambda: is_locked(driver))
    assert len((tmp_path / "list.csv").read_text("utf-8-sig").splitlines()) == PEOPLE + 1


def printer_to(out: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(100)
    printer.setFullPage(True)
    return printer


def preview_of(driver: Driver) -> PrintPreview:
    press(child(driver.screen, QTableView, "Releases"), Qt.Key.Key_P)
    driver.settle()
    return next(dialog for dialog in driver.window.findChildren(PrintPreview) if dialog.isVisible())


def printed_ways(desk: Desk) -> list[PrintWay]:
    return [record.way for record in desk.store.records(PrintRecord).where()]


@pytest.mark.parametrize("how", ["locked", "closed", "escape", "another size"])
def test_while_a_sheet_is_being_printed(driver: Driver, start: Begin, folder: Path, tmp_path: Path, how: str) -> None:
    """What the printer took comes out whole, as it was shown, and is in the log."""
    preview, out = preview_of(driver), tmp_path / "printed.pdf"
    pages = preview.document.pageCount()
    ended: list[bool] = []
    printing = preview.print_on(printer_to(out))
    printing.finished.connect(lambda: ended.append(True))
    assert not ended, "it has only begun"
    if how == "locked":
        driver.window.lock()
        driver.wait_until(lambda: is_locked(driver))
        driver.wait_until(lambda: bool(ended))
        driver.unlock()
    elif how == "closed":
        driver = closed_and_begun_again(driver, start, folder)
    elif how == "escape":
        press(preview, Qt.Key.Key_Escape)
        driver.wait_until(lambda: bool(ended))
    else:
        preview._chosen_anew()
        driver.wait_until(lambda: bool(ended))
        assert child(preview, QPushButton, "Print…").isEnabled()
    assert ask(driver, printed_ways) == [PrintWay.PRINTED]
    printed = QPdfDocument()
    printed.load(str(out))
    assert printed.pageCount() == pages
    image = printed.render(pages - 1, printed.pagePointSize(pages - 1).toSize())
    assert any(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(image.height() * 2 // 3, image.height(), 3)
    ), "down to the foot of the last page"

"""Printers that refuse, break off, ask something first or take minutes: none holds a lock or leaves pages behind it."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from recovery_desk.domain.prints import PrintWay
from recovery_desk.ui import printing as printing_module
from recovery_desk.ui.print_preview import PrintPreview, SheetJob
from recovery_desk.ui.printing import Printing
from tests.gui.driving import Driver
from tests.gui.test_meetings import ask
from tests.gui.test_never_loses import (
    Begin,
    closed_and_begun_again,
    drafts,
    half_a_note,
    is_locked,
    preview_of,
    printed_ways,
    printer_to,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BROKE_OFF = "The printing broke off before its end"


def locked(driver: Driver) -> None:
    driver.window.lock()
    driver.wait_until(lambda: is_locked(driver))


def pages_left(driver: Driver) -> list[object]:
    """Runs of pages and what they came from, as far as they are in memory still."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return [
        *driver.desk.jobs.findChildren(Printing),
        *(each for each in gc.get_objects() if isinstance(each, SheetJob | PrintPreview | Printing)),
    ]


def said(driver: Driver) -> str:
    return "\n".join(label.text() for label in driver.window.findChildren(QLabel) if label.isVisible())


def break_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From that strip on none can be drawn."""
    draw, asked = Printing._strip, list[int]()

    def strip(self: Printing, *args: object) -> object:
        asked.append(1)
        if len(asked) >= number:
            raise MemoryError
        return draw(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Printing, "_strip", strip)


@pytest.mark.qt_log_ignore("Returned false", "This plugin does not support", extend=True)
def test_a_printer_that_refuses_is_told_and_leaves_no_page_in_memory(driver: Driver, tmp_path: Path) -> None:
    preview, told = preview_of(driver), list[str]()

    def read_it() -> None:
        (box,) = driver.window.findChildren(QMessageBox)
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read_it)
    preview.print_on(printer_to(tmp_path / "no" / "such" / "folder" / "x.pdf"))
    assert "did not take the sheet" in told[0]
    assert preview._print.isEnabled(), "another printer can be tried"
    assert ask(driver, printed_ways) == []
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert driver.desk.jobs.findChildren(Printing) == []
    del preview
    locked(driver)
    assert pages_left(driver) == []


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_that_cannot_be_drawn_is_told_and_holds_no_lock(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    break_at(monkeypatch, number)
    preview = preview_of(driver)
    preview.print_on(printer_to(tmp_path / "x.pdf"))
    driver.wait_until(lambda: BROKE_OFF in said(driver))
    driver.settle()
    assert preview._print.isEnabled()
    assert BROKE_OFF in "\n".join(label.text() for label in preview.findChildren(QLabel)), "in front, where they look"
    del preview
    locked(driver)
    assert pages_left(driver) == []
    driver.unlock()
    assert ask(driver, printed_ways) == [PrintWay.PRINTED], "a part of it may have come out"


def test_a_printer_that_takes_no_other_page_is_told(driver: Driver, tmp_path: Path) -> None:
    class OnePage(QPrinter):
        def newPage(self) -> bool:  # noqa: N802 - Qt's name
            return False

    printer, preview = OnePage(QPrinter.PrinterMode.HighResolution), preview_of(driver)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "x.pdf"))
    printer.setResolution(60)
    printing = Printing(driver.desk.jobs, preview.job.drawn.sheet.pdf, printer, (0, 0))
    broke: list[bool] = []
    printing.broke_off.connect(lambda: broke.append(True))
    printing.start()
    driver.wait_until(lambda: bool(broke))
    assert BROKE_OFF in said(driver)


def test_the_program_ends_though_a_page_cannot_be_drawn(
    driver: Driver, start: Begin, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = preview_of(driver)
    half_a_note(driver)
    break_at(monkeypatch, 2)
    preview.print_on(printer_to(tmp_path / "x.pdf"))
    again = closed_and_begun_again(driver, start, folder)
    assert len(drafts(again)) == 1


def test_the_program_ends_whatever_breaks_in_what_it_still_has_to_do(
    driver: Driver, start: Begin, folder: Path
) -> None:
    done: list[str] = []

    def breaks() -> None:
        raise RuntimeError

    driver.desk.jobs.hold(breaks)
    driver.desk.jobs.hold(lambda: done.append("the other"))
    half_a_note(driver)
    again = closed_and_begun_again(driver, start, folder)
    assert done == ["the other"]
    assert len(drafts(again)) == 1


def test_a_printer_that_takes_minutes_keeps_no_vault_open(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The keys are forgotten at once; what was begun comes out behind the door, whole, and then its pages are gone."""
    goes_on: list[bool] = []
    go_on: Callable[[Printing], None] = Printing._go_on

    def slowly(self: Printing) -> None:
        if goes_on:
            go_on(self)
        else:
            QTimer.singleShot(0, self, self._go_on)

    monkeypatch.setattr(Printing, "_go_on", slowly)
    preview, ended = preview_of(driver), list[bool]()
    preview.print_on(printer_to(tmp_path / "x.pdf")).finished.connect(lambda: ended.append(True))
    del preview
    locked(driver)
    driver.wait_until(lambda: driver.desk.bench.door._vault is None)  # type: ignore[attr-defined]
    assert not ended
    goes_on.append(True)
    driver.wait_until(lambda: bool(ended))
    assert pages_left(driver) == []
    assert b"%%EOF" in (tmp_path / "x.pdf").read_bytes()
    driver.unlock()
    assert ask(driver, printed_ways) == [PrintWay.PRINTED]


def test_what_breaks_off_behind_the_lock_is_told_there(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Printing] = []

    def wait(self: Printing) -> None:
        begun.append(self)

    monkeypatch.setattr(Printing, "_go_on", wait)
    preview_of(driver).print_on(printer_to(tmp_path / "x.pdf"))
    locked(driver)
    monkeypatch.undo()
    break_at(monkeypatch, 1)
    begun.pop()._go_on()
    driver.wait_until(lambda: BROKE_OFF in said(driver))
    assert pages_left(driver) == []


def test_nothing_is_drawn_where_the_desk_was_locked_while_the_printer_asked(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could not be written down any more that it left."""

    class AsksFirst(QPainter):
        def begin(self, device: QPrinter) -> bool:  # type: ignore[override]
            locked(driver)
            return super().begin(device)

    preview = preview_of(driver)
    monkeypatch.setattr(printing_module, "QPainter", AsksFirst)
    monkeypatch.setattr(PrintPreview, "_was_refused", lambda _: None)
    preview.print_on(printer_to(tmp_path / "x.pdf"))
    monkeypatch.undo()
    del preview
    assert pages_left(driver) == []
    assert driver.desk.jobs._held == []
    driver.unlock()
    assert ask(driver, printed_ways) == []

"""The print centre by keyboard: who gets what, one pack, progress that can be stopped, a log of what left."""

from pathlib import Path

import pytest
from pypdf import PasswordType, PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from recovery_desk.ui.print_preview import PrintPreview
from recovery_desk.ui.save_sheet import SaveSheet
from recovery_desk.ui.screens.print_centre import PrintCentre
from tests.gui.driving import PATIENCE_MS, Driver, child, press


@pytest.fixture
def centre(driver: Driver) -> PrintCentre:
    screen = driver.go("print_centre")
    assert isinstance(screen, PrintCentre)
    return screen


def previews(driver: Driver) -> list[PrintPreview]:
    return [dialog for dialog in driver.window.findChildren(PrintPreview) if dialog.isVisible()]


def test_everybody_due_out_has_the_usual_sheets(centre: PrintCentre) -> None:
    chosen = centre.model.chosen
    assert len(chosen) > 5
    assert set(chosen.values()) == {("handover", "my-release-day", "plan")}


def test_space_takes_a_sheet_away_and_enter_takes_somebody_out(centre: PrintCentre) -> None:
    first = next(iter(centre.model.chosen))
    centre.table.setFocus()
    centre.table.setCurrentIndex(centre.model.index(0, 3))
    press(centre.table, Qt.Key.Key_Space)
    assert centre.model.chosen[first] == ("my-release-day", "plan")
    press(centre.table, Qt.Key.Key_Return)
    assert first not in centre.model.chosen
    press(centre.table, Qt.Key.Key_Return)
    assert centre.model.chosen[first] == ("handover", "my-release-day", "plan")


def test_a_heading_ticks_a_sheet_for_nobody_and_for_everybody(centre: PrintCentre) -> None:
    centre.model.toggle_column(3)
    assert all("handover" not in sheets for sheets in centre.model.chosen.values())
    centre.model.toggle_column(3)
    assert all("handover" in sheets for sheets in centre.model.chosen.values())


def test_a_pack_is_drawn_shown_printed_and_logged(driver: Driver, centre: PrintCentre, tmp_path: Path) -> None:
    people = len(centre.model.chosen)
    centre.prepare()
    driver.settle()
    (preview,) = previews(driver)
    assert len(preview.job.drawn.people) == people
    assert preview.document.pageCount() >= 3 * people
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(20)
    printer.setFullPage(True)
    printing = preview.print_on(printer)
    with driver.qtbot.waitSignal(printing.finished, timeout=PATIENCE_MS):
        pass
    driver.settle()
    preview.reject()
    driver.settle()
    shown = [centre._log.index(row, 2).data() for row in range(centre._log.rowCount())]
    assert len(shown) == min(60, 3 * people)
    assert set(shown) == {"Handover sheet", "My release day", "My plan"}


def test_a_pack_can_be_saved_as_a_file_for_each_person(driver: Driver, centre: PrintCentre, tmp_path: Path) -> None:
    for row in range(3, centre.model.rowCount()):
        centre.model.toggle_row(row)
    centre.prepare()
    driver.settle()
    (preview,) = previews(driver)
    child(preview, QPushButton, "Save PDF…").click()
    driver.settle()
    dialog = next(each for each in preview.findChildren(SaveSheet) if each.isVisible())
    dialog.each.setChecked(True)
    passphrase = child(dialog, QLineEdit, "Passphrase of the file").text()
    dialog.save_to(str(tmp_path))
    driver.settle()
    files = sorted(tmp_path.glob("*.pdf"))
    assert [file.name for file in files] == ["sheets-001.pdf", "sheets-002.pdf", "sheets-003.pdf"]
    for file in files:
        assert PdfReader(file).decrypt(passphrase) is not PasswordType.NOT_DECRYPTED


def test_a_pack_can_be_stopped_and_nothing_is_shown(driver: Driver, centre: PrintCentre) -> None:
    centre.prepare()
    centre.stop()
    driver.settle()
    assert previews(driver) == []
    assert centre.go.isEnabled()


def test_days_without_a_release_say_what_to_do(driver: Driver, centre: PrintCentre) -> None:
    for row in range(centre.model.rowCount()):
        centre.model.toggle_row(row)
    assert not centre.go.isEnabled()
    assert any("Nobody ticked" in label.text() for label in centre.findChildren(QLabel))
